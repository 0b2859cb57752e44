"""A caller types one sentence: a filled card to confirm, what is missing or doubtful is asked, one thing at a time."""

import pytest

from domain.lead import NewLead
from domain.people import Role
from services import calls, leads
from stories.deeds import CONFIRM_BOOKING, books, opens_menu
from stories.town import FoundTown, Person, Town
from stories.trouble import Trouble

SENTENCE = "встреча завтра 15:30 Ромашка, Ленинский 12, Иван Петрович +7 916 123-45-67"


async def crew(town: Town, *companies: str, language: str = "ru") -> tuple[Person, Person]:
    """A caller and a closer, and companies in the base."""
    irina = await town.director("Ирина")
    anna = await town.caller("Анна", language=language)
    viktor = await town.closer("Виктор")
    for company in companies:
        await town.lead(company, by=irina)
    viktor.news()
    return anna, viktor


async def known_phone(town: Town, company: str, phone: str, **more: str) -> None:
    """A company whose phone is known."""
    director = next(person for person in town.people.values() if person.name == "Ирина")
    await town.db.write(leads.add, await town.staff(director), NewLead(company, phone, **more), town.now)  # type: ignore[arg-type]  # texts


def shows(person: Person, *words: str) -> None:
    """All of these stand on the screen."""
    seen = " ".join([person.screen.text, *person.screen.labels])
    for word in words:
        assert word in seen, person.transcript()


@pytest.mark.both_engines
@pytest.mark.parametrize("trouble", list(Trouble), ids=lambda trouble: trouble.name.lower())
async def test_one_sentence_and_one_press(town: Town, trouble: Trouble) -> None:
    """Everything was said: the card shows it, one press books it once, and the company is in the base from now on."""
    anna, viktor = await crew(town)
    await anna.types(SENTENCE)
    shows(anna, "Ромашка", "15:30", "25", "Виктор", "Ленинский 12", "Иван Петрович", "+7 916 123-45-67", "Новая")
    await anna.presses(CONFIRM_BOOKING, under=trouble)
    await town.minutes_pass(2)

    assert await town.facts.meetings() == ["Ромашка 11-25 15:30 Виктор booked"]
    (card,) = viktor.news()
    for words in ("Ромашка", "15:30", "Ленинский 12", "Иван Петрович", "+7 916 123-45-67"):
        assert words in card.text, viktor.transcript()
    shows(anna, "Встреча назначена", "Ромашка")


async def test_a_slip_is_taken_back_and_the_company_is_called(town: Town) -> None:
    anna, _ = await crew(town)
    await anna.types(SENTENCE)
    await anna.presses(CONFIRM_BOOKING)
    await anna.presses("Отменить: Ромашка")

    assert await town.facts.meetings() == ["Ромашка 11-25 15:30 Виктор undone"]
    shows(anna, "Ромашка", "Не отвечает")


async def test_the_only_company_of_that_name_is_meant(town: Town) -> None:
    """Without regard to case, ё, quotes and legal form; what the base lacks is put in, what differs is in the note."""
    anna, viktor = await crew(town)
    await known_phone(town, "ООО «Королёв»", "+7 495 123-45-67", person="Ольга")
    await anna.types("встреча завтра в 15:00, королев, Ленинский 12, Иван Петрович")
    shows(anna, "ООО «Королёв»", "Ленинский 12", "Иван Петрович", "+7 495 123-45-67")
    await anna.presses(CONFIRM_BOOKING)

    (card,) = viktor.news()
    for words in ("Ольга", "Иван Петрович", "Ленинский 12"):
        assert words in card.text, viktor.transcript()


async def test_the_phone_is_better_than_the_name(town: Town) -> None:
    """The company of the phone is shown, and that it is called otherwise."""
    anna, _ = await crew(town, "Ромашка")
    await known_phone(town, "Василёк", "+7 916 123-45-67")
    await anna.types(SENTENCE)
    shows(anna, "Василёк", "Вы написали: Ромашка")
    await anna.presses(CONFIRM_BOOKING)

    assert await town.facts.meetings() == ["Василёк 11-25 15:30 Виктор booked"]


