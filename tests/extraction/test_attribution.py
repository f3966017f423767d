import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.attribution import QuoteKind, QuoteSubtype
from app.extraction.attribution import attribute
from app.extraction.reading.cast import Cast
from app.extraction.reading.reading import analyse
from tests.extraction.attributing import quotes_of, read, told

TWO = "person: بوتين; person: كيم"


@pytest.mark.parametrize(
    ("id_", "text", "parties", "expected"),
    [
        (
            "cue, speaker, marks (said Putin)",
            "قال بوتين «إنها وثيقة ثورية فعلا».",
            TWO,
            ["direct | بوتين | إنها وثيقة ثورية فعلا"],
        ),
        (
            "marks are the whole clause under إن",
            "وقال بوتين إن «روسيا لا تستبعد التعاون معهم».",
            TWO,
            ["direct | بوتين | روسيا لا تستبعد التعاون معهم"],
        ),
        (
            "marks are the whole clause under إنه",
            "وقال بوتين إنه «يمثل خطوة هامة للجميع».",
            TWO,
            ["direct | بوتين | يمثل خطوة هامة للجميع"],
        ),
        (
            "marks on part of the clause: mixed and partial",
            "وشدد كيم على أن بلاده «تعبّر عن دعمها» لروسيا.",
            TWO,
            ["indirect | كيم | بلاده «تعبّر عن دعمها» لروسيا", "direct | كيم | تعبّر عن دعمها"],
        ),
        (
            "pure clause",
            "وقال كيم إن العلاقات بلغت مستوى جديدا.",
            TWO,
            ["indirect | كيم | العلاقات بلغت مستوى جديدا"],
        ),
        (
            "participle goes on with the same speaker",
            "قال بوتين إن الاتفاق قريب، مشيرا إلى أن روسيا تقدر الدعم.",
            TWO,
            ["indirect | بوتين | الاتفاق قريب", "indirect | بوتين | روسيا تقدر الدعم"],
        ),
        (
            "unwritten subject of the next sentence",
            "قال كيم إن الاتفاق قريب. وأضاف «سنعمل معا من أجله».",
            TWO,
            ["indirect | كيم | الاتفاق قريب", "direct | كيم | سنعمل معا من أجله"],
        ),
        (
            "feminine verb passes over a masculine body",
            "قالت روسيا إنها مستعدة. وقال الجيش إنه جاهز. وأضافت أنها لن تتراجع.",
            "state: روسيا; agency: الجيش",
            [
                "indirect | روسيا | إنها مستعدة",
                "indirect | الجيش | إنه جاهز",
                "indirect | روسيا | أنها لن تتراجع",
            ],
        ),
        (
            "speaker before the verb",
            "لكن كيم، زعيم البلاد، قال إن الاتفاق قريب.",
            TWO,
            ["indirect | كيم | الاتفاق قريب"],
        ),
        (
            "title with a body inside: the person speaks",
            "قال المتحدث باسم البيت الأبيض جون كيربي إن الأمر انتهى.",
            "agency: البيت الأبيض; person: جون كيربي",
            ["indirect | جون كيربي | الأمر انتهى"],
        ),
        (
            "relative clause",
            "التقى بوتين الذي أكد أن الحرب ستنتهي قريبا.",
            TWO,
            ["indirect | بوتين | الحرب ستنتهي قريبا"],
        ),
        (
            "relative whose pronoun is the object",
            "قال كيم إن القلق كبير من الهجمات التي قال إنها خلفت قتلى.",
            TWO,
            ["indirect | كيم | القلق كبير من الهجمات", "indirect | كيم | إنها خلفت قتلى"],
        ),
        (
            "accusation with ب",
            "واتهمت روسيا أوكرانيا بتقديم الذخيرة للمسلحين.",
            "state: روسيا; state: أوكرانيا",
            ["indirect | روسيا | بتقديم الذخيرة للمسلحين"],
        ),
        (
            "verbal noun as object",
            "أعلنت روسيا، الجمعة، تعيين سفير جديد لها.",
            "state: روسيا",
            ["indirect | روسيا | تعيين سفير جديد لها"],
        ),
        (
            "call with إلى past the person called on",
            "دعا كيم بوتين إلى زيارة البلاد.",
            TWO,
            ["indirect | كيم | زيارة البلاد"],
        ),
        (
            "evaluative verb gives the partial alone",
            "وصف كيم الرئيس الروسي بـ«أعز صديق للشعب».",
            TWO,
            ["direct | كيم | أعز صديق للشعب"],
        ),
        (
            "source phrase after the content",
            "قتل خمسة أشخاص في المدينة، بحسب رويترز.",
            "media: رويترز",
            ["indirect | رويترز | قتل خمسة أشخاص في المدينة"],
        ),
        (
            "source phrase before the content",
            "وبحسب رويترز، قتل خمسة أشخاص في المدينة.",
            "media: رويترز",
            ["indirect | رويترز | قتل خمسة أشخاص في المدينة"],
        ),
        (
            "cue after the marks",
            "«لن نتراجع عن موقفنا هذا»، قال بوتين للصحفيين.",
            TWO,
            ["direct | بوتين | لن نتراجع عن موقفنا هذا"],
        ),
        (
            "interrupted marks",
            "«لن نتراجع عن موقفنا»، قال بوتين، «ولن نقبل التهديد».",
            TWO,
            ["direct | بوتين | لن نتراجع عن موقفنا", "direct | بوتين | ولن نقبل التهديد"],
        ),
        (
            "the same cue governs the next sentence",
            "قال بوتين إنه «يمثل خطوة هامة للجميع». وإنه «سيضع قيودا على إيران».",
            TWO,
            [
                "direct | بوتين | يمثل خطوة هامة للجميع",
                "direct | بوتين | سيضع قيودا على إيران",
            ],
        ),
        (
            "marks go on in the next paragraph",
            'قال بوتين "لا سلام مع القتال.\n"لو أرادوا السلام فليوقفوا النار."',
            TWO,
            [
                "direct | بوتين | لا سلام مع القتال.",
                "direct | بوتين | لو أرادوا السلام فليوقفوا النار.",
            ],
        ),
        (
            "words described in a relative",
            "تحدث بوتين عما وصفه بـ«ابتزاز» الغرب. وقال إن الأمر خطير.",
            TWO,
            ["direct | بوتين | ابتزاز", "indirect | بوتين | الأمر خطير"],
        ),
        (
            "unnamed source",
            "قال مصدر دبلوماسي إن الاتفاق قريب.",
            "",
            ["indirect | مصدر دبلوماسي | الاتفاق قريب"],
        ),
        (
            "statement of an issuer, then the statement alone",
            "ذكر بيان صادر عن الخزانة الأميركية أن الحظر بدأ. وأضاف البيان أن الحظر شامل.",
            "agency: الخزانة الأميركية",
            [
                "indirect | الخزانة الأميركية | الحظر بدأ",
                "indirect | الخزانة الأميركية | الحظر شامل",
            ],
        ),
        (
            "nickname in marks speaks",
            'وقال "القوس" إن الأمر انتهى تماما.',
            "person: القوس",
            ["indirect | القوس | الأمر انتهى تماما"],
        ),
        (
            "object of a participle is no speaker",
            "غادر بوتين واصفا العلاقة بين البلدين بأنها «بين أصدقاء».",
            TWO,
            ["direct | بوتين | بين أصدقاء"],
        ),
        (
            "question",
            "وتساءل بوتين كيف يمكن وقف الحرب.",
            TWO,
            ["indirect | بوتين | كيف يمكن وقف الحرب"],
        ),
    ],
)
def test_who_said_what(id_: str, text: str, parties: str, expected: list[str]) -> None:
    assert told(text, parties) == expected, id_


