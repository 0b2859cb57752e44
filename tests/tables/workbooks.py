"""Files as people send them, made here: workbooks, archives, cards."""

import base64
import io
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

HEADER = ("Компания", "Телефон", "Город")
ROMASHKA = ("ООО «Ромашка»", "8 (495) 123-45-67", "Москва")
VASILEK = ("ИП Васильков", "+7 916 123-45-67", "Казань")

_SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
_PARTS: Mapping[str, str] = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="База" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"'
        ' Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}


def workbook(path: Path, *sheets: tuple[str, Sequence[Sequence[Any]]]) -> Path:
    """A workbook as Excel would have it."""
    return drawn(path, lambda book: [_fill(book, name, rows) for name, rows in sheets])


def drawn(path: Path, draw: Callable[[xlsxwriter.Workbook], object]) -> Path:
    """A workbook drawn by hand."""
    book = xlsxwriter.Workbook(path, {"default_date_format": "dd.mm.yyyy", "strings_to_formulas": False})
    draw(book)
    book.close()
    return path


def _fill(book: xlsxwriter.Workbook, name: str, rows: Sequence[Sequence[Any]]) -> None:
    sheet = book.add_worksheet(name)
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)


def by_hand(path: Path, sheet: str, *, head: str = "", **more: bytes) -> Path:
    """A workbook of the fewest parts, its sheet's rows as XML."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, text in _PARTS.items():
            archive.writestr(name, text)
        archive.writestr("xl/worksheets/sheet1.xml", head + _SHEET.format(sheet))
        for name, content in more.items():
            archive.writestr(name.replace("__", "/").replace("_bin", ".bin"), content)
    return path


def row(number: int, *cells: str) -> str:
    """A row of text as XML."""
    return f'<row r="{number}">{"".join(map(inline, cells))}</row>'


def inline(text: str) -> str:
    """A cell of text as XML."""
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def zipped(path: Path, members: Mapping[str, bytes]) -> Path:
    """Any archive."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def written(path: Path, content: bytes | str, encoding: str = "utf-8") -> Path:
    """Any file."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def ods(path: Path, *rows: Sequence[str]) -> Path:
    """A table of LibreOffice, with the million of empty rows it writes at the end."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in one
        )
        + "</table:table-row>"
        for one in rows
    )
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="База">{cells}'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/>'
        "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        path,
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": b"<manifest/>",
            "content.xml": content.encode(),
        },
    )


def xlsx_bytes() -> bytes:
    """A good workbook, to be spoiled."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        _fill(book, "База", [HEADER, ROMASHKA, VASILEK])
    return buffer.getvalue()


# HEADER, ROMASHKA and VASILEK as Excel 97 kept them (OLE, BIFF8; the first phone is a number), packed.
_XLS = (
    "c-rk)O-NKx6#nk>&WsM@I5UosQ%nybD}O*8bu62Cj#L(uS(_q)(sU7u#?Yn+vdm==v?|&dZX&SS^n)#GRf|BWMGyotwQLm>xKLl`p7+Maa^XNp"
    "#`_-k+;h*l=ic+~&$;)#*_mKw;!z}vUywu*7R?g4^JIcjNv;q8=}l9yxxAQ?>0n)<q?jhs?ZR~F8;_bpHQ!licqm^I1wK(aiF4>486MEr5S{Ep"
    "uTVZDhzi^xi652hRfy>srsYf@aLwmTJ6Lj^X@crz#0kt8-8F6YDn71NvCa?G?i058z>-E(;I&%Cmv0EGt_!L3+1{alQxTOuOoHaEYhZXF-8+;)"
    "m?m%%-%TC(mfNW>bVt6nasiUhEth*%kl)lKFbeZDFYs}SsRyLeND-6`GEQk8cR8$DNkn8)?v@5A60%JmmL7;I*&^F1?IBe{x**Dl>7djsOCh3C"
    "Jv#0~XVV6`U+yA0O@4~aBuY`Si3C1~jdBas3{fFPjkn8#q)L*K0z_?G-`UuzH#WuUn_KEz<8I}O<za&AdDX$dfh4djkd*QU^AYVw8S_EjW&wJa"
    "`FmgA9_s5cPO)T^-_SZ@wyIHqi7U#2jQy-BTB0><QOooyx4Mb>2-7fa4$7;0Dr{!o7}vSR+G^@2#&~CJ%j35bKmO&&)9CnTV+Zk5UD=D_srSYN"
    "s_4k;Cwujbp-$9^+qV>+8M$28;pijN%HKj$u@<m>H|=w@3=8lw8)Ryg)aZz%l4g&UvKA{?3$|9{QA8so*c$N6U3wMkwDhV4X}6%Q(1OM-xa=OS"
    "*>NwGl(m}3q!z+sRh7c(Pk7<LfddB)95`^`U|mA+RnxjytIMLxzPfwt|2hkl7M<TD|1FMUgr4*CVY(N?l&5i_p!Kr>E|F_XtkNd;zfj>A^`6Ec"
    "`q+=bg4Zv7dWrn^S+!x{&uyVX`(G@?&%fON52N$b$^"
)


def xls(path: Path) -> Path:
    """A workbook of the kind that 1C still writes."""
    return written(path, zlib.decompress(base64.b85decode(_XLS)))
