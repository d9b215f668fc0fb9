"""Derive `ontology/names/divisions.tsv` from the CSV files of administrative divisions.

    python scripts/derive_divisions.py ../shared/data/admin_div

Source: github.com/modood/Administrative-divisions-of-China (WTFPL), codes of GB/T 2260. Columns:
code, name, level (1 province, 2 city, 3 county, 4 township), code of the parent. The placeholder
cities of municipalities and directly governed counties (`市辖区`, `县`) are left out.
"""

import csv
import json
import sys
from pathlib import Path

PLACEHOLDERS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
SPECIAL = {"香港特别行政区": "81", "澳门特别行政区": "82", "台湾省": "71", "台湾": "71"}


def rows(source: Path) -> list[tuple[str, str, int, str]]:
    """All divisions, sorted by code."""
    read = {
        name: list(csv.DictReader((source / f"{name}.csv").open(encoding="utf-8-sig")))
        for name in ("provinces", "cities", "areas", "streets")
    }
    found = {row["code"]: (row["name"], 1, "") for row in read["provinces"]}
    for row in read["cities"]:
        if row["name"] not in PLACEHOLDERS:
            found[row["code"]] = (row["name"], 2, row["provinceCode"])
    for row in read["areas"]:
        if row["name"] in PLACEHOLDERS:
            continue
        city = row["cityCode"]
        found[row["code"]] = (row["name"], 3, city if city in found else row["provinceCode"])
    for row in read["streets"]:
        area = row["areaCode"] if row["areaCode"] in found else row["cityCode"]
        if area in found:
            found[row["code"]] = (row["name"], 4, area)
    for region, areas in json.loads((source / "HK-MO-TW.json").read_text("utf-8")).items():
        code = SPECIAL[region]
        found[code] = ("台湾省" if code == "71" else region, 1, "")
        cities = areas if code == "71" else ()
        for n, city in enumerate(cities, 1):
            found[f"{code}{n:02}"] = (city, 2, code)
    return [(code, *found[code]) for code in sorted(found)]


def main() -> None:
    """Write the table beside the other name lists."""
    target = Path(__file__).parent.parent / "ontology" / "names" / "divisions.tsv"
    lines = [
        f"{code}\t{name}\t{level}\t{parent}"
        for code, name, level, parent in rows(Path(sys.argv[1]))
    ]
    target.write_text(
        "code\tname\tlevel\tparent\n" + "\n".join(lines) + "\n", "utf-8", newline="\n"
    )
    print(f"{len(lines)} divisions in {target}")


if __name__ == "__main__":
    main()
