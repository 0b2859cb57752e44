"""Companies read from messages: who it is, how to reach them, and nothing of the message is lost."""

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lead_messages import MESSAGES

from domain.contact_card import read_contact
from domain.lead import MOST_PHONES, check_lead
from domain.lead_lists import is_list
from domain.lead_text import LeadText, read_lead
from domain.phrases.words import word_set
from handlers.collector.draft import LeadDraft, read_into

# Labels and courtesies say nothing of the company.
_SAID = word_set(
    "тел телефон моб mob факс tel e mail почта сайт адрес инн кпп контакт контакты с уважением добрый день спасибо за "
    "звонок best regards привет вот www компания контактное лицо город примечание название заметка организация "
    "директор фирма юридический whatsapp доб"
)
_PIECES = (
    *("Ромашка", "ООО «Белый зуб»", "Иван Петрович", "+7 916 123-45-67", "8 495 123-45-67", "ул. Мира, 5", "г. Химки"),
    *(
        "romashka.ru",
        "ИНН 7707083893",
        "info@romashka.ru",
        "звонить утром",
        "менеджер",
        "\n",
        ", ",
        " - ",
        ";",
        "(",
        ")",
    ),
    *("«", "»", "🌸", "доб. 12", "1234567890123", "тел", "Адрес:", "Директор:", "т.", "/"),
)


def everything(read: LeadText) -> str:
    return "\n".join((read.company, *read.phones, read.inn, read.person, read.city, read.address, read.site, read.note))


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{2,}", text.lower()))


@pytest.mark.parametrize(("message", "expected"), MESSAGES, ids=[message.split("\n")[0] for message, _ in MESSAGES])
def test_a_message(message: str, expected: LeadText) -> None:
    assert read_lead(message) == expected


@pytest.mark.parametrize("message", [message for message, _ in MESSAGES])
def test_nothing_of_a_message_is_lost(message: str) -> None:
    """Every word is in some field, and every digit of a number."""
    read = everything(read_lead(message))

    assert words(message) - words(read) - _SAID == set()
    kept = "".join(re.findall(r"\d", read))
    assert not [digits for digits in re.findall(r"\d{5,}", message) if digits[1:] not in kept]


@pytest.mark.parametrize("message", [message for message, read in MESSAGES if read.phones and read.inn != "1234567890"])
def test_a_read_message_may_be_saved(message: str) -> None:
    draft = LeadDraft(**read_into(read_lead(message)))  # type: ignore[arg-type]  # by name

    assert check_lead(draft.new, "Europe/Moscow").company == draft.company


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map(" ".join))
def test_any_mixture_is_read_and_nothing_lost(message: str) -> None:
    read = read_lead(message)

    assert words(message) - words(everything(read)) - _SAID == set()
    assert len(read.phones) <= MOST_PHONES
    assert ("1234567890123" in message) <= ("1234567890123" in everything(read))


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    read = read_lead(text)

    assert not read.phones or any(sign.isdigit() for sign in text)


@pytest.mark.parametrize(
    "piece", ["a", "Ромашка\n", "8 ", "«", "т.", "ул. ", "A b ", "a.b", "иван ", "+7", "a@", "ИНН "]
)
def test_long_messages_take_no_time(piece: str) -> None:
    """As long as Telegram lets them be: nothing in the grammar grows faster than the text."""
    message = (piece * 4096)[:4096]
    begun = process_time()
    read_lead(message)
    is_list(message)

    assert process_time() - begun < 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ромашка +7 495 123-45-67\nЛандыш +7 495 123-45-68\nЛютик +7 495 123-45-69", True),
        ("Мои контакты:\nРомашка 8 495 123-45-67\nЛандыш 8 495 123-45-68\nЛютик 8 495 123-45-69", True),
        ("Ромашка;84951234567\nЛандыш;84951234568\n\nЛютик;84951234569", True),
        ("Ромашка +7 495 123-45-67\nЛандыш +7 495 123-45-68", False),
        ("Ромашка\nтел. +7 495 123-45-67\nфакс +7 495 123-45-68\nмоб. +7 916 123-45-69", False),
        ("Ромашка\nотдел продаж +7 495 123-45-67\nбухгалтерия +7 495 123-45-68\nсклад +7 916 123-45-69", False),
        (MESSAGES[0][0], False),
    ],
)
def test_a_pasted_list(text: str, expected: bool) -> None:
    assert is_list(text) is expected


def test_a_contact_of_an_older_phone() -> None:
    """vCard 2.1: quoted-printable, folded lines, groups."""
    card = (
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=9F=D0=B5=D1=82=D1=80=D0=BE=D0=B2;\r\n"
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=98=D0=B2=D0=B0=D0=BD=20=D0=9F=D0=B5=\r\n=D1=82=D1=80=D0=BE=D0=B2\r\n"
        "item1.ORG:Ром\r\n ашка\r\nTEL;CELL:+79161234567\r\nTEL;WORK:84951234567\r\nEMAIL:i@romashka.ru\r\n"
        "TITLE:Директор\r\nEND:VCARD"
    )
    read = read_contact("+79161234567", "Иван", card)

    assert (read.company, read.person, read.phones) == ("Ромашка", "Иван Петров", ("+79161234567", "+74951234567"))
    assert read.note == "Директор\ni@romashka.ru"


@pytest.mark.parametrize(
    ("name", "company", "person"),
    [
        ("Иван Петров", "", "Иван Петров"),
        ("Автосервис Гараж", "Автосервис Гараж", ""),
        ("🌸", "", ""),
        ("Иван", "", "Иван"),
    ],
)
def test_a_contact_that_is_a_name_and_a_number(name: str, company: str, person: str) -> None:
    read = read_contact("79161234567", name, "")

    assert (read.company, read.person, read.phones) == (company, person, ("+79161234567",))


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=200))
def test_any_contact_is_read(phone: str, name: str, card: str) -> None:
    read_contact(phone, name, f"BEGIN:VCARD\n{card}\nTEL:{phone}\nFN:{name}\nEND:VCARD")
