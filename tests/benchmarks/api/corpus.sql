-- Rows of the large database: each statement after a line with its name. Numbers in braces are
-- filled in by corpus.py. bench_id(kind, n) is the id of the nth thing of a kind, day_of(n) the day
-- of the nth article; a draw raised to a power prefers what comes first.

-- name: lists
INSERT INTO lists (id, name, authority)
SELECT x, x, 'Nobody'
FROM unnest(ARRAY['un_sc', 'us_ofac_sdn', 'us_ofac_cons', 'eu_fsf', 'uk_sl', 'ch_seco', 'us_csl',
                  'eu_journal']) x

-- name: list versions
INSERT INTO list_versions (list_id, ordinal, version, dated, effective_on, sha256, entries, refused,
                           added, removed, amended, excerpt, current)
SELECT id, 1, '2026-02-27', '2026-02-27', '2023-01-01', repeat('0', 64), 1000, 0, 1000, 0, 0, false,
       true
FROM lists

-- name: index
INSERT INTO screening_indexes (versions, matcher, sha256, blob)
SELECT jsonb_object_agg(list_id, id), 'bench', '', '' FROM list_versions

-- name: outlets
INSERT INTO outlets (id, key, name_ar, name_en, country)
SELECT bench_id('o', n), 'outlet' || n || '.example', 'صحيفة ' || n, 'Outlet ' || n,
       codes[1 + n % cardinality(codes)]
FROM generate_series(0, {outlets} - 1) n, bench_countries

-- name: parties
INSERT INTO parties (id, key, type, name_ar, name_en, country, articles_count, quotes_count,
                     claims_count)
SELECT bench_id('p', n), 'p' || n, (ARRAY['person', 'state', 'organisation'])[1 + n % 3],
       split_part(f.words, ' ', 1) || ' ' || split_part(f.words, ' ', 2), 'Party ' || n,
       codes[1 + n % cardinality(codes)], {parties} / (n + 1), 1, 1
FROM generate_series(0, {parties} - 1) n JOIN bench_phrases f USING (n), bench_countries

-- name: screenings
INSERT INTO party_screenings (party_id, index_id, matcher, past_verdict, verdict)
SELECT bench_id('p', n), i.id, 'bench', 'none',
       CASE WHEN n % 50 = 7 THEN 'match' WHEN n % 50 < 3 THEN 'possible' ELSE 'none' END
FROM generate_series(0, {parties} - 1) n, screening_indexes i

-- name: hits
INSERT INTO hits (id, party_id, list_id, entry_id, list_version_id, list_version, list_sha256,
                  matcher, kind, name, matched_name, score, band, listed_on)
SELECT bench_id('h', n), bench_id('p', n), 'un_sc', 'E' || n, v.id, v.version, v.sha256, 'bench',
       'person', 'Party ' || n, 'Party ' || n, 0.99, 'match', date '2015-01-01' + n % 4000
FROM generate_series(0, {parties} - 1) n, list_versions v
WHERE n % 50 = 7 AND v.list_id = 'un_sc'

-- name: articles
INSERT INTO articles (id, url, title, outlet_id, published_on, precision, sort_day, language, text,
                      text_sha256, excerpt, story_id, countries, quotes_count, claims_count,
                      parties_count, fingerprint, extractor)
SELECT bench_id('a', x.n), 'https://example.org/' || x.n, f.words,
       bench_id('o', x.n % {outlets}), x.day, 'day', x.day, 'ar', x.text, md5(x.n::text),
       left(x.text, 250), bench_id('s', x.n), ARRAY[codes[1 + x.n % 20]], {quotes_an_article},
       {claims_an_article}, 6, '', 'bench'
FROM (SELECT g.n, day_of(g.n) AS day, string_agg(f.words, ' ') AS text
      FROM generate_series(0, {articles} - 1) g(n)
      CROSS JOIN generate_series(1, 26) part
      JOIN bench_phrases f ON f.n = (g.n::bigint * 31 + part * 7919) % {phrases}
      GROUP BY g.n) x
JOIN bench_phrases f ON f.n = (x.n::bigint * 13) % {phrases}, bench_countries

-- name: claims
INSERT INTO claims (id, article_id, ordinal, published_on, sort_day, outlet_id, span_start, span_end,
                    text, voice, claimant_id, chain, modality, topic, cue, cue_start, cue_end, about,
                    countries, event_start, event_end, event_date, date_text, quote_ids, rule,
                    confidence)
