"""What Arabic writes together with a word: article, particles of one letter, endings.

Leaves: the letters, as folded text spells them (ة as ه, ى as ي, no hamza on alef). Source: school
grammar. Refuses to say whether a word has them: «والي» is *wa-ilā* (and to) or *wālī* (governor).
"""

from typing import Final

ARTICLE: Final = "ال"
"""«الوزير» (al-wazīr, the minister)."""

DEFINITE: Final = ("ال", "لل", "وال", "فال", "بال", "كال")
"""What a word with the article begins with: «للوزير» (lil-wazīr, to the minister)."""

CONJUNCTIONS: Final = "وف"
"""«وقال», «فقال» (and he said, so he said)."""

PREPOSITIONS: Final = "بلك"
"""«بالوزير», «لوزير», «كوزير» (with, to, as a minister)."""

NISBA: Final = ("ي", "يه")
"""Ends of an adjective of origin: «روسي», «روسية» (rūsī, rūsiyya, Russian)."""

FEMININE: Final = ("ه", "ات")
"""Ends of feminine nouns: «وزيرة», «وزيرات» (minister, ministers)."""

SOUND_PLURAL: Final = ("ون", "ين")
"""Ends of the masculine sound plural: «مراقبون», «مراقبين» (murāqibūn, murāqibīn, observers)."""

OF_HIM_HER_THEM: Final = ("ه", "ها", "هم")
"""Pronouns of the third person behind what they own or undergo: «بلاده» (bilāduh, his country)."""

PRONOUNS: Final = ("هما", "ها", "هم", "نا", "ه")
"""Pronouns behind what somebody owns or undergoes, longer before shorter."""

OF_OTHERS: Final = ("ها", "هم", "هما")
"""Those that are more than one letter, and so no ending of a name: «بلادهم» (their country)."""

IMPERFECT: Final = ("ي", "ت")
"""First letters of «يقول», «تقول» (he says, she says)."""
