"""A person's own settings, and the one place that knows where their files belong.

Two files, because they have two authors: `config.toml` is written by the person and never
rewritten; `state.json` is what the program remembers from one session to the next.
"""

import os
from pathlib import Path
from typing import Annotated, Any

import msgspec

APP = "weeknotes"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a person may set in `config.toml`."""

    folder: str = ""
    """The notes folder to open where none is named; `~` is the home directory."""
    name: str = ""
    """Who the person is among the folder's people: a login, an alias or a display name."""
    theme: str = ""
    """The theme's name; empty: the one chosen last."""
    mouse: bool = True
    """Whether the terminal's mouse is used."""
    lean: bool = True
    """Whether only what changed on the screen is sent, and not as Textual does it."""
    reading_width: Annotated[int, msgspec.Meta(ge=30, le=200)] = 80
    """The widest line of a note's text, in cells."""
    idle_minutes: Annotated[int, msgspec.Meta(ge=0, le=10_080)] | None = None
    """How long the app waits for a key before it is left; 0: for ever. None: as the app has it."""
    keys: dict[str, str] = {}
    """Other keys for a binding's id, as in `"action.tick" = "t,space"`."""


class Remembered(msgspec.Struct, frozen=True, kw_only=True):
    """What the program remembers by itself."""

    theme: str = ""
    folder: str = ""
    """The folder opened last, absolute."""
    reading_width: int = 0
    """How long the lines of a note are, in cells; 0: as the settings say."""
    views: dict[str, dict[str, str]] = {}
    """How each person looked at the actions last, by display name."""


def config_dir() -> Path:
    """Return where the person's settings live; it need not exist."""
    import platformdirs

    return platformdirs.user_config_path(APP, appauthor=False)


def state_dir() -> Path:
    """Return where read marks, drafts and the remembered state live; it need not exist."""
    import platformdirs

    return platformdirs.user_state_path(APP, appauthor=False)


def cache_dir() -> Path:
    """Return where what can be rebuilt lives, such as the index; it need not exist."""
    import platformdirs

    return platformdirs.user_cache_path(APP, appauthor=False)


def own_template() -> Path:
    """Return where the person's template for new notes belongs; it need not exist."""
    return config_dir() / "template.md"


def load(path: Path | None = None) -> tuple[Settings, list[str]]:
    """Return the person's settings, and a sentence for each part of the file that is ignored.

    `path` is the file to read instead of `config.toml` in the person's directory. No file is no
    problem, and none of its faults is fatal: a wrong value leaves that setting at its default.
    """
    import tomllib

    file = path or config_dir() / "config.toml"
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings(), []
    except OSError as error:
        return Settings(), [f"{file} can't be read, so the defaults apply: {error.strerror}."]
    except ValueError as error:  # not TOML, or not UTF-8
        return Settings(), [f"{file} is not a TOML file, so the defaults apply: {error}."]
    return _accepted(table, file)


def remembered() -> Remembered:
    """Return what was remembered last; what can't be read or understood is forgotten."""
    try:
        return msgspec.json.decode(_state_file().read_bytes(), type=Remembered)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return Remembered()


def remember(**changes: str | int | dict[str, dict[str, str]]) -> bool:
    """Remember the fields of `Remembered` that are named; return whether the disk took them.

    Another session may do so at the same time: the file is replaced whole, and the last one wins.
    """
    import tempfile

    state = msgspec.structs.replace(remembered(), **changes)
    file = _state_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=".state-")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(msgspec.json.format(msgspec.json.encode(state)))
            temporary.replace(file)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError:
        return False  # a full or read-only disk is no reason to stop: the choice holds till the end
    return True


def _state_file() -> Path:
    return state_dir() / "state.json"


def _accepted(table: dict[str, Any], file: Path) -> tuple[Settings, list[str]]:
    known = {field.name: field.type for field in msgspec.structs.fields(Settings)}
    values: dict[str, Any] = {}
    problems: list[str] = []
    for key, value in table.items():
        if key not in known:
            options = ", ".join(known)
            problems.append(
                f"{file}: `{key}` is not a setting, and is ignored; there are {options}."
            )
            continue
        try:
            values[key] = msgspec.convert(value, known[key])
        except msgspec.ValidationError as error:
            problems.append(f"{file}: `{key}` is ignored, because its value is wrong: {error}.")
    return Settings(**values), problems
