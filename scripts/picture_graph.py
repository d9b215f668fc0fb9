"""A picture of a GraphML file as Gephi Lite's own libraries read and draw it.

    npm ci --prefix tests/node
    python scripts/picture_graph.py [OUT/graph.graphml] PICTURE.png

graphology-graphml reads the file, sigma draws it in a headless Chromium: places, sizes and colours
are those of the file. The view is closed in on the upper left corner, where the large components
are, so that names can be read. Without a file the picture is of our samples.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import networkx as nx
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.export.by_node import FOLDER, read_in_node  # noqa: E402 - found through the line before
from tests.running import run_command  # noqa: E402

WIDTH, HEIGHT = 1600, 980
CORNER = (1500.0, 900.0)
LIBRARIES = ("graphology/dist/graphology.umd.min.js", "sigma/dist/sigma.min.js")
DRAW = """
({nodes, edges}) => {
  const graph = new graphology.MultiDirectedGraph();
  for (const [id, attributes] of Object.entries(nodes)) graph.addNode(id, {...attributes, type: "circle"});
  for (const [id, edge] of Object.entries(edges))
    graph.addEdgeWithKey(id, edge.source, edge.target,
      {color: edge.attributes.color, size: 1.5 + edge.attributes.weight / 2, type: "arrow"});
  const name = (context, data, settings) => {
    if (!data.label) return;
    context.font = `${settings.labelSize}px "WenQuanYi Micro Hei", "Noto Sans CJK SC", sans-serif`;
    context.textAlign = "center";
    context.lineWidth = 3;
    context.strokeStyle = "#ffffffdd";
    context.fillStyle = "#222222";
    const y = data.y + data.size + settings.labelSize * 0.9;
    context.strokeText(data.label, data.x, y);
    context.fillText(data.label, data.x, y);
  };
  const sigma = new Sigma(graph, document.getElementById("graph"), {
    itemSizesReference: "positions", labelDensity: 1000, labelGridCellSize: 10,
    labelRenderedSizeThreshold: 0, defaultDrawNodeLabel: name, stagePadding: 24,
    zoomToSizeRatioFunction: (ratio) => ratio,
  });
  sigma.setSetting("labelSize", 12 * sigma.scaleSize(1));
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(graph.size))));
}
"""
PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: #fff; font: 14px "WenQuanYi Micro Hei", "Noto Sans CJK SC", sans-serif }}
#graph {{ width: {width}px; height: calc({height}px - 44px) }}
#legend {{ display: flex; justify-content: center; gap: 20px; line-height: 44px }}
b {{ display: inline-block; width: 12px; height: 12px; border-radius: 6px; margin-right: 6px }}
i {{ display: inline-block; width: 20px; height: 4px; vertical-align: 4px; margin-right: 6px }}
</style><div id="graph"></div><div id="legend">{legend}</div>"""


def to_legend(graph: dict[str, Any]) -> str:
    """The colours of classes and relations that are there."""
    nodes = {(n["type_zh"], n["color"]) for n in graph["nodes"].values()}
    edges = {(e["attributes"]["label"], e["attributes"]["color"]) for e in graph["edges"].values()}
    return "".join(
        f'<span><{tag} style="background:{colour}"></{tag}>{label}</span>'
        for tag, found in (("b", nodes), ("i", edges))
        for label, colour in sorted(found, key=lambda pair: (pair[1], pair[0]))
    )


def keep_corner(graph: dict[str, Any]) -> None:
    """Only components that lie in the corner stay."""
    nodes, edges = graph["nodes"], graph["edges"]
    left, top = min(n["x"] for n in nodes.values()), max(n["y"] for n in nodes.values())
    linked = nx.Graph((edge["source"], edge["target"]) for edge in edges.values())
    kept = {
        node
        for group in nx.connected_components(linked)
        if all(nodes[n]["x"] < left + CORNER[0] and nodes[n]["y"] > top - CORNER[1] for n in group)
        for node in group
    }
    graph["nodes"] = {node: values for node, values in nodes.items() if node in kept}
    graph["edges"] = {key: edge for key, edge in edges.items() if edge["source"] in kept}


def draw(source: Path, target: Path) -> None:
    """Read the file in Node, draw it in a browser, keep the picture."""
    (graph,) = read_in_node([source])
    keep_corner(graph)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--enable-unsafe-swiftshader", "--use-angle=swiftshader"],
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.on("console", lambda message: print(message.text))
        page.set_content(PAGE.format(width=WIDTH, height=HEIGHT, legend=to_legend(graph)))
        for library in LIBRARIES:
            page.add_script_tag(path=FOLDER / "node_modules" / library)
        edges = page.evaluate(DRAW, json.loads(json.dumps(graph)))
        page.screenshot(path=target)
        browser.close()
    print(f"{target}: {len(graph['nodes'])} nodes, {edges} edges, {target.stat().st_size} bytes")


def main() -> None:
    """Build the samples where no file is named; draw."""
    *given, target = map(Path, sys.argv[1:])
    with tempfile.TemporaryDirectory() as name:
        source = given[0] if given else Path(name) / "out" / "graph.graphml"
        if not given:
            run_command("kg samples samples", Path(name))
            run_command("kg build samples/pages -o out", Path(name))
        draw(source, target)


if __name__ == "__main__":
    main()
