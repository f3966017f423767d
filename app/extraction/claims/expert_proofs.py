"""Whether a title, with what follows it, makes an expert of the person beside it.

Enters: the analysed text, a title, its complement and affiliation. Leaves: yes or no. Refuses
offices in a ministry, forms of address, and writers who are told of for their books.
"""

from typing import NamedTuple

from app.extraction.claims.affiliations import is_learned
from app.extraction.reading.analysis import Analysis
from app.lexicon.expertise import ExpertTitle, Strength
from app.text.span import Span
from app.text.tokens import Token

_MINISTRY = frozenset({"وزاره", "بوزاره", "لوزاره"})
_FORMER = frozenset({"سابق", "سابقا", "السابق", "سابقه", "السابقه", "متقاعد", "المتقاعد"})
_ARTICLES = frozenset(
    {"مقال", "مقالا", "مقاله", "مقالته", "مقالتها", "مقالها", "تقرير", "تقريره", "تقريرها", "تحليل",
     "تحليله", "تحليلها", "عمود", "عموده", "عمودها", "زاويته", "افتتاحيه", "مقالات", "مقالاته"}
)  # fmt: skip
_REACH = 40


class Told(NamedTuple):
    """What stands beside a title.

    Attributes:
        title: its tokens, the complement with them.
        body: the affiliation, None for none.
        has_field: whether a complement follows the head of the title.
        whole: whether nothing else stands between it and the name or the body.
    """

    title: tuple[Token, ...]
    body: Span | None
    has_field: bool
    whole: bool


def proves(analysis: Analysis, title: ExpertTitle, told: Told) -> bool:
    """Tell whether the title, with what stands beside it, makes an expert.

    Example: «الخبير بوزارة المالية» (the expert of the ministry of finance) → False.
    """
    if _serves(analysis, told) or title.strength is Strength.NONE:
        return False
    if title.strength is Strength.WEAK:
        return told.body is not None and is_learned(analysis, told.body)
    if title.strength is Strength.ACADEMIC:
        return told.body is not None or (told.has_field and told.whole)
    return title.strength is not Strength.WRITER or _tells_of_article(analysis, told)


def _serves(analysis: Analysis, told: Told) -> bool:
    """Tell whether the title is held in a ministry: an official and no expert."""
    body = analysis.tokens_in(told.body) if told.body else ()
    ministry = any(token.folded in _MINISTRY for token in (*told.title, *body))
    return ministry and not any(token.folded in _FORMER for token in told.title)


def _tells_of_article(analysis: Analysis, told: Told) -> bool:
    """Tell whether the sentence tells of an article: «كتب … في مقال بصحيفة …»."""
    here = told.title[0].start
    sentence = analysis.sentence_at(here)
    if sentence is None or told.body is not None:
        return told.body is not None
    before = analysis.tokens_in(Span(sentence.start, here))[-_REACH:]
    behind = analysis.tokens_in(Span(here, sentence.end))[:_REACH]
    return any(token.folded in _ARTICLES for token in (*before, *behind))
