"""What a build finds in its folder and leaves there."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from kg.errors import InputError, StoreError
from kg.graph.store import STORE, Fault, Store, locked, open_store
from kg.graph.store.files import FORMAT
from tests.graph.store.by_hand import packed, record


def names(store: Store) -> list[str]:
    """The documents in the store."""
    return [document.name for document in store.documents()]


def fill(out: Path, *documents: str) -> None:
    """A build of these documents, each an input of its own."""
    with open_store(out) as store:
        for name in documents:
            with store.saving():
                store.put(name, packed(name))
                store.close_input(name, b"k")
        store.drop_others()


def test_what_was_put_is_read_by_name(tmp_path: Path) -> None:
    """Whatever the order of saving, the parts come in the order of names, again and again."""
    with open_store(tmp_path) as store:
        for name in ("b", "ab", "a/c"):
            store.put(name, packed(name))
        assert names(store) == names(store) == ["a/c", "ab", "b"]
        assert list(store.statements()) == [record(n).statements for n in ("a/c", "ab", "b")]
        assert store.count() == (3, 3, 3)


def test_a_later_build_keeps_what_is_unchanged_and_drops_the_rest(tmp_path: Path) -> None:
    """Neither kept nor put again, a document leaves no trace."""
    fill(tmp_path, "a", "b", "c")
    with open_store(tmp_path) as store:
        assert [store.keep_input("a", b"k"), store.keep_input("b", b"other")] == [True, False]
        assert [store.keep("b", b"1"), store.keep("c", b"2")] == [True, False]
        store.drop_others()
        assert names(store) == ["a", "b"]
        assert not store.keep_input("c", b"k")
    left = sqlite3.connect(tmp_path / STORE).execute("SELECT count(*) FROM part_mentions")
    assert left.fetchone() == (2,)


def test_an_input_that_changed_is_not_known_by_its_old_key(tmp_path: Path) -> None:
    """A kill between its new document and its end must not leave the old key."""
    fill(tmp_path, "a")
    with open_store(tmp_path) as store:
        store.put("a", packed("a", "别的"))
    with open_store(tmp_path) as store:
        assert not store.keep_input("a", b"k")


def test_what_is_not_saved_whole_is_not_saved(tmp_path: Path) -> None:
    """A failure inside takes back all that was put with it."""
    with open_store(tmp_path) as store:
        with pytest.raises(RuntimeError), store.saving():
            store.put("a", packed("a"))
            raise RuntimeError
        assert names(store) == []


def test_two_documents_of_one_name_are_refused(tmp_path: Path) -> None:
    """Also if they come from two inputs."""
    with open_store(tmp_path) as store:
        store.put("one", packed("a"))
        with pytest.raises(InputError, match="a: two documents of one name"):
            store.put("other", packed("a"))


def test_faults_are_of_one_build(tmp_path: Path) -> None:
    """The next build tries again, and forgets what is mended."""
    fill(tmp_path, "a")
    with open_store(tmp_path) as store:
        store.fail(Fault("b", "b: is left out", "Traceback …"))
    query = "SELECT name, traceback FROM faults"
    with sqlite3.connect(tmp_path / STORE) as db:
        assert db.execute(query).fetchall() == [("b", "Traceback …")]
    db.close()
    with open_store(tmp_path):
        pass
    with sqlite3.connect(tmp_path / STORE) as db:
        assert db.execute(query).fetchall() == []
    db.close()


def test_a_store_that_holds_nothing_is_not_left(tmp_path: Path) -> None:
    """Nor are folders that were made for it."""
    with open_store(tmp_path / "a" / "b"):
        assert (tmp_path / "a" / "b" / STORE).exists()
    assert list(tmp_path.iterdir()) == []


def test_a_second_build_in_one_folder_is_refused(tmp_path: Path) -> None:
    """At once and in one line; when the first is done the next may go on."""
    with open_store(tmp_path):
        with pytest.raises(StoreError, match="another kg is at work in this folder"):
            with open_store(tmp_path):
                pass
    with locked(tmp_path):
        pass


def test_of_builds_that_begin_at_once_one_goes_on(tmp_path: Path) -> None:
    """In a new folder, too, where those refused take nothing away that the other has made."""
    for number in range(20):
        start, end = Barrier(4, timeout=10), Barrier(4, timeout=10)

        def build(out: Path, start: Barrier = start, end: Barrier = end) -> bool:
            start.wait()
            try:
                with open_store(out):
                    end.wait()
                    return (out / STORE).exists()
            except StoreError as error:
                assert "another kg is at work" in str(error)
                end.wait()
                return False

        with ThreadPoolExecutor(4) as pool:
            held = list(pool.map(build, [tmp_path / str(number)] * 4))
        assert sorted(held) == [False, False, False, True]


def test_what_lies_in_the_way_of_the_store_is_told(tmp_path: Path) -> None:
    """One line that names it; it is left as it is."""
    for name in (".kg", STORE):
        out = tmp_path / name.replace("/", "-")
        out.mkdir()
        (out / name).parent.mkdir(exist_ok=True)
        (out / name).write_text("", "utf-8") if name == ".kg" else (out / name).mkdir()
        for fresh in (False, True):
            with pytest.raises(StoreError, match=f"{name}: cannot be "):
                with open_store(out, fresh=fresh):
                    pass
        assert (out / name).exists()


@pytest.mark.parametrize("damage", [b"", b"no database at all, but long enough" * 99])
def test_a_store_that_is_no_database_is_replaced_and_told(tmp_path: Path, damage: bytes) -> None:
    """Only time is lost by it."""
    fill(tmp_path, "a")
    (tmp_path / STORE).write_bytes(damage)
    heard: list[str] = []
    with open_store(tmp_path, say=heard.append) as store:
        assert names(store) == []
    assert [line.endswith("every document is read again") for line in heard] == [True] * bool(
        damage
    )


def test_damage_inside_is_told_with_a_remedy(tmp_path: Path) -> None:
    """A record or a page of the file that cannot be read is one line; `fresh` begins anew."""
    fill(tmp_path, *"abc")
    with sqlite3.connect(tmp_path / STORE) as db:
        db.execute("UPDATE part_document SET data = x'00'")
    db.close()
    with pytest.raises(StoreError, match=r"damaged .* give --fresh"), open_store(tmp_path) as store:
        names(store)
    data = bytearray((tmp_path / STORE).read_bytes())
    data[8192:] = b"\xff" * (len(data) - 8192)
    (tmp_path / STORE).write_bytes(data)
    with pytest.raises(StoreError, match=r"damaged .* give --fresh"), open_store(tmp_path) as store:
        names(store)
    with open_store(tmp_path, fresh=True) as store:
        assert names(store) == []


def test_a_store_of_a_newer_kg_is_refused(tmp_path: Path) -> None:
    """It is not thrown away; an older one is read anew."""
    fill(tmp_path, "a")
    for version in (FORMAT + 1, FORMAT - 1):
        with sqlite3.connect(tmp_path / STORE) as db:
            db.execute(f"PRAGMA user_version = {version}")
        db.close()
        if version > FORMAT:
            with pytest.raises(StoreError, match="newer kg"), open_store(tmp_path):
                pass
    heard: list[str] = []
    with open_store(tmp_path, say=heard.append) as store:
        assert names(store) == []
    assert "older format" in heard[0]


def test_a_database_of_others_is_left_alone(tmp_path: Path) -> None:
    """What is no store of ours is not replaced."""
    (tmp_path / ".kg").mkdir()
    with sqlite3.connect(tmp_path / STORE) as db:
        db.execute("CREATE TABLE mine (x)")
    db.close()
    with pytest.raises(StoreError, match="no store of kg"), open_store(tmp_path):
        pass


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    """In one line, with what was saved before still there."""
    with open_store(tmp_path) as store:
        store.put("a", packed("a"))
    big = packed("b", "".join(chr(0x4E00 + n % 20000) for n in range(300_000)))
    with pytest.raises(StoreError, match="make room"), open_store(tmp_path) as store:
        store.keep("a", b"1")
        store._db.execute("PRAGMA max_page_count = 40")
        store.put("b", big)
    with open_store(tmp_path) as store:
        assert names(store) == ["a"]