@pytest.mark.parametrize(
    ("id_", "text", "parties"),
    [
        ("perception verb", "شهد بوتين توقيع الاتفاق.", TWO),
        ("reminder of the reporter", "يذكر أن الاتفاق وقع العام الماضي.", ""),
        ("name in marks", "زار بوتين صحيفة «الشرق الأوسط» أمس.", TWO),
        ("according to an agreement", "انسحبت القوات من المدن، وفق اتفاقية أمنية موقعة.", ""),
        ("negated cue", "لم يقل بوتين إن الحرب ستنتهي.", TWO),
        ("in reply to", "خرج المحتجون ردا على قرار بوتين.", TWO),
        ("between", "جرت محادثات بين بوتين وكيم حول «المعاهدة».", TWO),
        ("adjective of the form of a participle", "فرضت عقوبات مشددة على روسيا.", ""),
        ("asks not to be named", "التقى المسؤول الذي طلب عدم الكشف عن اسمه الوفد.", ""),
        ("list after a colon", "أضاف بوتين ست دول هي: تشاد والنيجر وكينيا.", TWO),
        ("not yet said", "من المتوقع أن يعلن بوتين القرار غدا.", TWO),
    ],
)
def test_near_misses_give_no_quote(id_: str, text: str, parties: str) -> None:
    assert told(text, parties) == [], id_


