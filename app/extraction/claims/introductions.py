"""Phrases that introduce an expert beside the name: title, field, affiliation.

Enters: the analysed text, the cast, one mention of a person. Leaves: spans of the parts, or None
when nothing beside the name speaks of expertise. Reads four shapes: «name, title in body»,
«title in body name», «name, and he is title», «name, of body».
"""

from dataclasses import dataclass
from itertools import dropwhile

from app.domain.party import PartyType
from app.extraction.claims.affiliations import body_at, is_learned, opens_body, opens_body_attached
from app.extraction.claims.expert_proofs import Told, proves
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast, Mention, MentionKind
from app.lexicon.expertise import ExpertTitle, Strength, body_words, expert_titles
from app.text.affixes import ARTICLE
from app.text.span import Span
from app.text.tokens import Token, offset_after

_REACH = 18
_LONGEST_COMPLEMENT = 9
_BETWEEN = 3
_STOPS = frozenset(".!؟?:;؛،,")
_COMMAS = frozenset("،,")
_SKIPPED = frozenset(
    {"-", "–", "(", "،", ",", ")", "»", '"', "”", "وهو", "وهي", "هو", "هي", "الدكتور", "دكتور"}
)
_AT = frozenset({"في", "لدي", "من", "لصالح"})
_OF = "من"
_AND = "و"
_HIS = "ه"
_REPORTING = frozenset(
    {
        "ان",
        "بان",
        "انه",
        "قال",
        "يقول",
        "قالت",
        "تقول",
        "ما",
        "لم",
        "لا",
        "قوله",
        "كان",
        "هذا",
    }
)
_WORKING = frozenset({"من", "يعمل", "تعمل", "الذي", "التي", "يدرس", "تدرس"})
_HONORIFICS = frozenset({"الدكتور", "الدكتوره", "السيد", "السيده", "دكتور", "الراحل"})
_OPENING_MARKS = frozenset('«"“(')
_MARKS = frozenset('«»"“”()-–')
_ADJECTIVE_ENDS = ("ي", "يه", "يا")
_AFTER_BODY = 4
_BODIES = frozenset({PartyType.ORGANISATION, PartyType.MEDIA, PartyType.AGENCY})
_OUTSIDERS = frozenset({PartyType.PERSON, PartyType.MEDIA})


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """Where an expert is introduced; the title holds the field."""

    span: Span
    title: Span | None
    field: Span | None
    affiliation: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Complement:
    """What follows the head of a title.

    Attributes:
        end: tokens up to here belong to the title.
        body: the body after it.
        whole: True when nothing else stood before the end of the tokens or the body.
    """

    end: int
    body: Span | None = None
    whole: bool = True


def introduction_at(analysis: Analysis, cast: Cast, mention: Mention) -> Introduction | None:
    """Return the introduction that goes with this mention of a person, or None.

    Example: «ستيفن روبرتس، أستاذ دراسات الإعلام في جامعة جورج واشنطن» (Stīfin Rūbirts, ustādh
    dirāsāt al-iʿlām fī jāmiʿat Jūrj Wāshinṭun) → title, field and affiliation after the name.
    """
    return _after(analysis, cast, mention) or _before(analysis, cast, mention)


def _after(analysis: Analysis, cast: Cast, mention: Mention) -> Introduction | None:
    first = analysis.token_index(mention.span.end)
    tokens = analysis.tokens[first : first + _REACH]
    for token in tokens[:_BETWEEN]:
        if token.folded not in _SKIPPED:
            break
        tokens = tokens[1:]
    title = _title_at(tokens)
    if title is None:
        return _of_body(analysis, cast, mention, tokens)
    found = _described(analysis, cast, tokens, title)
    if found is None or found.title is None:
        return None
    end = (found.affiliation or found.title).end
    return _spanning(found, Span(mention.span.start, end))


