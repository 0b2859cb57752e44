"""What people typed stays text in a spreadsheet of ours."""

from datetime import date
from pathlib import Path
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

from domain.money import Money
from views.tables import Book, Table

CELLS = ['=HYPERLINK("http://x";"y")', "+79161234567", "@SUM(A1)", "-1", "http://example.org", "007", "🌾", ""]


def test_no_cell_is_a_formula_a_link_or_a_number(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with Book(path, [("Первый", ["А", "Б"]), ("Второй", ["А"])]) as book:
        book.add(0, [[cell, 7] for cell in CELLS])
        book.add(1, [["x"]])
        book.add(0, [["a\x00b\ud83c\u202e", 8]])
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Первый").to_python()
    assert sheet == [["А", "Б"], *([cell, 7.0] for cell in CELLS), ["ab", 8.0]]
    with ZipFile(path) as archive:
        content = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in content
    assert "hyperlink" not in content.lower().replace("=hyperlink", "")


def test_a_cell_longer_than_a_cell_can_be(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with Book(path, [("Лист", ["А"])]) as book:
        book.add(0, [["ы" * 100_000]])
    (_, (cell,)) = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    assert len(cell) == 32_767


def test_sums_and_days_are_numbers(tmp_path: Path) -> None:
    """Also the largest sum there may be, to the kopeck."""
    path = tmp_path / "book.xlsx"
    with Book(path, [("Лист", ["Сумма", "День"])]) as book:
        book.add(0, [[Money.rub("999999999999.99"), date(2026, 11, 30)], [Money.rub("-0.05"), date(2026, 12, 1)]])
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    assert rows[1:] == [[999999999999.99, date(2026, 11, 30)], [-0.05, date(2026, 12, 1)]]


def test_a_table_runs_no_formula_and_reads_as_russian_numbers(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    with Table(path, ["Имя", "Сумма", "День"]) as table:
        table.add([[text, Money.rub("-1234.5"), date(2026, 11, 30)] for text in ("=1+1", " \t@x", "＝1", "а;б\r\n=в")])
    assert path.read_bytes().decode("utf-8-sig").split("\r\n") == [
        "Имя;Сумма;День",
        "'=1+1;-1234,50;30.11.2026",
        "'@x;-1234,50;30.11.2026",
        "'＝1;-1234,50;30.11.2026",
        '"а;б =в";-1234,50;30.11.2026',
        "",
    ]
