"""`weeknotes authorize`: let a person in over SSH by their key, to the notes and no further."""

import subprocess
import sys
from pathlib import Path
from typing import Any, BinaryIO

import click

from tui.commands import grants
from tui.commands.grants import Grant
from tui.commands.keys_file import KeysFile
from tui.commands.options import Command
from tui.commands.output import cells, complain, pad, print_json, print_lines
from tui.commands.people import near_name
from tui.commands.public_keys import MAX_BYTES, read_key
from tui.commands.session import NO_FOLDER, Session
from tui.notes.conventions import FILE, People, read_conventions
from tui.notes.errors import NotAllowed, NoteUnreadable, WeeknotesError
from tui.notes.store.folder import Folder

EXAMPLES = """\b
Examples:
  weeknotes -f /srv/notes authorize cleo.pub --as cleo
  weeknotes -f /srv/notes authorize - --as cleo --install
  weeknotes authorize --list
  weeknotes authorize --remove cleo
"""


@click.command(cls=Command, epilog=EXAMPLES)
@click.argument("keyfile", type=click.File("rb"), required=False)
@click.option("--as", "name", default="", metavar="NAME", help="Whose key it is.")
@click.option("--read-only", is_flag=True, help="Let them read, and change nothing.")
@click.option("--install", is_flag=True, help="Add the line to the file instead of printing it.")
@click.option(
    "--replace", is_flag=True, help="Install it in the place of the key's line of before."
)
@click.option("--list", "listed", is_flag=True, help="List who is let in.")
@click.option(
    "--remove",
    default="",
    metavar="WHOM",
    help="Take a name's keys out, or one by its fingerprint.",
)
@click.option(
    "--file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("~/.ssh/authorized_keys"),
    show_default=True,
    help="The file that sshd reads.",
)
@click.option("--json", "as_json", is_flag=True, help="With --list, print one JSON array.")
@click.pass_obj
def command(  # noqa: PLR0913  # one argument for each option
    session: Session,
    *,
    keyfile: BinaryIO | None,
    name: str,
    read_only: bool,
    install: bool,
    replace: bool,
    listed: bool,
    remove: str,
    file: Path,
    as_json: bool,
) -> None:
    """Let a person in over SSH, by their public key, to the notes and no further.

    KEYFILE is the public key, `-` what is pasted. The line for sshd's authorized_keys is printed,
    or put there with --install, as the account that everybody shares; see docs/ssh.md. Whoever has
    the key is NAME, can open the app and run commands that read or change notes, and nothing else.
    """
    keys = KeysFile(file)
    ways = (keyfile is not None, listed, bool(remove))
    if sum(ways) != 1:
        raise click.UsageError("give a KEYFILE with --as NAME, or --list, or --remove WHOM.")
    if listed:
        _list(keys, as_json=as_json)
    elif remove:
        _remove(keys, remove)
    elif keyfile is not None:
        if not name:
            raise click.UsageError("whose key is it? Say it with --as NAME after the command.")
        key = read_key(keyfile.read(MAX_BYTES + 1))
        folder = _folder(session)
        may_only_read = read_only or session.read_only
        grant = Grant(grants.check_name(name), folder, may_only_read, key)
        _check_login(Folder(Path(folder)), grant.name)
        line = grants.spell(grant, _program())
        if install or replace:
            _install(keys, grant, line, replace=replace)
        else:
            print_lines([line])


def _folder(session: Session) -> str:
    """Return the folder's absolute path, which need not be where the admin's settings say."""
    folder = session.find_folder()
    if folder is None:
        raise click.UsageError(NO_FOLDER)
    Folder(folder).check()
    return str(folder.resolve())


def _check_login(folder: Folder, name: str) -> None:
    """Say so where the folder's settings name people, and nobody goes by this name."""
    try:
        people = read_conventions(folder.read(FILE))[0].people
    except NoteUnreadable:
        return
    if not people or People(people).knows(name):
        return
    near = near_name(name, people)
    hint = f"; did you mean “{near}”?" if near else "."
    complain(f"No login in [people] of {folder.root / FILE} is “{name}”{hint}")


