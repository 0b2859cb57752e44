"""Cards out of address books, of all three versions and of phones that write their own."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from workbooks import written

from domain.columns import Field
from domain.errors import PhoneMissing
from tables import child

pytestmark = pytest.mark.usefixtures("in_this_process")

Reading = Callable[[Path], Awaitable[list[child.Row]]]

QUOTED = "=D0=98=D0=B2=D0=B0=D0=BD=20=\n=D0=98=D0=B2=D0=B0=D0=BD=D0=BE=D0=B2"  # "Иван Иванов", cut as phones cut it
CARDS = f"""\
BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;{QUOTED};;;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{QUOTED}
TEL;CELL:+7 916 123-45-67
TEL;WORK:8 (495) 123-45-67
PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD
 /2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8M

END:VCARD
begin:vcard
version:3.0
fn:Мария Петрова
org:ООО «Ромашка»\\, филиал;Отдел продаж
item1.tel;type=work:+7 495 123-45-68
adr;type=work:;;ул. Ленина\\, 12;Казань;;420000;Россия
url:https://romashka.ru
note:звонить\\nутром, не
  в понедельник
end:vcard
BEGIN:VCARD
VERSION:4.0
FN:🌼 Астра
TEL;VALUE=uri:tel:+7-800-100-00-00;ext=12
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Без телефона
END:VCARD
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
async def test_cards_of_all_versions(end: str, tmp_path: Path, read: Reading) -> None:
    path = written(tmp_path / "contacts.vcf", CARDS.replace("\n", end))
    ivan, maria, astra, silent = await read(path)
    assert ivan.lead
    assert (ivan.lead.company, ivan.lead.person) == ("Иван Иванов", "")
    assert [phone.e164 for phone in ivan.lead.phones] == ["+79161234567", "+74951234567"]
    assert maria.lead
    assert (maria.lead.company, maria.lead.person) == ("ООО «Ромашка», филиал Отдел продаж", "Мария Петрова")
    assert (maria.lead.address, maria.lead.city, maria.lead.site) == ("ул. Ленина, 12", "Казань", "https://romashka.ru")
    assert maria.lead.note == "звонить\nутром, не в понедельник"
    assert astra.lead
    assert astra.lead.company == "🌼 Астра"
    assert [(phone.e164, phone.extension) for phone in astra.lead.phones] == [("+78001000000", "12")]
    assert silent.refusal == child.Refusal(PhoneMissing.key, {})
    assert [row.number for row in (ivan, maria, astra, silent)] == [1, 2, 3, 4]


async def test_a_card_shows_its_fields(tmp_path: Path) -> None:
    shown = await child.preview(written(tmp_path / "contacts.vcf", CARDS))
    assert shown.rows == 4
    assert shown.mapping[:3] == (Field.COMPANY, Field.PHONE, Field.PERSON)


async def test_an_old_card_in_a_code_page(tmp_path: Path, read: Reading) -> None:
    card = "BEGIN:VCARD\nVERSION:2.1\nFN:Ромашка и партнёры\nTEL:89161234567\nEND:VCARD\n"
    [only] = await read(written(tmp_path / "contacts.vcf", card, "cp1251"))
    assert only.lead
    assert only.lead.company == "Ромашка и партнёры"
