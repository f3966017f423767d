"""Who said it: subjects of cues, source phrases, unnamed sources, carried-over speakers.

Enters: reports from `speech` and the cast. Leaves: a speaker, those who relay, and the candidates
that lost. Refuses to move the ends of what was said.
"""
