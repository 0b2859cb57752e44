"""The `kombain` command.

Each command reads the settings, says what it did in a line or two, and ends with 0; a wrong setting ends with 2 and one
sentence, no traceback. Commands that touch data bring its schema up to date first and need no token.
"""

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.settings import Settings, WrongSetting, load_settings
from domain.people import Role

cli = typer.Typer(
    help="Kombain: the active sales department as a machine, in Telegram.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

WRONG_SETTING = 2
TOKEN_REFUSED = 3
ANOTHER_POLLER = 4


def main() -> None:
    """Entry of the console script."""
    try:
        cli()
    except WrongSetting as error:
        typer.echo(str(error), err=True)
        sys.exit(WRONG_SETTING)


@cli.command()
def run() -> None:
    """Run the bot until Ctrl-C or SIGTERM."""
    settings = load_settings()
    settings.require_token()
    _end_quietly_while_starting()
    from bot import app, logs
    from bot.polling import AnotherPoller, TokenRefused

    logs.set_up(settings.log_level)
    try:
        asyncio.run(app.run(settings))
    except TokenRefused:
        typer.echo("KOMBAIN_TOKEN: Telegram does not know this token; take a fresh one from @BotFather.", err=True)
        raise typer.Exit(TOKEN_REFUSED) from None
    except AnotherPoller:
        typer.echo("Another process takes the updates of this bot; stop it first, or use webhook mode.", err=True)
        raise typer.Exit(ANOTHER_POLLER) from None


@cli.command()
def migrate() -> None:
    """Bring the database schema to its newest version."""
    settings = load_settings()
    from bot.opening import opened

    async def bring_up() -> bool:
        async with opened(settings) as (_, changed):
            return changed

    changed = asyncio.run(bring_up())
    typer.echo("The schema was brought up to date." if changed else "The schema is up to date.")


@cli.command()
def invite(
    role: Annotated[
        list[Role] | None, typer.Option(help="What the person will do; may be given several times.")
    ] = None,
    name: Annotated[
        str | None, typer.Option(help="Instead of roles: who of the imported staff the link is for.")
    ] = None,
    department: Annotated[
        str | None,
        typer.Option(help="Its name, where there is more than one; a new one is made in an empty database."),
    ] = None,
    qr: Annotated[bool, typer.Option(help="Print the link as a QR code too.")] = True,
) -> None:
    """Print an invitation link. It works once, for 48 hours."""
    settings = load_settings()
    from bot import maintenance

    if (name is None) == (not role):
        raise WrongSetting("--role: expected roles, or --name with the name of one of the imported staff")
    if name is not None:
        link = _do(settings, maintenance.invite_member, name, department)
    else:
        link = _do(settings, maintenance.invite, tuple(role or ()), department)
    typer.echo(str(link))
    if link.username is None:
        typer.echo(
            f"KOMBAIN_TOKEN is empty, so the bot's name is not known: put it in place of <bot>, "
            f"or send the bot this message: /start {link.payload}",
            err=True,
        )
    elif qr:
        import segno

        segno.make(str(link), error="m").terminal(out=sys.stdout, compact=True)


@cli.command()
def import_history(
    folder: Annotated[Path, typer.Argument(help="Where the CSV files are; or a ZIP of them.")],
    department: Annotated[str | None, typer.Option(help="Its name, where there is more than one.")] = None,
) -> None:
    """Move in from a spreadsheet: people, terms and facts of past months, whose pay is counted and closed.

    All or nothing: with bad rows nothing goes in, each of them is told, and it ends with 1. Again, it changes nothing.
    """
    settings = load_settings()
    from bot import maintenance
    from domain.history.troubles import HistoryRefused
    from tables import history_files
    from tables.refused import FileRefused
    from views.history import trouble_text
    from views.wording import Words

    try:
        imported = _do(settings, maintenance.import_history, history_files.read(folder), department)
    except HistoryRefused as refused:
        for trouble in refused.troubles:
            typer.echo(trouble_text(trouble, Words("en", settings.zone)), err=True)
        typer.echo(f"Nothing was imported. Rows to put right: {len(refused.troubles)}.", err=True)
        raise typer.Exit(1) from None
    except (OSError, FileRefused) as error:
        raise WrongSetting(f"FOLDER: expected a folder with CSV files, or a ZIP of them ({error})") from None
    if imported.again:
        typer.echo("This history is here already; nothing was changed.")
        return
    rows = ", ".join(f"{name} {count}" for name, count in imported.counts.items())
    closed = f"{imported.months[0]} to {imported.months[-1]}" if imported.months else "none"
    typer.echo(f"Imported: {rows}. Months closed: {closed}.")


@cli.command(name="statements")
def print_statements(
    month: Annotated[str, typer.Option(help="YYYY-MM; an open one as it stands.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
    xlsx: Annotated[Path | None, typer.Option(help="Write the register into this file instead.")] = None,
    department: Annotated[str | None, typer.Option(help="Its name, where there is more than one.")] = None,
) -> None:
    """Print what a month pays everybody, line by line."""
    settings = load_settings()
    from bot import pay_commands

    chosen = pay_commands.month_of(month)
    if as_json and xlsx is not None:
        raise WrongSetting("--json, --xlsx: expected one of them")
    if xlsx is not None:
        _do(settings, pay_commands.write_xlsx, chosen, department, xlsx)
        typer.echo(f"The register of {chosen} is in {xlsx}.")
        return
    _do(settings, pay_commands.print_json if as_json else pay_commands.print_table, chosen, department, typer.echo)


@cli.command()
def close(
    month: Annotated[str, typer.Option(help="YYYY-MM, a month that is over.")],
    department: Annotated[str | None, typer.Option(help="Its name, where there is more than one.")] = None,
) -> None:
    """Close a month by hand, and those before it that are still open; everybody gets their statement."""
    settings = load_settings()
    from bot import pay_commands

    for closed in _do(settings, pay_commands.close, pay_commands.month_of(month), department):
        typer.echo(f"{closed.month} is closed: {closed.people} statements, {closed.to_pay} rubles to pay.")


@cli.command()
def doctor(
    replay: Annotated[
        list[int] | None,
        typer.Option(help="Let this set-aside update be tried again; may be given several times."),
    ] = None,
    replay_all: Annotated[bool, typer.Option(help="Let every set-aside update be tried again.")] = False,
) -> None:
    """Look over the installation: each line is good, or says what to do. Ends with 1 when something needs you."""
    settings = load_settings()
    from bot import maintenance

    if replay or replay_all:
        count = _do(settings, maintenance.replay, None if replay_all else tuple(replay or ()))
        typer.echo(f"{count} set-aside updates will be tried again by the running bot.")
        return
    findings = _do(settings, maintenance.examine)
    for finding in findings:
        typer.echo(f"{'ok ' if finding.good else '!! '} {finding.text}")
    if not all(finding.good for finding in findings):
        raise typer.Exit(1)


@cli.command()
def demo(
    port: Annotated[int, typer.Option(help="The page's port; the next free one if it is taken.")] = 8930,
    headless: Annotated[bool, typer.Option(help="Do not open a browser.")] = False,
    seed: Annotated[int, typer.Option(help="Another seed is another department.")] = 1,
    keep: Annotated[str | None, typer.Option(help="Keep the department in this database file.")] = None,
) -> None:
    """Show a whole department at work on one page: a local Telegram and the real bot, no token needed."""
    _end_quietly_while_starting()
    from bot import demo as demonstration

    asyncio.run(demonstration.run(port=port, headless=headless, seed=seed, keep=keep))


@cli.command()
def say(
    text: Annotated[str, typer.Argument(help="A sentence as people type it to the bot.")],
    now: Annotated[str | None, typer.Option(help="ISO; without an offset it is local time. Default: now.")] = None,
    zone: Annotated[str, typer.Option(help="Whose local time.")] = "Europe/Moscow",
) -> None:
    """Print how a typed sentence is read, as JSON: when, what is asked, company, person, phone, address."""
    from bot import say as saying

    try:
        typer.echo(saying.say(text, now, zone))
    except saying.WrongArgument as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(WRONG_SETTING) from None


@cli.callback(invoke_without_command=True)
def version(
    show: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True)] = False,
) -> None:
    """Kombain: the active sales department as a machine, in Telegram."""
    if show:
        from importlib.metadata import version as installed

        typer.echo(f"kombain {installed('kombain')}")
        raise typer.Exit


def _end_quietly_while_starting() -> None:
    """Ctrl-C and SIGTERM end the process at once while libraries load: nothing is open that would need closing."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: os._exit(0))


def _do(settings: Settings, command: Callable[..., Coroutine[Any, Any, Any]], *arguments: Any) -> Any:
    """Run one maintenance command on a migrated database."""
    from bot.opening import opened

    logging.basicConfig(level=logging.WARNING)

    async def whole() -> Any:
        async with opened(settings) as (db, _):
            return await command(settings, db, *arguments)

    return asyncio.run(whole())


if __name__ == "__main__":
    main()
