"""`weeknotes serve`: what sshd runs for a person, whatever they ask for."""

import os
import syslog
from dataclasses import replace
from importlib import import_module

import click

from tui import restricted, settings
from tui.commands import BEFORE
from tui.commands.grants import check_name
from tui.commands.options import Command
from tui.commands.output import print_lines
from tui.commands.served import (
    HELP,
    SERVED,
    Refused,
    check_parameters,
    not_served,
    there_are,
    words_of,
)
from tui.commands.session import Session, has_terminal
from tui.notes.text import clean_line
from tui.terminals.ability import refusal


class Unusable(click.ClickException):
    """What was asked for can't be done as it was said; there is no usage of `serve` to tell of."""

    exit_code = click.UsageError.exit_code


LOGGED = 500
"""Characters of a refused line that go to the host's log."""


@click.command(cls=Command)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Serve one person over SSH.

    This is the forced command that `weeknotes authorize` writes: the folder, the name and the
    rights are its options, which stand before it. What the person asks for is taken from
    SSH_ORIGINAL_COMMAND: nothing opens the app, a few commands are run, the rest is refused and
    logged.
    """
    session: Session = ctx.obj
    if not (session.name and session.folder and session.folder.is_absolute()):
        raise click.UsageError("it takes -f FOLDER, as an absolute path, and --as NAME before it.")
    name = check_name(session.name)
    line = os.environ.get("SSH_ORIGINAL_COMMAND", "")
    client = os.environ.get("SSH_CONNECTION", "").partition(" ")[0]
    os.environ.update(directories(name))
    restricted.enter()
    try:
        run(ctx, replace(session, name=name, restricted=True), line)
    except Refused as error:
        log(f"refused {name} from {client or 'nowhere'}: {line}")
        raise error from None
    except click.UsageError as error:
        raise Unusable(error.format_message()) from None


def run(ctx: click.Context, session: Session, line: str) -> None:
    """Do what a line asks for; raises `Refused`, and what the command does."""
    words = words_of(line)
    if not words:
        if not has_terminal():
            raise click.UsageError(f"the app needs a terminal: {there_are()}.")
        if reason := refusal(os.environ):
            raise click.UsageError(f"{reason} The commands do without: {', '.join(SERVED)}.")
        session.run_app()
        return
    if words in HELP:
        print_lines([f"Over this connection {there_are()}."])
        return
    try:
        _run_command(ctx, session, words)
    except click.NoSuchOption as error:
        if error.option_name in BEFORE:
            raise click.UsageError(not_served(error.option_name)) from None
        raise


def _run_command(ctx: click.Context, session: Session, words: list[str]) -> None:
    name, *arguments = words
    served: click.Command = import_module(f"tui.commands.{name}").command
    with served.make_context(name, arguments, parent=ctx.parent, obj=session) as context:
        check_parameters(context, name)
        served.invoke(context)


def directories(name: str) -> dict[str, str]:
    """Return the environment in which a person has a state of their own on everybody's account.

    Read marks, unsaved drafts and what the app remembers are state. The index is the same for all,
    and so are the account's settings, which its administrator writes.
    """
    own = settings.state_dir() / "people" / name.casefold()
    return {
        "XDG_STATE_HOME": str(own),
        "XDG_CACHE_HOME": str(settings.cache_dir().parent),
        "XDG_CONFIG_HOME": str(settings.config_dir().parent),
    }


def log(message: str) -> None:
    """Write a line to the host's log, with what could forge another made visible."""
    shown = clean_line(message.encode("utf-8", "backslashreplace").decode("utf-8"))
    syslog.openlog("weeknotes", syslog.LOG_PID, syslog.LOG_AUTH)
    syslog.syslog(syslog.LOG_WARNING, shown[:LOGGED])
