"""What is in a file gets into the base once, whatever happens on the way; what does not is kept with its reason."""

import asyncio
from datetime import timedelta

import pytest
from office import Office

from domain.columns import Field
from domain.errors import FileTooLarge, ImportPassed, NotAllowed, NotYours
from domain.exclusions import ExclusionKind
from domain.imports import ImportState, Purpose
from domain.lead import NewLead, check_lead
from domain.people import Person, Role
from services import exclusions, import_work, imports, staff
from services.imports import NO_SEGMENT, SentFile
from storage.import_leads import SomebodyWasFaster
from storage.imports import claim, release_all, waiting_work
from tables.child import Column, Preview, Refusal, Row

FIELDS = (Field.COMPANY, Field.PHONE, Field.INN)
LEASE = timedelta(seconds=15)
FILE = SentFile("file", "база.xlsx", 1000)


def preview(rows: int = 3) -> Preview:
    columns = tuple(Column(title, field, ("x",)) for title, field in zip(("Кто", "Тел.", "ИНН"), FIELDS, strict=True))
    return Preview(columns, rows, (), "Лист1", (), "")


def row(number: int, company: str, phone: str, inn: str = "", *others: str) -> Row:
    lead = check_lead(NewLead(company, phone, inn=inn, other_phones=others), "Europe/Moscow")
    return Row(number, (company, phone, inn), lead, None)


@pytest.fixture
async def denis(office: Office) -> Person:
    return await office.hires("Денис", Role.COLLECTOR)


async def begun(office: Office, who: Person, rows: int = 3) -> int:
    """A file that is read, and let in."""
    view = await office.db.write(imports.begin, who, FILE, office.now)
    if view.purposes:
        purpose = Purpose.LEADS if Purpose.LEADS in view.purposes else Purpose.CLIENTS
        await office.db.write(imports.choose_purpose, who, view.import_id, purpose, None, office.now)
    await office.db.write(import_work.previewed, view.import_id, preview(rows))
    await office.db.write(imports.start, who, view.import_id, None, office.now)
    return view.import_id


async def enters(office: Office, import_id: int, done: int, *rows: Row) -> import_work.Entered:
    receipt = f"import:{import_id}:{done}"
    return await office.db.write(import_work.enter_chunk, import_id, done, rows, office.now, receipt=receipt)


async def refused(office: Office, import_id: int) -> list[tuple[int, str]]:
    rows = await office.db.read(import_work.refused_rows, import_id, -1, 100)
    return [(one.row, one.reason) for one in rows]


async def test_a_chunk_is_entered_once(office: Office, denis: Person) -> None:
    """A process that dies after the commit does it again, and nothing comes twice."""
    import_id = await begun(office, denis)
    rows = (row(2, "Ромашка", "8 916 123-45-67"), row(3, "Лютик", "8 916 123-45-68", "", "8 495 123-45-67"))
    assert await enters(office, import_id, 0, *rows) == import_work.Entered(2, goes_on=True)
    assert await enters(office, import_id, 0, *rows) == import_work.Entered(2, goes_on=True)
    assert await office.facts.leads() == ["Ромашка new", "Лютик new"]
    assert sorted(await office.facts.phones("Лютик")) == ["+74951234567", "+79161234568"]
    view = await office.db.read(imports.view, denis, import_id)
    assert (view.rows_done, view.added, view.duplicates, view.refused) == (2, 2, 0, 0)


