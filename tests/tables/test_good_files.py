"""Tables as people keep them: what their columns are, and what their rows become."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from workbooks import HEADER, ROMASHKA, VASILEK, by_hand, drawn, ods, row, workbook, written, xls

from domain.columns import Field
from domain.errors import InnInvalid, PhoneInvalid, PhoneMissing, TextMissing, TextTooLong
from tables import child

pytestmark = pytest.mark.usefixtures("in_this_process")

Reading = Callable[[Path], Awaitable[list[child.Row]]]

ALL = {
    Field.COMPANY: "ООО «Ромашка»",
    Field.PHONE: "8 (495) 123-45-67",
    Field.INN: "7707083893",
    Field.PERSON: "Иванов Иван Петрович",
    Field.CITY: "Казань",
    Field.ADDRESS: "ул. Ленина, д. 12",
    Field.SITE: "www.romashka.ru",
    Field.NOTE: "звонить утром",
}


def brief(rows: Sequence[child.Row]) -> list[tuple[Any, ...]]:
    """Number, company and phones, or number and reason."""
    return [
        (row.number, row.lead.company, *(phone.e164 for phone in row.lead.phones))
        if row.lead
        else (row.number, row.refusal.key if row.refusal else "")
        for row in rows
    ]


BOTH = [(2, "ООО «Ромашка»", "+74951234567"), (3, "ИП Васильков", "+79161234567")]


async def test_a_workbook_becomes_leads(tmp_path: Path, read: Reading) -> None:
    path = workbook(tmp_path / "база.xlsx", ("База", [tuple(ALL), tuple(ALL.values())]))
    [only] = await read(path)
    assert only.cells == tuple(ALL.values())
    assert only.lead
    lead = only.lead
    assert (lead.inn, lead.person, lead.city) == ("7707083893", "Иванов Иван Петрович", "Казань")
    assert (lead.address, lead.site, lead.note) == ("ул. Ленина, д. 12", "www.romashka.ru", "звонить утром")
    assert lead.zone == "Europe/Moscow"


@pytest.mark.parametrize(
    "titles",
    [
        ("Компания", "Телефон", "ИНН", "Контактное лицо", "Город", "Адрес", "Сайт", "Комментарий"),
        ("Название", "Тел.", "Инн", "ФИО", "г. Город", "Улица, дом", "Веб-сайт", "Примечание"),
        ("Организация", "моб", "ИНН организации", "Ф.И.О.", "Населённый пункт", "Юр. адрес", "Адрес сайта", "Заметки"),
        (
            "Наименование",
            "Контактный телефон",
            "ИНН/КПП",
            "ЛПР",
            "ГОРОД",
            "Адрес (город, улица)",
            "Сайт компании",
            "Описание",
        ),
        ("Company name", "Phone number", "INN", "Contact person", "City", "Address", "Website", "Notes"),
        ("Юр. лицо", "Телефон 1", "ИНН:", "Директор", "Город*", "Адрес офиса", "URL", "Комментарий менеджера"),
    ],
)
async def test_columns_are_known_by_their_headers(titles: tuple[str, ...], tmp_path: Path) -> None:
    path = workbook(tmp_path / "base.xlsx", ("База", [titles, tuple(ALL.values())]))
    assert (await child.preview(path)).mapping == tuple(ALL)


async def test_columns_are_known_by_what_stands_in_them(tmp_path: Path) -> None:
    """No header at all; a note looks like nothing and is left for the person to name."""
    rows = [
        (
            "ООО «Ромашка»",
            "84951234567",
            "7707083893",
            "Иванов Иван",
            "Казань",
            "ул. Ленина, д. 12",
            "romashka.ru",
            "утром",
        ),
        ("ИП Васильков", "89161234567", "500100732259", "Петрова А. И.", "Омск", "пр-т Мира, 3", "vas.com", "вечером"),
        ("Астра", "8 800 100-00-00", "7707083893", "Сидоров Пётр", "Москва", "наб. Мойки, 1", "https://a.ru/x", "днём"),
    ]
    shown = await child.preview(workbook(tmp_path / "base.xlsx", ("База", rows)))
    assert shown.mapping == (*list(ALL)[:-1], None)
    assert (shown.rows, shown.columns[0].title) == (3, "")


@pytest.mark.parametrize(
    ("above", "numbers"),
    [
        ([("База автосервисов Москвы",)], (3, 4)),
        ([("База автосервисов",), (), ("по состоянию на 24.11.2026",)], (5, 6)),
        ([("Сервисы", "", "Где"), ("Список", "на ноябрь", "")], (4, 5)),
    ],
)
async def test_a_header_may_stand_under_titles(
    above: list[tuple[str, ...]], numbers: tuple[int, ...], tmp_path: Path, read: Reading
) -> None:
    path = workbook(tmp_path / "base.xlsx", ("База", [*above, HEADER, ROMASHKA, VASILEK]))
    assert (await child.preview(path)).columns[1].title == "Телефон"
    assert tuple(row.number for row in await read(path)) == numbers


async def test_a_header_repeated_on_every_page_is_no_row(tmp_path: Path, read: Reading) -> None:
    path = workbook(tmp_path / "base.xlsx", ("База", [HEADER, ROMASHKA, HEADER, VASILEK]))
    assert [row.number for row in await read(path)] == [2, 4]


async def test_a_header_merged_over_two_rows(tmp_path: Path) -> None:
    def draw(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range("A1:A2", "Компания")
        sheet.merge_range("B1:C1", "Контакты")
        sheet.merge_range("D1:D2", "Город")
        sheet.write_row("B2", ("Телефон", "ФИО"))
        sheet.write_row("A3", ("Ромашка", "89161234567", "Иван", "Омск"))

    shown = await child.preview(drawn(tmp_path / "base.xlsx", draw))
    assert shown.mapping == (Field.COMPANY, Field.PHONE, Field.PERSON, Field.CITY)
    assert shown.rows == 1


async def test_a_title_is_surer_than_what_a_column_looks_like(tmp_path: Path) -> None:
    titles = ("№", "Регион", "Организация", "ОГРН", "Факс", "Приёмная", "Контакты", "Тел.", "Город")
    cells = (
        1,
        "Москва",
        "Астра",
        "1027700132195",
        "84951234560",
        "84951234561",
        "84951234562",
        "84951234563",
        "Казань",
    )
    shown = await child.preview(workbook(tmp_path / "base.xlsx", ("База", [titles, cells])))
    known = {column.title: column.field for column in shown.columns if column.field}
    assert known == {
        "Организация": Field.COMPANY,
        "Приёмная": Field.OTHER_PHONE,
        "Контакты": Field.OTHER_PHONE,
        "Тел.": Field.PHONE,
        "Город": Field.CITY,
    }


async def test_dashes_stand_for_nothing(tmp_path: Path, read: Reading) -> None:
    rows = [("Компания", "Телефон", "ИНН/КПП", "Город"), ("Астра", "89161234567", "-", "—")]
    rows += [("Мир", "---", "", ""), ("Луч", "89161234568", "7707083893/770701001", "")]
    first, second, third = await read(workbook(tmp_path / "base.xlsx", ("База", rows)))
    assert first.lead
    assert (first.lead.inn, first.lead.city) == (None, "")
    assert second.refusal == child.Refusal(PhoneMissing.key, {})
    assert third.lead
    assert third.lead.inn == "7707083893"


async def test_a_header_in_words_of_its_own(tmp_path: Path) -> None:
    rows = [("Кто", "Куда звонить"), ("Ромашка", "89161234567"), ("Василёк", "89161234568")]
    shown = await child.preview(workbook(tmp_path / "base.xlsx", ("База", rows)))
    assert [(column.title, column.field) for column in shown.columns] == [
        ("Кто", Field.COMPANY),
        ("Куда звонить", Field.PHONE),
    ]


async def test_the_first_sheet_with_phones_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "base.xlsx",
        ("Пусто", []),
        ("Прайс", [("Товар", "Цена"), ("Мыло", 12)]),
        ("База", [HEADER, ROMASHKA]),
        ("Ещё", [HEADER, VASILEK]),
    )
    shown = await child.preview(path)
    assert (shown.sheet, shown.others, shown.first) == ("База", ("Прайс", "Ещё"), (ROMASHKA,))


async def test_cells_are_shown_as_a_person_sees_them(tmp_path: Path, read: Reading) -> None:
    def draw(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row("A1", ("Компания", "Телефон", "Дата", "Когда", "Во сколько", "Да?", "Скидка", "Ошибка"))
        sheet.write_formula("A2", '="Ромашка"', "", "Ромашка")
        sheet.write_number("B2", 7.9161234567e10)
        sheet.write_datetime("C2", date(2026, 11, 24))
        sheet.write_datetime(
            "D2", datetime.fromisoformat("2026-11-24 15:30"), book.add_format({"num_format": "dd.mm.yyyy hh:mm"})
        )
        sheet.write_datetime("E2", time(9, 5), book.add_format({"num_format": "hh:mm"}))
        sheet.write_boolean("F2", True)
        sheet.write_number("G2", 0.1 + 0.2)
        sheet.write_formula("H2", "=NA()", "", "#N/A")

    [only] = await read(drawn(tmp_path / "base.xlsx", draw))
    assert only.cells == (*("Ромашка", "79161234567", "24.11.2026", "24.11.2026 15:30", "09:05", "ИСТИНА", "0.3", ""),)
    assert brief([only]) == [(2, "Ромашка", "+79161234567")]


@pytest.mark.parametrize(
    "cell", ["79161234567.0", "7.9161234567E10", "7,9161234567E+10", '="79161234567"', "'+79161234567"]
)
async def test_phones_that_programs_spoiled_are_mended(cell: str, tmp_path: Path, read: Reading) -> None:
    path = written(tmp_path / "base.csv", f"Компания;Телефон\nРомашка;{cell}\n")
    assert brief(await read(path)) == [(2, "Ромашка", "+79161234567")]


async def test_a_phone_whose_end_is_lost_is_refused_and_not_invented(tmp_path: Path, read: Reading) -> None:
    path = written(tmp_path / "base.csv", "Компания;Телефон\nРомашка;7,91612E+10\n")
    [only] = await read(path)
    assert only.refusal == child.Refusal(PhoneInvalid.key, {"text": "7,91612E+10"})


@pytest.mark.parametrize(
    ("cells", "phones", "note"),
    [
        (("8 495 1234567, 8 916 123-45-67",), ("+74951234567", "+79161234567"), ""),
        (("84951234567/84951234568\n84951234569",), ("+74951234567", "+74951234568", "+74951234569"), ""),
        (("8 495 123-45-67 доб. 12; 8 916 123-45-67",), ("+74951234567", "+79161234567"), ""),
        (("8 495 123-45-67, доб. 12",), ("+74951234567",), ""),
        (("8 495 123-45-67 или 12-34",), ("+74951234567",), "12-34"),
        (("нет", "8 916 123-45-67"), ("+79161234567",), "нет"),
        (("8 495 123-45-67", "8 (495) 1234567"), ("+74951234567",), ""),
        (
            ("Иван: 8 916 123-45-67, Пётр: 8 916 123-45-68",),
            ("+79161234567", "+79161234568"),
            "Иван: 8 916 123-45-67\nПётр: 8 916 123-45-68",
        ),
        (("; ".join(f"8 916 123-45-6{i}" for i in range(8)),), tuple(f"+7916123456{i}" for i in range(5)), ""),
    ],
)
async def test_several_phones_and_what_is_none(
    cells: tuple[str, ...], phones: tuple[str, ...], note: str, tmp_path: Path, read: Reading
) -> None:
    """One good number is enough; what could not be read is kept in the note."""
    titles = ("Компания", *(f"Телефон {number}" for number in range(len(cells))))
    path = workbook(
        tmp_path / "base.xlsx", ("База", [titles, ("Ромашка", *cells), ("Астра", *["8 800 100-00-00"] * len(cells))])
    )
    first, _ = await read(path)
    assert brief([first]) == [(2, "Ромашка", *phones)]
    assert first.lead
    assert first.lead.note == note


async def test_rows_that_become_no_leads_say_why(tmp_path: Path, read: Reading) -> None:
    rows = [
        ("Компания", "Телефон", "ИНН"),
        ("Ромашка", "8 916 123-45-67", "7707083893"),
        ("", "8 916 123-45-67", ""),
        ("Без телефона", "", ""),
        ("Короткий", "12345", ""),
        ("Не тот ИНН", "8 916 123-45-67", "7707083894"),
        ("я" * 201, "8 916 123-45-67", ""),
    ]
    reasons = [TextMissing.key, PhoneMissing.key, PhoneInvalid.key, InnInvalid.key, TextTooLong.key]
    refused = (await read(workbook(tmp_path / "base.xlsx", ("База", rows))))[1:]
    assert [row.refusal.key for row in refused if row.refusal] == reasons
    assert [row.cells for row in refused] == rows[2:]


async def test_a_tax_number_without_its_first_zero(tmp_path: Path, read: Reading) -> None:
    path = workbook(
        tmp_path / "base.xlsx", ("База", [("Компания", "Телефон", "ИНН"), ("Астра", "89161234567", 276000008)])
    )
    [only] = await read(path)
    assert only.cells[2] == "276000008"
    assert only.lead
    assert only.lead.inn == "0276000008"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866"]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
async def test_text_files_of_all_encodings_and_delimiters(
    encoding: str, delimiter: str, tmp_path: Path, read: Reading
) -> None:
    rows = [HEADER, ("ООО Ромашка", *ROMASHKA[1:]), VASILEK]
    path = written(tmp_path / "base.txt", "\r\n".join(map(delimiter.join, rows)), encoding)
    assert [row.cells for row in await read(path)] == rows[1:]


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
async def test_names_in_capitals_and_in_small_letters_keep_their_case(
    encoding: str, tmp_path: Path, read: Reading
) -> None:
    """The capitals of one code page are the small letters of another."""
    names = ["ООО РОМАШКА", "СТОМАТОЛОГИЯ БЕЛЫЙ ЗУБ", "автосервис на ленина"]
    for name in names:
        path = written(tmp_path / "base.csv", f"{name};89161234567\n{name};89161234568\n", encoding)
        assert [row.cells[0] for row in await read(path)] == [name, name]


async def test_lines_of_different_encodings_in_one_file(tmp_path: Path, read: Reading) -> None:
    lines = ["Компания;Телефон\n".encode(), "Ромашка;89161234567\n".encode("cp1251"), "Василёк;89161234568\n".encode()]
    path = written(tmp_path / "base.csv", b"".join(lines))
    assert [row.cells[0] for row in await read(path)] == ["Ромашка", "Василёк"]
    assert (await child.preview(path)).encoding == "utf-8, cp1251"


async def test_csv_oddities(tmp_path: Path, read: Reading) -> None:
    """Excel's "sep=", cells of several lines, quotes inside, NULs, empty rows, rows of other lengths, old line ends."""
    text = (
        'sep=;\rКомпания;Телефон;Заметка\r"ООО ""Ромашка""";89161234567;"утром\rили вечером"\r\r'
        "Васи\0лёк;89161234568\rАстра;89161234569;а;б;в\r"
    )
    rows = await read(written(tmp_path / "base.csv", text))
    assert [row.cells[0] for row in rows] == ['ООО "Ромашка"', "Василёк", "Астра"]
    assert rows[0].cells[2] == "утром\nили вечером"
    assert rows[2].cells == ("Астра", "89161234569", "а", "б", "в")


