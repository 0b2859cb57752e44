"""What is theirs goes to others when somebody leaves or is away, just as the director saw it before."""

from datetime import date

import pytest
from dealings import in_work
from office import Crew, Office
from switchboard import Calls

from domain.absences import AbsenceKind
from domain.calling import CallResult
from domain.errors import NotAllowed, NotYours, PlanChanged
from domain.funnel import LeadState, Outcome
from domain.people import Person, Role
from services import absences, deals, leaving
from services.leaving import NOBODY, TO_CALLER, UNDECIDED, Decided, Leaving

LEFT = "больше не работает"


async def seen(office: Office, who: Person, leaver: Person, decided: Decided = UNDECIDED) -> Leaving:
    return await office.db.read(leaving.plan, who, leaver.id, decided, office.now)


async def dismisses(office: Office, who: Person, leaver: Person, decided: Decided | None = None) -> None:
    shown = (await seen(office, who, leaver)).decided if decided is None else decided
    await office.db.write(leaving.dismiss, who, leaver.id, shown, LEFT, office.now, receipt=f"dismiss:{leaver.id}")


async def test_a_meeting_goes_to_whoever_is_free_and_everybody_hears_once(office: Office, crew: Crew) -> None:
    galina = await office.hires("Галина", Role.CLOSER)
    meeting = await office.books(crew.anna, crew.romashka, "2026-11-25 15:00", crew.viktor)
    shown = await seen(office, crew.irina, crew.viktor)
    assert shown.decided == Decided(meetings=((meeting.meeting_id, galina.id),))

    await dismisses(office, crew.irina, crew.viktor)
    await dismisses(office, crew.irina, crew.viktor, shown.decided)
    assert await office.facts.meetings() == ["Ромашка 11-25 15:00 Галина booked"]
    assert await office.known(crew.viktor) is None
    assert sorted(await office.facts.letters("MeetingMoved")) == ["Анна waiting", "Галина waiting"]


async def test_the_way_between_two_meetings_counts(office: Office, crew: Crew) -> None:
    """Whoever has no time for the way between two meetings is not free."""
    galina = await office.hires("Галина", Role.CLOSER)
    boris = await office.hires("Борис", Role.CLOSER)
    lopukh = await office.lead("Лопух", by=crew.irina)
    await office.books(crew.anna, lopukh, "2026-11-25 16:30", galina)
    meeting = await office.books(crew.anna, crew.romashka, "2026-11-25 15:30", crew.viktor)

    (line,) = (await seen(office, crew.irina, crew.viktor)).meetings
    assert [name for _, name in line.free] == ["Борис"], "Galina has to be there at 16:30"
    assert (line.card.meeting_id, line.closer_id) == (meeting.meeting_id, boris.id)


async def test_nobody_free_is_the_callers_to_move(office: Office, crew: Crew, line: Calls) -> None:
    await office.books(crew.anna, crew.romashka, "2026-11-25 15:00")
    shown = await seen(office, crew.irina, crew.viktor)
    assert [one.closer_id for one in shown.meetings] == [TO_CALLER]

    await dismisses(office, crew.irina, crew.viktor)
    assert await office.facts.meetings() == ["Ромашка 11-25 15:00 Виктор cancelled"]
    assert (await line.stands(crew.romashka))[0] is LeadState.REBOOK
    assert await office.facts.letters("MeetingCancelled") == ["Анна waiting"]
    await office.hires("Галина", Role.CLOSER)
    await office.books(crew.anna, crew.romashka, "2026-11-25 15:00")


async def test_the_director_chooses_another(office: Office, crew: Crew) -> None:
    await office.hires("Галина", Role.CLOSER)
    boris = await office.hires("Борис", Role.CLOSER)
    meeting = await office.books(crew.anna, crew.romashka, "2026-11-25 15:00", crew.viktor)
    for choice, fact in ((boris.id, "Борис booked"), (TO_CALLER, "Борис cancelled")):
        leaver = crew.viktor if choice else boris
        decided = Decided(meetings=((meeting.meeting_id, choice),))
        assert (await seen(office, crew.irina, leaver, decided)).decided == decided
        await dismisses(office, crew.irina, leaver, decided)
        assert await office.facts.meetings() == [f"Ромашка 11-25 15:00 {fact}"]


async def test_what_was_shown_is_what_is_done(office: Office, crew: Crew) -> None:
    """Somebody takes Galina's time, or books one more meeting, while the director looks: nobody is dismissed."""
    galina = await office.hires("Галина", Role.CLOSER)
    await office.books(crew.anna, crew.romashka, "2026-11-25 15:00", crew.viktor)
    shown = (await seen(office, crew.irina, crew.viktor)).decided
    lopukh = await office.lead("Лопух", by=crew.irina)
    await office.books(crew.anna, lopukh, "2026-11-25 15:00", galina)
    await office.refuses(PlanChanged, dismisses(office, crew.irina, crew.viktor, shown))
    assert await office.known(crew.viktor) is not None
    forged = Decided(meetings=((10**6, galina.id),))
    await office.refuses(PlanChanged, dismisses(office, crew.irina, crew.viktor, forged))
    assert len(await office.facts.meetings()) == 2


