"""The built package works by itself, far from the checkout, on what it declares and no more."""

import os
import subprocess
import sys
import venv
from importlib import metadata
from pathlib import Path

import pytest

from tests.bench.terminal import Terminal
from tests.project.distributions import closure

ROOT = Path(__file__).parents[2]


class Installed:
    """An environment that holds the built wheel and the packages that the wheel asks for.

    The wheel is really built and installed. What it depends on is linked from the environment
    that runs the tests, so that no network is needed.
    """

    def __init__(self, place: Path) -> None:
        self.elsewhere = place / "elsewhere"
        self.elsewhere.mkdir()
        self.bin = place / "venv" / "bin"
        venv.create(place / "venv", with_pip=False)
        _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place), cwd=ROOT)
        (wheel,) = place.glob("weeknotes-*.whl")
        pip = (sys.executable, "-m", "pip", f"--python={self.bin / 'python'}", "install")
        _run(*pip, "--quiet", "--no-index", "--no-deps", "--compile", str(wheel), cwd=place)
        (self.site,) = (place / "venv" / "lib").glob("python*/site-packages")
        _link_requirements(self.site)
        self.env = {"PATH": os.defpath, "HOME": str(place), "LANG": "C.UTF-8"}

    def run(self, program: str, *arguments: str) -> str:
        """Return what a program of the environment prints, with no terminal anywhere."""
        return _run(str(self.bin / program), *arguments, cwd=self.elsewhere, env=self.env)


def _link_requirements(site: Path) -> None:
    (weeknotes,) = metadata.distributions(name="weeknotes", path=[str(site)])
    for distribution in closure(weeknotes.requires or ()).values():
        for top in {Path(file).parts[0] for file in distribution.files or ()} - {
            "..",
            "__pycache__",
        }:
            link = site / top
            if not link.exists():
                link.symlink_to(Path(str(distribution.locate_file(top))))


def _run(*command: str, cwd: Path, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        command,
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return Installed(tmp_path_factory.mktemp("wheel"))


@pytest.mark.parametrize("name", ["styles", "sample_notes"])
def test_it_carries_every_file_of_the_checkout(installed: Installed, name: str) -> None:
    def files(folder: Path) -> dict[str, bytes]:
        return {
            file.relative_to(folder).as_posix(): file.read_bytes()
            for file in folder.rglob("*")
            if file.is_file()
        }

    assert files(installed.site / "tui" / name) == files(ROOT / name)
    assert files(ROOT / name)


def test_it_finds_its_own_files_and_not_the_checkouts(installed: Installed) -> None:
    code = "from tui import assets; print(assets.styles(), assets.sample_notes(), sep='\\n')"

    printed = installed.run("python", "-c", code)

    assert printed.splitlines() == [
        str(installed.site / "tui" / name) for name in ("styles", "sample_notes")
    ]


def test_the_demo_prints_without_a_terminal(installed: Installed) -> None:
    assert "weeknotes demo" in installed.run("weeknotes", "demo")


def test_the_demo_opens_in_a_terminal(installed: Installed) -> None:
    command = [str(installed.bin / "weeknotes"), "demo"]
    with Terminal(command, cwd=installed.elsewhere, env=installed.env) as terminal:
        terminal.first_paint("Actions", timeout=20)
        terminal.send(b"q")
        assert terminal.ended() == 0
