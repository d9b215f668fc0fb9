"""Pictures of the page over the samples, for docs/view.md: kg view at desktop and phone width.

    python scripts/picture_page.py

Needs Chromium and a font with Chinese (fonts-wqy-microhei or fonts-noto-cjk).
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from kg.build import build
from kg.export.built import Built, read_build
from kg.export.html.add import add_page

ROOT = Path(__file__).parents[1]
LOAN = ("funds", "4.6万元")


@dataclass(frozen=True, slots=True)
class Picture:
    """A view of the page; `place` is what stands behind the address."""

    name: str
    width: int
    height: int
    place: str
    traits: dict[str, Any] = field(default_factory=dict)
    hover: str = ""


def pictures(built: Built) -> list[Picture]:
    """Those of the documentation."""
    loan = next(
        s.id for s in built.graph.statements if s.relation == LOAN[0] and amount(s) == LOAN[1]
    )
    article = "#article=worked-example.txt%231"
    return [
        Picture("view-desktop", 1200, 740, ""),
        Picture("view-sentence", 1200, 740, f"#statement={loan}"),
        Picture("view-article", 1200, 740, article, {"color_scheme": "dark"}, ".fact"),
        Picture("view-phone", 390, 800, "#entity=江西省总工会"),
    ]


def amount(statement: Any) -> str | None:
    """As it is printed."""
    return statement.amount.text if statement.amount else None


def take(browser: Browser, page: Path, picture: Picture) -> Path:
    """Write one."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        locale="zh-CN",
        reduced_motion="reduce",
        **picture.traits,
    )
    seen = context.new_page()
    seen.goto(page.as_uri() + picture.place)
    seen.wait_for_selector("html[data-ready]")
    if picture.hover:
        seen.locator(picture.hover).first.hover()
    seen.wait_for_timeout(500)  # until names are placed
    path = ROOT / "docs" / f"{picture.name}.png"
    seen.screenshot(path=path)
    context.close()
    return path


def main() -> None:
    """Write all."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        out = Path(name) / "out"
        build([ROOT / "kg" / "samples" / "pages"], out)
        page = add_page(out)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for picture in pictures(read_build(out)):
            path = take(browser, page, picture)
            print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KiB")
        browser.close()


if __name__ == "__main__":
    main()
