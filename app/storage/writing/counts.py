"""What articles add to parties, outlets and days: counts, name forms, the latest citation.

Each article's part is in its own rows, so a change of articles is the difference between their
parts after and before. Adding differences keeps concurrent workers right without counting anew;
`recount` counts anew.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from psycopg import Connection

from app.text.fold import fold

_DAYS: Final = """\
WITH a AS (SELECT id, sort_day FROM articles WHERE id = ANY(%(ids)s)),
c AS (SELECT x.id, x.sort_day FROM claims x JOIN a ON a.id = x.article_id),
q AS (SELECT x.id, x.sort_day FROM quotes x JOIN a ON a.id = x.article_id)
SELECT 'article', '', sort_day, count(*) FROM a GROUP BY 3
UNION ALL SELECT 'article', x.country, x.sort_day, count(*)
FROM article_countries x JOIN a ON a.id = x.article_id GROUP BY 2, 3
UNION ALL SELECT 'claim', '', sort_day, count(*) FROM c GROUP BY 3
UNION ALL SELECT 'claim', x.country, x.sort_day, count(*)
FROM claim_countries x JOIN c ON c.id = x.claim_id GROUP BY 2, 3
UNION ALL SELECT 'quote', '', sort_day, count(*) FROM q GROUP BY 3
UNION ALL SELECT 'quote', x.country, x.sort_day, count(*)
FROM quote_countries x JOIN q ON q.id = x.quote_id GROUP BY 2, 3"""
"""What articles add to the days of `dated_counts`; to months they add the same."""
_COUNTED: Final = 5
"""Numbers kept of a party: articles, mentions, quotes, claims, citations."""


@dataclass(slots=True)
class Counts:
    """Differences to apply: of parties, of their name forms, of outlets, of days.

    Attributes:
        days: by (kind, country, day) as `dated_counts` has them.
        cited: parties that an article cites or cited; the counts may hide an exchange.
    """

    parties: dict[int, list[int]] = field(default_factory=dict)
    forms: Counter[tuple[int, str]] = field(default_factory=Counter)
    outlets: Counter[int] = field(default_factory=Counter)
    days: Counter[tuple[str, str, date]] = field(default_factory=Counter)
    cited: set[int] = field(default_factory=set)

    def subtract(self, connection: Connection[Any], articles: Sequence[int]) -> None:
        """Take away what these articles, locked by the caller, add now."""
        self._collect(connection, articles, -1)

    def add(self, connection: Connection[Any], articles: Sequence[int]) -> None:
        """Put in what these articles add now."""
        self._collect(connection, articles, 1)

    def drop_unchanged(self) -> None:
        """Forget parties and outlets whose numbers come out as they were; they need no lock."""
        self.parties = {party: n for party, n in self.parties.items() if any(n)}
        self.outlets = Counter({outlet: n for outlet, n in self.outlets.items() if n})

    def _collect(self, connection: Connection[Any], articles: Sequence[int], sign: int) -> None:
        if not articles:
            return
        parties = connection.execute(
            """
            SELECT party_id, 1, mentions_count, quotes_count, claims_count, citations_count, forms
            FROM article_parties WHERE article_id = ANY(%s)
            """,
            (list(articles),),
        )
        for party, *numbers, forms in parties:
            total = self.parties.setdefault(party, [0] * _COUNTED)
            for position, number in enumerate(numbers):
                total[position] += sign * number
            if numbers[-1]:
                self.cited.add(party)
            for form, count in forms.items():
                self.forms[party, form] += sign * count
        outlets = connection.execute(
            "SELECT outlet_id FROM articles WHERE id = ANY(%s) AND outlet_id IS NOT NULL",
            (list(articles),),
        )
        for (outlet,) in outlets:
            self.outlets[outlet] += sign
        for kind, country, day, count in connection.execute(_DAYS, {"ids": list(articles)}):
            self.days[kind, country, day] += sign * count


def apply_counts(connection: Connection[Any], counts: Counts) -> None:
    """Write the differences; locks parties, then outlets, then days, each in their order."""
    _apply_parties(connection, counts.parties)
    _apply_forms(connection, counts.forms)
    _refresh_analysts(connection, counts.cited)
    _apply_outlets(connection, counts.outlets)
    _apply_days(connection, counts.days)


def recount(connection: Connection[Any]) -> None:
    """Count everything anew from the articles' own rows; no article may be written meanwhile."""
    connection.execute("LOCK TABLE articles, parties, outlets IN SHARE ROW EXCLUSIVE MODE")
    connection.execute(
        """
        UPDATE parties p SET articles_count = coalesce(n.articles, 0),
            mentions_count = coalesce(n.mentions, 0), quotes_count = coalesce(n.quotes, 0),
            claims_count = coalesce(n.claims, 0), citations_count = coalesce(n.citations, 0)
        FROM parties q LEFT JOIN (
            SELECT party_id, count(*) AS articles, sum(mentions_count) AS mentions,
                sum(quotes_count) AS quotes, sum(claims_count) AS claims,
                sum(citations_count) AS citations
            FROM article_parties GROUP BY party_id
        ) n ON n.party_id = q.id
        WHERE p.id = q.id
        """
    )
    connection.execute(
        """
        UPDATE outlets o SET articles_count =
            (SELECT count(*) FROM articles a WHERE a.outlet_id = o.id)
        """
    )
    connection.execute("DELETE FROM party_aliases")
    forms: Counter[tuple[int, str]] = Counter()
    for party, form, count in connection.execute(
        """
        SELECT party_id, f.key, sum(f.value::int)
        FROM article_parties, jsonb_each_text(forms) f GROUP BY party_id, f.key
        """
    ):
        forms[party, form] = count
    _apply_forms(connection, forms)
    connection.execute("DELETE FROM analysts")
    cited = connection.execute("SELECT DISTINCT party_id FROM citations").fetchall()
    _refresh_analysts(connection, [row[0] for row in cited])
    connection.execute("DELETE FROM dated_counts")
    everything = [row[0] for row in connection.execute("SELECT id FROM articles")]
    days = connection.execute(_DAYS, {"ids": everything})
    _apply_days(connection, Counter({(kind, country, day): n for kind, country, day, n in days}))


