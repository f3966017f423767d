"""Signs of a stance in the build of a content: what single phrases do not tell.

Enters: the folded words of a content, how the claimant stands to it. Leaves: whether it disowns a
deed, binds someone, sets a condition, undertakes or performs. Refuses to weigh one sign against
another: `modality` does, in the scheme's order.
"""

from typing import Final

from app.domain.claim import Modality
from app.extraction.claims.stance import Stance
from app.extraction.words.action_nouns import is_action_noun
from app.extraction.words.tense import is_future, is_future_verb, is_imperfect, is_negation
from app.lexicon.clauses import is_complementiser
from app.lexicon.modality import cue_modality, phrases_opening, stance_words
from app.text.affixes import CONJUNCTIONS

NEVER: Final = frozenset({"لن", "ولن", "فلن"})
_FIRST_PERSON: Final = ("سن", "سا")
_OURS: Final = frozenset("نا")
_BE_DONE: Final = "يتم"
_UNDERTAKEN: Final = frozenset({"سيتم", "ستتم", "سيجري"})
_NOT_DONE: Final = frozenset({"لم", "ولم", "فلم"})
_IF: Final = frozenset({"ما", "ان", "اذا", "وان", "واذا", "فان", "لو"})
_OPENING_WORDS: Final = 5
_PREDICATE_WORDS: Final = 12
_UPON: Final = "علي"
_UPON_THEM: Final = frozenset({"عليه", "عليها", "عليهم", "علينا", "عليك", "عليكم"})
_UPON_NO_ONE: Final = frozenset(
    {"ان", "الرغم", "رغم", "عكس", "العكس", "صعيد", "الصعيد", "خلفيه", "اساس", "غرار", "مستوي",
     "المستوي", "هامش", "اثر", "ضوء", "مدي", "المدي", "وجه", "حد", "سبيل", "الاقل", "الارجح", "ما",
     "راس", "طول", "نحو", "شكل", "هذا", "ذلك", "حساب", "متن", "ارض", "الارض", "يد", "ايدي",
     "اعتبار", "افتراض", "حين"}
)  # fmt: skip
_THAT: Final = "ان"
_OPENERS: Final = frozenset({"ان", "انه", "انها", "بان"})
_UNLESS: Final = frozenset(
    {("الا", "بعد"), ("الا", "اذا"), ("الا", "عندما"), ("الا", "بشرط"), ("ما", "لم")}
)
_IN_CASE: Final = "الا في حال"
_BEFORE: Final = "قبل"
_ENDING: Final = frozenset({"وقف", "انهاء", "رفع", "انسحاب", "الافراج", "ان"})
_IMPORTANCE: Final = frozenset({"اهميه", "باهميه"})
_PERFORMED: Final = frozenset(
    {Modality.DENIED, Modality.ACCUSED, Modality.WARNED, Modality.DEMANDED, Modality.PROMISED,
     Modality.PROPOSED, Modality.PRAISED, Modality.CONDEMNED}
)  # fmt: skip
NAMED: Final = "_"
"""Stands for a name among the words of a content."""
_SUBJECT_WORDS: Final = 2
_NEAR: Final = 2
_BEHIND: Final = 3


def is_countered(words: list[str], place: int) -> bool:
    """Tell whether a wrong is named as what is fought: «مكافحة الفساد» (fighting corruption)."""
    return any(_bare(word) in stance_words("countering") for word in words[_before(place) : place])


def only_says(words: list[str], place: int) -> bool:
    """Tell whether what is necessary is to say something: «لا بد من الإشارة إلى …»."""
    return any(_bare(w) in stance_words("saying") for w in words[place + 1 : place + 1 + _BEHIND])


