"""The command line: what the app does, as text on standard output, and the app itself."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from tui import __version__
from tui.commands.options import Command, refuse_empty
from tui.commands.output import complain
from tui.commands.session import Session
from tui.notes.errors import Ambiguous, WeeknotesError
from tui.notes.text import clean_line

COMMANDS = {
    "actions": "List follow-up actions.",
    "add": "Write a new action down.",
    "authorize": "Let a person in over SSH by their key.",
    "changes": "Print what is new to you.",
    "demo": "Open a throw-away copy of the sample notes.",
    "digest": "Print a week across colleagues.",
    "doctor": "Say what is wrong or unclear in the folder.",
    "index": "Bring the index up to date, or rebuild it.",
    "list": "List notes.",
    "log": "Print what was done in a week.",
    "new": "Draft a week's note.",
    "person": "Print what there is of a person.",
    "search": "Search all notes.",
    "section": "Print one section of every note.",
    "serve": "Serve one person over SSH, as sshd's forced command.",
    "show": "Print a note as Markdown.",
    "tick": "Mark actions as done, or change them.",
}
"""The sub-commands; each is loaded from the module of its name when it is asked for."""

EXAMPLES = """\b
Examples:
  weeknotes demo                       look round in made-up notes
  weeknotes ~/team-notes               open the app on a folder
  weeknotes actions --mine             what you have promised
  weeknotes list --since -4 --json     the last weeks, for another program
"""


BEFORE = ("-f", "--folder", "--as", "--read-only", "--no-mouse")
"""The options that belong to all commands, and stand before them."""


class Weeknotes(click.Group):
    """A group whose commands load late, and where a folder may stand in a command's place."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # Click's signature
        """Name the commands."""
        return [*COMMANDS]  # not `list`, which is a module of this package once it is loaded

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load a command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"tui.commands.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands in the help without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([*COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take a folder for the option that names it; suggest a command for what is neither."""
        name, *others = args
        if name in COMMANDS or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        # Unlike pathlib, it takes a name that no file can have for one that none has.
        exists = os.path.exists(name)  # noqa: PTH110
        if not ("/" in name or name in (".", "..") or exists):
            ctx.fail(f"“{name}” is no command, and no folder here.{_nearest(name)}")
        if ctx.get_parameter_source("folder") is ParameterSource.COMMANDLINE:
            ctx.fail(f"two folders are named: {ctx.params['folder']} and {name}.")
        if command := next((word for word in others if word in COMMANDS), None):
            ctx.fail(f"a folder alone opens the app; try weeknotes -f {name} {command}")
        ctx.params["folder"] = Path(name)
        return name, open_app, others

    def invoke(self, ctx: click.Context) -> object:
        """Run; an error of the family becomes its sentence and exit status 1."""
        try:
            with _quoting_safely():
                return super().invoke(ctx)
        except WeeknotesError as error:
            complain(error.message, error.choices if isinstance(error, Ambiguous) else ())
            ctx.exit(1)
        except click.NoSuchOption as error:
            if error.option_name in BEFORE:
                message = f"{error.option_name} goes before the command."
                raise click.UsageError(message, ctx) from None
            raise

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options that stand before a command; raises a usage error."""
        refuse_empty(self, ctx, args)
        return super().parse_args(ctx, args)

    def make_context(self, *args: Any, **extra: Any) -> click.Context:  # noqa: ANN401  # Click's own
        """Read the options that stand before a command."""
        with _quoting_safely():
            return super().make_context(*args, **extra)


_as = click.option(
    "--as",
    "name",
    metavar="NAME",
    default="",
    help="Who you are among its people.  [else: the settings', your account's name]",
)
_read_only = click.option("--read-only", is_flag=True, help="Write nothing to the folder.")
_no_mouse = click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")


@click.command(
    cls=Weeknotes,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=EXAMPLES,
)
@click.option(
    "-f",
    "--folder",
    type=click.Path(path_type=Path, readable=False),
    envvar="WEEKNOTES_FOLDER",
    help="The folder of notes.  [else: WEEKNOTES_FOLDER, the settings', this directory if it "
    "holds .weeknotes.toml]",
)
@_as
@_read_only
@_no_mouse
@click.version_option(__version__, prog_name="weeknotes")
@click.pass_context
def cli(
    ctx: click.Context, folder: Path | None, name: str, *, read_only: bool, no_mouse: bool
) -> None:
    """Read, write and follow up a team's weeknotes.

    Without a command, or with a folder in its place, the app opens. Exit status: 0 done,
    1 refused or problems found, 2 wrong usage.
    """
    session = ctx.ensure_object(Session)
    ctx.obj = replace(session, folder=folder, name=name, read_only=read_only, no_mouse=no_mouse)
    if ctx.invoked_subcommand is None:
        ctx.invoke(open_app)


@click.command(cls=Command)
@_as
@_read_only
@_no_mouse
@click.pass_obj
def open_app(session: Session, *, name: str, read_only: bool, no_mouse: bool) -> None:
    """Open the app on this folder."""
    replace(
        session,
        name=name or session.name,
        read_only=read_only or session.read_only,
        no_mouse=no_mouse or session.no_mouse,
    ).run_app()


@contextmanager
def _quoting_safely() -> Iterator[None]:
    """Clean what a usage error quotes: the words may be names of files, from a shell's `*`."""
    try:
        yield
    except click.UsageError as error:
        message = error.format_message()
        if clean_line(message) != message:
            raise click.UsageError(clean_line(message), error.ctx) from None
        raise


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, COMMANDS, 1, 0.5)
    return (
        f" Did you mean `weeknotes {near[0]}`?" if near else " `weeknotes -h` lists the commands."
    )
