"""Reports that are none, seen from who speaks: «وفق اتفاقية», «منذ إعلان استقلال البلاد».

Enters: a report with its source. Leaves: yes or no. Refuses to look at the text.
"""

from app.extraction.speakers.noun_phrases import PASSIVE, UNREAD
from app.extraction.speakers.things import DESCRIBED
from app.extraction.speakers.unwritten import UNWRITTEN
from app.extraction.speech.reports import ContentKind, Report, Source
from app.lexicon.cues import CueKind

_WEAK = frozenset((ContentKind.BEFORE, ContentKind.NOUN, ContentKind.PREPOSITION))
_TOLD_BY_NO_THING = frozenset(
    (ContentKind.NOUN, ContentKind.PREPOSITION, ContentKind.SPEECH, ContentKind.MARKED)
)
_NAMED_BY_NOUNS = frozenset((ContentKind.NOUN, ContentKind.QUESTION))


def is_no_report(report: Report, source: Source) -> bool:
    """Tell whether the subject of a weak frame is no one who speaks: «وفق اتفاقية».

    A thing asks for nothing, and words in marks behind one are another's: «اتفاقا يؤكد "…"».
    Nor does anyone speak in a passive, unless marks hold the words: «رجلين يُزعم أنهما سرقا», nor
    in a noun of saying that nobody says: «منذ إعلان الاستقلال», «على سؤال حول». What
    is only spoken of is not said: «تحدث عن مأساة الشعب».
    """
    kind = report.content.kind
    if kind is ContentKind.TOPIC:
        return True
    if source.rule == PASSIVE:
        return kind not in {ContentKind.SPEECH, ContentKind.MARKED}
    if source.rule == DESCRIBED:
        return kind in _TOLD_BY_NO_THING
    if report.hit.kind is CueKind.MASDAR and source.rule == UNWRITTEN:
        return kind in _NAMED_BY_NOUNS
    return source.rule == UNREAD and kind in _WEAK
