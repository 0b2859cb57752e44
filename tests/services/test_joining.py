"""Invitations, roles and dismissal, as the services decide them."""

import asyncio
from dataclasses import replace

import pytest
from office import Office

from domain.errors import (
    AlreadyInDepartment,
    InviteExpired,
    InviteUnknown,
    InviteUsed,
    LastDirector,
    NotAllowed,
    NotYours,
    RolesMissing,
)
from domain.people import Person, Role
from services import invites, meetings, staff
from services.invites import Guest, NewInvite
from storage.database import Database


async def invited(office: Office, *roles: Role, token: str = "a-token") -> str:
    await office.db.write(
        invites.invite_from_console, office.department.id, NewInvite(roles or (Role.CALLER,), token), office.now
    )
    return token


async def test_of_fifty_at_once_exactly_one_joins(office: Office) -> None:
    token = await invited(office, Role.CLOSER)
    tried = await asyncio.gather(
        *(
            office.db.write(
                invites.redeem, token, Guest(number, f"Гость {number}", "ru"), office.now, receipt=f"u{number}"
            )
            for number in range(1, 51)
        ),
        return_exceptions=True,
    )

    (winner,) = (person for person in tried if isinstance(person, Person))
    assert [type(error) for error in tried if error is not winner] == [InviteUsed] * 49
    assert await office.facts.people() == [f"{winner.name} closer"]
    # The winner's own update, handled again after a crash, finds the same person and nothing is told twice.
    guest = Guest(winner.telegram_id, winner.name, "ru")
    assert await office.db.write(invites.redeem, token, guest, office.now, receipt=f"u{winner.telegram_id}") == winner


async def test_one_person_with_two_links_at_once_is_one_person(office: Office) -> None:
    tokens = [await invited(office, role, token=role.value) for role in (Role.CALLER, Role.CLOSER)]
    guest = Guest(7, "Анна", "ru")
    await asyncio.gather(*(office.db.write(invites.redeem, token, guest, office.now) for token in tokens))

    assert await office.facts.people() == ["Анна caller+closer"]


async def test_an_invitation_lives_48_hours(office: Office) -> None:
    token = await invited(office)
    office.clock_to("2026-11-26 09:40")
    await office.refuses(InviteExpired, office.db.write(invites.redeem, token, Guest(1, "Анна", "ru"), office.now))
    office.clock_to("2026-11-26 09:39")
    await office.db.write(invites.redeem, token, Guest(1, "Анна", "ru"), office.now)

    assert await office.facts.people() == ["Анна caller"]


async def test_used_stays_used_after_its_time(office: Office) -> None:
    token = await invited(office)
    await office.db.write(invites.redeem, token, Guest(1, "Анна", "ru"), office.now)
    office.clock_to("2026-12-24 09:40")
    await office.refuses(InviteUsed, office.db.write(invites.redeem, token, Guest(2, "Борис", "ru"), office.now))


@pytest.mark.parametrize("token", ["", "never made", "\ud800", "x" * 5000, "' OR 1=1 --"])
async def test_an_invented_token_is_unknown(office: Office, token: str) -> None:
    await invited(office)
    await office.refuses(InviteUnknown, office.db.write(invites.redeem, token, Guest(1, "Анна", "ru"), office.now))


async def test_the_token_itself_is_kept_nowhere(office: Office) -> None:
    irina = await office.hires("Ирина", Role.DIRECTOR)
    made = await office.db.write(invites.invite, irina, NewInvite((Role.CALLER,), "secret-of-128-bits"), office.now)
    assert made.token == "secret-of-128-bits"

    def everything(tx) -> str:
        from storage.tables import metadata

        return repr([tuple(row) for table in metadata.sorted_tables for row in tx.all(table.select())])

    assert "secret-of-128-bits" not in await office.db.read(everything)


async def test_whoever_has_a_strange_name_joins(office: Office) -> None:
    for number, name in enumerate(("\ud83d", "И\0рина \udc00", "<b>&"), 500):
        await office.db.write(
            invites.redeem, await invited(office, token=f"t{number}"), Guest(number, name, "ru"), office.now
        )

    assert await office.facts.people() == ["500 caller", "Ирина caller", "<b>& caller"]


async def test_directors_hear_who_joined(office: Office) -> None:
    await office.hires("Ирина", Role.DIRECTOR)
    await office.hires("Олег", Role.DIRECTOR)
    await office.hires("Анна", Role.CALLER)

    assert await office.facts.letters("PersonJoined") == ["Ирина waiting", "Ирина waiting", "Олег waiting"]


async def test_a_second_invitation_adds_its_roles(office: Office) -> None:
    anna = await office.hires("Анна", Role.CALLER)
    await office.hires("Анна", Role.COLLECTOR, Role.CALLER, telegram_id=anna.telegram_id)

    assert await office.facts.people() == ["Анна caller+collector"]


async def test_work_in_two_departments_is_refused_and_costs_no_invitation(db: Database) -> None:
    moscow, kazan = await Office.found(db), await Office.found(db)
    anna = await moscow.hires("Анна", Role.CALLER)
    token = await invited(kazan)
    guest = Guest(anna.telegram_id, "Анна", "ru")
    await kazan.refuses(AlreadyInDepartment, db.write(invites.redeem, token, guest, kazan.now))
    await db.write(invites.redeem, token, Guest(99, "Борис", "ru"), kazan.now)

    assert await moscow.facts.people() == ["Анна caller", "Борис caller"]


async def test_an_invitation_needs_a_role_and_a_director(office: Office) -> None:
    irina = await office.hires("Ирина", Role.DIRECTOR)
    anna = await office.hires("Анна", Role.CALLER)
    await office.refuses(RolesMissing, office.db.write(invites.invite, irina, NewInvite((), "t"), office.now))
    await office.refuses(
        NotAllowed, office.db.write(invites.invite, anna, NewInvite((Role.DIRECTOR,), "t"), office.now)
    )


