"""Where the noun phrase of a source phrase ends, and what is said begins.

Enters: an `Analysis`, a source phrase («وفقا لـ», according to). Leaves: token indexes. Refuses to
know parties.
"""

from bisect import bisect_left
from typing import Final

from app.extraction.reading.analysis import Analysis
from app.extraction.speech.reports import CueHit
from app.lexicon.clause_words import clause_words
from app.lexicon.clauses import perfect_verbs
from app.text.affixes import ARTICLE
from app.text.fold import fold
from app.text.tokens import Token

UTTERANCE: Final = 4
"""Words in marks from which on they are a clause, where no name is known."""
_NO_NAME = 6
_PHRASE_LENGTH = 16
_SHORTEST_VERB = 4
_COMMAS = frozenset("،,؛;")
_DASHES = frozenset("-–—")
_STOPS = frozenset(":-–—")
_PAUSES = _COMMAS | _STOPS
_THUS_THE, _SHE = "فال", "ت"
_WHO_IS = frozenset(map(fold, ("وهو", "وهي", "وهم")))


def phrase_end(analysis: Analysis, hit: CueHit) -> int:
    """Return the index past the words of a source phrase's noun phrase.

    It ends at a pause, a relative, a colon, a dash, marks that open an utterance, or the verb
    under ف that opens what is said («فقد»).
    """
    limit = min(analysis.token_index(hit.sentence.end), hit.last + 1 + _PHRASE_LENGTH)
    for index in range(hit.last + 1, limit):
        word = analysis.tokens[index].folded
        if word in _COMMAS or word in clause_words().relatives or word in _STOPS:
            return index
        if index > hit.last + 1 and (
            opens_result(analysis, index) or _opens_utterance(analysis, index)
        ):
            return index
    return limit


def _opens_utterance(analysis: Analysis, index: int) -> bool:
    """Tell whether marks around a clause open here: «بحسب الوزير "من المؤسف أن …"»."""
    token = analysis.tokens[index]
    if token.is_word:
        return False
    place = bisect_left(analysis.marked, token.start, key=lambda marked: marked.outer.start)
    marked = analysis.marked[place] if place < len(analysis.marked) else None
    opens = marked is not None and marked.outer.start == token.start
    return opens and marked is not None and len(analysis.tokens_in(marked.inner)) >= _NO_NAME


def opens_result(analysis: Analysis, index: int) -> bool:
    """Tell whether what is said begins without a pause: «فقد», a feminine past verb («سجلت»)."""
    token = analysis.tokens[index]
    past = len(token.folded) >= _SHORTEST_VERB and token.folded.endswith(_SHE)
    return _results(token) or (past and token.folded in perfect_verbs())


def past_apposition(analysis: Analysis, end: int, limit: int) -> int:
    """Return the index of what is said after a leading source phrase that ends at `end`.

    Skips what stands apart after the name: a time word, a title, «وهي …», between pauses or
    dashes. Example: «وفقا لسمير حداد، محلل السوق في المصرف، ارتفعت الأسعار» → ارتفعت.
    """
    tokens = analysis.tokens
    index = end
    while index < limit and tokens[index].folded in _PAUSES:
        dash = tokens[index].folded in _DASHES
        closing = _DASHES if dash else _COMMAS
        index += 1
        thus = None if dash else _thus_behind(analysis, index, limit)
        if thus is not None:
            return thus
        if index >= limit or not (dash or _is_apposition(analysis, index, limit)):
            continue
        reach = range(index, min(limit, index + _PHRASE_LENGTH))
        after = next((i for i in reach if tokens[i].folded in closing or _results(tokens[i])), None)
        if after is None:
            return index
        index = after
    return index


def _thus_behind(analysis: Analysis, index: int, limit: int) -> int | None:
    """Return the token of a definite noun under ف behind a comma: «…، أحد المشرفين، | فالمعجم»."""
    for place in range(index, min(limit, index + _PHRASE_LENGTH) - 1):
        word = analysis.tokens[place + 1].folded
        if analysis.tokens[place].folded in _COMMAS and word.startswith(_THUS_THE):
            return place + 1
    return None


def _results(token: Token) -> bool:
    return token.folded in clause_words().result_openers


def _is_apposition(analysis: Analysis, index: int, limit: int) -> bool:
    """Tell whether the words after a pause describe the source named before it."""
    words = clause_words()
    word = analysis.tokens[index].folded
    following = analysis.tokens[index + 1] if index + 1 < limit else None
    if word in words.adverbs or word in words.relatives or word in _WHO_IS:
        return True
    if word.removeprefix(ARTICLE) not in words.title_heads and word not in words.title_heads:
        return False
    return following is not None and following.is_word and following.folded not in perfect_verbs()
