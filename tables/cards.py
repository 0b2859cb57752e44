"""Address book cards (vCard 2.1, 3.0 and 4.0: RFC 2426, RFC 6350), each as a row of a table."""

import re
from binascii import a2b_qp
from collections.abc import Iterable, Iterator

from domain.columns import Field

COLUMNS = (
    ("ORG", Field.COMPANY),
    ("TEL", Field.PHONE),
    ("FN", Field.PERSON),
    ("ADR.LOCALITY", Field.CITY),
    ("ADR", Field.ADDRESS),
    ("URL", Field.SITE),
    ("NOTE", Field.NOTE),
)

_MOST_LINES = 5_000
"""Of one property: a photo in a card is long."""
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_LOCALITY = 3


def rows(lines: Iterable[str]) -> Iterator[list[str]]:
    """A row for each card, its cells by `COLUMNS`."""
    card: list[tuple[str, str]] | None = None
    for name, value in _properties(lines):
        if name == "BEGIN":
            card = []
        elif name == "END" and card is not None:
            yield _row(card)
            card = None
        elif card is not None and len(card) < _MOST_LINES:
            card.append((name, value))


def _row(card: list[tuple[str, str]]) -> list[str]:
    def of(name: str) -> list[str]:
        return [value for key, value in card if key == name]

    def first(name: str) -> str:
        return next((value for value in (_plain(value) for value in of(name)) if value), "")

    company = " ".join(filter(None, map(_plain, _parts("".join(of("ORG")[:1])))))
    names = [_plain(part) for part in _parts("".join(of("N")[:1]))]
    person = first("FN") or " ".join(filter(None, names[:3]))
    place = [_plain(part) for part in _parts("".join(of("ADR")[:1]))]
    city = place[_LOCALITY] if len(place) > _LOCALITY else ""
    street = ", ".join(part for part in place[:_LOCALITY] if part)
    phones = "; ".join(_plain(value).removeprefix("tel:").replace(";ext=", " доб. ") for value in of("TEL"))
    return [company or person, phones, person if company else "", city, street, first("URL"), first("NOTE")]


def _properties(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Name without its group, and value, decoded."""
    for logical in _unfolded(lines):
        head, colon, value = logical.partition(":")
        if not colon:
            continue
        name, *params = head.split(";")
        marks = {param.upper() for param in params}
        if marks & {"QUOTED-PRINTABLE", "ENCODING=QUOTED-PRINTABLE"}:
            value = _decoded(a2b_qp(value.encode("utf-8", "replace")), params)
        elif marks & {"BASE64", "ENCODING=BASE64", "ENCODING=B", "B"}:
            continue  # pictures and keys
        yield name.rpartition(".")[2].strip().upper(), value


def _decoded(raw: bytes, params: list[str]) -> str:
    named = next((param.partition("=")[2] for param in params if param.upper().startswith("CHARSET=")), "utf-8")
    for charset in ("utf-8", named, "cp1251"):
        try:
            return raw.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("cp1251", "replace")


def _unfolded(lines: Iterable[str]) -> Iterator[str]:
    """Long properties go on in the next line: after a space (RFC 6350, 3.2), or after "=" in quoted-printable."""
    whole: list[str] = []
    for ended in lines:
        line = ended.rstrip("\r\n")
        quoted = bool(whole) and whole[-1].endswith("=") and "QUOTED-PRINTABLE" in whole[0].upper()
        if quoted:
            whole[-1] = whole[-1][:-1]
        if whole and (quoted or line[:1] in (" ", "\t")):
            if len(whole) < _MOST_LINES:
                whole.append(line.lstrip(" \t") if quoted else line[1:])
            continue
        if whole:
            yield "".join(whole)
        whole = [line]
    if whole:
        yield "".join(whole)


def _parts(value: str) -> list[str]:
    """The components between semicolons that are not escaped."""
    return re.split(r"(?<!\\);", value)


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda escaped: "\n" if escaped[1] in "nN" else escaped[1], value).strip()