# --- leaving


async def test_dismissal_ends_everything_at_once(office: Office) -> None:
    """No access, no letters, no invitations of theirs; what they hold in their hands is of no use."""
    irina = await office.hires("Ирина", Role.DIRECTOR)
    oleg = await office.hires("Олег", Role.DIRECTOR, Role.CALLER)
    await office.db.write(invites.invite, oleg, NewInvite((Role.CALLER,), "of-oleg"), office.now)
    gone = await office.db.write(staff.dismiss, irina, oleg.id, office.now)

    assert gone.name == "Олег"
    assert await office.known(oleg) is None
    assert await office.facts.people() == ["Ирина director"]
    assert "Олег waiting" not in await office.facts.letters("PersonJoined")
    await office.refuses(NotAllowed, office.db.write(staff.dismiss, oleg, irina.id, office.now))
    await office.refuses(NotAllowed, office.db.read(meetings.free_days, oleg, office.now))
    await office.refuses(InviteExpired, office.db.write(invites.redeem, "of-oleg", Guest(9, "Яна", "ru"), office.now))


async def test_a_dismissed_person_comes_back_as_a_newcomer(office: Office) -> None:
    irina = await office.hires("Ирина", Role.DIRECTOR)
    anna = await office.hires("Анна", Role.CALLER)
    await office.db.write(staff.dismiss, irina, anna.id, office.now)
    again = await office.hires("Анна", Role.COLLECTOR, telegram_id=anna.telegram_id)

    assert again.id != anna.id
    assert await office.facts.people() == ["Ирина director", "Анна collector"]


async def test_a_department_keeps_a_director(office: Office) -> None:
    irina = await office.hires("Ирина", Role.DIRECTOR)
    await office.refuses(LastDirector, office.db.write(staff.dismiss, irina, irina.id, office.now))
    demoted = office.db.write(staff.set_roles, irina, irina.id, frozenset({Role.CALLER}), office.now)
    await office.refuses(LastDirector, demoted)

    assert await office.facts.people() == ["Ирина director"]


async def test_two_directors_who_dismiss_each_other_at_once(office: Office) -> None:
    """One of them stays, whoever was quicker."""
    irina = await office.hires("Ирина", Role.DIRECTOR)
    oleg = await office.hires("Олег", Role.DIRECTOR)
    await asyncio.gather(
        office.db.write(staff.dismiss, irina, oleg.id, office.now),
        office.db.write(staff.dismiss, oleg, irina.id, office.now),
        return_exceptions=True,
    )

    assert len(await office.facts.people()) == 1


async def test_two_directors_who_resign_at_once(office: Office) -> None:
    irina = await office.hires("Ирина", Role.DIRECTOR)
    oleg = await office.hires("Олег", Role.DIRECTOR)
    caller = frozenset({Role.CALLER})
    tried = await asyncio.gather(
        office.db.write(staff.set_roles, irina, irina.id, caller, office.now),
        office.db.write(staff.set_roles, oleg, oleg.id, caller, office.now),
        return_exceptions=True,
    )

    assert sorted(type(result).__name__ for result in tried) == ["Colleague", "LastDirector"]


async def test_roles_are_set_whole(office: Office) -> None:
    irina = await office.hires("Ирина", Role.DIRECTOR)
    anna = await office.hires("Анна", Role.CALLER, Role.CLOSER)
    wanted = frozenset({Role.COLLECTOR, Role.CLOSER})
    changed = await office.db.write(staff.set_roles, irina, anna.id, wanted, office.now)

    assert changed.roles == (Role.CLOSER, Role.COLLECTOR)
    assert await office.facts.people() == ["Ирина director", "Анна closer+collector"]
    await office.refuses(RolesMissing, office.db.write(staff.set_roles, irina, anna.id, frozenset(), office.now))


async def test_another_departments_people_do_not_exist(db: Database) -> None:
    moscow, kazan = await Office.found(db), await Office.found(db)
    irina = await moscow.hires("Ирина", Role.DIRECTOR)
    alien = await kazan.hires("Ильдар", Role.CALLER)
    for deed in (
        db.read(staff.colleague, irina, alien.id),
        db.write(staff.dismiss, irina, alien.id, moscow.now),
        db.write(staff.set_roles, irina, alien.id, frozenset({Role.CLOSER}), moscow.now),
        db.read(staff.colleague, irina, 10**15),
    ):
        await moscow.refuses(NotYours, deed)
    assert [one.name for one in await db.read(staff.colleagues, irina)] == ["Ирина"]


async def test_roles_of_a_moment_ago_open_nothing(office: Office) -> None:
    """A press carries the roles it was read with; the transaction asks anew (law 5)."""
    irina = await office.hires("Ирина", Role.DIRECTOR)
    anna = await office.hires("Анна", Role.CALLER)
    as_if = replace(anna, roles=frozenset(Role))
    await office.refuses(NotAllowed, office.db.read(staff.colleagues, as_if))
    await office.db.write(staff.set_roles, irina, anna.id, frozenset({Role.COLLECTOR}), office.now)
    await office.refuses(NotAllowed, office.db.read(meetings.free_days, anna, office.now))


async def test_a_language_is_chosen_among_those_spoken(office: Office) -> None:
    anna = await office.hires("Анна", Role.CALLER)
    await office.db.write(staff.choose_language, anna, "en", office.now)
    known = await office.known(anna)
    assert known is not None
    assert known.language == "en"
    await office.refuses(NotYours, office.db.write(staff.choose_language, anna, "xx", office.now))