def _before(analysis: Analysis, cast: Cast, mention: Mention) -> Introduction | None:
    """Look back for a title with nothing but its complement between it and the name."""
    end = analysis.token_index(mention.span.start)
    end -= _is_between_commas(analysis, mention, end)
    for index in range(end - 1, max(-1, end - _REACH), -1):
        token = analysis.tokens[index]
        if token.folded in _STOPS or _is_outsider(cast, token):
            return None
        title = _title_at(analysis.tokens[index:end])
        if title is None or _is_tail(analysis, index) or _is_attribute(analysis.tokens[index:end]):
            continue
        found = _described(analysis, cast, _unmarked(analysis.tokens[index:end]), title)
        if found is not None and _leads_to(analysis, found, mention):
            return _spanning(found, Span(token.start, mention.span.end))
    return None


def _is_between_commas(analysis: Analysis, mention: Mention, first: int) -> bool:
    """Tell whether a name stands apart behind its title: «الخبير الاقتصادي، فادي حمود، إن»."""
    after = analysis.token_index(mention.span.end)
    closes = after >= len(analysis.tokens) or analysis.words[after] in _STOPS
    return closes and first > 0 and analysis.words[first - 1] in _COMMAS


def _is_attribute(tokens: tuple[Token, ...]) -> bool:
    """Tell an indefinite adjective with its complement («دار متخصصة بالكتاب») from a title."""
    definite = tokens[0].folded.startswith("ال")
    following = tokens[1].folded if len(tokens) > 1 else ""
    return not definite and (following in _AT or following.startswith("بال"))


