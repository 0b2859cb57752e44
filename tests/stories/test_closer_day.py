"""A closer's day: the route in the morning, a card with everything at hand, and the way there."""

import pytest
from icalendar import Calendar, Event

from stories.deeds import books, opens_menu
from stories.files import received
from stories.town import Person, Town
from stories.trouble import OF_THE_WIRE, Trouble

ROUTE, SOON = "🚗 ср 25 ноября", "Через час встреча"
HISTORY, CALENDAR, MAP = "📖 История", "🗓 В календарь", "🗺 На карте"
LEFT, ARRIVED = "🚗 Выехал", "📍 На месте"
FILE = "meeting-1.ics"


async def booked(town: Town) -> tuple[Person, Person, Person]:
    """Irina directs; Anna booked Viktor to Ромашка on Wednesday at three."""
    irina = await town.director("Ирина")
    anna, viktor = await town.caller("Анна"), await town.closer("Виктор")
    await town.lead("Ромашка", by=irina, city="Москва")
    await books(anna, "Ромашка", "25", "15:00")
    return irina, anna, viktor


async def opens_meeting(person: Person, place: str = "Мои встречи") -> None:
    await opens_menu(person)
    await person.walks(place, "Ромашка")


async def entry(person: Person) -> Event:
    """The newest file for the calendar."""
    (event,) = Calendar.from_ical(await received(person, FILE)).events
    return event


# --- the route


@pytest.mark.parametrize("trouble", OF_THE_WIRE, ids=lambda trouble: trouble.name.lower())
async def test_the_route_in_the_morning(town: Town, trouble: Trouble) -> None:
    """Times, whom to see, the phone, the address on a map, what the caller heard, and that it is confirmed."""
    _, anna, viktor = await booked(town)
    await town.clock_to("2026-11-24 17:00")
    await anna.presses("Подтвердили")
    await town.clock_to("2026-11-25 08:30", under=trouble)
    route = viktor.hears_once(ROUTE)
    for told in ("15:00–16:00 Ромашка", "Подтверждена", "Ольга", "+7 900", "Москва, ул. Лесная, 5", "Анна"):
        assert told in route.text, route.text


async def test_a_day_without_meetings_has_no_route(town: Town) -> None:
    _, _, viktor = await booked(town)
    for day in (25, 26):
        await town.clock_to(f"2026-11-{day} 08:30")
    assert len(viktor.letters("🚗")) == 1


# --- the card


async def test_everything_is_at_hand_from_the_first_card(town: Town) -> None:
    """The map, the history and the calendar without opening anything; so in the list of meetings."""
    _, _, viktor = await booked(town)
    pushed = viktor.hears_once("У вас новая встреча")
    for label in (MAP, HISTORY, CALENDAR):
        assert label in pushed.labels
    await opens_meeting(viktor)
    for label in (MAP, HISTORY, CALENDAR):
        assert viktor.has(label)
    assert not viktor.has(LEFT)


@pytest.mark.parametrize("trouble", [Trouble.NONE, Trouble.FORGED], ids=lambda one: one.name.lower())
async def test_the_history_of_a_company(town: Town, trouble: Trouble) -> None:
    """What was done, the newest first, with the reasons; the card stays where it is."""
    _, _, viktor = await booked(town)
    await viktor.walks("Перенести", "26", "11:00", "Просит клиент")
    await viktor.presses(HISTORY, under=trouble)
    text = viktor.screen.text
    assert text.index("встреча без итога") < text.index("встреча перенесена на чт 26 ноября, 11:00")
    assert "Просит клиент" in text
    assert "звонок, назначена встреча" in text
    viktor.hears_once("У вас новая встреча")


async def test_callers_and_directors_read_it_too(town: Town) -> None:
    irina, anna, _ = await booked(town)
    await opens_meeting(anna, "Назначенные мной")
    await anna.presses(HISTORY)
    assert "звонок, назначена встреча" in anna.screen.text
    await irina.forges("past:1")
    assert "звонок, назначена встреча" in irina.screen.text


# --- the calendar


