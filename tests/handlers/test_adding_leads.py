"""A collector adds leads: question by question, or as they come; slips, double taps, and what is no company at all."""

import pytest
from aiogram.types import Contact, MessageOriginHiddenUser
from phone import Phone, Shown
from sample_answers import NOW, person

from domain.errors import LeadAlreadyThere, LeadExcluded
from domain.messages import SegmentBrief, SegmentGiven
from domain.people import Role
from handlers.keyboards import inline
from services import imports, leads
from services.leads import SegmentsToAddTo
from services.segments import SegmentChoice
from views.messages import card_of
from views.wording import Words

CARD = "Ромашка, автосервис\nЛенинский проспект, 12, Москва\n+7 (495) 123-45-67\nromashka.ru\nЕжедневно 9:00-21:00"
VCARD = (
    "BEGIN:VCARD\nVERSION:3.0\nFN:Иван Петров\nORG:ООО «Белый зуб»\nTEL;TYPE=CELL:+79161234567\n"
    "TEL:8 (495) 123-45-68\nADR:;;ул. Мира, 5;Химки;;141400;\nURL:belyzub.ru\nNOTE:после обеда\nEND:VCARD"
)
TWO = SegmentsToAddTo((SegmentChoice(1, "Автосервисы"), SegmentChoice(2, "Стоматологии")), None)


def a_collector(segments: SegmentsToAddTo | None = None, *more: Role) -> Phone:
    phone = Phone(person("ru", Role.COLLECTOR, *more))
    phone.db.answers[leads.segments_to_add_to] = segments or SegmentsToAddTo((), None)
    return phone


def forwarded() -> MessageOriginHiddenUser:
    return MessageOriginHiddenUser(date=NOW, sender_user_name="Ольга")


def saved(phone: Phone) -> list[leads.NewLead]:
    return [arguments[1] for name, arguments, _ in phone.db.writes if name == "add"]


async def asked_for_company(phone: Phone) -> None:
    await phone.types("/menu")
    await phone.presses("Добавить контакт")


async def test_company_and_phone_and_it_may_be_saved() -> None:
    phone = a_collector()
    await asked_for_company(phone)
    await phone.types("Ромашка")
    assert "Сохранить" not in phone.labels
    await phone.types("8 495 123-45-67")
    assert "Сохранить" in phone.labels
    await phone.presses("Сохранить")

    (new,) = saved(phone)
    assert (new.company, new.phone) == ("Ромашка", "8 495 123-45-67")


async def test_every_field_one_by_one() -> None:
    phone = a_collector()
    await asked_for_company(phone)
    await phone.types("Ромашка")
    await phone.types("8 495 123-45-67")
    answers = {
        "Имя": "Иван",
        "Город": "Казань",
        "Адрес": "ул. Мира, 5",
        "ИНН": "7707083893",
        "Сайт": "romashka.ru",
        "Заметка": "звонить\nпосле обеда",
    }
    for label, answer in answers.items():
        await phone.presses(label)
        await phone.types(answer)
        assert answer in phone.text, label
    await phone.presses("Сохранить")

    (new,) = saved(phone)
    assert (new.person, new.city, new.address, new.inn) == ("Иван", "Казань", "ул. Мира, 5", "7707083893")
    assert (new.site, new.note) == ("romashka.ru", "звонить\nпосле обеда")


async def test_a_field_is_emptied_with_a_dash() -> None:
    phone = a_collector()
    await phone.types(CARD)
    await phone.presses("Заметка")
    await phone.types("-")
    await phone.presses("Сохранить")

    assert saved(phone)[0].note == ""


async def test_a_message_of_several_lines_is_a_filled_card() -> None:
    phone = a_collector()
    await phone.types(CARD)
    for words in ("Ромашка", "+7 495 123-45-67", "Москва", "Ленинский проспект, 12", "romashka.ru", "Ежедневно"):
        assert words in phone.text
    await phone.presses("Сохранить")
    await phone.again()

    assert len(saved(phone)) == 1


async def test_a_saved_lead_is_saved_once_after_a_replay() -> None:
    phone = a_collector()
    await phone.types(CARD)
    await phone.presses("Сохранить")
    await phone.replay()

    assert len(saved(phone)) == 1


async def test_a_card_sent_where_the_company_is_asked() -> None:
    """It answers the question and all that would follow."""
    phone = a_collector()
    await asked_for_company(phone)
    await phone.types(CARD)

    assert "Сохранить" in phone.labels
    assert "Ромашка" in phone.text