SELECT bench_id('c', x.n), bench_id('a', x.a), x.n % {claims_an_article}, x.day, x.day,
       bench_id('o', x.a % {outlets}), x.n % 900, x.n % 900 + 90, f.words || ' ' || g.words, 'party',
       bench_id('p', x.claimant), jsonb_build_array(marsad_id(bench_id('p', x.claimant))),
       (ARRAY['asserted', 'denied', 'accused', 'warned', 'demanded', 'praised'])[1 + x.n % 6],
       (ARRAY['sanctions', 'conflict', 'diplomacy', 'economy', 'nuclear', 'other',
              'justice'])[1 + x.n % 7],
       'قال', 10, 13, ARRAY[bench_id('p', x.about)],
       CASE WHEN x.n % 3 = 0 THEN ARRAY[codes[x.first], codes[1 + x.first % cardinality(codes)]]
            ELSE ARRAY[codes[x.first]] END,
       CASE WHEN x.n % 10 = 0 THEN x.day END, CASE WHEN x.n % 10 = 0 THEN x.day END,
       CASE WHEN x.n % 10 = 0 THEN x.day::text END, CASE WHEN x.n % 10 = 0 THEN 'أمس' END,
       CASE WHEN x.n % 4 = 0 THEN ARRAY[bench_id('q', x.n / 4)] ELSE '{}' END,
       'verb', 0.5 + (x.n % 50) / 100.0
FROM (SELECT n, n / {claims_an_article} AS a, day_of(n / {claims_an_article}) AS day,
             floor({parties} * power(random(), 3))::int AS claimant,
             floor({parties} * power(random(), 3))::int AS about,
             1 + floor(110 * power(random(), 2.2))::int AS first
      FROM generate_series(0, {articles} * {claims_an_article} - 1) n) x
JOIN bench_phrases f ON f.n = (x.n::bigint * 7) % {phrases}
JOIN bench_phrases g ON g.n = (x.n::bigint * 101 + 17) % {phrases}, bench_countries

-- name: claim countries
INSERT INTO claim_countries (country, sort_day, claim_id)
SELECT x, sort_day, id FROM claims, unnest(countries) x

-- name: claim parties
INSERT INTO claim_parties (party_id, role, sort_day, claim_id)
SELECT claimant_id, 'claimant', sort_day, id FROM claims
UNION ALL SELECT x, 'about', sort_day, id FROM claims, unnest(about) x

-- name: article countries
INSERT INTO article_countries (country, sort_day, article_id)
SELECT x, sort_day, id FROM articles, unnest(countries) x

-- name: article parties
INSERT INTO article_parties (article_id, party_id, own_id, ordinal, sort_day, type, name_ar,
                             name_en, claims_count)
SELECT article_id, party_id, party_id, row_number() OVER (PARTITION BY article_id), day, 'person', '', '', n
FROM (SELECT article_id, claimant_id AS party_id, min(sort_day) AS day, count(*) AS n
      FROM claims GROUP BY 1, 2) x

-- name: quotes
INSERT INTO quotes (id, article_id, ordinal, published_on, sort_day, outlet_id, span_start, span_end,
                    text, kind, subtype, speaker_id, cue, cue_start, cue_end, speaker_ref, position,
                    claim_id, countries, rule, confidence)
SELECT quote_ids[1], article_id, ordinal, published_on, sort_day, outlet_id, span_start, span_end,
       text, 'direct', 'full', claimant_id, 'قال', 1, 4, 'named', 'before', id, countries, 'verb',
       confidence
FROM claims WHERE quote_ids <> '{}'

-- name: quote countries
INSERT INTO quote_countries (country, sort_day, quote_id)
SELECT x, sort_day, id FROM quotes, unnest(countries) x

-- name: quote parties
INSERT INTO quote_parties (party_id, role, sort_day, quote_id)
SELECT speaker_id, 'speaker', sort_day, id FROM quotes

-- name: claim quotes
INSERT INTO claim_quotes (claim_id, quote_id) SELECT claim_id, id FROM quotes

-- name: articles by day
INSERT INTO dated_counts (kind, country, span, day, count)
SELECT 'article', x.country, s.span, date_trunc(s.span, x.sort_day)::date, count(*)
FROM (SELECT '' AS country, sort_day FROM articles
      UNION ALL SELECT country, sort_day FROM article_countries) x, (VALUES ('day'), ('month')) s(span)
GROUP BY 2, 3, 4 ORDER BY 2, 3, 4

-- name: claims by day
INSERT INTO dated_counts (kind, country, span, day, count)
SELECT 'claim', x.country, s.span, date_trunc(s.span, x.sort_day)::date, count(*)
FROM (SELECT '' AS country, sort_day FROM claims
      UNION ALL SELECT country, sort_day FROM claim_countries) x, (VALUES ('day'), ('month')) s(span)
GROUP BY 2, 3, 4 ORDER BY 2, 3, 4

-- name: quotes by day
INSERT INTO dated_counts (kind, country, span, day, count)
SELECT 'quote', x.country, s.span, date_trunc(s.span, x.sort_day)::date, count(*)
FROM (SELECT '' AS country, sort_day FROM quotes
      UNION ALL SELECT country, sort_day FROM quote_countries) x, (VALUES ('day'), ('month')) s(span)
GROUP BY 2, 3, 4 ORDER BY 2, 3, 4
