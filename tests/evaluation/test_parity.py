"""The figures are those of the annotation scheme's own scorer, on spoilt gold annotations."""

import importlib.util
import json
import random
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from app.domain.scheme import from_scheme
from app.evaluation.evaluate import summarised
from app.evaluation.gold import GoldSet, read_gold
from app.evaluation.scores import Pairing, score_documents
from app.evaluation.table import to_json

pytestmark = pytest.mark.gold

Document = dict[str, Any]
_MODALITIES = ("asserted", "denied", "warned", "assessed")
_TYPES = ("person", "state", "organisation", "agency", "group", "media")


def _chance(rng: random.Random, share: float) -> bool:
    return rng.random() < share


def _kept(rng: random.Random, items: list[Document]) -> list[Document]:
    return [item for item in items if not _chance(rng, 0.15)]


def _shifted(rng: random.Random, start: int, end: int, length: int) -> tuple[int, int]:
    low = max(0, start + rng.choice([0, 0, 0, -2, 2, -5, 9]))
    high = min(length, end + rng.choice([0, 0, 0, -3, 3, -9, 15]))
    return (low, high) if low < high else (start, end)


def _moved(rng: random.Random, item: Document, length: int) -> Document:
    start, end = _shifted(rng, item["start"], item["end"], length)
    return item | {"start": start, "end": end}


def _spoil_parties(rng: random.Random, document: Document) -> list[Document]:
    length = document["text_len"]
    parties = _kept(rng, document["parties"])
    for party in parties:
        party["mentions"] = [
            list(_shifted(rng, span[0], span[1], length))
            for span in party["mentions"]
            if not _chance(rng, 0.1)
        ]
        party["metonym"] = party["metonym"][1:] if _chance(rng, 0.3) else party["metonym"]
        if _chance(rng, 0.2):
            party["type"] = rng.choice(_TYPES)
        if _chance(rng, 0.2):
            party["country"] = rng.choice([None, "US", "RU"])
        if _chance(rng, 0.3):
            party["canonical_ar"] = party["canonical_en"] = "مجهول"
        if _chance(rng, 0.1):
            party["unnamed"] = not party.get("unnamed", False)
    return parties


def _spoil_quotes(rng: random.Random, document: Document, ids: list[str]) -> list[Document]:
    quotes = [_moved(rng, quote, document["text_len"]) for quote in _kept(rng, document["quotes"])]
    for quote in quotes:
        quote["speaker"] = rng.choice([quote["speaker"]] * 3 + [rng.choice(ids), None])
        quote["via"] = rng.choice([quote["via"], [], [rng.choice(ids)]])
        quote["cue"] = rng.choice([quote["cue"], "وقال", None])
        if _chance(rng, 0.1):
            quote["kind"] = rng.choice(["direct", "indirect"])
    extra = [span["span"] for span in document["nonspeech_quotes"] if _chance(rng, 0.5)]
    extra += [zone["span"] for zone in document["zones"] if _chance(rng, 0.5)]
    return quotes + [
        {"id": f"e{n}", "start": start, "end": end, "kind": "direct", "subtype": "full"}
        | {"speaker": rng.choice([*ids, None]), "via": [], "cue": "قال"}
        for n, (start, end) in enumerate(extra)
    ]


def _spoil_claims(rng: random.Random, document: Document, ids: list[str]) -> list[Document]:
    claims = [_moved(rng, claim, document["text_len"]) for claim in _kept(rng, document["claims"])]
    for claim in claims:
        claim["claimant"] = rng.choice([claim["claimant"], rng.choice(ids), "narrator", None])
        claim["about"] = rng.choice([claim["about"], claim["about"][1:], [rng.choice(ids)]])
        claim["countries"] = rng.choice([claim["countries"], [], ["FR", "RU"]])
        claim["date"] = rng.choice([claim["date"], None, "2015-08"])
        claim["modality"] = rng.choice([claim["modality"], rng.choice(_MODALITIES)])
    boilerplate = [z["span"] for z in document["zones"] if z["zone"] == "boilerplate"]
    return claims + [
        {"id": f"b{n}", "start": start, "end": end, "claimant": "narrator", "topic": "other"}
        | {"modality": "asserted", "about": [], "countries": ["JP"], "date": None}
        for n, (start, end) in enumerate(boilerplate)
    ]


