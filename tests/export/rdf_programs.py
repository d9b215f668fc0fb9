"""Parsers of RDF outside Python: rapper, and Apache Jena's riot. A test that lacks one is skipped."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

import pyoxigraph as ox
import pytest

from tests.export.rdf_parsers import Triples

JARS = Path("/usr/share/java")
_NEEDED = (
    "thrift titanium-json-ld jakarta.json-api dexx.collection slf4j-api slf4j-nop jcl-over-slf4j commons-cli "
    "commons-codec commons-csv commons-io commons-lang3 commons-compress jsonld-java jackson-core "
    "jackson-databind jackson-annotations httpclient httpclient-cache httpcore guava protobuf gson"
).split()
_RAPPER = {"ttl": "turtle", "nt": "ntriples", "trig": "trig"}
_RIOT = {"ttl": "ttl", "nt": "nt", "trig": "trig", "jsonld": "jsonld10"}


def read_rapper(path: Path) -> Triples:
    """Triples by rapper; it reads no JSON-LD."""
    rapper = shutil.which("rapper")
    if rapper is None:
        pytest.skip("rapper (Debian's raptor2-utils) is not installed")
    command = [rapper, "-q", "-i", _RAPPER[path.suffix[1:]], "-o", "ntriples", str(path)]
    return _triples(subprocess.run(command, capture_output=True, check=True).stdout)


def read_jena(path: Path) -> Triples:
    """Triples by riot."""
    said = _riot(f"--syntax={_RIOT[path.suffix[1:]]}", "--output=nquads", str(path))
    return _triples(said.encode("utf-8"))


def count_jena(*paths: Path) -> list[int]:
    """The number of triples that riot finds in each file, none of them JSON-LD."""
    said = _riot("--count", *map(str, paths))
    found = re.findall(r"(?:Triples|Quads) = ([\d,]+)", said)
    return [int(number.replace(",", "")) for number in found]


def _riot(*arguments: str) -> str:
    java = shutil.which("java")
    if java is None or not (JARS / "jena-arq.jar").is_file():
        pytest.skip("Apache Jena (Debian's libapache-jena-java, and a Java) is not installed")
    jars = [*JARS.glob("jena-*.jar"), *(JARS / f"{name}.jar" for name in _NEEDED)]
    path = os.pathsep.join([_messages(), *(str(jar) for jar in jars if jar.is_file())])
    # Its reader of N-Triples warns of a character beyond U+FFFF in an IRI: it sees two halves.
    command = [
        java,
        "-Dfile.encoding=UTF-8",
        "-Xshare:auto",
        "-cp",
        path,
        "riotcmd.riot",
        *arguments,
    ]
    run = subprocess.run(command, capture_output=True, check=False, timeout=120)
    assert run.returncode in (0, 1), run.stderr[-500:]  # 1 is a warning, too
    return (run.stdout or run.stderr).decode("utf-8")  # it counts on stderr


@lru_cache
def _messages() -> str:
    """Debian's jar has moved the classes of Xerces, and forgot their texts, without which none starts."""
    folder = Path(mkdtemp(prefix="jena-"))
    with zipfile.ZipFile(JARS / "jena-core.jar") as jar:
        for name in jar.namelist():
            there = name.removeprefix("org/apache/jena/ext/")
            if there != name and name.endswith(".properties"):
                (folder / there).parent.mkdir(parents=True, exist_ok=True)
                (folder / there).write_bytes(jar.read(name))
    return str(folder)


def _triples(lines: bytes) -> Triples:
    """As the other parsers give them."""
    quads = ox.parse(lines, format=ox.RdfFormat.N_QUADS)
    return {(str(q.subject), str(q.predicate), str(q.object)) for q in quads}
