"""The command line: what the app does, as text on standard output, and the app itself."""

from importlib import import_module
from pathlib import Path

import click

from tui import __version__
from tui.commands.session import Session
from tui.notes.errors import WeeknotesError

COMMANDS = {
    "actions": "List follow-up actions.",
    "demo": "Open a throw-away copy of the sample notes.",
    "doctor": "Say what is wrong or unclear in the folder.",
    "index": "Bring the index up to date, or rebuild it.",
    "list": "List notes.",
    "new": "Draft a week's note.",
    "show": "Print a note as Markdown.",
    "tick": "Change the state of actions.",
}
"""The sub-commands; each is loaded from the module of its name when it is asked for."""


class Weeknotes(click.Group):
    """A group whose commands load late, and where a folder may stand in a command's place."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # Click's signature
        """Name the commands."""
        return list(COMMANDS)

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
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take a folder for the option that names it."""
        name = args[0]
        if name not in COMMANDS and ("/" in name or name in (".", "..") or Path(name).is_dir()):
            ctx.obj = ctx.obj.at(Path(name))
            return name, open_app, args[1:]
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run; an error of the family becomes its sentence and exit status 1."""
        try:
            return super().invoke(ctx)
        except WeeknotesError as error:
            click.echo(f"weeknotes: {error.message}", err=True)
            ctx.exit(1)


@click.command(cls=Weeknotes, invoke_without_command=True)
@click.option(
    "-f",
    "--folder",
    type=click.Path(path_type=Path),
    envvar="WEEKNOTES_FOLDER",
    help="The folder of notes.  [else: the settings', else this directory if it holds "
    ".weeknotes.toml]",
)
@click.option("--as", "name", metavar="NAME", default="", help="Who you are among its people.")
@click.option("--read-only", is_flag=True, help="Write nothing to the folder.")
@click.version_option(__version__, prog_name="weeknotes")
@click.help_option("-h", "--help")
@click.pass_context
def cli(ctx: click.Context, folder: Path | None, name: str, *, read_only: bool) -> None:
    """Read, write and follow up a team's weeknotes.

    Without a command, or with a folder in its place, the app opens. Exit status: 0 done,
    1 refused or problems found, 2 wrong usage.
    """
    ctx.obj = Session(folder, name, read_only)
    if ctx.invoked_subcommand is None:
        ctx.invoke(open_app)


@click.command()
@click.pass_obj
def open_app(session: Session) -> None:
    """Open the app."""
    session.run_app()
