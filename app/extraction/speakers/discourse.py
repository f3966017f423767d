"""What the reading of one article remembers while speakers are resolved.

Enters: an `Analysis`, a `Cast`; then, in order, who spoke. Leaves: the last speakers, the issuers
of statements, the unnamed sources met on the way, and the cast with those at the end. Refuses to
read a clause.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from app.domain.party import Party, PartyType
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast, Mention, MentionKind
from app.extraction.speakers.papers import Paper, Papers
from app.extraction.speakers.subjects import (
    Subject,
    after_preposition,
    first_actor,
    subject_after,
)
from app.extraction.speakers.unnamed_heads import UnnamedHeads
from app.extraction.speech.own_words import body_start
from app.extraction.speech.reports import CueHit, Report
from app.extraction.words.agreement import Agreement
from app.lexicon.clause_words import clause_words
from app.lexicon.clauses import perfect_verbs
from app.lexicon.cues import CueKind, cue_forms
from app.text.affixes import ARTICLE
from app.text.fold import fold
from app.text.span import Span

_BACK = 7
_REACH = 12_000
_SENTENCES_BACK = 6
_VERB_REACH = 40
_MENTIONS_BACK = 60


@cache
def before_no_verb() -> frozenset[str]:
    """Return the words behind which a verb tells no deed of its own."""
    words = clause_words()
    nominal = words.before_nouns | words.relatives
    return nominal | words.time_conjunctions | words.complementisers


@cache
def doing() -> frozenset[str]:
    """Return the folded past verbs of deed and of speech."""
    said = (w for w, forms in cue_forms().items() if any(f.kind is CueKind.PAST for f in forms))
    return perfect_verbs().union(said) - clause_words().noun_homographs


def _start(mention: Mention) -> int:
    return mention.span.start


@dataclass(frozen=True, slots=True)
class Spoke:
    """One turn of speech."""

    party: str
    sentence: Span


@dataclass(slots=True)
class Discourse:
    """The memory of one article; changed in place as reports are resolved in order.

    Attributes:
        cast: the parties given; unnamed sources met later are in `met`.
        met: unnamed sources by the offset where their phrase begins.
        spoke: turns of speech in order.
        turns: how many of them each party had.
        issuers: the last statement, report, … that a speaker spoke in, by its noun.
        papers: the papers with an issuer that the text tells of.
        unnamed: the parties without a name, of the cast and met since.
    """

    analysis: Analysis
    cast: Cast
    agreement: Agreement = field(init=False)
    met: dict[int, Party] = field(default_factory=dict)
    spoke: list[Spoke] = field(default_factory=list)
    turns: Counter[str] = field(default_factory=Counter)
    issuers: dict[str, Paper] = field(default_factory=dict)
    papers: Papers = field(init=False)
    unnamed: UnnamedHeads = field(init=False)
    _parties: dict[str, Party] = field(init=False)
    _spelt: dict[str, frozenset[str]] = field(default_factory=dict)
    _met_starts: list[int] = field(default_factory=list)
    _met_mentions: list[Mention] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.agreement = Agreement(self.analysis)
        self.papers = Papers(self.analysis, self.cast)
        self.unnamed = UnnamedHeads(self.analysis)
        self._parties = {p.id: p for p in self.cast.parties}
        for party in self.cast.parties:
            self.unnamed.add(party)

    def party(self, local_id: str) -> Party:
        """Return the party with this local id, of the cast or met since.

        Raises:
            KeyError: when there is none.
        """
        return self._parties[local_id]

    def names_of(self, party: Party) -> frozenset[str]:
        """Return the folded names that the text calls a party of the cast by."""
        if party.id not in self._spelt:
            text = self.analysis.text
            self._spelt[party.id] = frozenset(fold(span.of(text)) for span in party.mentions)
        return self._spelt[party.id]

    def meet(self, party: Party) -> Party:
        """Add an unnamed source under a local id that is free; return it as added."""
        number = len(self._parties) + 1
        while party.id in self._parties:
            party = replace(party, id=f"u{number}")
            number += 1
        self._parties[party.id] = party
        self._place(party, party.descriptive[0].start)
        self.unnamed.add(party)
        return party

    def _place(self, party: Party, start: int) -> None:
        """Remember where a source was met; of two at one place the later."""
        here = Mention(span=Span(start, start), party=party, kind=MentionKind.DESCRIPTIVE)
        place = bisect_left(self._met_starts, start)
        if start in self.met:
            self._met_mentions[place] = here
        else:
            self._met_starts.insert(place, start)
            self._met_mentions.insert(place, here)
        self.met[start] = party

    @property
    def next_number(self) -> int:
        """The number of the next unnamed source."""
        return len(self._parties) + 1

    def full_cast(self) -> Cast:
        """Return the cast with the sources met."""
        return Cast(tuple(self._parties.values())) if self.met else self.cast

    def note(self, report: Report, speaker: str) -> None:
        """Remember that `speaker` spoke, and whose statement stands between cue and content."""
        self.spoke.append(Spoke(speaker, report.hit.sentence))
        self.turns[speaker] += 1
        first, last = report.content.gap
        for token in self.analysis.tokens[first:last]:
            if token.folded in clause_words().documents:
                noun = token.folded.removeprefix(ARTICLE)
                self.issuers[noun] = Paper(token.start, noun, speaker)

    def last_speaker(self, hit: CueHit, *, agreeing: bool) -> str | None:
        """Return who spoke last, or a person who acted since.

        Args:
            hit: the cue whose speaker is sought.
            agreeing: True to pass over those that its gender and number exclude.
        """
        for turn in self._turns_before(hit):
            if not agreeing or self._fits(self.party(turn.party), hit):
                return self._actor_since(hit, turn) or turn.party
        return None

    def last_body(self, hit: CueHit) -> str | None:
        """Return the last speaker before the cue that is a body: no person, no nameless people."""
        for turn in self._turns_before(hit):
            party = self.party(turn.party)
            people = party.type is PartyType.GROUP and party.unnamed
            if party.type is not PartyType.PERSON and not people:
                return turn.party
        return None

    def _turns_before(self, hit: CueHit) -> Iterator[Spoke]:
        """Yield the last turns before the end of the cue's sentence, the latest first.

        A source phrase is also read when the whole article is resolved.
        """
        end = len(self.spoke)
        while end and self.spoke[end - 1].sentence.start > hit.sentence.start:
            end -= 1
        yield from reversed(self.spoke[max(0, end - _BACK) : end])

    def last_person(self, hit: CueHit) -> str | None:
        """Return the last speaker that is a person whom the verb agrees with."""
        for turn in self._turns_before(hit):
            party = self.party(turn.party)
            if party.type is PartyType.PERSON and self._fits(party, hit):
                return turn.party
        return None

    def mentions_before(self, offset: int) -> Iterator[Mention]:
        """Yield the mentions of named parties before `offset`, nearest first."""
        before = self.cast.within(Span(max(0, offset - _REACH), offset))
        for mention in reversed(before):
            if not mention.party.unnamed:
                yield mention

    def all_before(self, offset: int) -> Iterator[Mention]:
        """Yield the last mentions before `offset`, nearest first, and the sources met last."""
        before = self.cast.within(Span(max(0, offset - _REACH), offset))
        last = bisect_left(self._met_starts, offset)
        met = self._met_mentions[max(0, last - _MENTIONS_BACK) : last]
        yield from sorted((*before[-_MENTIONS_BACK:], *met), key=_start, reverse=True)

    def person_of_sentence(self, hit: CueHit) -> str | None:
        """Return the last person of the cue's sentence before it that the verb agrees with."""
        for mention in reversed(self.cast.within(Span(hit.sentence.start, hit.span.start))):
            if mention.party.type is PartyType.PERSON and self._fits(mention.party, hit):
                return mention.party.id
        return None

    def actor_of(self, hit: CueHit) -> str | None:
        """Return the subject of the cue's own sentence when the verb can go on from it."""
        if hit.joined and self.analysis.tokens[hit.first].start == hit.sentence.start:
            return None
        start = body_start(self.analysis, hit.sentence)
        own = Span(min(start, hit.sentence.end), hit.sentence.end)
        mention = first_actor(self.analysis, self.cast, own, hit.span.start)
        fits = mention is not None and self._fits(mention.party, hit)
        return mention.party.id if mention is not None and fits else None

    def actor_before(self, hit: CueHit) -> str | None:
        """Return who acts in the sentence before the cue's."""
        sentence = self._sentence_before(hit.sentence)
        here = sentence and first_actor(self.analysis, self.cast, sentence, sentence.end)
        return here.party.id if here else None

    def doer_between(self, hit: CueHit, after: int) -> str | None:
        """Return the person named right behind the last past verb between `after` and the cue."""
        subject = self.doing_between(hit, after)
        mention = subject.mention if subject is not None else None
        if subject is None or mention is None or mention.party.type is not PartyType.PERSON:
            return None
        named = not subject.inner and (
            subject.head in clause_words().title_heads or self._opens(mention, subject)
        )
        return mention.party.id if named and self._fits(mention.party, hit) else None

    def _opens(self, mention: Mention, subject: Subject) -> bool:
        """Tell whether a mention is the first word of the subject."""
        index = self.analysis.token_index(mention.span.start)
        return self.analysis.tokens[index].folded == subject.head

    def doing_between(self, hit: CueHit, after: int) -> Subject | None:
        """Return the subject of the last past verb before the cue: «رد عليه الوزير قائلا»."""
        under = before_no_verb()
        first = max(self.analysis.token_index(after), hit.first - _VERB_REACH)
        for index in range(hit.first - 1, first - 1, -1):
            word = self.analysis.tokens[index].folded
            verbs = {word, word[1:] if word[:1] in ("و", "ف") else word}
            before = self.analysis.tokens[index - 1].folded if index else ""
            if before in under or verbs.isdisjoint(doing()):
                continue
            named = self._named_before(index) if word in doing() else None
            past = self.analysis.words[index + 1] in clause_words().adverbial_words
            return named or subject_after(self.analysis, self.cast, index + 1 + past, hit.first)
        return None

    def _named_before(self, index: int) -> Subject | None:
        """Return the person named right before a verb: «إلا أن كريم رفض العرض قائلا»."""
        mention = self.cast.at(self.analysis.tokens[index - 1].start) if index else None
        if mention is None or mention.party.type is not PartyType.PERSON:
            return None
        named = mention.kind is MentionKind.NAME and not mention.party.unnamed
        if not named or after_preposition(self.analysis, mention, 0):
            return None
        first = self.analysis.token_index(mention.span.start)
        return Subject(mention=mention, head=self.analysis.tokens[first].folded)

    def _fits(self, party: Party, hit: CueHit) -> bool:
        return self.agreement.fits(party, hit.gender, hit.number)

    def _actor_since(self, hit: CueHit, turn: Spoke) -> str | None:
        """Return the person who is the subject of a sentence since that turn, the last such."""
        sentence = self._sentence_before(hit.sentence)
        for _ in range(_SENTENCES_BACK):
            if sentence is None or sentence.start <= turn.sentence.start:
                return None
            mention = first_actor(self.analysis, self.cast, sentence, sentence.end)
            person = mention is not None and mention.party.type is PartyType.PERSON
            if mention is not None and person and self._fits(mention.party, hit):
                return mention.party.id
            sentence = self._sentence_before(sentence)
        return None

    def _sentence_before(self, sentence: Span) -> Span | None:
        index = self.analysis.token_index(sentence.start) - 1
        if index < 0:
            return None
        return self.analysis.sentence_at(self.analysis.tokens[index].start)
