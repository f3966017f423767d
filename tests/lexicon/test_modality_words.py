"""What single words tell of a modality."""

from pathlib import Path

import numpy as np
import pytest

from app.domain.claim import Modality
from app.lexicon import modality_words
from app.lexicon.modality_words import modality_scores
from app.lexicon.tables import LexiconError
from app.lexicon.word_classes import word_hash

WRONGS = ("تنتهك", "حقوق", "مدنيين")
ARRIVAL = ("وصل", "وفد", "مطار")


def test_every_modality_has_its_score() -> None:
    assert set(modality_scores(WRONGS)) == set(map(str, Modality))


def test_words_of_wrongs_speak_for_an_accusation() -> None:
    wrongs, arrival = modality_scores(WRONGS), modality_scores(ARRIVAL)
    assert wrongs["accused"] > wrongs["asserted"]
    assert arrival["asserted"] > arrival["accused"]


def test_one_word_tells_less_than_several_of_its_kind() -> None:
    one, several = modality_scores(WRONGS[:1]), modality_scores(WRONGS[:1] * 4)
    assert 0 < one["accused"] < several["accused"]


def test_unknown_words_tell_nothing() -> None:
    assert modality_scores(("بطخلقون",)) == {}
    assert modality_scores(()) == {}


def test_a_spoilt_table_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "spoilt.npz"
    words = np.array([word_hash("كلمة")], np.uint32)
    odds = np.zeros((2, 1), np.int8)
    np.savez(path, outcomes=["asserted"], words=words, anywhere=odds, opening=odds, step=1.0)
    monkeypatch.setattr(modality_words, "TABLE", path)
    with pytest.raises(LexiconError, match="spoilt"):
        modality_words._words.__wrapped__()
