"""Tense and polarity that single Arabic words show by their form.

Enters: a folded word. Leaves: whether it is a future verb, an imperfect verb, a negation. Works by
prefixes, closed word lists (data/tense.toml) and what news knows; without a lexicon of verbs, it
is a heuristic.
"""

import re
import tomllib
from functools import cache

from app.lexicon.clauses import perfect_verbs
from app.lexicon.tables import DATA
from app.lexicon.word_classes import UNCLASSED, word_class
from app.text.affixes import PRONOUNS
from app.text.fold import fold
from app.text.memory import remembered

_FUTURE = re.compile(r"[وف]?س[يتنا]\w{2,}")
_WILL, _FOR = "س", "ل"
_LATEST_WILL = 3  # «ولسوف»
_SHORTEST_VERB = 4
_FIRST_PERSON = "سا"
_PRONOUN = re.compile(r"(?<=\w{3})(?:ها|هم|ه|هما|نا)$")
_IMPERFECT = re.compile(r"[وف]?ل?[يت]\w{2,}")


@cache
def _words(name: str) -> frozenset[str]:
    document = tomllib.loads((DATA / "tense.toml").read_text(encoding="utf-8"))
    return frozenset(fold(form) for form in document[name]["forms"])


@remembered
def is_future(folded: str) -> bool:
    """Tell whether a folded word is a verb in the future, or a word that makes one.

    Example: «ستعمل» (sa-taʿmalu, will work) → True; «سياسة» (siyāsa, policy) → False.
    """
    bare = folded[1:] if folded[:1] in "وف" and len(folded) > 3 else folded
    return bare in _words("future") or is_future_verb(folded)


def looks_ahead(folded: str) -> bool:
    """Tell whether a folded word puts what follows in the future: a verb, a plan, a schedule.

    Example: «يستعد» (yastaʿidd, prepares) → True.
    """
    bare = folded[1:] if folded[:1] in "وف" and len(folded) > 3 else folded
    outlook = _words("outlook")
    return bare in outlook or (bare[:1] == "ب" and bare[1:] in outlook) or is_future(folded)


def is_future_verb(folded: str) -> bool:
    """Tell whether a folded word is a verb in the future, or the particle that makes one.

    Example: «ستعمل» (sa-taʿmalu, will work) → True; «المقبل» (al-muqbil, next) → False.
    """
    return _WILL in folded[:_LATEST_WILL] and _is_future_verb(folded)


@remembered
def _is_future_verb(folded: str) -> bool:
    bare = folded[1:] if folded[:1] in "وف" and len(folded) > 3 else folded
    if bare in _words("future_particle"):
        return True
    if _WILL not in folded[:2] or _FUTURE.fullmatch(folded) is None or _is_deed(bare):
        return False
    if bare.startswith(_FIRST_PERSON):
        stem = bare.removeprefix(_FIRST_PERSON)
        return bare in _words("future_first_person") or _is_deed(stem) or _is_deed("ا" + stem)
    if word_class(bare[1:]) == UNCLASSED != word_class(bare):  # «سيلتا»: news knows no «يلتا»
        return False
    return bare not in _words("not_future") and not bare.startswith(
        tuple(_words("not_future_stems"))
    )


def _is_deed(bare: str) -> bool:
    """Tell whether a word is a known verb, whatever its object: «سافر» (sāfara, travelled)."""
    return bare in perfect_verbs() or _without_pronoun(bare) in perfect_verbs()


def _without_pronoun(bare: str) -> str:
    return _PRONOUN.sub("", bare) if bare.endswith(PRONOUNS) else bare


def is_imperfect(folded: str) -> bool:
    """Tell whether a folded word looks like a verb of the third person imperfect.

    Example: «يواصل» (yuwāṣilu, continues) → True; «تركيا» (Turkiyā, Turkey) → False.
    """
    bare = folded[1:] if folded[:1] in "وف" and len(folded) > 3 else folded
    return (
        _IMPERFECT.fullmatch(folded) is not None
        and bare not in _words("not_imperfect")
        and not bare.endswith(("ه", "ات", "يا"))
    )


def is_purpose(folded: str) -> bool:
    """Tell whether a folded word is «ل» and an imperfect that news knows better than the whole.

    Example: «ليدعو» (li-yadʿuwa, to invite) → True; «ليونيل» (Lionel) → False.
    """
    verb = folded[1:]
    if folded[:1] != _FOR or len(verb) < _SHORTEST_VERB:
        return False
    known = word_class(verb) != UNCLASSED and word_class(folded) == UNCLASSED
    return known and is_imperfect(verb)


def is_verb(folded: str) -> bool:
    """Tell whether a folded word looks like a finite verb, or a particle that only verbs follow.

    Example: «انتزعتها» (intazaʿathā, seized it) → True; «المدينة» (al-madīna, the city) → False.
    """
    bare = folded[1:] if folded[:1] in "وف" and len(folded) > 3 else folded
    if bare in _words("before_verbs") or is_imperfect(folded) or is_future_verb(folded):
        return True
    if bare.startswith("ال") or bare.endswith("ات"):
        return False
    whole = _without_pronoun(bare)
    return (
        bare in perfect_verbs()
        or whole in perfect_verbs()
        or (len(whole) > 3 and whole.endswith("ت"))
        or (len(bare) > 3 and bare.endswith("وا"))
    )


def is_negation(folded: str) -> bool:
    """Tell whether a folded word negates what follows («لن», lan, will not)."""
    return folded in negations()


def negations() -> frozenset[str]:
    """Return the folded words that negate what follows."""
    return _words("negation")
