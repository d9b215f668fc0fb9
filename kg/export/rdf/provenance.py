"""How the dataset came to be: the run of the program, its settings, and what it read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from kg.export.rdf.blocks import LABEL, TYPE, Block, Fact, to_block
from kg.export.rdf.literals import boolean, chinese, decimal, english, plain, time
from kg.export.rdf.names import Names, kg, known
from kg.export.settings import ExportSettings

BUILD = "构建 The build"
_USED, _IDENTIFIER, _VALUE = known("prov:used"), known("dcterms:identifier"), known("rdf:value")
_AT_ONCE = 100
"""Documents in one block, so that no block grows with the corpus."""


def describe_build(settings: ExportSettings, names: Names) -> Iterator[Block]:
    """The dataset, the build, the program, and the settings that are set.

    There is no time in it unless the settings bear one: the same input gives the same bytes.
    """
    program = f"kg {settings.version}"
    dataset: list[Fact] = [
        (TYPE, kg("Dataset")),
        (LABEL, chinese("新闻知识图谱")),
        (LABEL, english("News knowledge graph")),
        (kg("builtBy"), plain(program)),
        (known("prov:wasGeneratedBy"), names.build()),
    ]
    yield to_block(names.dataset(), dataset)
    given = {name: value for name, value in settings.given().items() if value is not None}
    build: list[Fact] = [
        (TYPE, kg("Build")),
        (TYPE, known("prov:Activity")),
        (LABEL, chinese("图谱的构建")),
        (LABEL, english("Build of the graph")),
        (known("prov:wasAssociatedWith"), names.program()),
        *((kg("setting"), names.setting(name)) for name in given),
        *((known(f"prov:{name}"), time(value)) for name, value in settings.times),
    ]
    yield to_block(names.build(), build, BUILD)
    agent: list[Fact] = [
        (TYPE, known("prov:SoftwareAgent")),
        (LABEL, english(program)),
        (known("schema:softwareVersion"), plain(settings.version)),
    ]
    yield to_block(names.program(), agent, BUILD)
    for name, value in given.items():
        facts = [(TYPE, kg("Setting")), (_IDENTIFIER, plain(name)), (_VALUE, _literal(value))]
        yield to_block(names.setting(name), facts, BUILD)


def describe_use(documents: Iterable[str], names: Names) -> Iterator[Block]:
    """That the build used these documents."""
    rest = iter(documents)
    while some := list(islice(rest, _AT_ONCE)):
        facts = ((_USED, names.document(document)) for document in some)
        yield to_block(names.build(), facts, f"{BUILD}: prov:used")


def _literal(value: str | bool | float) -> str:
    if isinstance(value, bool):
        return boolean(value)
    return decimal(f"{value:g}") if isinstance(value, int | float) else plain(value)
