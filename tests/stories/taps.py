"""What an action costs a person in taps and typed messages: counted on the phones of a town, told in docs/taps.md.

A day is played in a town of its own; every action in it is walked from where it begins to where the screen says that it
is done.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from stories.town import Person, Town

TABLE = Path(__file__).resolve().parents[2] / "docs" / "taps.md"
COMMAND = "PYTHONPATH=tests python docs/count_taps.py"


@dataclass(frozen=True)
class Cost:
    """Taps and typed messages of one action."""

    taps: int
    typed: int


@dataclass(frozen=True)
class Action:
    """What a person does, in both languages."""

    begins: str
    """A key of `BEGINNINGS`."""
    ru: str
    en: str


BEGINNINGS = {
    "menu": "меню / menu",
    "push": "сообщение бота / message",
    "card": "карточка / card",
    "any": "где угодно / anywhere",
}


@dataclass
class Tally:
    """The actions of one role with what they cost, in the order they were played."""

    title: str
    costs: dict[Action, Cost] = field(default_factory=dict)

    async def does(self, person: Person, action: Action, *steps: str, shows: str) -> None:
        """Walk the steps of an action, one that begins with "=" is typed; at its end the phone shows these words."""
        assert action not in self.costs, f"{action.en!r} is counted twice"
        before = Cost(person.taps, person.typed)
        await person.walks(*steps)
        seen = "\n".join([*(message.text for message in person.messages[-3:]), *person.screen.labels])
        assert shows in seen, f"{action.en}: no {shows!r}\n{person.transcript()}"
        self.costs[action] = Cost(person.taps - before.taps, person.typed - before.typed)

    def rows(self) -> list[str]:
        """The part of the table, in Markdown."""
        head = ["| Действие / Action | Откуда / From | Нажать / Taps | Написать / Type |", "| --- | --- | --: | --: |"]
        body = [
            f"| {action.ru} / {action.en} | {BEGINNINGS[action.begins]} | {cost.taps} | {cost.typed or ''} |"
            for action, cost in self.costs.items()
        ]
        return [f"## {self.title}", "", *head, *body, ""]


Day = Callable[[Town, Tally], Awaitable[None]]

INTRODUCTION = f"""# Сколько нажатий / Taps per action

Сколько кнопок нажать и сколько сообщений написать. Считает тест: он проходит каждое действие на телефоне до конца,
и таблица с ним сверяется.

How many buttons to press and how many messages to type. A test counts: it walks every action on a phone to its end,
and the table is compared with it. To write the table anew: `{COMMAND}`.
"""


def table(tallies: list[Tally]) -> str:
    """The whole page."""
    return "\n".join([INTRODUCTION, *(line for tally in tallies for line in tally.rows())])
