import pytest

from app.lexicon.roles import roles_in

TEXTS = [
    ("minister", "Minister of Defence since 2012", {"minister"}),
    ("arabic businessman", "رجل الأعمال السوري", {"business"}),
    ("arabic minister", "وزير الدفاع", {"minister"}),
    ("inside a word", "administer", set()),
    ("nothing", "", set()),
]


@pytest.mark.parametrize(("text", "roles"), [r[1:] for r in TEXTS], ids=[r[0] for r in TEXTS])
def test_roles_that_a_text_names(text: str, roles: set[str]) -> None:
    assert roles_in(text) == roles
