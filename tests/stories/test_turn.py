"""Who gets a meeting, and why: told to the caller before and after, and another closer is two taps away."""

import pytest

from domain.funnel import Outcome
from domain.turn import TurnMode
from services import closers
from stories.deeds import BOOK, CONFIRM_BOOKING, books, comes_to_confirm, opens_menu, reports
from stories.town import FoundTown, Person, Town
from stories.trouble import Trouble

OTHER, ANYBODY = "Другой менеджер", "по очереди"
BY_TURN, CHOSEN = "(по очереди)", "(ваш выбор)"


async def office(town: Town, *companies: str, city: str = "") -> tuple[Person, Person]:
    """A director and a caller; two closers, Viktor there first; and companies."""
    irina, anna = await town.director("Ирина"), await town.caller("Анна")
    await town.closer("Виктор")
    await town.closer("Галина")
    for company in companies:
        await town.lead(company, by=irina, city=city)
    return irina, anna


async def sets_strict(town: Town, irina: Person) -> None:
    """The director makes the turn strict."""
    await town.db.write(closers.set_turn, await town.staff(irina), TurnMode.STRICT, town.now)


def shows(person: Person, *words: str) -> None:
    """All of these stand on the screen."""
    seen = " ".join([person.screen.text, *person.screen.labels])
    for word in words:
        assert word in seen, person.transcript()


async def test_meetings_go_round_and_the_caller_reads_why(town: Town) -> None:
    _, anna = await office(town, "Ромашка", "Василёк", "Лютик")
    for company, closer in (("Ромашка", "Виктор"), ("Василёк", "Галина"), ("Лютик", "Виктор")):
        await comes_to_confirm(anna, company, "25" if company != "Лютик" else "26", "15:00")
        shows(anna, f"Проводит: {closer} {BY_TURN}")
        await anna.presses(CONFIRM_BOOKING)
        shows(anna, "Встреча назначена", f"Проводит: {closer} {BY_TURN}")

    assert await town.facts.meetings() == [
        "Ромашка 11-25 15:00 Виктор booked",
        "Василёк 11-25 15:00 Галина booked",
        "Лютик 11-26 15:00 Виктор booked",
    ]


@pytest.mark.both_engines
@pytest.mark.parametrize("trouble", list(Trouble), ids=lambda trouble: trouble.name.lower())
async def test_another_closer_at_the_same_time(town: Town, trouble: Trouble) -> None:
    """Two taps more than by turn, on any kind of day; and it is no turn of Galina's."""
    irina, anna = await office(town, "Ромашка", "Василёк")
    await comes_to_confirm(anna, "Ромашка", "25", "15:00")
    await anna.presses(OTHER)
    shows(anna, "Виктор: 25.11 15:00", "Галина: 25.11 15:00", ANYBODY)
    await anna.presses("Галина", under=trouble)
    shows(anna, f"Проводит: Галина {CHOSEN}")
    await anna.presses(CONFIRM_BOOKING)
    await town.minutes_pass(2)

    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Галина booked"]
    assert await town.facts.letters("MeetingBooked") == ["Галина sent"]
    shows(anna, f"Проводит: Галина {CHOSEN}")
    await comes_to_confirm(anna, "Василёк", "25", "12:00")
    shows(anna, f"Проводит: Виктор {BY_TURN}")
    await opens_menu(irina)
    await irina.walks("Встречи", "Ромашка")
    shows(irina, "Проводит: Галина (выбор вручную)")