async def test_several_companies_may_be_meant(town: Town) -> None:
    """They are buttons, and a new one is."""
    anna, _ = await crew(town, "Ромашка Север", "Ромашка Юг", "Лютик")
    await anna.types("встреча завтра в 15 с Ромашкой")
    shows(anna, "Ромашка Север", "Ромашка Юг", "Новая")
    assert not anna.has("Лютик")
    await anna.walks("Ромашка Юг", CONFIRM_BOOKING)

    assert await town.facts.meetings() == ["Ромашка Юг 11-25 15:00 Виктор booked"]


async def test_a_company_that_is_not_there_needs_a_phone(town: Town) -> None:
    """It is asked; what was said stays."""
    anna, _ = await crew(town, "Лютик")
    await anna.types("встреча завтра в 15 Ромашка, Иван Петрович")
    shows(anna, "Какой телефон")
    await anna.types("12")
    shows(anna, "не бывает", "Ромашка")
    await anna.types("8 916 123-45-67")
    shows(anna, "Иван Петрович", "15:00", "Новая")
    await anna.presses(CONFIRM_BOOKING)

    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор booked"]


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("встреча завтра Ромашка", ("15:00",)),
        ("встреча в 15 Ромашка", ("25",)),
        ("встреча с Ромашка", ("25", "15:00")),
        ("встреча завтра в 15", ("=Ромашка",)),
        ("встреча", ("=Ромашка", "25", "15:00")),
        ("встреча Ромашка", ("=завтра в 15",)),
        ("встреча завтра Ромашка", ("=в 15",)),
        ("встреча вчера в 15 Ромашка", ("25",)),
        ("встреча сегодня в 9 Ромашка", ("=завтра в 15",)),
        ("встреча в 15 Ромашка", ("=завтра",)),
    ],
)
async def test_what_is_missing_is_asked(town: Town, text: str, steps: tuple[str, ...]) -> None:
    """One thing at a time, by buttons or in words; what was said stays."""
    anna, _ = await crew(town, "Ромашка")
    await anna.types(text)
    await anna.walks(*steps)
    shows(anna, "Ромашка", "15:00", "25 ноября")
    await anna.presses(CONFIRM_BOOKING)

    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор booked"]


async def test_the_past_is_refused_with_the_reason(town: Town) -> None:
    """Also when it is typed as the answer."""
    anna, _ = await crew(town, "Ромашка")
    await anna.types("встреча сегодня в 9 Ромашка")
    shows(anna, "уже прошло", "В какой день")
    await anna.types("вчера в 15")
    shows(anna, "уже прошло", "Ромашка")
    await anna.types("когда-нибудь")
    shows(anna, "Не понял, когда")

    assert await town.facts.meetings() == []


async def test_a_part_of_the_day_narrows_the_hours(town: Town) -> None:
    anna, _ = await crew(town, "Ромашка")
    await anna.types("встреча завтра утром Ромашка")

    shows(anna, "10:00", "11:00")
    assert not anna.has("15:00")
    await anna.walks("10:00", CONFIRM_BOOKING)
    assert await town.facts.meetings() == ["Ромашка 11-25 10:00 Виктор booked"]


@pytest.mark.parametrize(
    ("text", "doubt", "answer", "gone"),
    [
        ("встреча завтра в 15, Ромашка, Иван Петрович и Анна Сергеевна", "имён", "Анна Сергеевна", "Иван Петрович"),
        ("встреча завтра в 15 Ромашка, ул. Мира 5, ул. Лесная 7", "адресов", "ул. Лесная 7", "Мира"),
    ],
)
async def test_what_is_doubtful_is_asked(town: Town, text: str, doubt: str, answer: str, gone: str) -> None:
    """All that was read are buttons."""
    anna, _ = await crew(town, "Ромашка")
    await anna.types(text)
    shows(anna, doubt, answer)
    await anna.presses(answer)

    shows(anna, answer, "15:00")
    assert gone not in anna.screen.text