@pytest.mark.parametrize(
    ("id_", "text", "parties", "expected"),
    [
        (
            "a sentence that opens with وكان is not what the cue before governs",
            "قالت الوزارة إن العمل مستمر. وكان الوزير زار الموقع أمس.",
            "agency: الوزارة",
            ["indirect | الوزارة | العمل مستمر"],
        ),
        (
            "head noun, then the name in marks",
            'أعلنت حركة "النهضة"، السبت، أنها ستقاطع الانتخابات.',
            "organisation: النهضة",
            ["indirect | النهضة | أنها ستقاطع الانتخابات"],
        ),
        (
            "who is named in the dateline does not speak",
            "نيروبي، كينيا (CNN)-- دعت وزيرة التعليم ليلى حسن إلى فتح المدارس.",
            "state: كينيا; person: ليلى حسن",
            ["indirect | ليلى حسن | فتح المدارس"],
        ),
        (
            "a definite nominative plural is the subject, the next noun its object",
            "ويتهم المعارضون الرئيس بأنه يستأثر بالسلطة.",
            "person: الرئيس",
            ["indirect | المعارضون | بأنه يستأثر بالسلطة"],
        ),
        (
            "marks judged a name once are a name throughout",
            'قال سعد إن نظام "آي أو إس" آمن. وأضاف أن خبراء فحصوا "آي أو إس" أمس.',
            "person: سعد",
            [
                'indirect | سعد | نظام "آي أو إس" آمن',
                'indirect | سعد | خبراء فحصوا "آي أو إس" أمس',
            ],
        ),
    ],
)
def test_names_around_the_cue_are_told_apart(
    id_: str, text: str, parties: str, expected: list[str]
) -> None:
    assert told(text, parties) == expected, id_


@pytest.mark.parametrize(
    ("id_", "text", "parties", "expected"),
    [
        (
            "a title stands between the name and what is said",
            "ووفقا لسمير حداد، محلل السوق في المصرف، ارتفعت الأسعار كثيرا.",
            "person: سمير حداد",
            ["indirect | سمير حداد | ارتفعت الأسعار كثيرا"],
        ),
        (
            "«and she is …», then فقد",
            "وحسب سلمى داود، وهي معدة برنامج، فقد ارتفعت الصادرات كثيرا.",
            "person: سلمى داود",
            ["indirect | سلمى داود | فقد ارتفعت الصادرات كثيرا"],
        ),
        (
            "a day stands between",
            "وحسبما قال دبلوماسي غربي، الجمعة، رفضت الحكومة العرض الأخير.",
            "agency: الحكومة",
            ["indirect | دبلوماسي غربي | رفضت الحكومة العرض الأخير"],
        ),
        (
            "dashes stand between; the definite noun under لل points back",
            "قالت الوزارة إنها جاهزة. ووفقا للوزارة -التي يرأسها سعد- ارتفعت الصادرات كثيرا.",
            "agency: الوزارة",
            ["indirect | الوزارة | إنها جاهزة", "indirect | الوزارة | ارتفعت الصادرات كثيرا"],
        ),
        (
            "a colon and marks",
            'أعلنت قطر أنها جاهزة. وبحسب البيان: "لن نقبل أي تنازل عن أرضنا".',
            "state: قطر",
            ["indirect | قطر | أنها جاهزة", "direct | قطر | لن نقبل أي تنازل عن أرضنا"],
        ),
        (
            "a phrase under و in mid-sentence does not take the clause before it",
            "تحسن الإقبال على الفنادق وحسب وزير السياحة سجلت المطارات أرقاما كبيرة.",
            "person: وزير السياحة",
            ["indirect | وزير السياحة | سجلت المطارات أرقاما كبيرة"],
        ),
        (
            "no apposition: a plain noun opens what is said",
            "ووفقا لسمير حداد، الأسعار ارتفعت كثيرا هذا العام.",
            "person: سمير حداد",
            ["indirect | سمير حداد | الأسعار ارتفعت كثيرا هذا العام"],
        ),
    ],
)
def test_leading_source_phrase_reports_what_follows(
    id_: str, text: str, parties: str, expected: list[str]
) -> None:
    assert told(text, parties) == expected, id_