async def test_a_wrong_reading_is_corrected() -> None:
    phone = a_collector()
    await phone.types(CARD)
    await phone.presses("Компания")
    await phone.types("Ромашка-Сервис")
    await phone.presses("Телефон")
    await phone.types("8 916 123-45-67")
    await phone.presses("Сохранить")

    (new,) = saved(phone)
    assert (new.company, new.phone) == ("Ромашка-Сервис", "8 916 123-45-67")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (LeadAlreadyThere("Ромашка", "Денис Котов"), ("Ромашка", "Денис Котов")),
        (LeadExcluded("client"), ("действующий клиент",)),
        (LeadExcluded("do_not_call"), ("просила не звонить",)),
    ],
)
async def test_what_is_refused_is_told_at_once(error: Exception, words: tuple[str, ...]) -> None:
    """On the card, before anything is pressed; what cannot be saved has no button for it."""
    phone = a_collector()
    phone.db.answers[leads.ensure_new] = error
    await phone.types(CARD)

    for part in words:
        assert part in phone.text
    assert "Сохранить" not in phone.labels
    assert "Меню" in phone.labels


async def test_a_shared_contact_with_all_it_knows() -> None:
    phone = a_collector()
    contact = Contact(phone_number="79161234567", first_name="Иван", last_name="Петров", vcard=VCARD)
    await phone.types(None, contact=contact)
    await phone.presses("Сохранить")

    (new,) = saved(phone)
    assert (new.company, new.phone, new.other_phones) == ("ООО «Белый зуб»", "+79161234567", ("+74951234568",))
    assert (new.person, new.city, new.address) == ("Иван Петров", "Химки", "ул. Мира, 5")
    assert (new.site, new.note) == ("belyzub.ru", "после обеда")


async def test_a_contact_of_a_person_asks_for_the_company() -> None:
    phone = a_collector()
    await phone.types(None, contact=Contact(phone_number="+79161234567", first_name="Иван", last_name="Петров"))
    assert "Как называется компания" in phone.text
    assert "+7 916 123-45-67" in phone.text
    await phone.types("Ромашка")
    await phone.presses("Сохранить")

    assert (saved(phone)[0].company, saved(phone)[0].person) == ("Ромашка", "Иван Петров")


async def test_a_contact_without_a_phone() -> None:
    """One clear sentence, and what is known stays."""
    phone = a_collector()
    vcard = "BEGIN:VCARD\nFN:Иван Петров\nORG:Ромашка\nEND:VCARD"
    await phone.types(None, contact=Contact(phone_number="", first_name="Иван", vcard=vcard))

    assert "Без телефона" in phone.text
    assert "Ромашка" in phone.text
    await phone.types("8 916 123-45-67")
    assert "Сохранить" in phone.labels


async def test_a_contact_where_the_phone_is_asked() -> None:
    phone = a_collector()
    await asked_for_company(phone)
    await phone.types("Ромашка")
    await phone.types(None, contact=Contact(phone_number="+79161234567", first_name="Иван"))
    await phone.presses("Сохранить")

    assert (saved(phone)[0].company, saved(phone)[0].phone) == ("Ромашка", "+79161234567")


async def test_a_question_takes_the_text_that_answers_it() -> None:
    """A note of several lines with a phone is a note."""
    phone = a_collector()
    await phone.types(CARD)
    await phone.presses("Заметка")
    await phone.types("Второй магазин\nул. Мира, 5\n8 495 123-45-00")

    assert "Сохранить" in phone.labels
    assert "Второй магазин" in phone.text
    assert "Ромашка" in phone.text


async def test_a_forwarded_company_answers_no_search() -> None:
    """A caller who collects too: the forwarded card is a lead, also while a booking asks for a company."""
    phone = a_collector(None, Role.CALLER)
    await phone.types("/menu")
    await phone.presses("Назначить встречу")
    await phone.types(CARD, forward_origin=forwarded())

    assert "Сохранить" in phone.labels