async def test_the_days_and_times_of_another_closer(town: Town) -> None:
    """Galina is busy then: her own days and times are shown, and whose they are; then anybody's again."""
    _, anna = await office(town, "Ромашка", "Василёк")
    await opens_menu(anna)
    await anna.walks(BOOK, "Ромашка", OTHER, "Галина", "25")
    shows(anna, "Время менеджера: Галина")
    await anna.walks("15:00", CONFIRM_BOOKING)
    await comes_to_confirm(anna, "Василёк", "25", "15:00")
    await anna.presses(OTHER)
    shows(anna, "Галина: 25.11 13:00, встреч: 1")
    await anna.presses("Галина")
    shows(anna, "Время менеджера: Галина", "Во сколько" if ":" in anna.screen.labels[0] else "В какой день")
    await anna.presses("25")
    assert not anna.has("15:00")
    await anna.presses(OTHER)
    await anna.presses(ANYBODY)
    shows(anna, "15:00")
    assert "Время менеджера" not in anna.screen.text
    await anna.walks("15:00", CONFIRM_BOOKING)

    assert (await town.facts.meetings())[1] == "Василёк 11-25 15:00 Виктор booked"


async def test_somebody_took_the_wanted_closers_time(town: Town) -> None:
    """The nearest of the same closer is offered, and who it is."""
    _, anna = await office(town, "Ромашка", "Василёк")
    boris = await town.caller("Борис")
    await comes_to_confirm(anna, "Ромашка", "25", "15:00")
    await anna.walks(OTHER, "Галина")
    await comes_to_confirm(boris, "Василёк", "25", "15:00")
    await boris.walks(OTHER, "Галина", CONFIRM_BOOKING)
    await anna.presses(CONFIRM_BOOKING)
    shows(anna, "только что заняли", "13:00 Галина")
    await anna.presses("13:00")

    assert "Ромашка 11-25 13:00 Галина booked" in await town.facts.meetings()
    shows(anna, f"Проводит: Галина {CHOSEN}")


async def test_a_no_show_gives_the_turn_back(found_town: FoundTown) -> None:
    town = await found_town(at="2026-11-24 10:40")
    _, anna = await office(town, "Ромашка", "Василёк")
    viktor = next(person for person in town.people.values() if person.name == "Виктор")
    await books(anna, "Ромашка", "24", "11:00")
    await comes_to_confirm(anna, "Василёк", "25", "15:00")
    shows(anna, f"Галина {BY_TURN}")
    await town.clock_to("2026-11-24 12:30")
    await reports(viktor, Outcome.NO_SHOW)
    await comes_to_confirm(anna, "Василёк", "25", "15:00")
    shows(anna, f"Виктор {BY_TURN}")


async def test_who_met_them_meets_them_again(found_town: FoundTown) -> None:
    """Viktor had his turn and Galina is next, but he knows them."""
    town = await found_town(at="2026-11-24 10:40")
    _, anna = await office(town, "Ромашка")
    viktor = next(person for person in town.people.values() if person.name == "Виктор")
    await books(anna, "Ромашка", "24", "11:00")
    await town.clock_to("2026-11-24 12:30")
    await reports(viktor, Outcome.REFUSAL)
    await opens_menu(anna)
    await anna.walks(BOOK, "=ромашка", "Ромашка", "25", "15:00")
    shows(anna, "Виктор (уже встречались)")


async def test_a_city_comes_before_the_turn(town: Town) -> None:
    """By buttons and in a sentence."""
    irina, anna = await office(town, "Ромашка", city="Казань")
    await opens_menu(irina)
    await irina.walks("Люди", "Галина", "Часы и очередь", "⚖️ Очередь", "Города", "=Казань")
    await comes_to_confirm(anna, "Ромашка", "25", "15:00")
    shows(anna, "Галина (по городу)")
    await anna.types("встреча завтра в 15 Ромашка")
    shows(anna, "Галина (по городу)")
    await anna.presses(CONFIRM_BOOKING)

    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Галина booked"]


async def test_a_newcomer_of_half_a_share(town: Town) -> None:
    """Gets one where the others get two."""
    companies = [f"Компания {number}" for number in "абв"]
    irina, anna = await office(town, *companies)
    await opens_menu(irina)
    await irina.walks("Люди", "Галина", "Часы и очередь", "⚖️ Очередь", "Доля", "50 %")
    for company, day in zip(companies, ("25", "26", "27"), strict=True):
        await books(anna, company, day, "12:00")

    closers_ = [meeting.split()[-2] for meeting in await town.facts.meetings()]
    assert sorted(closers_) == ["Виктор", "Виктор", "Галина"]


