"""`make` says in one sentence what a machine lacks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

NO_ENSUREPIP = f"""#!/bin/sh
case "$*" in *ensurepip*) exit 1;; esac
exec {sys.executable} "$@"
"""


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},  # without what an outer make passes on
        capture_output=True,
        text=True,
        check=False,
    )


def script(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


def test_alone_it_lists_what_it_can_do() -> None:
    done = make()

    assert done.returncode == 0
    for target in ("demo", "test", "check", "format", "bench", "wheel", "clean"):
        assert f"make {target} " in done.stdout


@pytest.mark.parametrize("python", ["", "false"], ids=["no python", "a python that is too old"])
def test_python_is_missing(python: str, tmp_path: Path) -> None:
    done = make("demo", f"VENV={tmp_path / 'venv'}", f"PYTHON={python}")

    assert done.returncode == 2
    assert done.stderr.startswith("weeknotes needs Python 3.11 or newer")


def test_the_venv_module_is_missing(tmp_path: Path) -> None:
    python = script(tmp_path / "python3", NO_ENSUREPIP)

    done = make("demo", f"VENV={tmp_path / 'venv'}", f"PYTHON={python}")

    assert done.returncode == 2
    assert done.stderr.startswith(f"{python} cannot make virtual environments")
    assert "python3-venv" in done.stderr


def test_a_newer_python_is_found_behind_an_old_one(tmp_path: Path) -> None:
    script(tmp_path / "python3", "#!/bin/sh\nexit 1\n")
    (tmp_path / "python3.12").symlink_to(sys.executable)

    done = subprocess.run(
        ["make", "--dry-run", "demo", f"VENV={tmp_path / 'venv'}"],
        cwd=ROOT,
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert f"python3.12 -m venv --clear {tmp_path / 'venv'}" in done.stdout


def test_the_packages_do_not_arrive(tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    python = script(venv.parent / "python3", f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    (venv / "bin").mkdir(parents=True)
    broken_pip = '#!/bin/sh\ncase "$*" in *" install "*) echo no index >&2; exit 1;; esac\n'
    script(venv / "bin" / "python", broken_pip)

    done = make("demo", f"VENV={venv}", f"PYTHON={python}")

    assert done.returncode == 2
    assert "no index\nThe packages were not installed: the reason is above" in done.stderr
    assert not (venv / ".installed").exists()