def _spoil_analysts(rng: random.Random, document: Document, ids: list[str]) -> list[Document]:
    analysts = _kept(rng, document["analysts"])
    for analyst in analysts:
        affiliation = analyst["affiliation"] or "معهد"
        analyst["affiliation"] = rng.choice([affiliation, affiliation[3:], "مركز آخر", None])
        analyst["title"] = rng.choice([analyst["title"], "الخبير", None])
        analyst["told_to"] = rng.choice([analyst["told_to"], None, rng.choice(ids)])
    return analysts + [{"party": rng.choice(ids), "affiliation": None} for _ in range(2)]


def _spoilt(document: Document, seed: int) -> Document:
    """Return a copy of a gold document with things dropped, moved, renamed and made up."""
    rng = random.Random(f"{document['id']}-{seed}")  # noqa: S311 - chance, no secret
    copy: Document = json.loads(json.dumps(document))
    copy["parties"] = _spoil_parties(rng, copy)
    ids = [party["id"] for party in copy["parties"]]
    copy["quotes"] = _spoil_quotes(rng, copy, ids)
    copy["claims"] = _spoil_claims(rng, copy, ids)
    copy["analysts"] = _spoil_analysts(rng, copy, ids)
    answer: Document = _renamed(copy, {p["id"]: f"x-{p['id']}" for p in document["parties"]})
    return answer


def _renamed(value: object, names: dict[str, str]) -> Any:  # noqa: ANN401 - any JSON value
    """Return the value with other party ids, so that equal ids help nobody."""
    if isinstance(value, dict):
        return {k: v if k == "type" else _renamed(v, names) for k, v in value.items()}
    if isinstance(value, list):
        return [_renamed(item, names) for item in value]
    return names.get(value, value) if isinstance(value, str) else value


def _scorer(eval_dir: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("scheme_scorer", eval_dir / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _official(scorer: ModuleType, pairs: Iterator[tuple[Document, Document, str]]) -> Document:
    totals = scorer.Acc()
    for gold, answer, text in pairs:
        scorer.score(gold, answer, text, totals, None)
    scores: Document = {}
    for name, total in totals.items():
        if total[0] == "acc":
            _, right, of = total
            scores[name] = {"accuracy": right / of if of else None, "ok": right, "n": of}
        else:
            precision, recall, f1 = scorer.prf(*total)
            ratios = {"p": precision, "r": recall, "f1": f1}
            scores[name] = ratios | dict(zip(("tp", "fp", "fn"), total, strict=True))
    return scores


def _ours(gold: GoldSet, answers: dict[str, Document | None]) -> Document:
    pairs = [
        Pairing(
            id=document.id,
            gold=document.annotation,
            answer=from_scheme(answer, document.annotation.text) if answer else None,
        )
        for document in gold.documents
        for answer in [answers[document.id]]
    ]
    return to_json(summarised(gold, score_documents(pairs)))


@pytest.mark.parametrize("folder", ["dev", "."])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_spoilt_annotations_score_as_the_schemes_scorer_says(
    eval_dir: Path, folder: str, seed: int
) -> None:
    place = eval_dir / "gold" / folder
    gold = read_gold(place)
    documents = {
        document.id: json.loads((place / f"{document.id}.json").read_bytes())
        for document in gold.documents
    }
    answers = {name: _spoilt(document, seed) for name, document in documents.items()}
    expected = _official(
        _scorer(eval_dir),
        ((documents[d.id], answers[d.id], d.annotation.text) for d in gold.documents),
    )
    ours = _ours(gold, dict(answers))
    assert list(ours["scores"]) == list(expected)
    assert ours["scores"] == expected
    assert 0.05 < expected["quote+speaker all"]["f1"] < 0.95, "the annotations were not spoilt"


def test_an_article_that_was_not_extracted_counts_as_empty(eval_dir: Path) -> None:
    gold = read_gold(eval_dir / "gold" / "dev")
    documents = {
        d.id: json.loads((eval_dir / "gold" / "dev" / f"{d.id}.json").read_bytes())
        for d in gold.documents
    }
    expected = _official(
        _scorer(eval_dir), ((documents[d.id], {}, d.annotation.text) for d in gold.documents)
    )
    ours = _ours(gold, dict.fromkeys(documents))
    assert ours["scores"] == expected
    assert ours["missing"] == len(gold.documents)
