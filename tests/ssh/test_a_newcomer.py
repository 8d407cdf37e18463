"""What a newcomer's key, pasted by an administrator, lets them do in the app, and what it does not.

What they can ask for without the app is in `test_shared_account`.
"""

import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ssh.host import Host
from tests.ssh.server import free_port
from tests.ssh.window import CTRL_S, Window

FIRST_LINE = "My first week, at Grange."


@pytest.fixture(scope="module")
def newcomer(host: Host) -> str:
    host.authorize("cleo")
    return "cleo"


@pytest.fixture
def app(host: Host, newcomer: str) -> Iterator[Window]:
    """The app over SSH, with a note to be read."""
    with host.window(newcomer) as app:
        app.see("words")
        yield app


def lines(host: Host) -> dict[Path, list[str]]:
    """Return the lines of all that is in the folder, other than what weeknotes keeps there."""
    files = (path for path in host.folder.rglob("*") if path.is_file())
    shown = (path for path in files if ".weeknotes" not in path.parts)
    return {path: path.read_text(encoding="utf-8").splitlines() for path in shown}


def test_they_read_tick_and_draft(host: Host, app: Window) -> None:
    before = lines(host)

    app.press(b"2", "Next link")
    app.press(b"}", "priya/2019-W26.md")
    assert lines(host) == before

    app.press(b"3", "Done")
    app.press(b" ", "☑")
    app.wait_for(lambda: lines(host) != before, "tick in a file")
    after = lines(host)
    (ticked,) = [path for path in before if after[path] != before[path]]
    ((old, new),) = [
        pair for pair in zip(before[ticked], after[ticked], strict=True) if pair[0] != pair[1]
    ]
    assert (old[:5], new[:5]) in {("- [ ]", "- [x]"), ("- [/]", "- [x]")}
    assert new[5:].startswith(old[5:])

    app.press(b"N", "^s Save")
    app.type(FIRST_LINE)
    app.see("Grange")
    app.send(CTRL_S)
    app.wait_for(lambda: lines(host).keys() > before.keys(), "draft in a file")
    (draft,) = lines(host).keys() - before.keys()
    assert draft.parent == host.folder / "cleo"
    assert any(FIRST_LINE in line for line in lines(host)[draft])
    assert {**lines(host), ticked: [], draft: []} == {**before, ticked: [], draft: []}


def test_no_program_of_the_hosts_can_be_started_from_the_app(app: Window) -> None:
    app.press(b"e", "^s Save")
    app.send(b"\x0f")  # ctrl+o, which lends a note to one's own editor where that is allowed
    app.type("Kendal")
    app.see("Kendal")

    app.send(b"\x1a")  # ctrl+z, which is no job control here
    app.see_no_more("Kendal")


def test_a_terminal_brings_no_shell(host: Host, newcomer: str) -> None:
    done = host.asked(newcomer, "sh", options=["-tt"])

    assert done.returncode == 1
    assert "“sh” is not served here" in done.stdout + done.stderr


def test_sftp_lists_no_folder(host: Host, newcomer: str) -> None:
    program = host.server.client("sftp", "-P", host.key[newcomer])
    done = subprocess.run(
        [*program, "-b", "-", f"{host.account}@127.0.0.1"],
        input=b"ls /\n",
        capture_output=True,
        check=False,
    )

    assert done.returncode != 0
    assert b"etc" not in done.stdout


@pytest.mark.parametrize("option", ["-L{port}:127.0.0.1:{inside}", "-D{port}"])
def test_no_port_leads_further(host: Host, newcomer: str, option: str) -> None:
    port, inside = free_port(), host.server.port
    with Window(host.client(newcomer, option.format(port=port, inside=inside))) as app:
        app.see("Question 31")
        with socket.create_connection(("127.0.0.1", port), timeout=10) as through:
            through.sendall(b"\x05\x01\x00" if option.startswith("-D") else b"SSH-2.0-x\r\n")
            if option.startswith("-D"):
                assert through.recv(2) == b"\x05\x00"  # the client's own proxy, which asks sshd
                through.sendall(b"\x05\x01\x00\x01\x7f\x00\x00\x01" + inside.to_bytes(2, "big"))
            assert b"SSH-2.0" not in heard(through)


def heard(connection: socket.socket) -> bytes:
    """Return what comes first; nothing where the other end hangs up, in whatever manner."""
    try:
        return connection.recv(100)
    except ConnectionResetError:
        return b""