@pytest.mark.both_engines
async def test_a_file_for_the_calendar_follows_the_meeting(town: Town) -> None:
    """One entry, whatever becomes of the meeting."""
    _, anna, viktor = await booked(town)
    await viktor.presses(CALENDAR)
    first = await entry(viktor)
    assert f"{first.start:%d.%m %H:%M}" == "25.11 12:00"
    assert "Ромашка" in first["summary"]
    assert first["location"] == "Москва, ул. Лесная, 5"

    await opens_meeting(anna, "Назначенные мной")
    await anna.walks("Перенести", "26", "11:00", "Просит клиент")
    await viktor.presses(CALENDAR)
    moved = await entry(viktor)
    assert (moved["uid"], f"{moved.start:%d.%m %H:%M}") == (first["uid"], "26.11 08:00")
    assert moved["sequence"] > first["sequence"]

    await opens_meeting(anna, "Назначенные мной")
    await anna.walks("Отменить", "Уже купили")
    await viktor.presses("Убрать из календаря")
    off = await entry(viktor)
    assert (off["uid"], off["status"]) == (first["uid"], "CANCELLED")
    assert off["sequence"] > moved["sequence"]


@pytest.mark.parametrize("trouble", [Trouble.BROKEN, Trouble.REDELIVERED], ids=lambda one: one.name)
async def test_the_file_comes_on_a_bad_day(town: Town, trouble: Trouble) -> None:
    _, _, viktor = await booked(town)
    await viktor.presses(CALENDAR, under=trouble)
    assert (await entry(viktor))["uid"] == "meeting-1@kombain"


# --- the way there


@pytest.mark.parametrize("trouble", list(Trouble), ids=lambda trouble: trouble.name.lower())
async def test_one_tap_says_that_the_closer_is_on_the_way(town: Town, trouble: Trouble) -> None:
    """From the reminder an hour before; the caller and the director see it."""
    irina, anna, viktor = await booked(town)
    await town.clock_to("2026-11-25 14:00")
    assert {LEFT, ARRIVED} <= set(viktor.hears_once(SOON).labels)
    await town.clock_to("2026-11-25 14:10")
    await viktor.presses(LEFT, under=trouble)
    assert "В пути с 14:10" in viktor.screen.text
    assert viktor.has(ARRIVED)
    assert not viktor.has(LEFT)
    for person, place in ((anna, "Назначенные мной"), (irina, "Встречи")):
        await opens_meeting(person, place)
        assert "В пути с 14:10" in person.screen.text
        assert not person.has(ARRIVED)


async def test_there_without_having_left(town: Town) -> None:
    """From the card in the list; what was not said is not asked for, and the outcome is asked as ever."""
    _, anna, viktor = await booked(town)
    await town.clock_to("2026-11-25 14:50")
    await opens_meeting(viktor)
    await viktor.presses(ARRIVED)
    assert "На месте с 14:50" in viktor.screen.text
    assert not viktor.has(ARRIVED)
    assert not viktor.has(LEFT)
    await opens_meeting(anna, "Назначенные мной")
    assert "На месте с 14:50" in anna.screen.text
    await town.clock_to("2026-11-25 16:30")
    viktor.hears_once("Как прошла встреча?")


async def test_an_old_button_says_when_it_may_be_pressed(town: Town) -> None:
    _, _, viktor = await booked(town)
    await viktor.forges("left:1")
    assert "за 3 часа до начала" in viktor.messages[-1].text + " ".join(viktor.answers)


# --- forged presses


async def test_a_strange_closer_gets_nothing(town: Town) -> None:
    """The history, the file and the way of a colleague's meeting, and of one that does not exist."""
    _, anna, _ = await booked(town)
    galina = await town.closer("Галина")
    await town.clock_to("2026-11-25 14:10")
    for data in ("past:1", "ics:1", "left:1", "there:1", "past:99", "ics:99", "left:99", "there:99"):
        await galina.forges(data)
        assert "Ромашка" not in galina.transcript()
    assert await town.calls("sendDocument") == []
    await opens_meeting(anna, "Назначенные мной")
    assert "14:10" not in anna.screen.text