async def test_several_phones_and_broken_ones(town: Town) -> None:
    """The right one is chosen; a number that cannot be is written again."""
    anna, _ = await crew(town)
    await anna.types("встреча завтра в 15 Ромашка 8 916 123-45-67, 8 916 123-45-68")
    await anna.presses("+7 916 123-45-68")
    shows(anna, "+7 916 123-45-68", "Новая")
    await anna.types("встреча завтра в 15 Ромашка +7 916 12")
    shows(anna, "не бывает")
    await anna.types("8 916 123-45-69")
    shows(anna, "+7 916 123-45-69", "Новая")


@pytest.mark.parametrize("said", ["15:10", "21:00"])
async def test_a_time_that_is_not_to_be_had(town: Town, said: str) -> None:
    """Off the grid or after hours: the nearest free ones are buttons, and another day."""
    anna, _ = await crew(town, "Ромашка")
    await anna.types(f"встреча завтра в {said} Ромашка")
    shows(anna, "никто не свободен", "День")
    near = [label for label in anna.screen.labels if "Виктор" in label]
    assert 1 <= len(near) <= 4, anna.transcript()
    await anna.walks(near[0], CONFIRM_BOOKING)

    (meeting,) = await town.facts.meetings()
    assert meeting.startswith("Ромашка")


async def test_a_time_that_is_taken_already(town: Town) -> None:
    """The closer is busy: what is near is offered."""
    anna, _ = await crew(town, "Ромашка", "Лютик")
    await books(anna, "Лютик", "25", "15:00")
    await anna.types("встреча завтра в 15:00 Ромашка")
    shows(anna, "никто не свободен", "13:00", "17:00")


async def test_somebody_is_quicker(town: Town) -> None:
    """The time is taken between the card and the press: the nearest are offered, and nothing is lost."""
    anna, _ = await crew(town, "Лютик")
    boris = await town.caller("Борис")
    await anna.types(SENTENCE)
    await books(boris, "Лютик", "25", "15:00")
    await anna.presses(CONFIRM_BOOKING)
    shows(anna, "только что заняли", "17:00", "Иван Петрович")
    await anna.walks("17:00", CONFIRM_BOOKING)

    assert "Ромашка 11-25 17:00 Виктор booked" in await town.facts.meetings()


async def test_a_company_in_a_deal_or_with_a_meeting(town: Town) -> None:
    """A clear sentence; another company may be named."""
    anna, _ = await crew(town, "Ромашка", "Лютик")
    await books(anna, "Ромашка", "25", "15:00")
    await anna.types("встреча завтра в 12 Ромашка")
    shows(anna, "уже в работе")
    await anna.types("Лютик")
    shows(anna, "Лютик", "12:00")


async def test_a_company_in_the_hands_of_a_colleague(town: Town) -> None:
    anna, _ = await crew(town, "Ромашка")
    boris = await town.caller("Борис")
    await town.db.write(calls.next_lead, await town.staff(boris), town.now)
    await anna.types("встреча завтра в 12 Ромашка")

    shows(anna, "Борис")
    assert not anna.has(CONFIRM_BOOKING)


async def test_the_lead_in_hand_is_meant_when_no_other_is_named(town: Town) -> None:
    anna, _ = await crew(town, "Ромашка")
    await town.db.write(calls.next_lead, await town.staff(anna), town.now)
    await anna.types("встреча завтра в 15:00")
    shows(anna, "Ромашка", "у вас в работе")
    await anna.presses(CONFIRM_BOOKING)

    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор booked"]


async def test_everything_on_the_card_can_be_changed(town: Town) -> None:
    anna, viktor = await crew(town, "Ромашка", "Лютик")
    await anna.types("встреча завтра в 15:00 Ромашка, Иван Петрович")
    await anna.walks("Имя", "=Анна Сергеевна", "Адрес", "=Мира, 5", "Время", "26", "12:00", "Компания", "=Лютик")
    await anna.types("вход со двора")
    shows(anna, "Лютик", "Анна Сергеевна", "Мира, 5", "26 ноября", "12:00", "вход со двора")
    await anna.presses(CONFIRM_BOOKING)

    assert await town.facts.meetings() == ["Лютик 11-26 12:00 Виктор booked"]
    (card,) = viktor.news()
    assert "вход со двора" in card.text


