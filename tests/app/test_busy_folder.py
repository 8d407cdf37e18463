"""Keys at random while others write, rename and delete: the app goes on, and misses nothing."""

import asyncio
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from string import ascii_letters, punctuation

import pytest
from msgspec.structs import replace

from tests.app.journey import TODAY, Journey, journey
from tui.notes.library import Library
from tui.notes.note import Note

STEPS = 80
SIZES = ((120, 40), (80, 24), (60, 20), (15, 4))
NAMED = (
    *("up", "down", "left", "right", "pageup", "pagedown", "home", "end", "tab", "shift+tab"),
    *("enter", "escape", "space", "backspace"),
    *(f"ctrl+{letter}" for letter in "bfnprstyz"),
)
KEYS = tuple({*ascii_letters, *"123456789", *punctuation, *NAMED} - {"q"})
LINES = (
    "- [ ] Ring Jean @zoe 📅 2019-07-03\n",
    "- [x] Ring Jean ✅ 2019-06-20\n",
    "Two sentences. In one line.\n\n",
    "## Thanks\n\n",
    "<!-- Priya: which bins? -->\n",
    "<<<<<<< mine\n",
    "[[nowhere]] and [there](nowhere.md), says @callum\n",
)


class Others:
    """Everybody else who has the folder, with whatever program."""

    def __init__(self, folder: Path, chance: Random) -> None:
        self._folder = folder
        self._chance = chance
        self._number = 0

    def do_something(self) -> None:
        """Change one thing."""
        self._number += 1
        notes = sorted(self._folder.rglob("*.md"))
        ways = (self._append, self._insert, self._cut, self._begin, self._rename, self._drop)
        rare = (Path.unlink, self._damage, self._move_folder, self._make_rules, self._copy)
        way: Callable[[Path], object] = self._chance.choice((*ways, *rare))
        with suppress(FileNotFoundError):  # the person's keys may have taken it away just now
            way(self._chance.choice(notes))

    def _line(self) -> str:
        return self._chance.choice(LINES)

    def _append(self, note: Path) -> None:
        with note.open("a", encoding="utf-8") as file:
            file.write(f"\n{self._line()}")

    def _insert(self, note: Path) -> None:
        lines = note.read_bytes().splitlines(keepends=True)
        lines.insert(self._chance.randrange(len(lines) + 1), self._line().encode())
        note.write_bytes(b"".join(lines))

    def _cut(self, note: Path) -> None:
        lines = note.read_bytes().splitlines(keepends=True)
        aside = note.with_suffix(".tmp")
        aside.write_bytes(b"".join(lines[: self._chance.randrange(len(lines) + 1)]))
        aside.replace(note)

    def _begin(self, note: Path) -> None:
        name = f"2019-06-{self._chance.randrange(10, 28)}-{self._number}.md"
        folder = self._chance.choice((note.parent, self._folder / "zoe"))
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(f"# New\n\n{self._line()}", encoding="utf-8")

    def _rename(self, note: Path) -> None:
        note.rename(note.with_name(f"2019-05-{self._chance.randrange(10, 28)}-{self._number}.md"))

    def _drop(self, note: Path) -> None:
        note.write_bytes(b"")

    def _damage(self, note: Path) -> None:
        note.write_bytes(b"\xff\xfe no text \x00" + self._line().encode())

    def _copy(self, note: Path) -> None:
        name = f"{note.stem}.sync-conflict-20190626-10{self._number % 50 + 10}00-ABCDEF1.md"
        shutil.copy(note, note.with_name(name))

    def _move_folder(self, note: Path) -> None:
        if note.parent != self._folder:
            note.parent.rename(self._folder / f"moved-{self._number}")

    def _make_rules(self, _: Path) -> None:
        rules = ('tick = "own"\n', 'edit = "nobody"\n', 'week_starts = "sunday"\n', "nonsense [")
        (self._folder / ".weeknotes.toml").write_text(self._chance.choice(rules), encoding="utf-8")


def known(library: Library) -> dict[str, Note]:
    """Return what a library knows, but for when it was read."""
    return {path: replace(note, stamp=()) for path, note in library.notes.items()}


def read_afresh(folder: Path, me: str) -> dict[str, Note]:
    """Return what somebody knows who has just come."""
    library = Library(folder, me=me, today=lambda: TODAY)
    library.open()
    library.refresh()
    return known(library)


async def press_any(person: Journey, chance: Random) -> None:
    """Press a few keys, one by one or as a slow line brings them: all at once."""
    keys = chance.choices(KEYS, k=chance.choice((1, 1, 2, 5)))
    if chance.random() < 0.5:
        await person.press(*keys)
        return
    for key in keys:
        person.app.simulate_key(key)


@pytest.mark.parametrize("seed", range(3))
async def test_the_app_goes_on_and_knows_in_the_end_what_the_files_hold(
    sample: Path, seed: int
) -> None:
    chance = Random(seed)
    others = Others(sample, chance)
    async with journey(sample, me="priya", size=SIZES[seed % len(SIZES)]) as person:
        for _ in range(STEPS):
            if chance.random() < 0.2:
                others.do_something()
            if chance.random() < 0.03:
                await person.pilot.resize_terminal(*chance.choice(SIZES))
            await press_any(person, chance)
            assert person.app.is_running

        async with asyncio.timeout(20):
            while known(person.main.library) != await asyncio.to_thread(
                read_afresh, sample, "priya"
            ):
                await person.pilot.pause()
