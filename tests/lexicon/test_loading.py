"""What loading every gazetteer costs, measured in a process of its own."""

import subprocess
import sys

PROGRAM = """
import resource, time
import app.text.fold
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.process_time()
from app.lexicon import bodies, heads, names, peoples, persons, places, states, titles
for index in (
    states.state_forms, states.capital_forms, states.demonym_forms, bodies.body_forms,
    bodies.context_body_forms, persons.person_forms, persons.surname_forms, titles.office_forms,
    heads.organisation_head_forms, heads.unnamed_head_forms, names.given_name_forms,
    names.name_parts, places.place_forms, places.context_place_forms, peoples.people_forms,
):
    index()
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(time.process_time() - start, (after - before) / 1024)
"""
SECONDS = 1.0  # measured 0.3 alone; other work shares the machine
MEGABYTES = 60.0


def test_every_gazetteer_loads_quickly_and_stays_small() -> None:
    output = subprocess.run(
        [sys.executable, "-c", PROGRAM], check=True, capture_output=True, text=True
    ).stdout
    seconds, megabytes = map(float, output.split())
    assert seconds <= SECONDS
    assert megabytes <= MEGABYTES
