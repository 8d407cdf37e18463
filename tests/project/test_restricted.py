"""What a restricted process may not do, tried in processes of its own: nothing takes it back."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tui import restricted
from tui.restricted import confine

ROOT = Path(__file__).parents[2]

HOSTILE = {
    "EDITOR": "sh",
    "VISUAL": "sh",
    "PAGER": "sh",
    "BROWSER": "sh -c id",
    "PATH": "/tmp",
    "TEXTUAL": "devtools,debug",
    "TEXTUAL_DRIVER": "evil:Driver",
    "TEXTUAL_LOG": "/tmp/log",
    "TEXTUAL_SCREENSHOT": "1",
    "TEXTUAL_SCREENSHOT_LOCATION": "/tmp",
    "PYTHONPATH": "/tmp",
    "LD_PRELOAD": "/tmp/evil.so",
    "LANGUAGE": "en",
    "COLUMNS": "65535",
    "LINES": "65535",
    "TMPDIR": "/tmp",
    "WEEKNOTES_FOLDER": "/etc",
    "SSH_ORIGINAL_COMMAND": "id",
    "LCX": "C",
}


def confined(**environ: str) -> dict[str, str]:
    confine(environ)
    return environ


def test_only_what_is_known_to_be_harmless_stays_in_the_environment() -> None:
    harmless = {
        "TERM": "tmux-256color",
        "COLORTERM": "truecolor",
        "NO_COLOR": "",
        "LANG": "de_DE.UTF-8",
        "LC_ALL": "C.UTF-8",
        "LC_TIME": "de_DE@euro",
        "HOME": "/home/notes",
        "XDG_STATE_HOME": "/var/lib/notes",
    }

    assert confined(**harmless, **HOSTILE) == harmless


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TERM", "\x1b]0;title\x07"),
        ("TERM", "../../tmp/x"),
        ("TERM", "x" * 65),
        ("TERM", "xterm\n"),
        ("TERM", ""),
        ("COLORTERM", "; id"),
        ("LANG", "../../tmp/evil"),
        ("LC_ALL", "/tmp/evil"),
        ("LC_ALL", "C\x1b[2J"),
        ("HOME", "."),
        ("XDG_STATE_HOME", "../.."),
    ],
)
def test_a_value_of_the_wrong_kind_does_not(name: str, value: str) -> None:
    assert confined(**{name: value}) == {"TERM": restricted.PLAIN_TERMINAL}


def tried(code: str, **environ: str) -> Any:
    """Return what a restricted process prints as JSON in the end."""
    done = subprocess.run(
        [sys.executable, "-c", f"import json, os\nfrom tui import restricted\n{code}"],
        cwd=ROOT,
        env={"HOME": "/", **environ},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_textual_sees_nothing_of_the_environment_that_was() -> None:
    seen = tried(
        "restricted.enter()\n"
        "from textual import constants as c\n"
        "print(json.dumps([c.DRIVER, c.LOG_FILE, c.SCREENSHOT_DELAY, sorted(os.environ)]))",
        **{**HOSTILE, "PYTHONPATH": "", "LD_PRELOAD": "", "LANG": "C.UTF-8"},
    )

    assert seen == [None, None, -1, ["HOME", "LANG", "TERM"]]


STARTS = (
    "os.system('true')",
    "os.execv('/bin/true', ['true'])",
    "os.fork()",
    "os.posix_spawn('/bin/true', ['true'], {})",
    "os.spawnv(os.P_WAIT, '/bin/true', ['true'])",
    "os.popen('true')",
    "__import__('pty').spawn('true')",
    "__import__('subprocess').run(['true'])",
    "__import__('webbrowser').GenericBrowser('true').open('http://localhost/')",
    "__import__('multiprocessing').Process(target=print).start()",
    "__import__('socket').create_connection(('127.0.0.1', 9))",
    "__import__('socket').socket().bind(('127.0.0.1', 0))",
    "__import__('urllib.request').request.urlopen('http://127.0.0.1:9/')",
)


def test_no_program_is_started_and_no_network_reached() -> None:
    attempts = "".join(
        f"try:\n    {start}\nexcept OSError as error:\n    said.append(str(error))\n"
        f"else:\n    said.append('it worked')\n"
        for start in STARTS
    )

    said = tried(f"restricted.forbid_programs()\nsaid = []\n{attempts}print(json.dumps(said))")

    assert [words for words in said if "is not allowed in this session" not in words] == []
    assert len(said) == len(STARTS)


def test_threads_and_files_are_as_before() -> None:
    assert tried(
        "restricted.enter()\n"
        "import asyncio, tempfile\n"
        "with tempfile.TemporaryFile() as file:\n"
        "    written = file.write(b'words')\n"
        "async def main():\n"
        "    return await asyncio.gather(*(asyncio.to_thread(len, 'ab') for _ in range(8)))\n"
        "print(json.dumps([written, asyncio.run(main())]))"
    ) == [5, [2] * 8]


BOUNDS = """
import resource
restricted.limits()
names = ("CORE", "FSIZE", "AS", "DATA", "NPROC")
bounds = {name: resource.getrlimit(getattr(resource, f"RLIMIT_{name}")) for name in names}
print(json.dumps([bounds, os.umask(0)]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems bound less")
def test_memory_tasks_files_and_cores_are_bounded() -> None:
    bounds, umask = tried(BOUNDS)

    assert bounds["CORE"] == [0, 0]
    assert umask == 0o007
    for name, most in {
        "FSIZE": restricted.MAX_FILE,
        "AS": restricted.MAX_ADDRESSES,
        "DATA": restricted.MAX_MEMORY,
        "NPROC": restricted.MAX_TASKS,
    }.items():
        soft, hard = bounds[name]
        assert 0 < soft <= most
        assert soft == hard


def test_a_lower_limit_stays() -> None:
    lower = 64 << 20

    bounds, _ = tried(
        f"import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, ({lower}, {lower}))" + BOUNDS
    )

    assert bounds["FSIZE"] == [lower, lower]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems bound less")
@pytest.mark.parametrize(
    ("attempt", "error"),
    [
        ("bytearray(restricted.MAX_MEMORY + 1)", "MemoryError"),
        (f"os.ftruncate(os.memfd_create('x'), {restricted.MAX_FILE + 1})", "OSError"),
    ],
)
def test_what_goes_beyond_is_an_error_in_python(attempt: str, error: str) -> None:
    assert (
        tried(
            f"restricted.limits()\ntry:\n    {attempt}\n"
            "except (MemoryError, OSError) as error:\n    print(json.dumps(type(error).__name__))"
        )
        == error
    )


def test_the_limits_are_not_those_of_the_tests() -> None:
    """What is tried in processes of its own has not reached this one."""
    assert resource.getrlimit(resource.RLIMIT_NPROC)[1] != restricted.MAX_TASKS
    assert "PATH" in os.environ
