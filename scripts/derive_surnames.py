"""Derive `ontology/names/surnames.txt` from the Chinese Names Corpus (Apache-2.0).

    python scripts/derive_surnames.py ../shared/data/surnames/Chinese_Family_Name.xlsx

One family name a line, most frequent first; the long tail of single characters that are far more
often ordinary words is cut.
"""

import re
import sys
import zipfile
from pathlib import Path

SINGLE_LIMIT = 400  # the rest are rarer than one bearer in 100,000


def surnames(source: Path) -> list[str]:
    """Family names by falling frequency: every compound one, the first `SINGLE_LIMIT` others."""
    with zipfile.ZipFile(source) as book:
        shared = re.findall(r"<si>.*?</si>", book.read("xl/sharedStrings.xml").decode(), re.S)
        strings = ["".join(re.findall(r"<t[^>]*>([^<]*)</t>", item)) for item in shared]
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    rows = re.findall(r'<c [^>]*t="s"[^>]*><v>(\d+)</v></c><c [^>]*><v>([\d.]+)</v>', sheet)
    ranked = [strings[int(name)] for name, _ in sorted(rows, key=lambda row: -float(row[1]))]
    single = [name for name in ranked if len(name) == 1][:SINGLE_LIMIT]
    return single + [name for name in ranked if len(name) == 2]


def main() -> None:
    """Write the list beside the other name lists."""
    names = surnames(Path(sys.argv[1]))
    target = Path(__file__).parent.parent / "ontology" / "names" / "surnames.txt"
    target.write_text("\n".join(names) + "\n", encoding="utf-8", newline="\n")
    print(f"{len(names)} surnames in {target.name}")


if __name__ == "__main__":
    main()
