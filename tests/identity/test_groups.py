from app.domain.identity import Cause
from app.identity.groups import Grouping
from tests.identity.profiles import member

A, B, C = (member(name, "HR") for name in ("لوكا أول", "لوكا ثاني", "لوكا ثالث"))


def test_groups_are_in_order_of_ids_whatever_the_order_given() -> None:
    assert Grouping([A, B, C]).all() == Grouping([C, A, B]).all()


def test_a_join_that_puts_two_together_is_not_made_at_all() -> None:
    groups = Grouping([A, B, C], [frozenset({A.id, C.id})])
    assert not groups.join([(A,), (B,), (C,)], Cause.SPELLING)
    assert len(groups.all()) == 3


def test_the_cause_is_the_least_sure_step_on_the_way() -> None:
    groups = Grouping([A, B, C])
    assert groups.join([(A,), (B,)], Cause.SPELLING)
    pair = next(g for g in groups.all() if len(g) == 2)
    assert groups.join([pair, (C,)], Cause.MIDDLE)
    assert groups.cause(A, B) is Cause.SPELLING
    assert groups.cause(C, A) is Cause.MIDDLE
