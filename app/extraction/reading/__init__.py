"""The text as every later step reads it: tokens, zones, sentences, marks, and who takes part.

Enters: a text. Leaves: an `Analysis`, and the records that steps hand to one another (`Found`,
`Cast`). Refuses to know a name, a cue or a claim.
"""
