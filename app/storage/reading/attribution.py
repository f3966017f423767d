"""Claims and quotes as rows: lists and single ones."""

from typing import Final

from app.storage.reading.articles import ARTICLE_BRIEF
from app.storage.reading.enforcement import listed_conditions
from app.storage.reading.keyset import Driver, Selection, Sort, by_day


def _in_article(letter: str) -> dict[str, Sort]:
    return {"ordinal": Sort(keys=((f"{letter}.ordinal", "int"), (f"{letter}.id", "bigint")))}


CLAIMS: Final = Selection(
    table="claims c",
    identity="c.id",
    rows="""\
SELECT {article},
       c.published_on, c.span_start, c.span_end, c.text, c.voice, c.claimant_id, c.co_claimants,
       c.chain, c.modality, c.topic, c.cue, c.cue_start, c.cue_end, c.about, c.countries,
       c.event_date, c.event_start, c.event_end, c.date_text, c.rule, c.confidence,
       ARRAY(SELECT x.quote_id FROM claim_quotes x JOIN quotes q ON q.id = x.quote_id
             WHERE x.claim_id = c.id ORDER BY q.ordinal, q.id LIMIT 100) AS quotes,
       e.verdict AS enforcement_verdict, e.explanation_ar, e.explanation_en,
       e.evidence AS enforcement_evidence, e.coverage AS enforcement_coverage, k.*
FROM ({page}) k
JOIN claims c ON c.id = k.id
JOIN articles a ON a.id = c.article_id
LEFT JOIN outlets o ON o.id = a.outlet_id
LEFT JOIN claim_enforcements e ON e.claim_id = c.id""".replace("{article}", ARTICLE_BRIEF),
    sorts={**by_day("c.sort_day", "c.id"), **_in_article("c")},
    searched=frozenset({"q"}),
    conditions={
        "id": "c.id = %(id)s",
        "article": "c.article_id = %(article)s",
        "country": """EXISTS (SELECT 1 FROM claim_countries x
            WHERE x.claim_id = c.id AND x.country = ANY(%(country)s))""",
        "published": "c.sort_day >= %(published_from)s AND c.sort_day < %(published_before)s",
        "outlet": "c.outlet_id = ANY(%(outlet)s)",
        "party": """EXISTS (SELECT 1 FROM claim_parties x
            WHERE x.claim_id = c.id AND x.party_id = ANY(%(party)s))""",
        "of_party": """EXISTS (SELECT 1 FROM claim_parties x
            WHERE x.claim_id = c.id AND x.party_id = %(of_party)s)""",
        "claimant": """EXISTS (SELECT 1 FROM claim_parties x WHERE x.claim_id = c.id
            AND x.party_id = ANY(%(claimant)s) AND x.role IN ('claimant', 'co_claimant'))""",
        "modality": "c.modality = ANY(%(modality)s)",
        "topic": "c.topic = ANY(%(topic)s)",
        "min_confidence": "c.confidence >= %(min_confidence)s",
        "q": """c.id IN (SELECT s.id FROM claims s
            WHERE marsad_search(s.text) @@ marsad_query(%(q)s) OFFSET 0)""",
        **listed_conditions("c.id", "claim_parties", "claim_id"),
    },
    drivers={
        "country": Driver(
            join="JOIN claim_countries d ON d.claim_id = c.id AND d.country = %(country)s",
            sorts=by_day("d.sort_day", "d.claim_id"),
        ),
    },
)  # fmt: skip

QUOTES: Final = Selection(
    table="quotes q",
    identity="q.id",
    rows="""\
SELECT {article},
       q.published_on, q.span_start, q.span_end, q.text, q.kind, q.subtype, q.speaker_id,
       q.co_speakers, q.via, q.cue, q.cue_start, q.cue_end, q.speaker_ref, q.position,
       q.within_id, q.confidence,
       (SELECT min(x.claim_id) FROM claim_quotes x WHERE x.quote_id = q.id) AS claim_id, k.*
FROM ({page}) k
JOIN quotes q ON q.id = k.id
JOIN articles a ON a.id = q.article_id
LEFT JOIN outlets o ON o.id = a.outlet_id""".replace("{article}", ARTICLE_BRIEF),
    sorts={**by_day("q.sort_day", "q.id"), **_in_article("q")},
    searched=frozenset({"q"}),
    conditions={
        "id": "q.id = %(id)s",
        "article": "q.article_id = %(article)s",
        "country": """EXISTS (SELECT 1 FROM quote_countries x
            WHERE x.quote_id = q.id AND x.country = ANY(%(country)s))""",
        "published": "q.sort_day >= %(published_from)s AND q.sort_day < %(published_before)s",
        "outlet": "q.outlet_id = ANY(%(outlet)s)",
        "party": """EXISTS (SELECT 1 FROM quote_parties x
            WHERE x.quote_id = q.id AND x.party_id = ANY(%(party)s))""",
        "speaker": """EXISTS (SELECT 1 FROM quote_parties x WHERE x.quote_id = q.id
            AND x.party_id = ANY(%(speaker)s) AND x.role IN ('speaker', 'co_speaker'))""",
        "of_speaker": """EXISTS (SELECT 1 FROM quote_parties x WHERE x.quote_id = q.id
            AND x.party_id = %(of_speaker)s AND x.role IN ('speaker', 'co_speaker'))""",
        "kind": "q.kind = ANY(%(kind)s)",
        "min_confidence": "q.confidence >= %(min_confidence)s",
        "q": """q.id IN (SELECT s.id FROM quotes s
            WHERE marsad_search(s.text) @@ marsad_query(%(q)s) OFFSET 0)""",
        **listed_conditions("q.id", "quote_parties", "quote_id"),
    },
    drivers={
        "country": Driver(
            join="JOIN quote_countries d ON d.quote_id = q.id AND d.country = %(country)s",
            sorts=by_day("d.sort_day", "d.quote_id"),
        ),
    },
)  # fmt: skip
