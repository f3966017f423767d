"""What is said: quotation marks, cues, and where each content begins and ends.

Enters: an `Analysis`. Leaves: reports of cue and content. Refuses to know who spoke.
"""
