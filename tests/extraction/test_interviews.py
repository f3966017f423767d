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


def test_two_dashes_make_no_interview() -> None:
    assert told("مطالب الوفد\n- وقف الحرب فورا.\n- عودة النازحين.\n") == []
