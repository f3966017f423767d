"""Which mention a relative pronoun resumes."""

import pytest

from tests.extraction.attributing import told

PARTIES = "organisation: جمعية النور; state: هولندا; person: كريم حداد"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            "والتقى الوفد جمعية النور المقيمة في هولندا التي رأت أن الحل قريب.",
            "جمعية النور",
            id="a state that tells where",
        ),
        pytest.param(
            "والتقى الوفد جمعية النور بهولندا التي رأت أن الحل قريب.",
            "جمعية النور",
            id="a state under a joined preposition",
        ),
        pytest.param(
            "وانتقدت جمعية النور هولندا التي رأت أن الحل قريب.", "هولندا", id="a state that acts"
        ),
        pytest.param(
            "وعاد كريم حداد من هولندا الذي رأى أن الحل قريب.", "كريم حداد", id="by its gender"
        ),
    ],
)
def test_the_antecedent_speaks(text: str, speaker: str) -> None:
    assert told(text, PARTIES) == [f"indirect | {speaker} | الحل قريب"]
