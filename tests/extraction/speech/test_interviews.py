from tests.extraction.attributing import told

INTERVIEW = (
    "الحوار مع النجيفي\n"
    "قال أثيل النجيفي في حوار مع الصحيفة إن المعركة مع التنظيم سياسية قبل أن تكون عسكرية وإن "
    "الحل يبدأ بإنصاف أهل المدينة وإعادة النازحين إليها في أقرب وقت.\n"
    "• متى تبدأ المعركة؟\nــ تبدأ قريبا جدا.\n"
    "• ومن يشارك فيها؟\nــ كل أبناء المدينة.\n"
    "• وهل تنجح؟\nــ نعم، ستنجح.\n"
)


def test_each_answer_is_a_direct_quote_of_the_one_interviewed() -> None:
    quotes = told(INTERVIEW, "person: أثيل النجيفي, النجيفي")
    assert quotes[1:] == [
        "direct | أثيل النجيفي | تبدأ قريبا جدا.",
        "direct | أثيل النجيفي | كل أبناء المدينة.",
        "direct | أثيل النجيفي | نعم، ستنجح.",
    ]


def test_letters_tell_questions_from_answers() -> None:
    text = (
        "حوار مع وزير الطاقة سامي حداد\n"
        "س: كيف ترى الوضع؟\nج: الوضع جيد في البلاد كلها.\n"
        "س: ومتى تنتهي الأزمة؟\nج: ستنتهي الأزمة خلال شهرين.\n"
    )
    assert told(text, "person: سامي حداد") == [
        "direct | سامي حداد | الوضع جيد في البلاد كلها.",
        "direct | سامي حداد | ستنتهي الأزمة خلال شهرين.",
    ]


def test_two_dashes_make_no_interview() -> None:
    assert told("مطالب الوفد\n- وقف الحرب فورا.\n- عودة النازحين.\n") == []


DIALOGUE = (
    "بوتين في مقابلة مع كارلسون\n"
    "بث الصحفي تاكر كارلسون مقابلة مع الرئيس فلاديمير بوتين سجلت في الكرملين هذا الأسبوع.\n"
    "- متى تنتهي الحرب؟\n- قريبا جدا.\n"
    "- ومن فجر الخط؟\n- أنتم، بالتأكيد.\n"
    "- كنت مشغولا ذلك اليوم.\n- لديك حجة غياب.\n"
    "- وهل تتصل بالرئيس؟\n- لا حاجة إلى ذلك.\n"
)


def test_of_two_who_speak_in_dashes_every_other_turn_answers() -> None:
    quotes = told(DIALOGUE, "person: فلاديمير بوتين, بوتين; person: تاكر كارلسون, كارلسون")
    assert quotes == [
        "direct | فلاديمير بوتين | قريبا جدا.",
        "direct | فلاديمير بوتين | أنتم، بالتأكيد.",
        "direct | فلاديمير بوتين | لديك حجة غياب.",
        "direct | فلاديمير بوتين | لا حاجة إلى ذلك.",
    ]


def test_a_recipe_is_no_interview() -> None:
    recipe = "المقادير:\n" + "".join(f"• الخطوة {n}\n- كوب من الماء.\n" for n in range(5))
    assert told(recipe) == []
