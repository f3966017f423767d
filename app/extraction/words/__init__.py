"""Arabic words as such: tense, number, gender, shapes, and look-up of phrases on folded words.

Enters: tokens. Leaves: readings of one word or phrase, by rule and lexicon. Refuses to know what
stands around it.
"""
