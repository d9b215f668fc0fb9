"""How long identity over a corpus takes, and how much memory, by the number of mentions.

    python scripts/benchmark_identity.py [10000 100000 1000000]

Each size runs in a process of its own, one size after the other, and prints a row of
`docs/identity.md`: documents, mentions, entities, seconds for identity inside the documents and
over the corpus, and the peak memory of the process (MB of 10^6 bytes). Documents are generated: an
article of ten mentions at home in one of the divisions of China, of unions, agencies, banks and
branches, companies under several names, and persons with and without posts.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

from kg.build import DEFAULT_BASE
from kg.entities import resolve_corpus, resolve_document
from kg.gazetteer import COUNTY, Division, load_gazetteer
from kg.model import Article, Entity, Mention, Paragraph, Piece, Span

SIZES = (10_000, 100_000, 1_000_000)
PER_DOCUMENT = 10
_BRAND = "云岭远山青石红河柳泉松鹤金穗恒泰达润德昌隆盛华丰宏図".replace("図", "图")
_TRADE = ("茶业", "纺织", "食品", "科技", "建设", "机械", "软件", "药业", "灯饰", "物流")
_GIVEN = "伟静敏磊洋艳勇军杰娟涛超明霞平刚桂英文华建国志强海燕晓东"
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
Name = tuple[str, str]


def main() -> None:
    """Run the sizes asked for, or (in the process of one size) print its row."""
    if len(sys.argv) == 3 and sys.argv[1] == "--one":
        print(measure(int(sys.argv[2])))
        return
    print("| mentions | documents | entities | in documents (s) | over the corpus (s) | peak MB |")
    print("|---|---|---|---|---|---|")
    for size in map(int, sys.argv[1:] or SIZES):
        command = [sys.executable, __file__, "--one", str(size)]
        print(subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip())


def measure(size: int) -> str:
    """The row of one size."""
    gazetteer = load_gazetteer()
    homes = [d for d in gazetteer.by_code.values() if d.level == COUNTY]
    start = time.perf_counter()
    documents: list[tuple[Entity, ...]] = []
    for number in range(size // PER_DOCUMENT):
        article, mentions = generate(number, homes)
        documents.append(resolve_document([article], mentions, gazetteer)[1])
    inside = time.perf_counter() - start
    start = time.perf_counter()
    _, entities = resolve_corpus(documents, base_iri=DEFAULT_BASE)
    over = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    cells = (f"{size:,}", f"{len(documents):,}", f"{len(entities):,}")
    return f"| {' | '.join(cells)} | {inside:.1f} | {over:.1f} | {peak:.0f} |"


def generate(number: int, homes: list[Division]) -> tuple[Article, list[Mention]]:
    """One document: an article with its mentions, the same for the same number."""
    choose = random.Random(number)
    home = homes[int(len(homes) * choose.random() ** 2)]
    text, mentions = "", []
    document = f"{number}.txt"
    for before, (name, kind) in _names(choose, home):
        text += before
        span = Span(len(text), len(text) + len(name))
        text += name
        mentions.append(Mention(document, 1, span.start, span.end, name, kind, None, span, name))
    article = Article(
        document=document,
        number=1,
        title="",
        start=0,
        end=len(text),
        text=text,
        pieces=(Piece(0, 0, len(text)),),
        paragraphs=(Paragraph("body", 0, len(text)),),
        home=load_gazetteer().path(home)[-2].name + home.name,
    )
    return article, mentions


def _names(choose: random.Random, home: Division) -> Iterator[tuple[str, Name]]:
    """Ten names of a local article, each with the text before it."""
    brand = "".join(choose.sample(_BRAND, 2))
    trade = choose.choice(_TRADE)
    bank = choose.choice(("中国工商银行", "工行", "建行", "农业银行"))
    company = f"{home.short}{brand}{trade}{choose.choice(('有限公司', '有限责任公司', '公司'))}"
    person = choose.choice(_SURNAMES) + "".join(choose.sample(_GIVEN, choose.choice((1, 2))))
    yield "本报讯 ", (f"{home.name}总工会", "TradeUnion")
    yield "与", (f"{bank}{home.short}支行", "Bank")
    yield "签约，向", (company, "Enterprise")
    yield "放款。", (brand + trade, "Enterprise")
    yield "董事长", (person, "Person")
    yield "说，", (f"{home.name[-1]}总工会", "TradeUnion")
    yield "与", (f"{home.short}支行", "Bank")
    yield "支持了", (f"{brand}公司工会", "TradeUnion")
    yield "，", (f"{home.name}人力资源和社会保障局", "Agency")
    yield "到了", (home.name, "Place")


if __name__ == "__main__":
    main()