def _unmarked(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Leave out the mark that opens the name itself («المحلل «فلان»»)."""
    return tokens[:-1] if tokens[-1].folded in _OPENING_MARKS else tokens


def _leads_to(analysis: Analysis, found: Introduction, mention: Mention) -> bool:
    """Tell whether title and body stand right before the name, and the name is not the body's.

    «مركز أبحاث «الشرق»» (research centre "the East"): what looks like a person names the body.
    """
    if found.title is None:
        return False
    last = found.affiliation or found.title
    gap = analysis.tokens_in(Span(last.end, mention.span.start))
    between = [t for t in gap if t.is_word and t.folded not in _HONORIFICS]
    if len(between) > (_AFTER_BODY if found.affiliation else 0):
        return False
    words = analysis.tokens_in(found.affiliation) if found.affiliation else ()
    common = body_words("head") | body_words("research")
    return not words or any(t.is_word and t.folded not in common for t in words) or bool(between)


def _spanning(found: Introduction, span: Span) -> Introduction:
    return Introduction(
        span=span, title=found.title, field=found.field, affiliation=found.affiliation
    )


def _is_tail(analysis: Analysis, index: int) -> bool:
    """Tell whether the title at `index` is the tail of a longer one («كبير | الباحثين»)."""
    wider = _title_at(analysis.tokens[index - 1 : index + 3]) if index else None
    return wider is not None and len(wider.words) > 1


def _of_body(
    analysis: Analysis, cast: Cast, mention: Mention, tokens: tuple[Token, ...]
) -> Introduction | None:
    """Read «name, من (of) body» where the body is one of learning."""
    if not tokens or tokens[0].folded != _OF or not opens_body(tokens, 1):
        return None
    body = body_at(analysis, cast, tokens[1:])
    if body is None or not is_learned(analysis, body):
        return None
    span = Span(mention.span.start, body.end)
    return Introduction(span=span, title=None, field=None, affiliation=body)


def _title_at(tokens: tuple[Token, ...]) -> ExpertTitle | None:
    """Return the title that begins here, joined to another or not: «نائب الرئيس | وأستاذ الطب»."""
    if not tokens:
        return None
    first = tokens[0].folded
    for word in (first, first.removeprefix(_AND)):
        for title in expert_titles().get(word, ()):
            following = (t.folded for t in tokens[1 : len(title.words)])
            alone = word == first or title.strength is Strength.ACADEMIC
            if alone and (word, *following) == title.words:
                return title
    return None


def _described(
    analysis: Analysis, cast: Cast, tokens: tuple[Token, ...], title: ExpertTitle
) -> Introduction | None:
    """Return title, field and affiliation, None when they do not make an expert."""
    head = len(title.words)
    if analysis.text[tokens[0].end - 1] == _HIS:
        return None
    complement = _complement(analysis, cast, tokens, head)
    body, end = complement.body, max(head, complement.end)
    told = Told(tokens[:end], body, has_field=end > head, whole=complement.whole)
    if not proves(analysis, title, told):
        return None
    joined = tokens[0].folded != title.words[0]
    span = Span(tokens[0].start + joined, tokens[end - 1].end)
    named = title.strength in {Strength.STRONG, Strength.ACADEMIC}
    definite = tokens[0].folded.removeprefix(_AND).startswith(ARTICLE)
    field = _field(analysis, tokens[head:end], definite=definite) if named else None
    return Introduction(span=span, title=span, field=field, affiliation=body)


def _leads_field(word: str) -> bool:
    return word in _AT or word.startswith(("بال", "لل"))


def _field(analysis: Analysis, tokens: tuple[Token, ...], *, definite: bool) -> Span | None:
    """Return what the title is of, without «في» or «بـ»; adjectives alone are no field.

    Behind a definite title, what has no preposition are adjectives: «الباحث البارز في الفلك».
    """
    if definite:
        tokens = tuple(dropwhile(lambda t: not _leads_field(t.folded), tokens))
    if tokens and tokens[0].folded in _AT:
        tokens = tokens[1:]
    if not any(t.is_word and not t.folded.endswith(_ADJECTIVE_ENDS) for t in tokens):
        return None
    attached = tokens[0].folded.startswith("بال")
    start = offset_after(analysis.text, tokens[0], 1) if attached else tokens[0].start
    return Span(start, tokens[-1].end)


def _complement(
    analysis: Analysis, cast: Cast, tokens: tuple[Token, ...], head: int
) -> _Complement:
    """Return where the title with its field ends, and the affiliation after it."""
    end = len(tokens)
    for index in range(head, min(len(tokens), head + _LONGEST_COMPLEMENT)):
        token = tokens[index]
        if token.folded in _AT and _body_follows(cast, tokens, index + 1):
            body = body_at(analysis, cast, tokens[index + 1 :])
            return _Complement(end=min(end, index), body=body)
        if opens_body_attached(token) or (index == head and opens_body(tokens, index)):
            return _Complement(end=min(end, index), body=body_at(analysis, cast, tokens[index:]))
        if _breaks(cast, token):
            last = min(end, _without_preposition(tokens, index))
            return _Complement(end=last, whole=end == len(tokens))
        if token.folded in _WORKING:
            end = min(end, index)
    whole = len(tokens) <= head + _LONGEST_COMPLEMENT
    return _Complement(end=end if whole else head, whole=whole and end == len(tokens))


def _without_preposition(tokens: tuple[Token, ...], end: int) -> int:
    return end - 1 if tokens[end - 1].folded in _AT else end


def _breaks(cast: Cast, token: Token) -> bool:
    stops = token.folded in _STOPS or token.folded in _REPORTING or token.folded in _HONORIFICS
    return stops or token.folded in _MARKS or _is_outsider(cast, token)


def _is_outsider(cast: Cast, token: Token) -> bool:
    """Tell whether another person or a medium is named here."""
    other = cast.at(token.end - 1)
    named = other is not None and other.kind is not MentionKind.DESCRIPTIVE
    return named and other is not None and other.party.type in _OUTSIDERS


def _body_follows(cast: Cast, tokens: tuple[Token, ...], index: int) -> bool:
    mention = cast.at(tokens[index].start) if index < len(tokens) else None
    named = mention is not None and mention.party.type in _BODIES
    marked = index < len(tokens) and tokens[index].folded in {"«", '"', "“", "”"}
    return named or marked or opens_body(tokens, index)