async def test_every_kind_of_refusal(office: Office, denis: Person) -> None:
    """In the base, in the same file by any phone or ИНН, on the exclusion list, and what the file itself has wrong."""
    there = await office.lead("Мята", by=denis, phone="8 916 000-00-01")
    assert there.lead_id
    number = ("+79160000002",)
    await office.db.write(
        exclusions.exclude_numbers,
        *(denis.department_id, ExclusionKind.CLIENT, "Клиент", number, None, None, office.now),
    )
    import_id = await begun(office, denis, 8)
    await enters(
        office,
        import_id,
        0,
        row(2, "Мята снова", "8 916 000-00-01"),
        row(3, "Клиент", "8 916 000-00-02"),
        row(4, "Ромашка", "8 916 000-00-03", "7707083893"),
        row(5, "По ИНН", "8 916 000-00-04", "7707083893"),
        row(6, "По второму телефону", "8 916 000-00-05", "", "8 916 000-00-03"),
        Row(7, ("Без телефона", "", ""), None, Refusal("error-phone-missing")),
    )
    assert await refused(office, import_id) == [
        (2, "error-lead-already-there"),
        (3, "error-lead-excluded"),
        (5, "error-lead-already-there"),
        (6, "error-lead-already-there"),
        (7, "error-phone-missing"),
    ]
    assert await office.facts.leads() == ["Мята new", "Ромашка new"]
    view = await office.db.read(imports.view, denis, import_id)
    assert (view.added, view.duplicates, view.refused) == (1, 3, 2)


async def test_the_report_comes_once(office: Office, denis: Person) -> None:
    import_id = await begun(office, denis)
    await enters(office, import_id, 0, row(2, "Ромашка", "8 916 123-45-67"))
    for _ in range(2):
        await office.db.write(import_work.finish, import_id, office.now)
    assert await office.facts.letters("ImportDone") == ["Денис waiting"]
    assert await office.facts.letters("RefusedRows") == []


async def test_two_people_bring_the_same_companies(office: Office, denis: Person) -> None:
    """Two imports and one by hand at the same moment, each phone once; who was slower is told who was first."""
    galya = await office.hires("Галя", Role.COLLECTOR)
    mine, hers = await begun(office, denis), await begun(office, galya)
    phones = [f"8 916 123-{number:04}" for number in range(40)]
    rows = [row(number, f"Фирма {number}", phone) for number, phone in enumerate(phones, 2)]

    async def stubbornly(import_id: int, some: list[Row]) -> None:
        while True:
            try:
                await enters(office, import_id, 0, *some)
            except SomebodyWasFaster:
                continue
            return

    await asyncio.gather(stubbornly(mine, rows), stubbornly(hers, rows[::-1]))
    found = await office.facts.leads()
    assert len(found) == len(set(found)) == 40
    views = [await office.db.read(imports.view, who, one) for who, one in ((denis, mine), (galya, hers))]
    assert sum(view.added for view in views) == 40
    assert sum(view.duplicates for view in views) == 40


async def test_who_leaves_takes_the_rest_along(office: Office, denis: Person) -> None:
    """Dismissed in the middle: nothing further goes in, nobody is told."""
    irina = await office.hires("Ирина", Role.DIRECTOR)
    import_id = await begun(office, denis)
    await office.db.write(staff.dismiss, irina, denis.id, office.now)
    entered = await enters(office, import_id, 0, row(2, "Ромашка", "8 916 123-45-67"))
    assert not entered.goes_on
    assert await office.facts.leads() == []
    assert await office.facts.letters("ImportDone") == []


async def test_stopped_between_two_chunks(office: Office, denis: Person) -> None:
    import_id = await begun(office, denis)
    await enters(office, import_id, 0, row(2, "Ромашка", "8 916 123-45-67"))
    view = await office.db.write(imports.cancel, denis, import_id, None, office.now)
    assert view.state is ImportState.STOPPING
    assert not (await enters(office, import_id, 1, row(3, "Лютик", "8 916 123-45-68"))).goes_on
    await office.db.write(import_work.finish, import_id, office.now)
    assert await office.facts.leads() == ["Ромашка new"]
    assert (await office.db.read(imports.view, denis, import_id)).state is ImportState.CANCELLED
    assert await office.facts.letters("ImportDone") == ["Денис waiting"]


