"""Grammatical gender and number of parties, for matching them with verbs.

Enters: parties and what verbs with a named subject have shown. Leaves: whether a verb form can
have a party as its subject. Refuses to choose among those that can.
"""

from collections.abc import MutableMapping
from dataclasses import dataclass, field

from app.domain.party import Party, PartyType
from app.extraction.reading.analysis import Analysis
from app.extraction.words.action_nouns import is_action_noun
from app.extraction.words.person_gender import person_gender
from app.lexicon.clause_words import clause_words
from app.lexicon.heads import organisation_head_forms, unnamed_head_forms
from app.lexicon.inflection import Gender, Number
from app.text.affixes import ARTICLE
from app.text.fold import fold

_NOUN_AND_ADJECTIVE = 2
_FEMININE_ENDS = ("ه", "اء")
_MASCULINE = frozenset(map(fold, ("قضاء", "لواء", "نداء", "بناء", "لقاء", "غذاء", "ولاء", "وباء")))
_PLURAL_ENDS = ("ون", "ين", "ات", "يو", "دو", "رو")


@dataclass(slots=True)
class Agreement:
    """What is known of the parties' gender and number in one article; learns as it reads."""

    analysis: Analysis
    seen: MutableMapping[str, Gender] = field(default_factory=dict)
    _told: MutableMapping[str, Gender | None] = field(default_factory=dict)
    _plural: MutableMapping[str, bool] = field(default_factory=dict)

    def learn(self, party: Party, gender: Gender | None) -> None:
        """Remember that a verb of this gender had `party` as its written subject."""
        if gender is not None and party.type is PartyType.PERSON and not party.unnamed:
            self.seen.setdefault(party.id, gender)

    def fits(self, party: Party, gender: Gender | None, number: Number) -> bool:
        """Tell whether a verb of this gender and number can have `party` as unwritten subject."""
        if number is not Number.SINGULAR:
            return party.unnamed and self.is_plural(party)
        if self.is_plural(party):
            return gender is Gender.FEMININE and party.type is not PartyType.PERSON
        own = self.gender_of(party)
        return gender is None or own is None or own is gender

    def may_be(self, party: Party, gender: Gender | None) -> bool:
        """Tell whether a noun that agrees with a verb of this gender may mean `party`.

        Of a body a noun may be of either gender: «الحركة» (f.) and «التنظيم» (m.) for Hamas.
        """
        if party.type is not PartyType.PERSON or party.unnamed or gender is None:
            return True
        return self.gender_of(party) in (None, gender)

    def gender_of(self, party: Party) -> Gender | None:
        """Return the gender, None when nothing tells."""
        if party.id in self.seen:
            return self.seen[party.id]
        if party.id not in self._told:
            self._told[party.id] = self._gender_told(party)
        return self._told[party.id]

    def _gender_told(self, party: Party) -> Gender | None:
        """Return the gender that a party's own words tell, whatever verbs have shown."""
        if party.type is PartyType.PERSON and not party.unnamed:
            return person_gender(self.analysis, party)
        first = self._head(party)
        if self._is_bare_name(party, first):
            return None
        if party.type is PartyType.STATE:
            if first not in clause_words().masculine_states:
                return Gender.FEMININE
            return None if self._is_government(party) else Gender.MASCULINE
        feminine = _looks_feminine(first) or self._has_feminine_adjective(party)
        return Gender.FEMININE if feminine else Gender.MASCULINE

    def _is_government(self, party: Party) -> bool:
        """Tell whether a state is called by a feminine noun too: «الحكومة العراقية»."""
        text = self.analysis.text
        words = (fold(span.of(text)).split() for span in (*party.mentions, *party.descriptive))
        return any(one and _looks_feminine(one[0]) for one in words)

    def _is_bare_name(self, party: Party, first: str) -> bool:
        """Tell whether a body's name has no noun that tells its gender: «حماس», «رويترز»."""
        body = party.type is not PartyType.STATE and not party.unnamed
        telling = first.startswith(ARTICLE) or first in organisation_head_forms()
        return body and not telling and not _looks_feminine(first)

    def _has_feminine_adjective(self, party: Party) -> bool:
        """Tell whether a broken plural's adjective is feminine: «الأمم المتحدة»."""
        spans = (*party.mentions, *party.descriptive)
        name = spans[0].of(self.analysis.text) if spans else party.canonical_ar
        words = fold(name).split()[:2]
        if len(words) != _NOUN_AND_ADJECTIVE:
            return False
        noun, adjective = words
        definite = noun.removeprefix("ا").startswith("ل") and adjective.startswith("ال")
        return definite and adjective.endswith("ه")

    def is_plural(self, party: Party) -> bool:
        """Tell whether an unnamed party is several («محللون», «مصادر أمنية»)."""
        if not party.unnamed:
            return False
        if party.id not in self._plural:
            self._plural[party.id] = _is_plural(self._head(party))
        return self._plural[party.id]

    def _head(self, party: Party) -> str:
        """Return the folded noun that a party is called by, the whole name of a state."""
        spans = (*party.mentions, *party.descriptive)
        name = spans[0].of(self.analysis.text) if spans else party.canonical_ar
        words = fold(name).split()
        if party.type is PartyType.STATE:
            return " ".join(fold(party.canonical_ar).split())
        return words[0] if words else ""


def _is_plural(first: str) -> bool:
    words = clause_words()
    bare = first.removeprefix(ARTICLE)
    heads = unnamed_head_forms().get(bare, ())
    people = bare not in words.documents and any(h.number is Number.PLURAL for h in heads)
    plural = people or first.endswith(_PLURAL_ENDS)
    return plural or first in words.broken_plurals or first in words.quantities


def _looks_feminine(noun: str) -> bool:
    """Tell whether a folded noun ends as feminine ones do; «الادعاء», «القضاء» are masculine."""
    bare = noun.removeprefix(ARTICLE)
    return noun.endswith(_FEMININE_ENDS) and not (bare in _MASCULINE or _is_verbal_noun(bare))


def _is_verbal_noun(bare: str) -> bool:
    """Tell whether a noun in اء is a verbal one: «ادعاء», «استفتاء»."""
    return bare.endswith("اء") and is_action_noun(bare)
