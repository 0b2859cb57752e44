"""A collector adds leads as they come: typed, forwarded, shared, pasted; what is known already is told at once."""

import pytest

from domain.exclusions import ExclusionKind
from stories.deeds import SAVE_LEAD, adds_lead, opens_menu
from stories.town import Person, Town
from stories.trouble import Trouble

CARD = "Ромашка, автосервис\nг. Казань, ул. Баумана, 7\n+7 (843) 200-10-20\nromashka.ru\nЕжедневно 9:00-21:00"
VCARD = (
    "BEGIN:VCARD\nVERSION:3.0\nFN:Иван Петров\nORG:ООО «Белый зуб»\nTEL;TYPE=CELL:+79161234567\n"
    "TEL:8 (495) 123-45-68\nADR:;;ул. Мира, 5;Химки;;141400;\nURL:belyzub.ru\nNOTE:после обеда\nEND:VCARD"
)


async def base(town: Town) -> list[str]:
    """The whole base by entry: company and city."""
    companies = [company.removesuffix(" new") for company in await town.facts.leads()]
    pairs = zip(companies, await town.facts.cities(), strict=True)
    return [f"{company} {city}".strip() for company, city in pairs]


async def forwards(person: Person, text: str) -> None:
    """Forward what somebody else wrote."""
    await person.town.post(f"/sim/people/{person.telegram_id}/text", {"text": text, "forwarded_from": "Ольга"})
    await person.town.idle()


async def shares(person: Person, **contact: str) -> None:
    """Share a contact."""
    await person.town.post(f"/sim/people/{person.telegram_id}/contact", dict(contact))
    await person.town.idle()


def shows(person: Person, *words: str) -> None:
    """All of these stand on the screen."""
    seen = " ".join([person.screen.text, *person.screen.labels])
    for word in words:
        assert word in seen, person.transcript()


@pytest.mark.both_engines
@pytest.mark.parametrize("trouble", list(Trouble), ids=lambda trouble: trouble.name.lower())
async def test_a_message_and_one_press(town: Town, trouble: Trouble) -> None:
    """The card of a map becomes a lead once, on any kind of day."""
    denis = await town.collector("Денис")
    await denis.types(CARD)
    shows(denis, "Ромашка", "Казань, ул. Баумана, 7", "+7 843 200-10-20", "romashka.ru", "автосервис", "Ежедневно")
    await denis.presses(SAVE_LEAD, under=trouble)
    await town.minutes_pass(2)

    assert await base(town) == ["Ромашка Казань"]
    shows(denis, "Контакт в базе")


async def test_one_by_one_and_the_next(town: Town) -> None:
    """Only company and phone are needed; the next one is in the same city."""
    denis = await town.collector("Денис")
    await opens_menu(denis)
    await denis.walks("Добавить контакт", "=Ромашка", "=8 495 123-45-67")
    await denis.walks("Город", "=Казань", "ИНН", "=7707083893", SAVE_LEAD)
    await denis.walks("Следующий", "=Лютик", "=8 495 123-45-68", SAVE_LEAD)

    assert await base(town) == ["Ромашка Казань", "Лютик Казань"]


async def test_slips_are_told_where_they_are_made(town: Town) -> None:
    """A phone and a tax number that cannot be; what was entered stays."""
    denis = await town.collector("Денис")
    await opens_menu(denis)
    await denis.walks("Добавить контакт", "=Ромашка", "=12345")
    shows(denis, "не бывает", "Ромашка")
    await denis.walks("=8 495 123-45-67", "ИНН", "=7707083894")
    shows(denis, "контрольные цифры", "Ромашка")
    await denis.walks("=7707083893", SAVE_LEAD)

    assert await base(town) == ["Ромашка"]


async def test_a_forwarded_message(town: Town) -> None:
    denis = await town.collector("Денис")
    await forwards(denis, CARD)
    await denis.presses(SAVE_LEAD)

    assert await base(town) == ["Ромашка Казань"]


