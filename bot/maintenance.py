"""What the light commands do; none of them imports aiogram."""

import json
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import aiohttp

from bot.console import Finding, choose, moment
from bot.pay_commands import examine_pay
from bot.settings import Settings, WrongSetting
from domain.department import Department
from domain.errors import NotYours
from domain.history.reading import There, read_history
from domain.people import Role
from services import bot_identity, departments, history
from services.history import HistoryImported
from services.invites import NewInvite, invite_from_console, invite_member_from_console
from storage import inbox, outbox
from storage.database import Database
from tables import history_files

DEPARTMENT_NAME = "Отдел активных продаж"


@dataclass(frozen=True, slots=True)
class Link:
    """An invitation link; `username` is None while nobody knows the bot's name."""

    username: str | None
    payload: str

    def __str__(self) -> str:
        return f"https://t.me/{self.username or '<bot>'}?start={self.payload}"


async def invite(settings: Settings, db: Database, roles: tuple[Role, ...], department: str | None) -> Link:
    """Make an invitation, and the first department when there is none; the link to open.

    Raises WrongSetting when it is not clear which department is meant.
    """
    now = await moment(settings)
    chosen = await _department(settings, db, department, now)
    new = NewInvite(roles, secrets.token_urlsafe(16))
    invitation = await db.write(invite_from_console, chosen.id, new, now)
    return Link(await _username(settings, db), invitation.token)


async def invite_member(settings: Settings, db: Database, name: str, department: str | None) -> Link:
    """A link for somebody of the staff who has no Telegram account yet. Raises WrongSetting when there is none such."""
    now = await moment(settings)
    chosen = await _department(settings, db, department, now)
    token = secrets.token_urlsafe(16)
    try:
        invitation = await db.write(invite_member_from_console, chosen.id, name, token, now)
    except NotYours:
        raise WrongSetting(f"--name: expected one of the staff without a Telegram account, not {name!r}") from None
    return Link(await _username(settings, db), invitation.token)


async def import_history(
    settings: Settings, db: Database, files: Mapping[str, bytes], department: str | None
) -> HistoryImported:
    """Let a history in, into the first department made for it when there is none.

    Raises HistoryRefused, and WrongSetting when it is not clear which department is meant.
    """
    now = await moment(settings)
    known = await db.read(departments.all_departments)
    zone, there = settings.zone, There()
    if known:
        chosen = choose(known, department)
        zone, there = chosen.zone, await db.read(history.there, chosen.id)
    found = read_history(files, zone, now, there)
    chosen = await _department(settings, db, department, now)
    return await db.write(history.import_history, chosen.id, found, history_files.digests(files), None, now)


async def _department(settings: Settings, db: Database, name: str | None, now: datetime) -> Department:
    """The one that is meant, or the first one there ever is."""
    known = await db.read(departments.all_departments)
    if known:
        return choose(known, name)
    return await db.write(departments.found, name or DEPARTMENT_NAME, settings.zone, now)


async def replay(_: Settings, db: Database, update_ids: tuple[int, ...] | None) -> int:
    """Let set-aside updates be tried again; how many."""
    return await db.write(inbox.replay, update_ids)


async def examine(settings: Settings, db: Database) -> list[Finding]:
    """Look over settings, Telegram, the database, the inbox, the outbox and the books."""
    schema = Finding(True, f"database {settings.database_url.partition('://')[0]}: opened, schema up to date")
    set_aside = [
        Finding(
            False,
            f"update {update.update_id} was set aside after {update.tries} tries: {update.error} "
            f"(kombain doctor --replay {update.update_id})",
        )
        for update in await db.read(inbox.all_set_aside)
    ]
    late = await db.read(outbox.unsettled_due, await moment(settings))
    lateness = Finding(
        late == 0, "outbox: nothing is late" if late == 0 else f"outbox: {late} messages are due and not sent"
    )
    return [schema, await _examine_token(settings), *set_aside, lateness, *await examine_pay(db)]


async def _username(settings: Settings, db: Database) -> str | None:
    if settings.token is not None:
        with suppress(aiohttp.ClientError, TimeoutError):
            answer = await _get_me(settings)
            if answer.get("ok"):
                return str(answer["result"]["username"])
    return await db.read(bot_identity.username)


async def _examine_token(settings: Settings) -> Finding:
    if settings.token is None:
        return Finding(False, "token: none; set KOMBAIN_TOKEN to the one @BotFather gave you")
    try:
        answer = await _get_me(settings)
    except (aiohttp.ClientError, TimeoutError) as error:
        return Finding(False, f"Telegram: out of reach at KOMBAIN_API_URL ({type(error).__name__})")
    if not answer.get("ok"):
        return Finding(False, "token: Telegram does not know it; take a fresh one from @BotFather")
    return Finding(True, f"Telegram: answers, the bot is @{answer['result']['username']}")


async def _get_me(settings: Settings) -> dict[str, Any]:
    url = f"{settings.api_url}/bot{settings.require_token()}/getMe"
    async with (
        aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session,
        session.get(url) as response,
    ):
        answer: dict[str, Any] = json.loads(await response.text())
        return answer