@pytest.mark.parametrize(
    ("id_", "text", "expected"),
    [
        (
            "a past verb and a name after a comma are the reporter's",
            "قال سعد إن الاتفاق قريب، زارت ليلى حسن المصنع أمس.",
            ["indirect | سعد | الاتفاق قريب"],
        ),
        (
            "a verb without a name goes on",
            "قال سعد إن الاتفاق قريب، زارت الوفود المصنع أمس.",
            ["indirect | سعد | الاتفاق قريب، زارت الوفود المصنع أمس"],
        ),
        (
            "«which …» after a dash comments",
            "قال سعد إن الاتفاق قريب - الأمر الذي أثار جدلا.",
            ["indirect | سعد | الاتفاق قريب"],
        ),
        (
            "blanks inside the marks",
            'وقال سعد: " هذا أمر خطير جدا " ثم غادر.',
            ["direct | سعد | هذا أمر خطير جدا"],
        ),
    ],
)
def test_content_ends_where_the_reporter_goes_on(id_: str, text: str, expected: list[str]) -> None:
    assert told(text, "person: سعد; person: ليلى حسن") == expected, id_


@pytest.mark.parametrize(
    ("id_", "text", "expected"),
    [
        (
            "a clause after the report, its verb no cue with content",
            'قال سعد إن العمل مستمر، وعلق كريم فؤاد على ذلك قائلا: "هذا أمر خطير جدا".',
            ["indirect | سعد | العمل مستمر", "direct | كريم فؤاد | هذا أمر خطير جدا"],
        ),
        (
            "a deed before the participle",
            'وصل سعد إلى المدينة، حيث التقى كريم فؤاد العمال قائلا "هذا أمر خطير جدا".',
            ["direct | كريم فؤاد | هذا أمر خطير جدا"],
        ),
        (
            "who acts in the reported words does not go on speaking",
            "قال سعد إن الخبر صحيح وإن كريم فؤاد عاد، مضيفا أن الأمر انتهى.",
            ["indirect | سعد | الخبر صحيح وإن كريم فؤاد عاد", "indirect | سعد | الأمر انتهى"],
        ),
        (
            "a verb in a relative clause has its own subject",
            "ونفى سعد الذي زار كريم فؤاد الخبر قائلا إن الأمر كاذب.",
            ["indirect | سعد | الأمر كاذب"],
        ),
        (
            "a document without issuer goes on without a speaker",
            "قال سعد إن العمل مستمر. وترى وثيقة سرية أن الخطر قائم، وتقول إن الجيش مستعد.",
            [
                "indirect | سعد | العمل مستمر",
                "indirect | None | الخطر قائم",
                "indirect | None | الجيش مستعد",
            ],
        ),
        ("flags are waved, not threatened with", "لوح سعد بالأعلام أمام الجمهور.", []),
    ],
)
def test_participle_has_the_subject_of_the_verb_before(
    id_: str, text: str, expected: list[str]
) -> None:
    assert told(text, "person: كريم فؤاد; person: سعد") == expected, id_


def test_partial_quote_points_to_the_mixed_one_that_holds_it() -> None:
    mixed, partial = quotes_of("قال كيم إن العلاقات بلغت «مستوى جديدا» الآن.", TWO)
    assert (mixed.kind, mixed.subtype) == (QuoteKind.INDIRECT, QuoteSubtype.MIXED)
    assert (partial.subtype, partial.within) == (QuoteSubtype.PARTIAL, mixed.id)


