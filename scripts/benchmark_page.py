"""Size of the page of about 2,000 nodes, and how soon one of 20,000 nodes and 60,000 edges obeys.

    python scripts/benchmark_page.py [NODES EDGES]

The first is a build of made-up pages, with all their texts. Of the second the time is taken in a
headless Chromium from the start of the navigation until the graph is drawn and the page has taken
a key; beside it the processor time of the page's thread, which other work on the machine does not
change much, the longest that the page was deaf on the way, and the answer to a few deeds.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from kg.build import build
from kg.export import ExportSettings
from kg.export.built import read_build
from kg.export.html import write_html
from kg.export.html.data import to_page_data
from kg.ontology import load_relations

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent / "benchmark")]

from benchmark_graphml import SIZE, make_graph  # noqa: E402
from corpus import write_pages  # noqa: E402

PAGES = 85  # of which about 2,000 nodes come
ROUNDS = 3
WATCH = """
window.longest = 0;
new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.longest = Math.max(window.longest, entry.duration);
}).observe({ type: "longtask", buffered: true });
"""


def size_of_build(folder: Path) -> None:
    """Tell how large the page of a build is."""
    write_pages(folder / "pages", PAGES)
    build([folder / "pages"], folder / "out")
    built = read_build(folder / "out")
    path = folder / "small.html"
    write_html(built.graph, path, built.settings)
    nodes = len(to_page_data(built.graph, built.settings)["nodes"])
    words = sum(len(p.read_text("utf-8")) for p in (folder / "out" / "texts").rglob("*.txt"))
    print(
        f"{nodes} nodes, {len(built.graph.statements)} statements, "
        f"{words} characters of text: {path.stat().st_size / 1e6:.2f} MB"
    )


def large_page(folder: Path, nodes: int, edges: int) -> Path:
    """Write the page of a made-up graph."""
    specs = tuple(file.spec for file in load_relations())
    path = folder / "large.html"
    start = time.process_time()
    write_html(make_graph(nodes, edges), path, ExportSettings(relations=specs))
    spent = time.process_time() - start
    print(
        f"{nodes} nodes, {edges} edges: {path.stat().st_size / 1e6:.1f} MB, made in {spent:.1f} s"
    )
    return path


def opening(page: Page, path: Path) -> tuple[float, float, float]:
    """Seconds until the page obeys, those that its thread worked, and the longest it was deaf."""
    page.add_init_script(WATCH)
    tools = page.context.new_cdp_session(page)
    tools.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(path.as_uri(), wait_until="commit")
    page.wait_for_selector("html[data-ready]", timeout=120_000)
    page.keyboard.press("/")
    page.wait_for_function("document.activeElement.id === 'search'", timeout=60_000)
    now = page.evaluate("performance.now()")
    measures = tools.send("Performance.getMetrics")["metrics"]
    (worked,) = (each["value"] for each in measures if each["name"] == "TaskDuration")
    page.wait_for_timeout(300)
    return now / 1000, worked, page.evaluate("window.longest") / 1000


def deeds(page: Page) -> dict[str, float]:
    """Seconds of what a reader does next."""
    found = {}

    def timed(name: str, script: str) -> None:
        found[name] = page.evaluate(
            "async (script) => { const start = performance.now(); new Function(script)();"
            "await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));"
            "return (performance.now() - start) / 1000; }",
            script,
        )

    search = "const box = document.getElementById('search'); box.value = '云岭第19';"
    timed("search", f"{search} box.dispatchEvent(new Event('input', {{ bubbles: true }}));")
    timed("filter", "document.querySelector('#relations input').click();")
    timed("list", "location.hash = '#list';")
    timed("an entity", "location.hash = '#entity=' + encodeURIComponent('云岭第19999号机构');")
    timed("draw", "location.hash = '#graph';")
    return found


def main() -> None:
    """Tell all."""
    size = tuple(map(int, sys.argv[1:3])) or SIZE
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        size_of_build(folder)
        path = large_page(folder, size[0], size[1])
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        times = []
        for _ in range(ROUNDS):
            page = browser.new_page(viewport={"width": 1360, "height": 850}, bypass_csp=True)
            times.append(opening(page, path))
            told = deeds(page)
            print("  ", *(f"{name} {seconds:.2f} s," for name, seconds in told.items()))
            page.close()
        browser.close()
    now, worked, deaf = (min(column) for column in zip(*times, strict=True))
    print(f"obeys after {now:.2f} s, of which {worked:.2f} s are work; deaf for {deaf:.2f} s")


if __name__ == "__main__":
    main()
