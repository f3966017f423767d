"""What a change of the lists touches, compared with screening every name."""

import csv
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from app.domain.listing import Designation, Kind
from app.domain.screening import Band, Query
from app.runtime.resources import resource
from app.screening.index import Index, build_index_of
from app.screening.lists import read_list, read_lists
from app.screening.match import screen
from app.screening.touching import Reach, asked_words

NAMES = (
    "سيرغي لافروف", "لافروف", "فلاديمير بوتين", "أيمن الظواهري", "كيم جونغ أون", "علي حسن",
    "محمد علي", "عبد الملك الحوثي", "بشار الأسد", "رامي مخلوف", "يفغيني بريغوجين", "حسن نصر الله",
    "إسماعيل قاآني", "خالد مشعل", "سعيد جليلي", "رمضان قديروف", "محمد حمدان دقلو",
)  # fmt: skip
BODIES = (
    "حزب الله", "الحرس الثوري الإيراني", "بنك سبه", "تنظيم القاعدة", "مجموعة فاغنر", "حركة الشباب",
    "شركة روس نفط", "بنك في تي بي", "جبهة النصرة", "مصرف سوريا المركزي", "شركة القلعة",
)  # fmt: skip
QUERIES = (
    *(Query(name=name, kind=Kind.PERSON) for name in NAMES),
    *(Query(name=name, kind=Kind.ORGANISATION) for name in BODIES),
)


def test_the_words_of_a_name_are_written_with_their_places() -> None:
    words = asked_words(Query(name="عبد الملك الحوثي", kind=Kind.PERSON))
    assert words == (
        "0.1:عبدالملك", "0.2:حوثي", "0.2:الحوثي", "0.3:عبدالملكالحوثي",
    )  # fmt: skip


def test_a_body_is_also_asked_by_its_english_name() -> None:
    words = asked_words(Query(name="حزب الله", kind=Kind.ORGANISATION))
    assert {word.partition(".")[0] for word in words} >= {"0", "1"}


def hits_on(index: Index, queries: Sequence[Query], states: Sequence[Designation]) -> set[int]:
    """The queries that have one of the states among their hits, by screening all of them."""
    keys = {(state.list_id, state.entry_id) for state in states}
    return {
        number
        for number, query in enumerate(queries)
        if any(
            (hit.list_id, hit.entry_id) in keys and hit.band is not Band.NONE
            for hit in screen(index, query).hits
        )
    }


def reached(index: Index, queries: Sequence[Query], states: Sequence[Designation]) -> set[int]:
    reach = Reach(index, states)
    names = (
        (number, query.kind is Kind.ORGANISATION, asked_words(query))
        for number, query in enumerate(queries)
    )
    return {number for number in reach.touched(names) if reach.may_hit(queries[number])}


@pytest.mark.parametrize("seed", range(4))
def test_whom_a_change_of_the_samples_can_touch_is_found(seed: int) -> None:
    lists, _ = read_lists(resource("samples") / "lists")
    entries = [entry for parsed in lists for entry in parsed.designations]
    index = build_index_of(entries, ())
    chosen = random.Random(seed).sample(entries, 40)  # noqa: S311 - a sample
    expected = hits_on(index, QUERIES, chosen)
    assert expected <= reached(index, QUERIES, chosen)
    assert expected


@pytest.mark.gold
def test_whom_a_change_of_real_lists_can_touch_is_found_and_few_others(eval_dir: Path) -> None:
    entries = read_list("un_sc", eval_dir / "lists" / "un_sc").designations
    index = build_index_of(entries, ())
    queries = [
        Query(name=row["ar"], kind=Kind.PERSON)
        for name, most in (("truthA_un", 150), ("negatives", 250))
        for row in rows(eval_dir / "screening" / f"{name}.tsv")[:most]
        if row["kind"] in {"", "person"}
    ]
    by_key = {(entry.list_id, entry.entry_id): entry for entry in entries}
    listed = [
        by_key[hit.list_id, hit.entry_id]
        for query in queries
        for hit in screen(index, query).hits[:1]
        if hit.band is not Band.NONE
    ]
    choose = random.Random(11)  # noqa: S311 - a sample
    for chosen in (choose.sample(entries, 10), choose.sample(listed, 30)):
        expected = hits_on(index, queries, chosen)
        found = reached(index, queries, chosen)
        assert expected <= found
        assert len(found) < len(queries) / 2


def rows(path: Path) -> list[Mapping[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))