async def test_deals_go_to_a_chosen_closer_who_hears_once(office: Office, crew: Crew) -> None:
    first = await in_work(office, crew)
    lopukh = await office.lead("Лопух", by=crew.irina)
    second = await in_work(office, crew, lopukh, "2026-11-25 15:00")
    galina = await office.hires("Галина", Role.CLOSER)
    boris = await office.hires("Борис", Role.CLOSER)
    proposed = (await seen(office, crew.irina, crew.viktor)).decided
    assert {closer for _, closer in proposed.deals} == {galina.id, boris.id}, "shared out in turn"

    await dismisses(office, crew.irina, crew.viktor, Decided(deals=((first, boris.id), (second, boris.id))))
    board = await office.db.read(deals.board, boris, office.now)
    assert [(deal.company, deal.step.what) for deal in board.deals] == [
        ("Ромашка", "позвонить"),
        ("Лопух", "позвонить"),
    ]
    assert await office.facts.letters("DealsGiven") == ["Борис waiting"]


async def test_without_another_closer_deals_stay_with_the_directors(office: Office, crew: Crew) -> None:
    await in_work(office, crew)
    await dismisses(office, crew.irina, crew.viktor)
    (idle,) = await office.db.read(deals.idle, crew.irina, office.now)
    assert idle.company == "Ромашка"


async def test_callbacks_are_anybodys_at_once(office: Office, crew: Crew, line: Calls) -> None:
    """Not half an hour late, and what she had in hand neither."""
    boris = await office.hires("Борис", Role.CALLER)
    await line.calls(crew.anna, crew.romashka, CallResult.CALL_BACK, at="2026-11-24 11:00")
    office.clock_to("2026-11-24 11:01")
    assert await line.next(boris) is None
    assert (await seen(office, crew.irina, crew.anna)).callbacks == 1
    await line.takes(crew.anna, crew.romashka)

    await dismisses(office, crew.irina, crew.anna)
    assert await line.next(boris) == "Ромашка"


async def test_a_held_meeting_stays_payable(office: Office, crew: Crew) -> None:
    """It is reported by a director after its closer is gone, and pays its caller."""
    await office.hires("Галина", Role.CLOSER)
    meeting = await office.books(crew.anna, crew.romashka, "2026-11-24 15:00", crew.viktor)
    office.clock_to("2026-11-24 16:30")
    assert (await seen(office, crew.irina, crew.viktor)).meetings == ()
    await dismisses(office, crew.irina, crew.viktor)
    await office.reports(crew.irina, meeting, Outcome.REFUSAL)
    assert await office.facts.ledger() == ["Анна meeting 2000.00 2026-11"]


async def test_meetings_on_days_of_absence_go_to_others_and_no_more(office: Office, crew: Crew) -> None:
    galina = await office.hires("Галина", Role.CLOSER)
    lopukh = await office.lead("Лопух", by=crew.irina)
    await office.books(crew.anna, crew.romashka, "2026-11-25 15:00", crew.viktor)
    await office.books(crew.anna, lopukh, "2026-11-27 15:00", crew.viktor)
    day = date(2026, 11, 25)
    entered = await office.db.write(absences.enter, crew.irina, crew.viktor.id, AbsenceKind.SICK, day, day, office.now)
    absence_id = entered.absence.absence_id
    shown = await office.db.read(leaving.stand_ins, crew.irina, absence_id, Decided(), office.now)
    assert [one.closer_id for one in shown.meetings] == [galina.id]

    passed = (absence_id, shown.decided, "болеет", office.now)
    await office.db.write(leaving.pass_on, crew.irina, *passed)
    assert await office.facts.meetings() == [
        "Ромашка 11-25 15:00 Галина booked",
        "Лопух 11-27 15:00 Виктор booked",
    ]
    assert sorted(await office.facts.letters("MeetingMoved")) == ["Анна waiting", "Виктор waiting", "Галина waiting"]
    await office.refuses(PlanChanged, office.db.write(leaving.pass_on, crew.irina, *passed))