async def test_it_is_heard_anywhere(town: Town) -> None:
    """Also where another screen waits for a text."""
    anna, _ = await crew(town, "Ромашка", "Лютик")
    await opens_menu(anna)
    await anna.presses("Назначить встречу")
    await anna.types("встреча завтра в 15 Ромашка")

    shows(anna, "Ромашка", "15:00", CONFIRM_BOOKING)


async def test_without_its_word_by_moment_and_company(town: Town) -> None:
    """What tells no moment is no meeting."""
    anna, _ = await crew(town, "Ромашка")
    await anna.types("Спасибо, завтра позвоню")
    assert not anna.has(CONFIRM_BOOKING)
    await anna.types("Ромашка, завтра в 15:00")

    shows(anna, "Ромашка", CONFIRM_BOOKING)


async def test_who_also_collects(town: Town) -> None:
    """A sentence is a meeting, a card of several lines is a lead; each says how to get the other."""
    await town.closer("Виктор")
    anna = await town.hires("Анна", Role.CALLER, Role.COLLECTOR)
    await anna.types(SENTENCE)
    shows(anna, CONFIRM_BOOKING, "Добавить контакт")
    await anna.presses("Меню")
    await anna.types("Ромашка\nул. Мира, 5\n8 495 123-45-67\nзавтра до 15:00")

    shows(anna, "Сохранить", "«встреча»")


async def test_others_book_nothing(town: Town) -> None:
    viktor, denis = await town.closer("Виктор"), await town.collector("Денис")
    for person in (viktor, denis):
        await person.types("встреча завтра в 15 Ромашка")
        assert not person.has(CONFIRM_BOOKING)


async def test_in_english(town: Town) -> None:
    anna, _ = await crew(town, language="en")
    await anna.types("meeting tomorrow at 15:00 Romashka +7 916 123-45-67")
    shows(anna, "Romashka", "25 November", "✅ Book")
    await anna.presses("✅ Book")

    assert await town.facts.meetings() == ["Romashka 11-25 15:00 Виктор booked"]


@pytest.mark.parametrize(
    "key", ["company:x", "company:-1", "company:99999999", "company:99999999999999999999", "time:1_1"]
)
async def test_forged_and_foreign_ids(town: Town, key: str) -> None:
    anna, _ = await crew(town, "Ромашка Север", "Ромашка Юг")
    await anna.types("встреча завтра в 15 Ромашка")
    data = anna.screen.data_of("Ромашка Юг")
    assert data is not None
    intent = data.partition("\x1d")[0]
    await anna.forges(f"{intent}\x1d{key}", anna.screen.message_id)

    assert anna.has("Ромашка Юг") or anna.has("Меню"), anna.transcript()
    assert await town.facts.meetings() == []


@pytest.mark.parametrize(
    "text", ["встреча " + "я" * 4000, "встреча завтра в 15 🌸🌸🌸", "встреча \u202eзавтра в 15\u202c Ромашка"]
)
async def test_odd_sentences(town: Town, text: str) -> None:
    """One clear sentence or a working card."""
    anna, _ = await crew(town)
    await anna.types(text)

    assert anna.has("Меню"), anna.transcript()


async def test_in_another_zone(found_town: FoundTown) -> None:
    """Times are those of the department."""
    town = await found_town(zone="Asia/Vladivostok")
    anna, _ = await crew(town, "Ромашка")
    await anna.types("встреча завтра в 15:00 Ромашка")
    shows(anna, "15:00")
    await anna.presses(CONFIRM_BOOKING)

    assert await town.facts.meetings() == ["Ромашка 11-25 15:00 Виктор booked"]
