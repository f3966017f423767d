"""Who speaks where no name stands behind the verb: who goes on, whom nouns and participles mean."""

import pytest

from app.extraction.pipeline import extract

CASES = [
    pytest.param(
        "واتهم مسؤول فلسطيني إسرائيل بقتل المدنيين.",
        ["مسؤول فلسطيني"],
        id="whom one without a name accuses is not part of his title",
    ),
    pytest.param(
        "وكان الرجل قد خطف الأحد في بلد يحكمه خالد العتيبي الذي قال إن الأمر صعب، ملوحا بالتصعيد.",
        ["خالد العتيبي", "خالد العتيبي"],
        id="a participle behind what a relative clause tells",
    ),
    pytest.param(
        "نفى مصدر مقرب من رئيس البلدية خالد العتيبي أن يكون المشروع فاشلا، مؤكدا أنه ناجح.",
        ["مصدر مقرب", "مصدر مقرب"],
        id="a source near someone is not he",
    ),
    pytest.param(
        "قالت شركة يملكها خالد العتيبي إن المشروع ناجح.",
        ["شركة"],
        id="a firm that someone owns is not he",
    ),
    pytest.param(
        "قالت الأمم المتحدة إن المدينة معزولة. وذكر بيان الوزارة أن المشروع ناجح.",
        ["الأمم المتحدة", "الوزارة"],
        id="the ministry's statement",
    ),
    pytest.param(
        "قالت منظمة الصحة العالمية إن المشروع ناجح. وأظهر تقرير نتائج أخرى. واعتبر التقرير أن "
        "المشروع فاشل.",
        ["منظمة الصحة العالمية", None],
        id="a report of no one's that came up since",
    ),
    pytest.param(
        "وأعلنت السعودية أن القرار رد على إجراء من مصر، التي قالت إن الاتفاق سيفشل معتبرة أنه "
        "ظالم.",
        ["السعودية", "مصر", "مصر"],
        id="a participle goes with the relative clause before it",
    ),
    pytest.param(
        "قال سالم الحربي إن المشروع فشل، ورد عليه خالد العتيبي بالقول إنه نجح.",
        ["سالم الحربي", "خالد العتيبي"],
        id="who replies to him",
    ),
    pytest.param(
        "ونقل بيان صادر عن وزارة الصحة عن خالد العتيبي قوله إن المشروع نجح.",
        ["خالد العتيبي"],
        id="a statement of the ministry relays a man",
    ),
    pytest.param(
        "وصل الوزير سالم الحربي إلى المدينة. وأوضح معاليه أن المشروع نجح.",
        ["سالم الحربي"],
        id="his excellency",
    ),
    pytest.param(
        "قال خالد العتيبي إن الطريق مغلق، قبل أن يضيف: «سنفتحه غدا إن شاء الله».",
        ["خالد العتيبي", "خالد العتيبي"],
        id="before he added",
    ),
    pytest.param(
        "التقى الوزيران الفرنسي والسعودي. وقال بعده الوزير السعودي إن الاتفاق قريب.",
        ["الوزير السعودي"],
        id="a pronoun between verb and subject",
    ),
    pytest.param(
        "ورفضت وزارة الخارجية الأميركية القرار وحثت السعودية على احترام الاتفاق.",
        ["وزارة الخارجية الأميركية"],
        id="who is urged does not urge (the ministry … and urged Saudi Arabia)",
    ),
    pytest.param(
        "وقالت السويد إنها لن تسلم الصحفي الذي تتهمه أنقرة بالتجسس.",
        ["السويد", "تركيا"],
        id="the object is inside the verb (whom Ankara accuses)",
    ),
    pytest.param(
        "وقال كمال ناصر إن الأمر صعب. إلا أن متحدثا باسم حركة الشباب حذر كينيا من التدخل.",
        ["كمال ناصر", "متحدثا باسم حركة الشباب"],
        id="an accusative before its verb (but a spokesman … warned Kenya)",
    ),
    pytest.param(
        "واقتحم جيش الاحتلال الإسرائيلي المخيم. وزعم الاحتلال أن المسلحين بدأوا.",
        ["الجيش الإسرائيلي"],
        id="the occupation is whose army was named with the noun",
    ),
    pytest.param(
        "وأكدت الحكومة العراقية تمسكها بالموعد، واستبعدت تمديد بقاء القوات.",
        ["العراق", "العراق"],
        id="a state called by a feminine noun goes on in the feminine",
    ),
    pytest.param(
        "وقال محاميه غسان حداد إن الحكم ظالم. وقالت والدتها سلمى حداد إنها بخير.",
        ["غسان حداد", "سلمى حداد"],
        id="whose owner is inside the noun (his lawyer, her mother)",
    ),
    pytest.param(
        "وقالت محامية ميلوني إن الحكم ظالم.",
        ["محامية ميلوني"],
        id="whose owner stands behind it (the lawyer of Meloni)",
    ),
    pytest.param(
        "فشلت المفاوضات ودعت روسيا إلى جولة جديدة.",
        ["روسيا"],
        id="nobody acts before (the talks failed and Russia called)",
    ),
    pytest.param(
        "علق سامي منصور على عدم ضم اللاعب كريم عادل إلى القائمة، مشيرا إلى أن القرار غريب.",
        ["سامي منصور"],
        id="a noun behind «not» is no verb (on his not calling up Karim)",
    ),
    pytest.param(
        "وتوجه جو بايدن لزميله سامي منصور دون تردد بالقول إن الوقت حان.",
        ["جو بايدن"],
        id="without, not: he wrote down",
    ),
    pytest.param(
        "وانتقد جو بايدن الخطط، إلا أن بنيامين نتنياهو رفض الانتقادات قائلا إن الخطط قديمة.",
        ["بنيامين نتنياهو"],
        id="whoever is named right before the verb",
    ),
    pytest.param(
        "الأسعار سترتفع في الشهر المقبل، بحسب ما كشف عنه المنظمون.",
        ["المنظمون"],
        id="a pronoun between a phrase and its source",
    ),
    pytest.param(
        "وأصدرت وزارة الصحة المصرية بيانا رسميا، جاء فيه أن الوضع مستقر.",
        ["وزارة الصحة المصرية"],
        id="a comma behind the paper",
    ),
    pytest.param(
        "واكتفى الجيش بالقول إن الوضع تحت السيطرة.", ["الجيش"], id="a body contents itself with it"
    ),
    pytest.param(
        "أوضح والي صفاقس، كريم حداد، اليوم أن الطرق مفتوحة.", ["كريم حداد"], id="a governor"
    ),
    pytest.param(
        "أبرز كريم حداد، فاعل جمعوي، في تصريح صحافي، أن الطرق مفتوحة.",
        ["كريم حداد"],
        id="a homograph before several appositions",
    ),
    pytest.param("يقول إمام المسجد كريم حداد إن الطرق مفتوحة.", ["كريم حداد"], id="an imam"),
    pytest.param(
        "أشاد الرئيس الفرنسي إيمانويل ماكرون بالاتفاق، محذرا النواب الفرنسيين من أن الوقت ضيق.",
        ["إيمانويل ماكرون"],
        id="whom a participle tells is not who tells",
    ),
    pytest.param(
        "وأدان متحدث باسم الحكومة اليمنية الهجوم الأخير وحذر من أن ذلك سيعقد الأمور.",
        ["متحدث باسم الحكومة اليمنية"],
        id="an adjective of origin closes the phrase",
    ),
    pytest.param(
        "انتقد الناطق باسم الرئاسة التونسية تصريحات الوزيرة، مشيرا إلى أنها لا تخدم السلام.",
        ["الناطق باسم الرئاسة التونسية"],
        id="in whose name one speaks",
    ),
    pytest.param(
        "قال جون كيربي إن الأمر خطير. وأفادت أنباء بأن الطائرات قصفت المطار، وأوضحت أن القصف عنيف.",
        ["جون كيربي", None, None],
        id="nobody goes on where nobody spoke",
    ),
    pytest.param(
        "أفاد مصدر مطلع بأن الأمر صعب، مشددا على أن الوقت ضيق.",
        ["مصدر مطلع", "مصدر مطلع"],
        id="a participle that agrees with the verb before",
    ),
    pytest.param(
        "وانسحب نواب المعارضة من الجلسة، معتبرين أن الحكومة فشلت.",
        ["نواب المعارضة"],
        id="several whom a participle means",
    ),
    pytest.param(
        "قال حسن أوريد إن الوضع صعب. وأضاف السياسي ذاته أن الحل قريب.",
        ["حسن أوريد", "حسن أوريد"],
        id="the same one, by any noun",
    ),
    pytest.param(
        "قال الرئيس السابق جيمي كارتر إن الاستفتاء نزيه. وقال رئيس بعثة حفظ السلام إن الوضع هادئ.",
        ["جيمي كارتر", "رئيس بعثة حفظ السلام"],
        id="the head of something else",
    ),
    pytest.param(
        "قال مسؤول أمني بحركة حماس إن القصف مستمر. وقال مسؤول بوزارة الصحة إن الجرحى كثر.",
        ["مسؤول أمني بحركة حماس", "مسؤول بوزارة الصحة"],
        id="an official of another body",
    ),
    pytest.param(
        "واعتبر مصدر تحدث لهسبريس أن القرار خاطئ.",
        ["مصدر"],
        id="whom a source spoke to is told in passing",
    ),
    pytest.param(
        "واتهمت منظمات حقوقية الجيش الإسرائيلي باستخدام أسلحة محرمة.",
        ["منظمات حقوقية"],
        id="whom bodies of rights accuse is no part of them",
    ),
    pytest.param(
        "رفض مواطنون قرار الأمانة، مضيفين أن الثلج لا يكفي.",
        ["مواطنون"],
        id="a plural with its nun governs no noun",
    ),
    pytest.param(
        "جددت الطائرات قصفها، مستهدفة ما قال الجيش الإسرائيلي إنها أنفاق، مشيرا إلى أن الوضع آمن.",
        ["الجيش الإسرائيلي", "الجيش الإسرائيلي"],
        id="a participle goes on from a free relative",
    ),
    pytest.param(
        "الحرص على شرب الماء أمر مهم، وفقا لما ذكره الموقع الرسمي لمنظمة الصحة العالمية.",
        ["منظمة الصحة العالمية"],
        id="whose site tells",
    ),
    pytest.param(
        "قال إمري أرولات إن الهدف بسيط. وأكد أرولات: «يمكن القول إن المشروع مختلف تماما».",
        ["إمري أرولات", "إمري أرولات"],
        id="who stands before a colon is no content",
    ),
    pytest.param(
        "ذكرت الحكومة العراقية أن القوات ستنتشر على طول ما يسمى بممر «نتساريم» قريبا.",
        ["العراق"],
        id="what something is called nobody says",
    ),
]


@pytest.mark.parametrize(("text", "speakers"), CASES)
def test_who_speaks_without_a_name(text: str, speakers: list[str | None]) -> None:
    found = extract(text)
    named = {party.id: party.canonical_ar for party in found.parties}
    assert [named[q.speaker] if q.speaker else None for q in found.quotes] == speakers