async def test_one_at_a_time_in_a_department(office: Office, denis: Person) -> None:
    """The first that came is worked on; the second is told to wait, also by another replica, and has its turn after."""
    galya = await office.hires("Галя", Role.COLLECTOR)
    first = (await office.db.write(imports.begin, denis, FILE, office.now)).import_id
    second = (await office.db.write(imports.begin, galya, SentFile("f", "вторая.xlsx", 1), office.now)).import_id
    assert (await office.db.read(imports.view, galya, second)).ahead == "база.xlsx"
    assert await office.db.write(claim, "a", LEASE, ()) == ([first], [second])
    assert await office.db.write(claim, "b", LEASE, ()) == ([], [])
    await office.db.write(import_work.settle, second, ImportState.WAITING, 77, office.now)
    assert await office.db.write(claim, "b", LEASE, ()) == ([], [])
    await office.db.write(import_work.previewed, first, preview())
    await office.db.write(import_work.settle, first, ImportState.PREVIEW, 78, office.now)
    assert await office.db.write(claim, "b", LEASE, ()) == ([second], [])
    assert (await office.db.read(import_work.work, second)).message_id == 77


async def test_what_is_owed_is_shown_by_the_next(office: Office, denis: Person) -> None:
    """A process that dies before the preview is shown leaves that to another; a press meanwhile is not undone."""
    import_id = (await office.db.write(imports.begin, denis, FILE, office.now)).import_id
    await office.db.write(claim, "a", LEASE, ())
    await office.db.write(import_work.previewed, import_id, preview())
    await office.db.write(release_all)
    assert await office.db.write(claim, "b", LEASE, ()) == ([import_id], [])
    await office.db.write(imports.start, denis, import_id, None, office.now)
    await office.db.write(import_work.settle, import_id, ImportState.PREVIEW, 78, office.now)
    assert (await office.db.read(imports.view, denis, import_id)).state is ImportState.RUNNING
    assert await office.db.read(waiting_work) == 1


async def test_a_file_is_not_for_everybody(office: Office, denis: Person) -> None:
    anna = await office.hires("Анна", Role.CALLER)
    await office.refuses(NotAllowed, office.db.write(imports.begin, anna, FILE, office.now))
    await office.refuses(NotAllowed, office.db.write(imports.begin_pasted, anna, "x", None, office.now))
    large = SentFile("f", "x", 20 * 1024 * 1024 + 1)
    await office.refuses(FileTooLarge, office.db.write(imports.begin, denis, large, office.now))
    await office.refuses(NotYours, office.db.write(imports.begin_pasted, denis, "x", 404, office.now))
    view = await office.db.write(imports.begin, denis, FILE, office.now)
    galya = await office.hires("Галя", Role.COLLECTOR)
    for deed in (imports.start, imports.cancel):
        await office.refuses(NotYours, office.db.write(deed, galya, view.import_id, None, office.now))
        await office.refuses(NotYours, office.db.write(deed, denis, 404, None, office.now))
    await office.refuses(ImportPassed, office.db.write(imports.start, denis, view.import_id, None, office.now))
    chosen = office.db.write(imports.choose_segment, denis, view.import_id, NO_SEGMENT, None, office.now)
    await office.refuses(ImportPassed, chosen)


async def test_clients_leave_the_queue(office: Office) -> None:
    """An account manager's file: numbers go to the exclusion list, their leads out of the queue; a phone or an ИНН is
    enough, and what is listed already is said."""
    irina = await office.hires("Ирина", Role.DIRECTOR)
    maria = await office.hires("Мария", Role.ACCOUNT_MANAGER)
    await office.lead("Ромашка", by=irina, phone="8 916 123-45-67")
    import_id = await begun(office, maria)
    await enters(
        office,
        import_id,
        0,
        Row(2, ("", "8 916 123-45-67", ""), None, Refusal("error-text-missing")),
        Row(3, ("Мята", "", "7707083893"), None, Refusal("error-phone-missing")),
        Row(4, ("Никто", "", ""), None, Refusal("error-phone-missing")),
        Row(5, ("Снова", "+79161234567", ""), None, Refusal("error-text-missing")),
        Row(6, ("Плохой", "8 800", ""), None, Refusal("error-phone-invalid", {"text": "8 800"})),
    )
    assert await office.facts.leads() == ["Ромашка excluded"]
    assert await refused(office, import_id) == [
        (4, "error-phone-missing"),
        (5, "already-excluded"),
        (6, "error-phone-invalid"),
    ]
