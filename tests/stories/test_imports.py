"""A collector sends a spreadsheet; its rows are called."""

import pytest

from stories.files import HEADER, received, sends, sheets, xlsx
from stories.town import Town

LOAD = "✅ Загрузить"


@pytest.mark.both_engines
async def test_from_a_spreadsheet_to_the_base(town: Town) -> None:
    """Preview, one press, the report in numbers with the reasons, and the refused rows to mend and send again."""
    irina, denis = await town.director("Ирина"), await town.collector("Денис")
    await town.lead("Ромашка", by=irina)
    there = (await town.facts.phones("Ромашка"))[0]
    rows = [
        ("Автосервис «Ключ»", "8 916 123-45-67", "Тула"),
        ("Лютик", there, "Москва"),
        ("Василёк", "8 800", "Москва"),
        ("Ключ ещё раз", "+7 (916) 123 45 67", "Тула"),
        ("", "8 916 123-45-68", "Москва"),
    ]
    await sends(denis, "база.xlsx", xlsx(*rows))

    assert "5 строк" in denis.screen.text, denis.transcript()
    assert "телефон" in denis.screen.text
    assert "Автосервис" in denis.screen.text
    await denis.presses(LOAD)

    (report,) = denis.letters("Новых в базе")
    for words in ("Новых в базе: 1", "Уже были: 2", "Не принято: 2", "8 800", "Строка 4", "Ирина"):
        assert words in report.text, denis.transcript()
    assert await town.facts.leads() == ["Ромашка new", "Автосервис «Ключ» new"]
    returned = sheets(await received(denis, "база - исправить.xlsx"))
    assert returned["Исправить"] == [
        [*HEADER, "Причина отказа", "Строка в файле"],
        ["Василёк", "8 800", "Москва", "Номера «8 800» не бывает. Напишите целиком, например: +7 495 123-45-67.", 4],
        ["", "8 916 123-45-68", "Москва", "Нет названия компании.", 6],
    ]
    assert [row[0] for row in returned["Уже были"][1:]] == ["Лютик", "Ключ ещё раз"]
    assert "Кто внёс: Ирина" in returned["Уже были"][1][3]
