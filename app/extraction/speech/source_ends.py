"""Where a source phrase ends, its speaker's name in apposition taken along.

Enters: the marked text with its cast, a source phrase. Leaves: a token index. Refuses to resolve
speakers.
"""

from app.domain.party import PartyType
from app.extraction.reading.cast import Mention, MentionKind
from app.extraction.speech.marks import Marks
from app.extraction.speech.phrase_ends import phrase_end
from app.extraction.speech.reports import CueHit
from app.lexicon.clause_words import clause_words
from app.text.affixes import ARTICLE
from app.text.span import Span

_COMMAS = frozenset("،,؛;")
_TO = "ل"


def source_end(marks: Marks, hit: CueHit) -> int:
    """Return the index past a source phrase, with the name that commas set behind a title.

    Example: «وبحسب المتحدث باسم الشرطة، سامي العتيبي، فإن …» (according to the spokesman, Sāmī …).
    """
    analysis, end = marks.analysis, phrase_end(marks.analysis, hit)
    limit = analysis.token_index(hit.sentence.end)
    if end + 1 >= limit or analysis.words[end] not in _COMMAS:
        return end
    title = analysis.words[hit.last + 1].removeprefix(_TO).removeprefix(ARTICLE)
    named = marks.cast.at(analysis.tokens[end + 1].start)
    if title not in clause_words().title_heads or not _is_name_of_one(named):
        return end
    whole = Span(analysis.tokens[hit.last + 1].start, analysis.tokens[end].start)
    if named is None or any(map(_is_name_of_one, marks.cast.within(whole))):
        return end
    after = analysis.token_index(named.span.end)
    return after if after >= limit or not analysis.tokens[after].is_word else end


def _is_name_of_one(mention: Mention | None) -> bool:
    """Tell whether a mention is a person's name."""
    named = mention is not None and mention.kind is MentionKind.NAME
    return named and mention is not None and mention.party.type is PartyType.PERSON
