"""The plan of a department: set month by month, with what is reached of it."""

import pytest
from office import Crew, Office

from domain.errors import MonthClosed, NotAllowed, NotYours
from domain.funnel import Outcome
from domain.money import Money
from domain.quotas import Plan
from domain.workdays import Month
from services import plans
from services.plans import Target

NOVEMBER, DECEMBER = Month(2026, 11), Month(2026, 12)


async def test_a_plan_is_as_far_as_its_farthest_target(office: Office, crew: Crew) -> None:
    await office.db.write(plans.set_target, crew.irina, NOVEMBER, Target.REVENUE, Money.rub(700_000), office.now)
    await office.db.write(plans.set_target, crew.irina, NOVEMBER, Target.MEETINGS, 1, office.now)
    meeting = await office.books(crew.anna, crew.romashka, "2026-11-25 11:00")
    office.now = meeting.ends_at
    await office.reports(crew.viktor, meeting, Outcome.CONTRACT)

    this, following = await office.db.read(plans.listed, crew.irina, office.now)
    assert (this.month, this.plan, this.percent) == (NOVEMBER, Plan(meetings=1, revenue=Money.rub(700_000)), 50)
    assert (following.month, following.plan, following.percent) == (DECEMBER, Plan(), None)


async def test_a_target_is_changed_and_cleared(office: Office, crew: Crew) -> None:
    for value in (60, 40, None):
        view = await office.db.write(plans.set_target, crew.irina, DECEMBER, Target.MEETINGS, value, office.now)
        assert view.plan == Plan(meetings=value)


async def test_no_plan_for_a_closed_or_a_distant_month(office: Office, crew: Crew) -> None:
    await office.closes_month("2026-12-01 10:00")
    office.clock_to("2026-12-01 11:00")
    for month, error in ((NOVEMBER, MonthClosed), (Month(2027, 2), NotYours)):
        await office.refuses(
            error, office.db.write(plans.set_target, crew.irina, month, Target.CONTRACTS, 4, office.now)
        )


@pytest.mark.parametrize(("target", "value"), [(Target.MEETINGS, Money.rub(5)), (Target.REVENUE, 5)])
async def test_a_forged_target_is_refused(office: Office, crew: Crew, target: Target, value: int | Money) -> None:
    deed = office.db.write(plans.set_target, crew.irina, NOVEMBER, target, value, office.now)
    await office.refuses(NotYours, deed)
    await office.refuses(NotAllowed, office.db.read(plans.listed, crew.anna, office.now))
