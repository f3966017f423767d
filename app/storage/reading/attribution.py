"""Claims and quotes as rows: lists and single ones."""

from typing import Final

from app.storage.reading.articles import ARTICLE_BRIEF
from app.storage.reading.enforcement import listed_conditions
from app.storage.reading.selection import Driver, Selection, Sort, by_day, survivors

_PARTY: Final = survivors("party")
_CLAIMANT: Final = survivors("claimant")
_SPEAKER: Final = survivors("speaker")
_ANALYST: Final = survivors("analyst")


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
    documents="""\
c.document || a.brief || ',"enforcement":' || CASE WHEN e.claim_id IS NULL THEN 'null' ELSE
    json_build_object('verdict', e.verdict,
        'explanation', json_build_object('ar', e.explanation_ar, 'en', e.explanation_en),
        'evidence', e.evidence, 'coverage', e.coverage)::text END || '}}' AS document, {key} AS key
FROM [page] JOIN articles a ON a.id = c.article_id
LEFT JOIN claim_enforcements e ON e.claim_id = c.id""",
    search="c.search",
    keys="marsad_month_keys(c.search, c.sort_day)",
    conditions={
        "id": "c.id = %(id)s",
        "ids": "c.id = ANY(%(ids)s)",
        "article": "c.article_id = %(article)s",
        "country": """EXISTS (SELECT 1 FROM claim_countries x
            WHERE x.claim_id = c.id AND x.country = ANY(%(country)s))""",
        "published": "c.sort_day >= %(published_from)s AND c.sort_day < %(published_before)s",
        "outlet": "c.outlet_id = ANY(%(outlet)s)",
        "party": f"""EXISTS (SELECT 1 FROM claim_parties x
            WHERE x.claim_id = c.id AND x.party_id = ANY({_PARTY}))""",
        "of_party": """EXISTS (SELECT 1 FROM claim_parties x
            WHERE x.claim_id = c.id AND x.party_id = ANY(%(of_party)s))""",
        "claimant": f"""EXISTS (SELECT 1 FROM claim_parties x WHERE x.claim_id = c.id
            AND x.party_id = ANY({_CLAIMANT}) AND x.role IN ('claimant', 'co_claimant'))""",
        "modality": "c.modality = ANY(%(modality)s)",
        "topic": "c.topic = ANY(%(topic)s)",
        "min_confidence": "c.confidence >= %(min_confidence)s",
        "country_all": """NOT EXISTS (SELECT 1 FROM unnest(%(country_all)s::text[]) u(v)
            WHERE NOT EXISTS (SELECT 1 FROM claim_countries x
                WHERE x.claim_id = c.id AND x.country = u.v))""",
        "story": """c.article_id IN
            (SELECT x.id FROM articles x WHERE x.story_id = ANY(%(story)s))""",
        "analyst": f"""EXISTS (SELECT 1 FROM claim_parties x JOIN citations t
            ON t.party_id = x.party_id AND t.article_id = c.article_id
            WHERE x.claim_id = c.id AND x.party_id = ANY({_ANALYST})
            AND x.role IN ('claimant', 'co_claimant'))""",
        "enforcement": """EXISTS (SELECT 1 FROM claim_enforcements x
            WHERE x.claim_id = c.id AND x.verdict = ANY(%(enforcement)s))""",
        "event": "c.event_end >= %(event_from)s AND c.event_start < %(event_before)s",
        "q": "c.search @@ marsad_query(%(q)s)",
        **listed_conditions("c.id", "claim_parties", "claim_id"),
    },
    drivers={
        "claimant": Driver(
            sorts=by_day("d.sort_day", "d.claim_id"),
            several=f"""unnest({_CLAIMANT}) u(v)
                CROSS JOIN (VALUES ('claimant'), ('co_claimant')) r(role)""",
            walk="""JOIN claim_parties d ON d.claim_id = c.id AND d.party_id = u.v
                AND d.role = r.role""",
        ),
        "party": Driver(
            sorts=by_day("d.sort_day", "d.claim_id"),
            several=f"""unnest({_PARTY}) u(v)
                CROSS JOIN (VALUES ('claimant'), ('co_claimant'), ('about')) r(role)""",
            walk="""JOIN claim_parties d ON d.claim_id = c.id AND d.party_id = u.v
                AND d.role = r.role""",
        ),
        "of_party": Driver(
            sorts=by_day("d.sort_day", "d.claim_id"),
            several="""unnest(%(of_party)s::bigint[]) u(v)
                CROSS JOIN (VALUES ('claimant'), ('co_claimant'), ('about')) r(role)""",
            walk="""JOIN claim_parties d ON d.claim_id = c.id AND d.party_id = u.v
                AND d.role = r.role""",
        ),
        "country": Driver(
            sorts=by_day("d.sort_day", "d.claim_id"),
            join="""JOIN claim_countries d ON d.claim_id = c.id
                AND d.country = (%(country)s::text[])[1]""",
            several="unnest(%(country)s::text[]) u(v)",
            alone=("claim_countries d", "d.country = (%(country)s::text[])[1]", "d.claim_id"),
            walk="JOIN claim_countries d ON d.claim_id = c.id AND d.country = u.v",
        ),
    },
    rival="""NOT EXISTS (SELECT 1 FROM articles own JOIN articles earlier
        ON earlier.story_id = own.story_id
        AND (earlier.sort_day, earlier.id) < (own.sort_day, own.id)
        WHERE own.id = c.article_id AND {filters})""",
    rival_filters=frozenset({"published", "outlet"}),
    counted="claim",
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
    documents="""\
q.document || a.brief || '}}' AS document, {key} AS key
FROM [page] JOIN articles a ON a.id = q.article_id""",
    search="q.search",
    keys="marsad_month_keys(q.search, q.sort_day)",
    conditions={
        "id": "q.id = %(id)s",
        "ids": "q.id = ANY(%(ids)s)",
        "article": "q.article_id = %(article)s",
        "country": """EXISTS (SELECT 1 FROM quote_countries x
            WHERE x.quote_id = q.id AND x.country = ANY(%(country)s))""",
        "published": "q.sort_day >= %(published_from)s AND q.sort_day < %(published_before)s",
        "outlet": "q.outlet_id = ANY(%(outlet)s)",
        "party": f"""EXISTS (SELECT 1 FROM quote_parties x
            WHERE x.quote_id = q.id AND x.party_id = ANY({_PARTY}))""",
        "speaker": f"""EXISTS (SELECT 1 FROM quote_parties x WHERE x.quote_id = q.id
            AND x.party_id = ANY({_SPEAKER}) AND x.role IN ('speaker', 'co_speaker'))""",
        "of_speaker": """EXISTS (SELECT 1 FROM quote_parties x WHERE x.quote_id = q.id
            AND x.party_id = ANY(%(of_speaker)s) AND x.role IN ('speaker', 'co_speaker'))""",
        "kind": "q.kind = ANY(%(kind)s)",
        "min_confidence": "q.confidence >= %(min_confidence)s",
        "country_all": """NOT EXISTS (SELECT 1 FROM unnest(%(country_all)s::text[]) u(v)
            WHERE NOT EXISTS (SELECT 1 FROM quote_countries x
                WHERE x.quote_id = q.id AND x.country = u.v))""",
        "story": """q.article_id IN
            (SELECT x.id FROM articles x WHERE x.story_id = ANY(%(story)s))""",
        "analyst": f"""EXISTS (SELECT 1 FROM quote_parties x JOIN citations t
            ON t.party_id = x.party_id AND t.article_id = q.article_id
            WHERE x.quote_id = q.id AND x.party_id = ANY({_ANALYST})
            AND x.role IN ('speaker', 'co_speaker'))""",
        "topic": """EXISTS (SELECT 1 FROM claim_quotes x JOIN claims y ON y.id = x.claim_id
            WHERE x.quote_id = q.id AND y.topic = ANY(%(topic)s))""",
        "modality": """EXISTS (SELECT 1 FROM claim_quotes x JOIN claims y ON y.id = x.claim_id
            WHERE x.quote_id = q.id AND y.modality = ANY(%(modality)s))""",
        "q": "q.search @@ marsad_query(%(q)s)",
        **listed_conditions("q.id", "quote_parties", "quote_id"),
    },
    drivers={
        "speaker": Driver(
            sorts=by_day("d.sort_day", "d.quote_id"),
            several=f"""unnest({_SPEAKER}) u(v)
                CROSS JOIN (VALUES ('speaker'), ('co_speaker')) r(role)""",
            walk="""JOIN quote_parties d ON d.quote_id = q.id AND d.party_id = u.v
                AND d.role = r.role""",
        ),
        "of_speaker": Driver(
            sorts=by_day("d.sort_day", "d.quote_id"),
            several="""unnest(%(of_speaker)s::bigint[]) u(v)
                CROSS JOIN (VALUES ('speaker'), ('co_speaker')) r(role)""",
            walk="""JOIN quote_parties d ON d.quote_id = q.id AND d.party_id = u.v
                AND d.role = r.role""",
        ),
        "party": Driver(
            sorts=by_day("d.sort_day", "d.quote_id"),
            several=f"""unnest({_PARTY}) u(v)
                CROSS JOIN (VALUES ('speaker'), ('co_speaker'), ('via')) r(role)""",
            walk="""JOIN quote_parties d ON d.quote_id = q.id AND d.party_id = u.v
                AND d.role = r.role""",
        ),
        "country": Driver(
            sorts=by_day("d.sort_day", "d.quote_id"),
            join="""JOIN quote_countries d ON d.quote_id = q.id
                AND d.country = (%(country)s::text[])[1]""",
            several="unnest(%(country)s::text[]) u(v)",
            alone=("quote_countries d", "d.country = (%(country)s::text[])[1]", "d.quote_id"),
            walk="JOIN quote_countries d ON d.quote_id = q.id AND d.country = u.v",
        ),
    },
    rival="""NOT EXISTS (SELECT 1 FROM articles own JOIN articles earlier
        ON earlier.story_id = own.story_id
        AND (earlier.sort_day, earlier.id) < (own.sort_day, own.id)
        WHERE own.id = q.article_id AND {filters})""",
    rival_filters=frozenset({"published", "outlet"}),
    counted="quote",
)  # fmt: skip
