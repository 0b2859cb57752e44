"""What people typed stays text in a spreadsheet of ours."""

from pathlib import Path
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

from views.tables import Book

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