async def test_the_segment_is_asked_first_and_remembered_for_the_next() -> None:
    phone = a_collector(TWO)
    await asked_for_company(phone)
    assert "Автосервисы" in phone.labels
    await phone.presses("Стоматологии")
    await phone.types("Белый зуб")
    await phone.types("8 495 123-45-67")
    await phone.presses("Город")
    await phone.types("Казань")
    await phone.presses("Сохранить")
    await phone.presses("Следующий")
    await phone.types("Чёрный зуб")
    await phone.types("8 495 123-45-68")
    await phone.presses("Сохранить")

    assert [(new.company, new.segment_id, new.city) for new in saved(phone)] == [
        ("Белый зуб", 2, "Казань"),
        ("Чёрный зуб", 2, "Казань"),
    ]


async def test_the_only_segment_and_the_last_used_one_are_not_asked() -> None:
    for usual in (SegmentsToAddTo(TWO.choices[:1], 1), SegmentsToAddTo(TWO.choices, 1)):
        phone = a_collector(usual)
        await phone.types(CARD)
        await phone.presses("Сохранить")
        assert saved(phone)[0].segment_id == 1


async def test_a_tasks_own_button_adds_for_that_task() -> None:
    """And on the card the task may still be changed."""
    phone = a_collector(SegmentsToAddTo(TWO.choices, 1))
    given = SegmentGiven(SegmentBrief(2, "Стоматологии", "Частные", None, None, None))
    card = card_of(given, Words("ru", "Europe/Moscow"))
    await phone.card(Shown(300, card.text, inline(card.buttons), protected=False))
    await phone.presses("Добавить контакт", 300)
    assert "Стоматологии" in phone.text
    await phone.types("Ромашка")
    await phone.types("8 495 123-45-67")
    await phone.presses("Другое задание")
    await phone.presses("Автосервисы")
    await phone.presses("Сохранить")

    (new,) = saved(phone)
    assert new.segment_id == 1


async def test_a_pasted_list_is_read_as_a_file_is() -> None:
    phone = a_collector(TWO)
    text = "Ромашка +7 495 123-45-67\nЛандыш +7 495 123-45-68\nЛютик +7 495 123-45-69"
    await phone.types(text)
    await phone.presses("Автосервисы")
    await phone.again()

    begun = [arguments[1:3] for name, arguments, _ in phone.db.writes if name == imports.begin_pasted.__name__]
    assert begun == [(text, 1)]
    assert "Список принял" in phone.text


@pytest.mark.parametrize("key", ["segment:x", "segment:-1", "segment:99999999999999999999"])
async def test_forged_segments(key: str) -> None:
    phone = a_collector(TWO)
    await asked_for_company(phone)
    intent = phone.screen.data_of("Меню").partition("\x1d")[0]
    await phone.forges(f"{intent}\x1d{key}", phone.last_screen)

    assert "Автосервисы" in phone.labels


@pytest.mark.parametrize("text", ["Спасибо!", "привет\nкак дела", "12345", "🌸🌸🌸", "\u202e\u0336"])
async def test_what_is_no_company_opens_nothing(text: str) -> None:
    phone = a_collector()
    await phone.types(text)

    assert "Добавить контакт" in phone.labels


@pytest.mark.parametrize(
    "text",
    [
        "Ромашка 8 495 123-45-67 " + "я" * 9_000,
        "Ромашка 8 495 123-45-67\n" + "строка\n" * 1_500,
        "🌸🌸🌸 8 495 123-45-67",
        "\u202eромашка\u202c 8 495 123-45-67",
        "Р\u0336о\u0336м\u0336а\u0336ш\u0336к\u0336а\u0336 8 495 123-45-67",
        "شركة 8 495 123-45-67",
    ],
    ids=["long line", "many lines", "emoji", "turned", "zalgo", "arabic"],
)
async def test_odd_texts_are_a_card_with_a_way_on(text: str) -> None:
    phone = a_collector()
    await phone.types(text)

    assert "+7 495 123-45-67" in phone.text or "слишком длинная" in phone.text
    assert "Меню" in phone.labels


@pytest.mark.parametrize("role", [Role.CLOSER, Role.CALLER, Role.ACCOUNTANT])
async def test_others_add_no_leads(role: Role) -> None:
    phone = Phone(person("ru", role))
    await phone.types(CARD)
    await phone.types(None, contact=Contact(phone_number="+79161234567", first_name="Иван"))

    assert "Сохранить" not in phone.labels
    assert not phone.db.writes


async def test_who_also_books_is_told_how() -> None:
    phone = a_collector(None, Role.CALLER)
    await phone.types(CARD)

    assert "«встреча»" in phone.text