def test_outlet_spoken_to_is_the_relay() -> None:
    (quote,) = quotes_of(
        "قال جون كيربي لوكالة رويترز إن الأمر انتهى.", "person: جون كيربي; media: وكالة رويترز"
    )
    assert (quote.speaker, quote.via) == ("جون كيربي", ("وكالة رويترز",))


def test_outlet_that_quotes_is_the_relay() -> None:
    (quote,) = quotes_of(
        "نقلت وكالة رويترز عن جون كيربي قوله إن الأمر انتهى.",
        "person: جون كيربي; media: وكالة رويترز",
    )
    assert (quote.speaker, quote.via) == ("جون كيربي", ("وكالة رويترز",))


def test_outlet_credited_after_a_quote_is_the_relay() -> None:
    (quote,) = quotes_of(
        "قال بوتين «إنها وثيقة ثورية»، وفق ما ذكرت رويترز.", TWO + "; media: رويترز"
    )
    assert (quote.speaker, quote.via) == ("بوتين", ("رويترز",))


def test_joined_subjects_speak_together() -> None:
    (quote,) = quotes_of("أكدت روسيا والصين أن الاتفاق قائم.", "state: روسيا; state: الصين")
    assert (quote.speaker, quote.co_speakers) == ("روسيا", ("الصين",))


def test_cue_is_given_without_its_conjunction() -> None:
    (quote,) = quotes_of("وقال بوتين إن الأمر انتهى.", TWO)
    assert quote.cue == "قال"


def test_marks_in_boilerplate_are_no_speech() -> None:
    text = (
        "قال بوتين إن الأمر انتهى تماما في هذه المنطقة منذ أسابيع طويلة كما يعرف الجميع.\n"
        "اقرأ المزيد\nقال كيم «نعم نعم نعم»"
    )
    analysis, cast = read(text, TWO)
    _, quotes, nonspeech = attribute(analysis, cast)
    assert [q.speaker for q in quotes] == ["بوتين"]
    assert [n.why for n in nonspeech] == ["boilerplate"]


def test_unnamed_sources_join_the_cast_once_each() -> None:
    text = "قال مصدر أمني إن الأمر انتهى. وقال مصدر دبلوماسي إن الأمر بدأ."
    cast, quotes, _ = attribute(analyse(text), Cast(()))
    assert len({q.speaker for q in quotes}) == 2
    assert all(p.unnamed for p in cast.parties)


BODY = "تحدث الوفد عن المباحثات التي جرت بين البلدين في العاصمة منذ أسابيع طويلة. " * 3


def test_headline_speech_counts_when_the_body_lacks_it() -> None:
    text = f"بوتين: لن نتراجع أمام التهديدات الغربية\n\n{BODY}"
    assert told(text, TWO) == ["direct | بوتين | لن نتراجع أمام التهديدات الغربية"]


def test_a_headline_that_opens_with_a_place_is_no_speech() -> None:
    text = f"العراق: مقتل عشرة جنود في انفجار\n\n{BODY}"
    assert told(text, "state: العراق") == []


def test_headline_speech_that_the_body_repeats_is_none() -> None:
    text = f"بوتين: المباحثات جرت في العاصمة\n\n{BODY}"
    assert told(text, TWO) == []


WORDS = st.sampled_from(
    ["قال", "وأضاف", "بوتين", "إن", "أن", "«", "»", '"', "،", ".", "\n", ":", "مشيرا", "إلى",
     "بحسب", "نقلت", "عن", "قوله", "الذي", "أعلن", "تعيين", "اتهم", "بقتل", "البيان", "وإنه"]
)  # fmt: skip


def test_speech_that_the_text_cuts_off_says_nothing() -> None:
    _, quotes, _ = attribute(*read("قال إن :"))
    assert quotes == ()


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_quotes_of_any_text_lie_inside_it_and_hold_words(words: list[str]) -> None:
    text = " ".join(words)
    analysis, cast = read(text, "person: بوتين")
    cast, quotes, nonspeech = attribute(analysis, cast)
    known = {p.id for p in cast.parties}
    for quote in quotes:
        assert 0 <= quote.span.start < quote.span.end <= len(text)
        assert 0 <= quote.confidence <= 1
        assert quote.rule
        assert {quote.speaker, *quote.co_speakers, *quote.via} <= known | {None}
    assert all(0 <= n.span.start < n.span.end <= len(text) for n in nonspeech)