def _program() -> tuple[str, ...]:
    """Return what starts us, apart from what the account's home and environment hold.

    Raises `WeeknotesError` where it would not start: the person would be locked out.
    """
    python = (sys.executable, "-I")
    check = [*python, "-c", "import tui.commands"]
    done = subprocess.run(check, capture_output=True, cwd="/", check=False)  # noqa: S603  # ourselves
    if done.returncode:
        raise WeeknotesError(
            f"{sys.executable} does not find weeknotes by itself, as sshd will start it: install "
            "it into an environment of its own first, with pipx or in a venv."
        )
    return (*python, "-m", "tui")


def _install(keys: KeysFile, grant: Grant, line: str, *, replace: bool) -> None:
    was_there = False

    def change(data: bytes) -> bytes:
        nonlocal was_there
        wanted = grant.key.fingerprint
        there = [one for one in grants.entries(data) if one.key.fingerprint == wanted]
        if not there:
            return grants.with_line(data, line)
        if len(there) > 1 or there[0].grant is None:
            raise NotAllowed(
                f"This key is in {keys.path} already, line {there[0].line}, and not by weeknotes "
                "alone: whoever has it can do more there than read notes. Take that line out "
                "first, or let them use another key."
            )
        if replace:
            return grants.with_line(data, line, at=there[0].line)
        if _rights(there[0].grant) != _rights(grant):
            raise NotAllowed(
                f"This key is there already: {describe(there[0].grant)}. Nothing was changed; "
                "--replace puts the new line in its place."
            )
        if not grants.confines(there[0], line):
            raise NotAllowed(
                f"This key is there already, line {there[0].line}, but not as weeknotes would let "
                "it in now: what is to be run is another program, or what keeps people to it is "
                "missing. Nothing was changed; --replace puts the new line in its place."
            )
        was_there = True
        return data

    keys.rewrite(change)
    already = "was already there: " if was_there else ""
    print_lines([f"{keys.path}: {already}{describe(grant)}"])


def _rights(grant: Grant) -> tuple[str, str, bool]:
    return grant.name, grant.folder, grant.read_only


def _remove(keys: KeysFile, whom: str) -> None:
    gone: list[Grant] = []

    def change(data: bytes) -> bytes:
        meant = [one for one in grants.entries(data) if one.grant and _is_meant(one.grant, whom)]
        gone.extend(one.grant for one in meant if one.grant)
        return grants.without_lines(data, [one.line for one in meant])

    keys.rewrite(change)
    if not gone:
        raise WeeknotesError(f"No key of “{whom}” is in {keys.path}: --list prints who is there.")
    print_lines(f"{keys.path}: removed {describe(grant)}" for grant in gone)
    complain("Sessions that are open stay open until they are left or ended.")


def _is_meant(grant: Grant, whom: str) -> bool:
    return whom == grant.key.fingerprint or whom.strip().casefold() == grant.name.casefold()


def _list(keys: KeysFile, *, as_json: bool) -> None:
    found = [(one.line, one.grant) for one in grants.entries(keys.read()) if one.grant]
    if as_json:
        print_json(describe_row(line, grant) for line, grant in found)
        return
    width = max((cells(grant.name) for _, grant in found), default=0)
    for _, grant in found:
        rights = "reads" if grant.read_only else "reads and writes"
        key = grant.key
        print_lines([f"{pad(grant.name, width)}  {rights:16}  {key.fingerprint}  {key.comment}"])
    if not found:
        complain(f"Nobody is let in by weeknotes in {keys.path}.")


def describe(grant: Grant) -> str:
    """Say in a line who may do what by which key."""
    rights = "reads" if grant.read_only else "reads and writes"
    return f"{grant.name} {rights} {grant.folder} by {grant.key.kind} {grant.key.fingerprint}"


def describe_row(line: int, grant: Grant) -> dict[str, Any]:
    """Return a grant as it is printed in JSON; the names are public and stable."""
    return {
        "name": grant.name,
        "read_only": grant.read_only,
        "folder": grant.folder,
        "type": grant.key.kind,
        "fingerprint": grant.key.fingerprint,
        "comment": grant.key.comment or None,
        "line": line,
    }