def disowns(words: list[str], stance: Stance) -> bool:
    """Tell whether the clause opens by denying a deed of blame, of "us", or of the claimant.

    «روسيا لم تنتهك» (Russia did not violate …), «لم نقصف» (we did not shell), «إنه لم يوقع» (that
    he did not sign); «إنه لم يتمكن» (that he was not able to) denies nothing.
    """
    for place, word in enumerate(words[:_OPENING_WORDS]):
        if word in _NOT_DONE and place + 1 < len(words):
            deed = words[place + 1]
            supposed = place > 0 and words[place - 1] in _IF
            if supposed or deed in stance_words("unable"):
                continue
            blamed = any(p.modality is Modality.ACCUSED for p in phrases_opening(deed))
            if blamed or stance.itself or deed[:1] in _OURS:
                return True
    return False


def obliges(words: list[str]) -> bool:
    """Tell whether the clause opens by binding someone, or by calling an act important.

    «على الحكومة التريث» (the government must wait), «أهمية تعزيز التعاون» (the importance of
    strengthening cooperation).
    """
    place = next((n for n, word in enumerate(words[:3]) if word not in _OPENERS), 0)
    upon = words[place : place + 1]
    behind = words[place + 1 : place + 2]
    if upon == [_UPON]:
        return bool(behind) and behind[0] not in _UPON_NO_ONE
    if upon and upon[0] in _IMPORTANCE:
        return bool(behind) and is_action_noun(behind[0])
    return bool(upon) and upon[0] in _UPON_THEM and behind == [_THAT]


def sets_condition(words: list[str]) -> bool:
    """Tell whether nothing is done before something else is: «لن يعود إلا بعد وقف القصف»."""
    place = next((n for n, word in enumerate(words[:_PREDICATE_WORDS]) if word in NEVER), None)
    if place is None:
        return False
    for here, following in zip(words[place + 1 :], words[place + 2 :], strict=False):
        if (here, following) in _UNLESS or (here == _BEFORE and following in _ENDING):
            return True
    return _IN_CASE in " ".join(words[place:])


def lies_ahead(words: list[str]) -> bool:
    """Tell whether the clause opens in the future."""
    near = words[:_PREDICATE_WORDS]
    return not NEVER.isdisjoint(near) or any(map(is_future_verb, near))


def undertakes(words: list[str], stance: Stance) -> bool:
    """Tell whether a future is a commitment: of "we", of one's own side, or by an official."""
    if stance.bound:
        return True
    for place, word in enumerate(words):
        bare = word[1:] if word[:1] in CONJUNCTIONS else word
        following = words[place + 1] if place + 1 < len(words) else ""
        if bare.startswith(_FIRST_PERSON) and is_future(word):
            return True
        if word in NEVER and following[:1] in _OURS:
            return True
        undone = word in NEVER and following == _BE_DONE
        if stance.official and (bare in _UNDERTAKEN or undone):
            return True
    return False


def is_of_another(words: list[str], stance: Stance) -> bool:
    """Tell whether a clause opens with a name that is not of the claimant's side: no one's word.

    «إن الشركة تعتزم البيع» (that the firm intends to sell), said of another, commits nobody.
    """
    if stance.own or NAMED not in words[:_SUBJECT_WORDS]:
        return False
    return not any(word.lstrip(CONJUNCTIONS).startswith(_FIRST_PERSON) for word in words)


def performs(words: list[str], stance: Stance) -> Modality | None:
    """Return the stance that the claimant's side takes by its verb: «بلاده تدين الهجوم».

    «قال إن بلاده تدين الهجوم» (said that his country condemns the attack) → condemned, as if he had
    condemned it; not behind a negation.
    """
    if not stance.own:
        return None
    for place, word in enumerate(words[:_OPENING_WORDS]):
        if is_negation(word) or is_future_verb(word):
            return None
        if not is_imperfect(word) or is_complementiser(word):
            continue
        taken = cue_modality(word)
        performed = taken in _PERFORMED and _bare(word) not in stance_words("performing")
        return taken if performed and place + 1 < len(words) else None
    return None


def _before(place: int) -> int:
    return max(0, place - _NEAR)


def _bare(word: str) -> str:
    return word[1:] if word[:1] in "وفبل" and len(word) > _NEAR + 1 else word
