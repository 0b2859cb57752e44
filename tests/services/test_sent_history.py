"""A history that a director sent goes in once and whole, whatever happens to those who work on it."""

import asyncio
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from office import Office
from sqlalchemy import func, select

from domain.errors import NotYours
from domain.history.reading import There, read_history
from domain.history.rows import History
from domain.history.troubles import MOST_TROUBLES, HistoryRefused, Trouble, Why
from domain.imports import ImportState
from domain.people import Person, Role
from domain.workdays import Month
from services import books, history, history_work, imports, staff
from services.history import HistoryImported
from services.imports import ImportView, SentFile
from storage import imports as kept
from storage.tables import outbox
from tables import history_files
from tables.child import HistoryRead

FILES = history_files.read(Path(__file__).parents[2] / "docs" / "samples" / "history")
DIGESTS = history_files.digests(FILES)


@pytest.fixture
async def irina(office: Office) -> Person:
    return await office.hires("Ирина", Role.DIRECTOR)


def found(office: Office) -> History:
    return read_history(FILES, office.department.zone, office.now, There())


async def sent(office: Office, who: Person, name: str = "История.ZIP") -> ImportView:
    return await office.db.write(imports.begin, who, SentFile("file", name, 1000), office.now)


async def checked(office: Office, who: Person, read: HistoryRead | None = None) -> ImportView:
    """The sample is sent and read."""
    view, it = await sent(office, who), found(office)
    read = read or HistoryRead(it.counts, it.first_month(office.department.zone), DIGESTS)
    await office.db.write(history_work.checked, view.import_id, read, office.now)
    return await office.db.read(imports.view, who, view.import_id)


async def started(office: Office, who: Person) -> int:
    view = await checked(office, who)
    await office.db.write(imports.start, who, view.import_id, None, office.now)
    return view.import_id


async def enters(office: Office, import_id: int) -> None:
    receipt = f"import:{import_id}:history"
    await office.db.write(history_work.enter, import_id, found(office), DIGESTS, office.now, receipt=receipt)


async def told(office: Office, kind: str) -> int:
    count = select(func.count()).select_from(outbox).where(outbox.c.kind == kind)
    return int(await office.db.read(lambda tx: tx.scalar(count)))


async def test_it_is_shown_and_goes_in_once(office: Office, irina: Person) -> None:
    """A process that dies after the history is in, and before it is told so, does it again, and nothing comes twice."""
    view = await checked(office, irina)
    assert (view.state, dict(view.counts)["staff"]) == (ImportState.PREVIEW, 7)
    assert view.months == (Month(2026, 8), Month(2026, 9), Month(2026, 10))
    await office.db.write(imports.start, irina, view.import_id, None, office.now)
    for _ in range(2):
        await enters(office, view.import_id)
    ledger = await office.facts.ledger()
    for _ in range(2):
        await office.db.write(history_work.entered, view.import_id, office.now)
    view = await office.db.read(imports.view, irina, view.import_id)
    assert (view.state, await told(office, "HistoryDone")) == (ImportState.DONE, 1)
    assert await office.facts.ledger() == ledger
    assert await office.db.read(books.differences, office.department) == []

    again = await checked(office, irina)
    assert (again.state, again.trouble) == (ImportState.FAILED, "same")


async def test_claims_are_renewed_meanwhile(office: Office, irina: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes minutes: meanwhile others who share the database see that it is worked on, and it is done once."""
    import_id = await started(office, irina)
    goes_in, renewed, times = threading.Event(), threading.Event(), []
    load = history.import_sent_history

    def slowly(*arguments: Any) -> HistoryImported:
        times.append(1)
        done = load(*arguments)
        goes_in.set()
        assert renewed.wait(20)
        return done

    monkeypatch.setattr(history, "import_sent_history", slowly)
    entering = asyncio.create_task(enters(office, import_id))
    await asyncio.to_thread(goes_in.wait, 20)
    if office.db.shared:  # SQLite has one writer: there everybody waits
        await office.db.write(kept.renew, "somebody", [import_id], timedelta(seconds=15))
    renewed.set()
    await entering
    assert len(times) == 1


async def test_what_has_begun_is_not_stopped_half_way(office: Office, irina: Person) -> None:
    """All or nothing: a late press on Cancel shows it as it is."""
    import_id = await started(office, irina)
    view = await office.db.write(imports.cancel, irina, import_id, None, office.now)
    assert view.state is ImportState.RUNNING
    await enters(office, import_id)


async def test_who_is_no_director_any_more_loads_nothing(office: Office, irina: Person) -> None:
    import_id = await started(office, irina)
    other = await office.hires("Олег", Role.DIRECTOR)
    await office.db.write(staff.set_roles, other, irina.id, frozenset({Role.CALLER}), office.now)
    with pytest.raises(history_work.Stopped):
        await enters(office, import_id)
    await office.db.write(history_work.stopped, import_id)
    assert (await office.db.read(imports.view, irina, import_id)).state is ImportState.CANCELLED
    assert await office.facts.leads() == []


async def test_one_archive_is_no_history_of_a_collector(office: Office) -> None:
    """To others an archive is a file like any: no table."""
    denis = await office.hires("Денис", Role.COLLECTOR)
    assert (await sent(office, denis)).purpose.value == "leads"


async def test_columns_of_a_history_are_not_chosen(office: Office, irina: Person) -> None:
    """Presses may be forged."""
    view = await checked(office, irina)
    await office.refuses(NotYours, office.db.read(imports.columns, irina, view.import_id))
    column = (view.import_id, 0, None, office.now)
    await office.refuses(NotYours, office.db.write(imports.take_column_for, irina, *column))


async def test_bad_cells_are_kept_in_their_order(office: Office, irina: Person) -> None:
    """The first on the card, the rest in a table, and one message says so."""
    bad = tuple(
        Trouble("leads.csv", line, "phone", Why.NOT_A_PHONE, {"text": "8\N{NO-BREAK SPACE}8"}) for line in range(2, 40)
    )
    view = await checked(office, irina, HistoryRead(troubles=bad, bad=MOST_TROUBLES + 1))
    assert (view.state, view.bad, view.refused) == (ImportState.FAILED, bad[: imports.MOST_SHOWN], MOST_TROUBLES + 1)
    rest = await office.db.read(history_work.bad_cells, view.import_id, 10, 5000)
    assert rest == list(bad[10:])
    assert await told(office, "BadCells") == 1


async def test_another_history_is_refused_before_anybody_presses(office: Office, irina: Person) -> None:
    import_id = await started(office, irina)
    await enters(office, import_id)
    await office.db.write(history_work.entered, import_id, office.now)
    it = found(office)
    other = HistoryRead(it.counts, it.first_month(office.department.zone), {**DIGESTS, "plans.csv": "other"})
    view = await checked(office, irina, other)
    assert [(one.file, one.why) for one in view.bad] == [("plans.csv", Why.CHANGED)]


async def test_what_the_department_has_refuses_it_whole(office: Office, irina: Person) -> None:
    """Found only when it goes in; nothing of it stays."""
    import_id = await started(office, irina)
    phone = FILES["leads.csv"].decode().splitlines()[1].split(",")[1]
    await office.lead("Та же", by=irina, phone=phone)
    with pytest.raises(HistoryRefused) as refused:
        await enters(office, import_id)
    for _ in range(2):
        await office.db.write(history_work.refused, import_id, refused.value.troubles, office.now)
    view = await office.db.read(imports.view, irina, import_id)
    assert [replace(one, params={}) for one in view.bad] == [Trouble("leads.csv", 2, "phone", Why.KNOWN)]
    assert await office.facts.leads() == ["Та же new"]
