from app.lexicon.persons import persons
from app.lexicon.private_persons import private_persons


def test_every_private_person_is_a_known_one_without_office() -> None:
    known = {p.key: p for p in persons()}
    assert sorted(key for key in private_persons() if key not in known) == []
    assert sorted(key for key in private_persons() if known[key].offices) == []