@pytest.mark.parametrize("trouble", [Trouble.NONE, Trouble.DOUBLE_TAP, Trouble.FORGED])
async def test_a_strict_turn_from_end_to_end(town: Town, trouble: Trouble) -> None:
    """Only the times of the one in turn; another may be chosen; who is away is passed by."""
    irina, anna = await office(town, "Ромашка", "Василёк")
    await sets_strict(town, irina)
    viktor = next(person for person in town.people.values() if person.name == "Виктор")
    await opens_menu(viktor)
    await viktor.walks("Мои часы", "Начало", "13:00")
    await opens_menu(anna)
    await anna.walks(BOOK, "Ромашка", "25")
    assert not anna.has("10:00")
    await anna.presses(OTHER)
    await anna.presses("Галина", under=trouble)
    await anna.walks("25", "10:00")
    shows(anna, f"Проводит: Галина {CHOSEN}")
    await anna.presses(CONFIRM_BOOKING)
    assert await town.facts.meetings() == ["Ромашка 11-25 10:00 Галина booked"]

    await opens_menu(viktor)
    await viktor.walks("Меня не будет", "Болезнь", "Завтра")
    await comes_to_confirm(anna, "Василёк", "25", "12:00")
    shows(anna, f"Проводит: Галина {BY_TURN}")


async def test_in_a_sentence_another_closer_is_chosen(town: Town) -> None:
    _, anna = await office(town, "Ромашка")
    await anna.types("встреча завтра в 15 Ромашка")
    shows(anna, f"Проводит: Виктор {BY_TURN}")
    await anna.walks(OTHER, "Галина")
    shows(anna, f"Проводит: Галина {CHOSEN}", CONFIRM_BOOKING)
    await anna.walks(OTHER, ANYBODY)
    shows(anna, f"Проводит: Виктор {BY_TURN}")
    await anna.walks(OTHER, "Галина", CONFIRM_BOOKING)

    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Галина booked"]
    shows(anna, f"Галина {CHOSEN}")


async def test_a_closer_is_named_in_the_sentence(town: Town) -> None:
    """That is the caller's choice; when busy, it is said, and the nearest times of the same closer are offered."""
    _, anna = await office(town, "Ромашка", "Лютик")
    await anna.types("встреча завтра в 15 Ромашка, Иван Петрович, проведёт Галина")
    shows(anna, f"Проводит: Галина {CHOSEN}", "Иван Петрович")
    await anna.presses(CONFIRM_BOOKING)
    await anna.types("встреча завтра в 15 Лютик, проведёт Галина")
    shows(anna, "Время менеджера: Галина", "менеджер в это время не свободен", "13:00 Галина")
    await anna.walks("13:00", CONFIRM_BOOKING)

    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Галина booked", "Лютик 11-25 13:00 Галина booked"]


async def test_a_closer_who_does_not_exist_was_forged(town: Town) -> None:
    _, anna = await office(town, "Ромашка")
    await comes_to_confirm(anna, "Ромашка", "25", "15:00")
    await anna.presses(OTHER)
    data = anna.screen.data_of("Галина")
    assert data is not None
    intent = data.partition("\x1d")[0]
    for closer in ("1", "9999", "x", "-1"):
        await anna.forges(f"{intent}\x1dcloser:{closer}", anna.screen.message_id)
        assert anna.has("Меню"), anna.transcript()
    assert await town.facts.meetings() == []
    await anna.walks("Галина", CONFIRM_BOOKING)
    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Галина booked"]


async def test_in_english(town: Town) -> None:
    irina = await town.director("Ирина")
    anna = await town.caller("Anna", language="en")
    await town.closer("Виктор")
    await town.closer("Галина")
    await town.lead("Ромашка", by=irina)
    await anna.types("/menu")
    await anna.walks("Book a meeting", "Ромашка", "25", "15:00")
    shows(anna, "Held by Виктор (in turn)")
    await anna.walks("Another closer", "Галина: 25.11 15:00, 0 meetings")
    shows(anna, "Held by Галина (your choice)")
