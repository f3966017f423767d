import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.listing import ParsedList
from app.domain.screening import Query
from app.errors import MarsadError
from app.screening.blob import pack, unpack
from app.screening.entries import version_of
from app.screening.index import Index, build_index
from app.screening.match import screen


def test_bytes_give_the_same_answers(index: Index) -> None:
    again = Index.from_bytes(index.to_bytes())
    for name in ("فلاديمير بوتين", "بنك ملي", "Angara", "عبدالملك الحوثي"):
        assert screen(again, Query(name=name)) == screen(index, Query(name=name))


def test_the_same_entries_give_the_same_bytes(index: Index) -> None:
    assert Index.from_bytes(index.to_bytes()).to_bytes() == index.to_bytes()


@given(st.data())
def test_one_changed_byte_is_noticed(index: Index, data: st.DataObject) -> None:
    block = bytearray(index.to_bytes())
    block[data.draw(st.integers(0, len(block) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(MarsadError):
        Index.from_bytes(bytes(block))


@pytest.mark.parametrize("cut", [0, 1, 15, 47, 200])
def test_a_cut_block_is_noticed(index: Index, cut: int) -> None:
    with pytest.raises(MarsadError):
        Index.from_bytes(index.to_bytes()[:cut])


def test_arrays_cannot_be_written(index: Index) -> None:
    with pytest.raises(ValueError, match="read-only"):
        index.chance[0] = 0


@pytest.mark.parametrize(
    ("version", "expected"), [("2026-02-27T00:00", "2026-02-27T00:00"), (None, "abcdefabcdef")]
)
def test_a_list_without_version_is_named_by_its_digest(version: str | None, expected: str) -> None:
    parsed = ParsedList(
        list_id="un_sc", designations=(), refused=(), sha256="abcdef" * 11, version=version
    )
    assert version_of(parsed).version == expected


def test_an_index_of_an_older_version_is_read(index: Index) -> None:
    arrays, blobs = unpack(index.to_bytes())
    newer = ("vocabulary_", "reading_omitted", "entry_delisted")
    older = {name: a for name, a in arrays.items() if not name.startswith(newer)}
    lines = [orjson.dumps(orjson.loads(line)[:8]) for line in blobs["entries"].split(b"\n")]
    again = Index.from_bytes(pack(older, {**blobs, "entries": b"\n".join(lines)}))
    assert screen(again, Query(name="عبدالملك الحوثي")).hits[0].entry_id == "P5"


def test_an_empty_index_survives_its_bytes() -> None:
    assert Index.from_bytes(build_index([]).to_bytes()).versions == ()