def _apply_parties(connection: Connection[Any], parties: dict[int, list[int]]) -> None:
    ids = sorted(parties)
    if not ids:
        return
    connection.execute(
        "SELECT 1 FROM parties WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE", (ids,)
    )
    connection.execute(
        """
        UPDATE parties p SET articles_count = articles_count + d.articles,
            mentions_count = mentions_count + d.mentions,
            quotes_count = quotes_count + d.quotes, claims_count = claims_count + d.claims,
            citations_count = citations_count + d.citations
        FROM unnest(%s::bigint[], %s::int[], %s::int[], %s::int[], %s::int[], %s::int[])
            AS d (id, articles, mentions, quotes, claims, citations)
        WHERE p.id = d.id
        """,
        (ids, *([parties[p][n] for p in ids] for n in range(_COUNTED))),
    )


def _apply_forms(connection: Connection[Any], forms: Counter[tuple[int, str]]) -> None:
    changed = sorted(key for key, count in forms.items() if count)
    if not changed:
        return
    connection.execute(
        """
        INSERT INTO party_aliases AS a (party_id, form, folded, count)
        SELECT * FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::int[])
        ON CONFLICT (party_id, form) DO UPDATE SET count = a.count + excluded.count
        """,
        (
            [party for party, _ in changed],
            [form for _, form in changed],
            [fold(form) for _, form in changed],
            [forms[key] for key in changed],
        ),
    )
    gone = sorted({party for party, form in changed if forms[party, form] < 0})
    if gone:
        connection.execute(
            "DELETE FROM party_aliases WHERE party_id = ANY(%s) AND count <= 0", (gone,)
        )


def _refresh_analysts(connection: Connection[Any], parties: Iterable[int]) -> None:
    """Tell each party's latest citation anew; a party without one is no analyst."""
    ids = sorted(parties)
    connection.execute(
        """
        DELETE FROM analysts n WHERE party_id = ANY(%s)
            AND NOT EXISTS (SELECT 1 FROM citations c WHERE c.party_id = n.party_id)
        """,
        (ids,),
    )
    connection.execute(
        """
        INSERT INTO analysts (party_id, last_cited_on, sort_day, citations_count, title, title_en,
            affiliation, affiliation_party_id, field, countries)
        SELECT p.id, c.published_on, c.sort_day, p.citations_count, c.title, c.title_en,
            c.affiliation, c.affiliation_party_id, c.field, c.countries
        FROM parties p JOIN LATERAL (
            SELECT * FROM citations c WHERE c.party_id = p.id
            ORDER BY c.sort_day DESC, c.article_id DESC LIMIT 1
        ) c ON true
        WHERE p.id = ANY(%s)
        ORDER BY p.id
        ON CONFLICT (party_id) DO UPDATE SET last_cited_on = excluded.last_cited_on,
            sort_day = excluded.sort_day, citations_count = excluded.citations_count,
            title = excluded.title, title_en = excluded.title_en,
            affiliation = excluded.affiliation,
            affiliation_party_id = excluded.affiliation_party_id, field = excluded.field,
            countries = excluded.countries
        """,
        (ids,),
    )


def _apply_outlets(connection: Connection[Any], outlets: Counter[int]) -> None:
    changed = sorted(outlet for outlet, count in outlets.items() if count)
    if not changed:
        return
    connection.execute(
        "SELECT 1 FROM outlets WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE", (changed,)
    )
    connection.execute(
        """
        UPDATE outlets o SET articles_count = articles_count + d.articles
        FROM unnest(%s::bigint[], %s::int[]) AS d (id, articles) WHERE o.id = d.id
        """,
        (changed, [outlets[o] for o in changed]),
    )


def _apply_days(connection: Connection[Any], days: Counter[tuple[str, str, date]]) -> None:
    spans: Counter[tuple[str, str, str, date]] = Counter()
    for (kind, country, day), count in days.items():
        spans[kind, country, "day", day] += count
        spans[kind, country, "month", day.replace(day=1)] += count
    changed = sorted(key for key, count in spans.items() if count)
    if not changed:
        return
    columns = [list(column) for column in zip(*changed, strict=True)]
    connection.execute(
        """
        INSERT INTO dated_counts AS d (kind, country, span, day, count)
        SELECT * FROM unnest(%s::text[], %s::text[], %s::text[], %s::date[], %s::int[])
        ON CONFLICT (kind, country, span, day) DO UPDATE SET count = d.count + excluded.count
        """,
        (*columns, [spans[key] for key in changed]),
    )
    if any(spans[key] < 0 for key in changed):
        connection.execute(
            """
            DELETE FROM dated_counts d
            USING unnest(%s::text[], %s::text[], %s::text[], %s::date[]) AS g (k, c, s, d)
            WHERE (d.kind, d.country, d.span, d.day) = (g.k, g.c, g.s, g.d) AND d.count <= 0
            """,
            columns,
        )
