"""Who cannot be reached, and what could not be handled: told once, to those who can help."""

from datetime import timedelta

import pytest
from office import Crew, Office

from domain.errors import NotAllowed
from domain.people import Person, Role
from services import attention, reachability, reports, staff
from storage import inbox, outbox
from storage.database import Database
from storage.inbox import StoredUpdate

MINUTE = timedelta(minutes=1)


@pytest.fixture
async def oleg(office: Office, crew: Crew) -> Person:
    """A second director."""
    return await office.hires("Олег", Role.DIRECTOR)


async def claimed(office: Office, kind: str) -> list[outbox.Letter]:
    """What comes next to each reader, as far as it is of a kind."""
    letters = await office.db.write(outbox.claim, "test", office.now, MINUTE, 100)
    await office.db.write(outbox.release, "test")
    return [letter for letter in letters if letter.kind == kind]


async def all_is_sent(office: Office) -> None:
    while letters := await office.db.write(outbox.claim, "test", office.now, MINUTE, 100):
        for letter in letters:
            await office.db.write(outbox.sent, letter.id, 1, office.now)


async def lose(office: Office, letter: outbox.Letter) -> None:
    await office.db.write(reachability.lost, letter.staff_id, letter.id, "bot was blocked by the user", office.now)


async def lose_all(office: Office, kind: str) -> list[str]:
    """Every message of a kind meets a blocked chat, in turn; the companies they tell of."""
    companies = []
    while letters := await claimed(office, kind):
        for letter in letters:
            await lose(office, letter)
            companies.append(letter.message.card.company)
    return companies


async def test_a_spell_is_told_once_and_what_waited_comes_after_it(office: Office, crew: Crew) -> None:
    await office.books(crew.anna, crew.romashka, "2026-11-25 15:00")
    await office.books(crew.anna, await office.lead("Василёк", by=crew.irina), "2026-11-25 11:00")
    assert await lose_all(office, "MeetingBooked") == ["Ромашка", "Василёк"]

    assert await office.facts.letters("MeetingBooked") == ["Виктор unreachable"] * 2
    assert await office.facts.letters("PersonUnreachable") == ["Ирина waiting"]
    known = await office.known(crew.viktor)
    assert known is not None
    assert known.unreachable

    office.clock_to("2026-11-24 12:00")
    await office.db.write(reachability.back, crew.viktor.telegram_id, office.now)
    await office.db.write(reachability.back, crew.viktor.telegram_id, office.now)
    known = await office.known(crew.viktor)
    assert known is not None
    assert not known.unreachable

    assert await lose_all(office, "MeetingBooked") == ["Ромашка", "Василёк"]
    assert await office.facts.letters("PersonUnreachable") == ["Ирина waiting"] * 2


async def test_telegrams_own_notice_and_the_refusal_are_one_spell(office: Office, crew: Crew) -> None:
    await office.db.write(reachability.blocked, crew.viktor.telegram_id, office.now)
    await office.books(crew.anna, crew.romashka, "2026-11-25 15:00")
    for letter in await claimed(office, "MeetingBooked"):
        await lose(office, letter)

    assert await office.facts.letters("PersonUnreachable") == ["Ирина waiting"]


async def test_a_director_who_blocks_is_told_to_the_others(office: Office, crew: Crew, oleg: Person) -> None:
    await office.db.write(reachability.blocked, crew.irina.telegram_id, office.now)
    assert await office.facts.letters("PersonUnreachable") == ["Олег waiting"]


async def test_strangers_and_the_dismissed_change_nothing(office: Office, crew: Crew) -> None:
    await office.books(crew.anna, crew.romashka, "2026-11-25 15:00")
    (letter,) = await claimed(office, "MeetingBooked")
    await office.db.write(staff.dismiss, crew.irina, crew.viktor.id, office.now)
    await lose(office, letter)
    await office.db.write(reachability.blocked, crew.viktor.telegram_id, office.now)
    await office.db.write(reachability.blocked, 10**15, office.now)
    await office.db.write(reachability.back, 10**15, office.now)

    assert await office.facts.letters("PersonUnreachable") == []
    assert await office.facts.letters("MeetingBooked") == ["Виктор withdrawn"]


async def test_a_refused_message_is_told_and_never_about_itself(office: Office, crew: Crew) -> None:
    await all_is_sent(office)
    await office.books(crew.anna, crew.romashka, "2026-11-25 15:00")
    (letter,) = await claimed(office, "MeetingBooked")
    for _ in range(2):
        await office.db.write(reachability.refused, letter.staff_id, letter.id, "chat not found", office.now)
    assert await office.facts.letters("MeetingBooked") == ["Виктор refused"]
    assert await office.facts.letters("MessageUndelivered") == ["Ирина waiting"]

    (told,) = await claimed(office, "MessageUndelivered")
    assert (told.message.name, told.message.kind) == ("Виктор", "MeetingBooked")
    await office.db.write(reachability.refused, told.staff_id, told.id, "chat not found", office.now)
    assert await office.facts.letters("MessageUndelivered") == ["Ирина refused"]


# --- set aside


async def stored(office: Office, person: int, update_id: int = 1) -> StoredUpdate:
    update = StoredUpdate(update_id, person, "{}", tries=3, error="KeyError: 'chat'")
    await office.db.write(inbox.store, [update], office.now)
    return update


async def test_the_person_and_the_directors_hear_of_it(office: Office, crew: Crew) -> None:
    update = await stored(office, crew.anna.telegram_id)
    for _ in range(2):
        await office.db.write(attention.set_aside, update, office.now)

    assert await office.facts.letters("UpdateSetAside") == ["Ирина waiting"]
    assert await office.facts.letters("SomethingFailed") == ["Анна waiting"]
    (waiting,) = await office.db.read(attention.needs_attention, crew.irina)
    assert waiting == attention.Attention(1, "Анна", "KeyError: 'chat'", office.now)
    (listed,) = await office.db.read(inbox.all_set_aside)
    assert (listed.tries, listed.error) == (3, "KeyError: 'chat'")
    assert (await office.db.read(reports.today, crew.irina, office.now)).set_aside == 1
    await office.refuses(NotAllowed, office.db.read(attention.needs_attention, crew.anna))


async def test_a_department_sees_its_own_and_strangers(db: Database) -> None:
    moscow, kazan = await Office.found(db), await Office.found(db)
    irina, ildar = await moscow.hires("Ирина", Role.DIRECTOR), await kazan.hires("Ильдар", Role.DIRECTOR)
    anna = await moscow.hires("Анна", Role.CALLER)
    await db.write(attention.set_aside, await stored(moscow, anna.telegram_id, 1), moscow.now)
    await db.write(attention.set_aside, await stored(moscow, 0, 2), moscow.now)

    assert await moscow.facts.letters("UpdateSetAside") == ["Ирина waiting", "Ирина waiting", "Ильдар waiting"]
    seen = [(one.update_id, one.name) for one in await db.read(attention.needs_attention, irina)]
    assert seen == [(1, "Анна"), (2, None)]
    assert [one.update_id for one in await db.read(attention.needs_attention, ildar)] == [2]
