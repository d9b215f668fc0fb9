"""The figures of a graph as a picture, with labels in Chinese and English."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from kg.analysis.bins import degree_bins
from kg.analysis.fonts import chinese_font
from kg.analysis.statistics import Statistics
from kg.columns import cut, one_line
from kg.errors import InputError
from kg.export.labels import class_label, term_label
from kg.export.network.colours import colour_of, relation_colour

if TYPE_CHECKING:
    from matplotlib.axes import Axes

KINDS = ("png", "svg")
SIZE, DOTS = (13.5, 8.4), 100  # inches, and dots an inch
ROWS, LONGEST = 12, 26  # bars of a panel, and columns of a label
_GREY, _TEXT = "#767676", "#222222"
_PALE = {"planned": 0.45, "negated": 0.2}


def draw(statistics: Statistics, title: str, kind: str = "png") -> bytes:
    """A picture of six panels; the same bytes for the same figures, font and matplotlib.

    Raises `InputError` where matplotlib or a Chinese font is missing.
    """
    try:
        import matplotlib
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
        from matplotlib.font_manager import FontProperties, fontManager
        from matplotlib.layout_engine import ConstrainedLayoutEngine
    except ImportError as error:
        raise InputError(
            f"a plot needs {error.name}, which is not installed: pip install 'kg-news[plot]'"
        ) from error
    path = str(chinese_font())
    fontManager.addfont(path)
    look: Any = {
        "font.family": [FontProperties(fname=path).get_name(), "DejaVu Sans"],
        "font.size": 9.5,
        "axes.unicode_minus": False,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.edgecolor": _GREY,
        "axes.titlesize": 11,
        "axes.titleweight": "normal",
        "axes.titlelocation": "left",
        "text.color": _TEXT,
        "svg.hashsalt": "kg",
        "text.parse_math": False,  # a name with two $ is no formula
    }
    with matplotlib.rc_context(look):
        figure = Figure(figsize=SIZE, layout=ConstrainedLayoutEngine(w_pad=0.14, h_pad=0.12))
        FigureCanvasAgg(figure)
        panels = figure.subplots(2, 3)
        for panel, axes in zip(_PANELS, panels.flat, strict=True):
            panel(axes, statistics)
        figure.suptitle(one_line(title), x=0.01, ha="left", fontsize=13)
        data = io.BytesIO()
        metadata = {"Software": None} if kind == "png" else {"Date": None, "Creator": None}
        with warnings.catch_warnings():  # a box stands for a character that the font has not
            warnings.filterwarnings("ignore", r"Glyph \d+", UserWarning)
            figure.savefig(data, format=kind, dpi=DOTS, metadata=metadata)
    return data.getvalue()


def _classes(axes: Axes, statistics: Statistics) -> None:
    rows = statistics.classes[:ROWS]
    names = [_bilingual(class_label(row.name), class_label(row.name, "en")) for row in rows]
    _bars(axes, names, [row.entities for row in rows], [colour_of(r.name).hex for r in rows])
    _title(axes, "实体类别 Entities by class")


def _relations(axes: Axes, statistics: Statistics) -> None:
    """What is planned and denied stands paler behind what is so."""
    rows = statistics.relations[:ROWS]
    names = []
    for row in rows:
        label = term_label(row.name)
        names.append(_bilingual(label.zh if label else row.name, label.en if label else row.name))
    colours = [relation_colour(row.name).hex for row in rows]
    total = [row.asserted + row.planned + row.negated for row in rows]
    _bars(axes, names, total, colours, drawn=[row.asserted for row in rows])
    left = [row.asserted for row in rows]
    for name, pale in _PALE.items():
        values = [getattr(row, name) for row in rows]
        axes.barh(range(len(rows)), values, left=left, color=colours, alpha=pale, height=0.7)
        left = [before + value for before, value in zip(left, values, strict=True)]
    extra = any(row.planned or row.negated for row in rows)
    note = "浅色为计划或否定 paler: planned or negated" if extra else ""
    _title(axes, "陈述 Statements by relation", note)


def _years(axes: Axes, statistics: Statistics) -> None:
    rows = [row for row in statistics.years if row.year is not None and row.statements][-18:]
    undated = sum(row.statements for row in statistics.years if row.year is None)
    axes.bar(range(len(rows)), [row.statements for row in rows], color="#0077bb", width=0.7)
    axes.set_xticks(
        range(len(rows)), [str(row.year) for row in rows], rotation=45 * (len(rows) > 7)
    )
    for at, row in enumerate(rows):
        _above(axes, at, row.statements)
    _count_axis(axes, "y")
    note = f"另有 {undated} 条无日期 {undated} more bear no date" if undated else ""
    _title(axes, "年份 Statements by year", note)


def _districts(axes: Axes, statistics: Statistics) -> None:
    rows = [row for row in statistics.districts if row.name is not None][:ROWS]
    unknown = sum(row.entities for row in statistics.districts if row.name is None)
    names = [cut(one_line(str(row.name)), LONGEST) for row in rows]
    _bars(axes, names, [row.entities for row in rows], ["#999933"] * len(rows))
    note = f"另有 {unknown} 个地区不详 {unknown} more are not known" if unknown else ""
    _title(axes, "地区 Entities by district", note)


def _degrees(axes: Axes, statistics: Statistics) -> None:
    rows = degree_bins(statistics.degrees)
    axes.bar(range(len(rows)), [count for _, count in rows], color="#44aa99", width=0.7)
    axes.set_xticks(range(len(rows)), [name for name, _ in rows])
    for at, (_, count) in enumerate(rows):
        _above(axes, at, count)
    _count_axis(axes, "y")
    _title(axes, "度分布 Degree distribution", "按相连实体的个数 by number of neighbours")


def _central(axes: Axes, statistics: Statistics) -> None:
    rows = statistics.central[:ROWS]
    names = [cut(one_line(row.label), LONGEST) for row in rows]
    colours = [colour_of(row.type).hex for row in rows]
    _bars(axes, names, [row.betweenness for row in rows], colours, "{:.4f}")
    note = "介数：经过它的最短路径所占比例 betweenness"
    _title(
        axes, "居中的实体 Most central", f"{note}（抽样 sampled）" if statistics.sampled else note
    )


_PANELS = (_classes, _relations, _years, _districts, _degrees, _central)


def _bars(
    axes: Axes,
    names: Sequence[str],
    values: Sequence[float],
    colours: Sequence[str],
    shown: str = "{}",
    drawn: Sequence[float] | None = None,
) -> None:
    """Bars from the top down, each with its value behind it; `drawn` is how much of it is filled."""
    places = range(len(names))
    axes.barh(places, drawn or values, color=list(colours), height=0.7)
    axes.set_yticks(places, names)
    axes.invert_yaxis()
    for at, value in zip(places, values, strict=True):
        axes.annotate(
            shown.format(value),
            (value, at),
            (3, 0),
            textcoords="offset points",
            va="center",
            fontsize=8.5,
        )
    axes.margins(x=0.12, y=0.02)
    _count_axis(axes, "x")


def _above(axes: Axes, at: int, value: int) -> None:
    """The value of a bar that stands."""
    axes.annotate(
        str(value),
        (at, value),
        (0, 2),
        textcoords="offset points",
        ha="center",
        va="bottom",
        fontsize=8.5,
    )


def _title(axes: Axes, title: str, note: str = "") -> None:
    """A panel's title, and in grey below it what a reader must know beside."""
    axes.set_title(title, pad=20)
    axes.annotate(
        note,
        (0, 1),
        (0, 6),
        xycoords="axes fraction",
        textcoords="offset points",
        color=_GREY,
        fontsize=8.5,
    )


def _count_axis(axes: Axes, axis: Literal["x", "y"]) -> None:
    """The values stand at the bars: the axis needs no numbers of its own."""
    axes.tick_params(axis="both", length=0)
    if axis == "x":
        axes.tick_params(axis="x", labelbottom=False)
    else:
        axes.tick_params(axis="y", labelleft=False)
    axes.spines["bottom" if axis == "x" else "left"].set_visible(False)


def _bilingual(zh: str, en: str) -> str:
    return f"{zh} {en}" if zh != en else zh
