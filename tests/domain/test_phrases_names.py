"""Who, where and which phone, in whatever order a caller types them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.phrases import Phrase, read_phrase

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=MOSCOW)
PHONE = "+79161234567"


def read(text: str) -> Phrase:
    return read_phrase(text, NOW, MOSCOW)


SENTENCES = [
    ("встреча завтра 15:30 Ромашка, Ленинский 12, Иван Петрович +7 916 123-45-67", "Ромашка", "Ленинский 12"),
    ("Ромашка завтра в 15:30 Ленинский 12 Иван Петрович 8 916 123 45 67", "Ромашка", "Ленинский 12"),
    (
        "Иван Петрович, ООО «Ромашка», завтра в 15:30, ул. Ленина, д. 5, оф. 12, 8(916)123-45-67",
        "ООО «Ромашка»",
        "ул. Ленина, д. 5, оф. 12",
    ),
    ("завтра 15:30 - «Рога и копыта» - Тверская, 12 - Иван Петрович - +79161234567", "«Рога и копыта»", "Тверская, 12"),
    (
        "завтра в 15:30; АО Вектор; шоссе Энтузиастов 5к2; Иван Петрович; 916 123-45-67",
        "АО Вектор",
        "шоссе Энтузиастов 5к2",
    ),
    (
        "Автосервис Гараж\nзавтра в 15:30\nг. Москва, Ленинградский проспект, 80\nИван Петрович\n8-916-123-45-67",
        "Автосервис Гараж",
        "г. Москва, Ленинградский проспект, 80",
    ),
    ("15:30 завтра Ромашка ул Ленина 12 Иван Петрович 8.916.123.45.67", "Ромашка", "ул Ленина 12"),
    (
        "завтра в 15:30 Ромашка, пр. 60-летия Октября 9, оф 301, Иван Петрович 79161234567",
        "Ромашка",
        "пр. 60-летия Октября 9, оф 301",
    ),
    ("завтра в 15:30 Ромашка, улица 8 Марта, 15, Иван Петрович, 89161234567", "Ромашка", "улица 8 Марта, 15"),
    ("завтра в 15:30 Ромашка, Большая Ордынка 20/3, Иван Петрович 89161234567", "Ромашка", "Большая Ордынка 20/3"),
    (
        "завтра в 15:30 АО «Пятый час», наб. Фонтанки 25, Иван Петрович 89161234567",
        "АО «Пятый час»",
        "наб. Фонтанки 25",
    ),
    (
        "завтра в 15:30 Ромашка, пер. Столярный, д.3, корп.2, Иван Петрович (916) 123-45-67",
        "Ромашка",
        "пер. Столярный, д.3, корп.2",
    ),
    (
        "завтра в 15:30 Ромашка, Невский пр-т 10, 3 этаж, Иван Петрович тел. 89161234567",
        "Ромашка",
        "Невский пр-т 10, 3 этаж",
    ),
    ("завтра в 15:30 1С-Рарус, БЦ «Пятый», Иван Петрович 89161234567", "1С-Рарус", "БЦ «Пятый»"),
    ("завтра в 15:30 ромашка, ленинский 12, Иван Петрович, 89161234567", "ромашка", "ленинский 12"),
    ("завтра в 15:30 д. 5 Ромашка Иван Петрович, 89161234567", "Ромашка", "д. 5"),
    ("завтра15:30 Ромашка,Ленинский 12,Иван Петрович,+79161234567", "Ромашка", "Ленинский 12"),
]


@pytest.mark.parametrize(("said", "company", "address"), SENTENCES)
def test_sentences(said: str, company: str, address: str) -> None:
    starts_at = datetime(2026, 11, 25, 15, 30, tzinfo=MOSCOW)
    assert read(said) == Phrase(starts_at, (), company, "Иван Петрович", PHONE, "", address)


@pytest.mark.parametrize(
    ("said", "person"),
    [
        ("Ромашка, Пётр Сидоров", "Пётр Сидоров"),
        ("Ромашка, Сидоров Пётр Ильич", "Сидоров Пётр Ильич"),
        ("Ромашка, Анна Сергеевна Кузнецова", "Анна Сергеевна Кузнецова"),
        ("Ромашка, Иванов И. И.", "Иванов И. И."),
        ("Ромашка, И.И. Иванов", "И.И. Иванов"),
        ("Ромашка, Ольга", "Ольга"),
        ("Ромашка, иван петрович", "иван петрович"),
        ("Ромашка, директор Иван Петрович", "Иван Петрович"),
        ("Ромашка, Лев Хват", "Лев Хват"),
        ("Acme, John Smith", "John Smith"),
        ("с Петром Ильичом завтра в 15", "Петром Ильичом"),
        ("с Марией из Вектора", "Марией"),
        ("Северный Ветер", None),
        ("ИП Петров Иван", None),
        ("«Иван Петрович и сыновья»", None),
    ],
)
def test_people(said: str, person: str | None) -> None:
    assert read(said).person == person


@pytest.mark.parametrize(
    ("said", "phone", "asked"),
    [
        ("8 (495) 123-45-67 доб. 12", "+74951234567", False),
        ("+375 29 123-45-67", "+375291234567", False),
        ("+44 20 7946 0958", "+442079460958", False),
        ("завтра в 15:30 8 800 555-35-35", "+78005553535", False),
        ("дом 7 916 123-45-67", PHONE, False),
        ("+7 916 123-45-67 и 8 916 123 45 67", PHONE, False),
        ("+7 916 123-45-67, +7 916 765-43-21", PHONE, True),
        ("+7 916 123-45-6", None, True),
        ("123-45-67", None, True),
        ("8 916 123-45", None, True),
        ("завтра в 15:30", None, False),
        ("ИНН 7707083893", None, False),
    ],
)
def test_phones(said: str, phone: str | None, asked: bool) -> None:
    assert (read(said).phone, "phone" in read(said).ask) == (phone, asked)


def test_an_extension_is_kept_beside_its_phone() -> None:
    assert read("8 (495) 123-45-67 доб. 12").extension == "12"


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("завтра в 12 Ромашка, Лютик, Гвоздика", "company"),
        ("завтра в 12 Иван Петрович и Анна Сергеевна", "person"),
        ("завтра в 12 Ленинский 12, Тверская 5", "address"),
    ],
)
def test_several_names_are_asked_about(said: str, asked: str) -> None:
    phrase = read(said)
    assert phrase.ask == (asked,)
    assert phrase.starts_at is not None


@pytest.mark.parametrize(
    "said",
    [
        *("", " ", "\0", "\ud800", "Ⅷ", "²:³", "١٥:٣٠", "İ в 15", "«", '"', "+" * 10_000, "1" * 10_000, "1 " * 5_000),
        *(
            "-" * 10_000,
            "в " * 5_000,
            "завтра в 15 " * 900,
            "«" * 10_000,
            "Иван " * 2_000,
            "ул. " * 2_500,
            "(8" * 5_000,
        ),
        *("двадцать " * 1_100, "через " * 1_600, "Большая " * 1_200, "ООО " * 2_500, "25.11." * 1_600, "\n" * 10_000),
    ],
)
def test_odd_texts_are_read_too(said: str) -> None:
    phrase = read(said)
    assert (phrase.starts_at is None) == bool({"day", "time", "past"}.intersection(phrase.ask))


PIECES = (
    "завтра сегодня в к на без пол через час 12 1 15 30 : . - , / 25-го ноября утра пятницу неделю следующий две « » "
    "полчаса четверть половине двадцать пятого ул. д. +7 916 8 Ленинский Иван Петрович ООО pm half to next"
)
WORDS = st.sampled_from(["\n", *PIECES.split()])


@given(st.text() | st.lists(WORDS).map(" ".join) | st.lists(WORDS).map("".join), st.datetimes(), st.booleans())
def test_no_text_raises(text: str, now: datetime, far: bool) -> None:
    moment = now.replace(tzinfo=UTC, year=min(max(now.year, 1990), 2090)) if now.month != 2 else NOW
    phrase = read_phrase(text, moment, ZoneInfo("Pacific/Auckland") if far else MOSCOW)
    assert phrase.starts_at is None or phrase.starts_at > moment