async def test_the_deals_of_a_leave_stay_unless_a_closer_is_chosen(office: Office, crew: Crew) -> None:
    """Of a leave alone: a day off passes no deals."""
    deal_id = await in_work(office, crew)
    galina = await office.hires("Галина", Role.CLOSER)
    first, last = date(2026, 12, 1), date(2026, 12, 14)
    for kind, shown in ((AbsenceKind.DAY_OFF, ()), (AbsenceKind.LEAVE, ((deal_id, NOBODY),))):
        entered = await office.db.write(absences.enter, crew.irina, crew.viktor.id, kind, first, last, office.now)
        absence_id = entered.absence.absence_id
        plan = await office.db.read(leaving.stand_ins, crew.irina, absence_id, UNDECIDED, office.now)
        assert plan.decided.deals == shown
        if kind is AbsenceKind.DAY_OFF:
            await office.db.write(absences.cancel, crew.irina, absence_id, office.now)
    assert (await office.db.read(absences.one, crew.irina, absence_id, office.now)).deals == 1

    await office.db.write(leaving.pass_on, crew.irina, absence_id, plan.decided, "отпуск", office.now)
    assert [deal.closer for deal in (await office.db.read(deals.board, crew.irina, office.now)).deals] == ["Виктор"]
    chosen = Decided(deals=((deal_id, galina.id),))
    await office.db.write(leaving.pass_on, crew.irina, absence_id, chosen, "отпуск", office.now)
    assert [deal.closer for deal in (await office.db.read(deals.board, crew.irina, office.now)).deals] == ["Галина"]
    assert await office.facts.letters("DealsGiven") == ["Галина waiting"]


async def test_who_would_be_away_sees_what_becomes_of_it_before(office: Office, crew: Crew) -> None:
    galina = await office.hires("Галина", Role.CLOSER)
    await office.books(crew.anna, crew.romashka, "2026-11-25 15:00", crew.viktor)
    days = (AbsenceKind.SICK, date(2026, 11, 25), date(2026, 11, 26))
    for who in (crew.viktor, crew.irina):
        seen = await office.db.read(leaving.preview, who, crew.viktor.id, *days, office.now)
        assert [(one.card.company, one.closer_id) for one in seen.meetings] == [("Ромашка", galina.id)]
    await office.refuses(NotYours, office.db.read(leaving.preview, galina, crew.viktor.id, *days, office.now))
    assert await office.facts.absences() == []


async def loses(office: Office, crew: Crew, person: Person, *roles: Role, decided: Decided | None = None) -> None:
    kept = frozenset(roles)
    shown = await office.db.read(leaving.losing, crew.irina, person.id, kept, UNDECIDED, office.now)
    wanted = shown.decided if decided is None else decided
    await office.db.write(leaving.change_roles, crew.irina, person.id, kept, wanted, "не проводит", office.now)


async def test_a_closer_no_more_leaves_no_meeting_and_no_deal_behind(office: Office, crew: Crew) -> None:
    """The same list as when somebody leaves; the person goes on in the other role."""
    await in_work(office, crew)
    lopukh = await office.lead("Лопух", by=crew.irina)
    galina = await office.hires("Галина", Role.CLOSER)
    meeting = await office.books(crew.anna, lopukh, "2026-11-26 15:00", crew.viktor)
    forged = Decided(meetings=((meeting.meeting_id, crew.viktor.id),))
    await office.refuses(PlanChanged, loses(office, crew, crew.viktor, Role.CALLER, decided=forged))
    await loses(office, crew, crew.viktor, Role.CALLER)

    assert "Лопух 11-26 15:00 Галина booked" in await office.facts.meetings()
    (deal,) = (await office.db.read(deals.board, galina, office.now)).deals
    assert deal.company == "Ромашка"
    assert "Виктор caller" in await office.facts.people()
    assert await office.facts.letters("DealsGiven") == ["Галина waiting"]


async def test_a_role_besides_changes_nothing_of_theirs(office: Office, crew: Crew) -> None:
    await in_work(office, crew)
    shown = await office.db.read(
        leaving.losing, crew.irina, crew.viktor.id, frozenset({Role.CLOSER, Role.CALLER}), UNDECIDED, office.now
    )
    assert (shown.callbacks, shown.meetings, shown.deals) == (0, (), ())


async def test_a_caller_no_more_lets_go_of_the_callbacks(office: Office, crew: Crew, line: Calls) -> None:
    boris = await office.hires("Борис", Role.CALLER)
    await line.calls(crew.anna, crew.romashka, CallResult.CALL_BACK, at="2026-11-24 11:00")
    office.clock_to("2026-11-24 11:01")
    await line.takes(crew.anna, crew.romashka)
    await loses(office, crew, crew.anna, Role.COLLECTOR)
    assert await line.next(boris) == "Ромашка"


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.DIRECTOR])
async def test_only_a_director_sees_and_decides(office: Office, crew: Crew, role: Role) -> None:
    other = await office.hires("Сотрудник", role)
    await office.refuses(NotAllowed, seen(office, other, crew.viktor))
    await office.refuses(NotAllowed, dismisses(office, other, crew.viktor, Decided()))
    roles = (crew.viktor.id, frozenset({Role.CALLER}), UNDECIDED)
    await office.refuses(NotAllowed, office.db.read(leaving.losing, other, *roles, office.now))
    await office.refuses(NotAllowed, office.db.write(leaving.change_roles, other, *roles, "так", office.now))
    await office.refuses(NotAllowed, office.db.read(leaving.stand_ins, other, 1, Decided(), office.now))
    await office.refuses(NotYours, office.db.read(leaving.stand_ins, crew.irina, 10**6, Decided(), office.now))