async def test_a_quote_that_nobody_closed_swallows_no_rows(tmp_path: Path, read: Reading) -> None:
    lines = [
        "Компания;Телефон",
        '"Ромашка;89161234567',
        *(f"Астра {n};89161234568" for n in range(300)),
        '"Василёк;89161234569',
    ]
    rows = await read(written(tmp_path / "base.csv", "\n".join(lines)))
    assert len(rows) == 302
    assert all(row.lead for row in rows)


async def test_names_of_emoji_and_a_cell_of_a_megabyte(tmp_path: Path, read: Reading) -> None:
    text = f"Компания;Телефон;Заметка\n🌼 Ромашка 👩‍👩‍👧;89161234567;\nАстра;89161234568;{'я' * 1_000_000}\n"
    first, second = await read(written(tmp_path / "base.csv", text))
    assert brief([first]) == [(2, "🌼 Ромашка 👩‍👩‍👧", "+79161234567")]
    assert second.refusal
    assert second.refusal.key == TextTooLong.key
    assert len(second.cells[2]) < 40_000


async def test_rows_far_below_keep_their_numbers(tmp_path: Path, read: Reading) -> None:
    sheet = row(1, *HEADER) + row(2, *ROMASHKA) + "".join(f'<row r="{n}"/>' for n in range(3, 100_000))
    path = by_hand(tmp_path / "base.xlsx", sheet + row(1_048_576, *VASILEK).replace("<c ", '<c r="A1048576" ', 1))
    assert [one.number for one in await read(path)] == [2, 1_048_576]


