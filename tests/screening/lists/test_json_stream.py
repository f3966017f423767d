import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import ListRefusedError
from app.screening.lists import json_stream
from app.screening.lists.json_stream import stream_array

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=12,
)


def write(folder: Path, text: str) -> Path:
    path = folder / "list.json"
    path.write_text(text, "utf-8")
    return path


@given(members=st.lists(VALUES, max_size=12), indent=st.sampled_from([None, 1]))
@settings(deadline=None)
def test_members_come_as_json_reads_them(
    tmp_path_factory: pytest.TempPathFactory, members: list[object], indent: int | None
) -> None:
    path = write(
        tmp_path_factory.getbasetemp(),
        json.dumps({"total": len(members), "x": [1], "results": members, "y": 115}, indent=indent),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_stream, "_BLOCK", 7)
        assert list(stream_array(path, "results", count="total")) == members


REFUSED = [
    ("no such array", '{"other": []}', "no 'results'"),
    ("a list alone", "[1, 2]", "expected"),
    ("cut in a member", '{"results": [{"a": 1}, {"a"', "cut short"),
    ("cut after a member", '{"results": [{"a": 1}', "the end"),
    ("cut at the end", '{"results": []', "the end"),
    ("more behind", '{"results": []} {}', "follows"),
    ("another number", '{"total": 3, "results": [1]}', "states 3 entries and has 1"),
    ("deep nesting", '{"results": [' + "[" * 100_000, "broken"),
]


@pytest.mark.parametrize(("text", "reason"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_what_is_no_whole_list_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(ListRefusedError, match=reason):
        list(stream_array(write(tmp_path, text), "results", count="total"))
