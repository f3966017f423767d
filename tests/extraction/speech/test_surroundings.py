"""What a source phrase behind words of somebody else brings."""

import pytest

from app.extraction.pipeline import extract


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            'أشاد الرئيس سامي العلي بالعلاقات "المتينة" مع المغرب، على ما أفادت وكالة رويترز.',
            [("المتينة", "سامي العلي", ("وكالة رويترز",))],
            id="the clause of the marks goes on",
        ),
        pytest.param(
            'أشاد الرئيس سامي العلي بالعلاقات "المتينة"، ووصل إلى الرباط مساء، '
            "على ما أفادت وكالة رويترز.",
            [
                ("المتينة", "سامي العلي", ()),
                ("ووصل إلى الرباط مساء", "وكالة رويترز", ()),
            ],
            id="another clause stands between",
        ),
    ],
)
def test_who_relays_words_in_marks(
    text: str, expected: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    found = extract(text)
    names = {party.id: party.canonical_ar for party in found.parties}
    told = [
        (quote.span.of(text), names[str(quote.speaker)], tuple(names[one] for one in quote.via))
        for quote in found.quotes
    ]
    assert told == expected