async def test_tables_of_libreoffice(tmp_path: Path, read: Reading) -> None:
    assert brief(await read(ods(tmp_path / "base.ods", HEADER, ROMASHKA, VASILEK))) == BOTH


async def test_workbooks_of_the_last_century(tmp_path: Path, read: Reading) -> None:
    assert brief(await read(xls(tmp_path / "base.xls"))) == BOTH


async def test_reading_goes_on_from_where_it_was_left(tmp_path: Path, read: Reading) -> None:
    lines = ["Компания;Телефон", *(f"Ромашка {n};8916{n:07}" for n in range(1_234))]
    path = written(tmp_path / "base.csv", "\n".join(lines))
    mapping = (await child.preview(path)).mapping
    whole = await read(path)
    chunks = [chunk async for chunk in child.rows(path, mapping, "Europe/Moscow", 100, skip=1_100)]
    assert [len(chunk) for chunk in chunks] == [100, 34]
    assert [row for chunk in chunks for row in chunk] == whole[1_100:]


async def test_a_mapping_corrected_by_hand(tmp_path: Path) -> None:
    path = workbook(tmp_path / "base.xlsx", ("База", [HEADER, ROMASHKA]))
    mapping = (Field.NOTE, Field.PHONE, Field.COMPANY)
    [[only]] = [chunk async for chunk in child.rows(path, mapping, "Europe/Moscow", 10)]
    assert only.lead
    assert (only.lead.company, only.lead.note) == ("Москва", "ООО «Ромашка»")
