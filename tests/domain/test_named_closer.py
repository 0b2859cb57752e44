"""A closer is named in a sentence as people do it; a name that may be anybody's is left where it stands."""

import pytest

from domain.named_closer import closer_named, names_a_closer

CLOSERS = {3: "Виктор Орлов", 4: "Галина Белова", 5: "Виктор Седых", 6: "Ян"}
REST = "встреча завтра в 15 Ромашка"


@pytest.mark.parametrize(
    ("said", "closer_id"),
    [
        ("проведёт Галина", 4),
        ("проводит ГАЛИНА БЕЛОВА", 4),
        ("едет Виктор Седых", 5),
        ("поедет: Ян", 6),
        ("held by Галина", 4),
    ],
)
def test_one_is_meant(said: str, closer_id: int) -> None:
    assert closer_named(f"{REST}, {said}", CLOSERS) == (closer_id, REST)
    assert closer_named(f"{REST}, {said}, Мира 5", CLOSERS) == (closer_id, f"{REST}, Мира 5")


@pytest.mark.parametrize("said", ["", ", проведёт Виктор", ", едет Олег", ", Галина", ", проводит"])
def test_nobody_is_meant_for_sure(said: str) -> None:
    """Two are called Viktor; Oleg is no closer; Galina alone may be the client's."""
    assert closer_named(REST + said, CLOSERS) == (0, REST + said)


def test_who_holds_it_is_looked_for_only_where_it_is_said() -> None:
    assert names_a_closer(f"{REST}, проведёт Галина")
    assert not names_a_closer(f"{REST}, Галина Петровна")