async def test_a_shared_contact(town: Town) -> None:
    """With its vCard; one without an organisation asks for the company."""
    denis = await town.collector("Денис")
    await shares(denis, phone_number="79161234567", first_name="Иван", last_name="Петров", vcard=VCARD)
    shows(denis, "ООО «Белый зуб»", "Иван Петров", "+7 916 123-45-67", "+7 495 123-45-68", "Химки, ул. Мира, 5")
    await denis.presses(SAVE_LEAD)
    await shares(denis, phone_number="+79031234567", first_name="Анна")
    shows(denis, "Как называется компания", "Анна")
    await denis.walks("=Лютик", SAVE_LEAD)

    assert await base(town) == ["ООО «Белый зуб» Химки", "Лютик"]


@pytest.mark.both_engines
async def test_a_duplicate_is_told_at_once_with_who_brought_it(town: Town) -> None:
    """By the phone in whatever writing, and by the tax number; on the card and in the phone's question."""
    denis, elena = await town.collector("Денис"), await town.collector("Елена")
    await adds_lead(denis, "Ромашка", "8 (495) 123-45-67")
    await elena.types("Совсем другая\n+7 495 123 45 67")
    shows(elena, "уже в базе", "Ромашка", "Денис")
    assert not elena.has(SAVE_LEAD)
    await elena.walks("Телефон", "=4951234567")
    shows(elena, "уже в базе", "Денис")
    await elena.walks("=8 495 123-45-68", SAVE_LEAD)

    assert await base(town) == ["Ромашка", "Совсем другая"]


async def test_whom_nobody_may_call(town: Town) -> None:
    """A client and who asked not to be called: told so, and not whose."""
    from storage import exclusions

    irina, denis = await town.director("Ирина"), await town.collector("Денис")
    department_id = (await town.staff(irina)).department_id
    for kind, phone, words in (
        (ExclusionKind.CLIENT, "+74951234567", "действующий клиент"),
        (ExclusionKind.DO_NOT_CALL, "+74951234568", "просила не звонить"),
    ):
        await town.db.write(exclusions.add, department_id, kind, "Ромашка", [phone], None, None, town.now)
        await denis.types(f"Ромашка {phone}")
        shows(denis, words)
        assert not denis.has(SAVE_LEAD)

    assert await base(town) == []


async def test_a_pasted_list_goes_the_way_of_files(town: Town) -> None:
    """Each line is read as a message is, shown as a table, and let in by one press."""
    denis = await town.collector("Денис")
    await denis.types("Ромашка 8 495 123-45-67\nЛютик, Химки, 8 495 123-45-68, Ольга\nЛандыш 8 495 123-45-69")

    assert denis.letters("Список принял"), denis.transcript()
    assert await base(town) == []
    shows(denis, "Ромашка | +74951234567", "Всё верно?")
    await denis.presses("Загрузить 3 строки")
    assert await base(town) == ["Ромашка", "Лютик Химки", "Ландыш"]


async def test_somebody_was_quicker(town: Town) -> None:
    """Both have the card, one saves first: the other reads who."""
    denis, elena = await town.collector("Денис"), await town.collector("Елена")
    await denis.types(CARD)
    await elena.types(CARD)
    await town.together(denis.presses(SAVE_LEAD, settle=False), elena.presses(SAVE_LEAD, settle=False))

    assert await base(town) == ["Ромашка Казань"]
    loser, winner = (denis, elena) if "уже в базе" in denis.screen.text else (elena, denis)
    shows(loser, "уже в базе", winner.name)


async def test_in_english(town: Town) -> None:
    john = await town.collector("John", language="en")
    await john.types("Bakery House\n+7 495 123-45-67\nbakeryhouse.com")
    shows(john, "Bakery House", "bakeryhouse.com", "Please check")
    await john.presses("Save")

    assert await base(town) == ["Bakery House"]


@pytest.mark.parametrize(
    "text",
    [
        "Ромашка 8 495 123-45-67\n" + "очень длинно " * 300,
        "🌸🌸🌸 8 495 123-45-67",
        "\u202eРомашка\u202c 8 495 123-45-67",
    ],
    ids=["long", "emoji", "turned"],
)
async def test_odd_messages(town: Town, text: str) -> None:
    """One clear sentence or a working card, with a way on."""
    denis = await town.collector("Денис")
    await denis.types(text)

    assert denis.has("Меню"), denis.transcript()
    assert "+7 495 123-45-67" in " ".join(message.text for message in denis.messages)
