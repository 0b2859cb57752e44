"""Every action is counted on a phone; docs/taps.md tells people what it costs them."""

import pytest

from domain.funnel import Outcome
from stories.taps import COMMAND, TABLE, Cost, Tally
from stories.taps_played import DAYS, OUTCOMES_TOLD, closer
from stories.town import Town


@pytest.mark.parametrize("title", DAYS)
async def test_the_table_of_taps_is_true(town: Town, title: str) -> None:
    """Every action of a role, walked to its end, costs what the page says."""
    tally = Tally(title)
    await DAYS[title](town, tally)

    counted = "\n".join(tally.rows())
    assert counted in TABLE.read_text("utf-8"), f"write docs/taps.md anew: {COMMAND}\n{counted}"


def test_the_table_names_every_role() -> None:
    """And no other."""
    titles = [line[3:] for line in TABLE.read_text("utf-8").splitlines() if line.startswith("## ")]
    assert titles == list(DAYS)


async def test_an_outcome_is_two_taps_and_a_contract_one_number_more(town: Town) -> None:
    """At most, from the message that asks how the meeting went."""
    tally = Tally("")
    await closer(town, tally)

    told = {outcome: tally.costs[action] for outcome, action in OUTCOMES_TOLD.items()}
    assert told.pop(Outcome.CONTRACT) == Cost(taps=2, typed=1)
    for outcome, cost in told.items():
        assert cost.taps <= 2, outcome
        assert cost.typed == 0, outcome
