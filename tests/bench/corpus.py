"""A made-up team's folder of weeknotes, of any size and always the same for the same seed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tests.bench import phrases

AUTHORS = (
    "amara", "bruno", "callum", "dilys", "esme", "farid", "greta", "hamish", "ines", "jun",
)  # fmt: skip
ACTIONS_PER_NOTE = 3
NOTE_BYTES = 5_000
MARKER = "Harvest"
"""First word of the titles of the newest week's notes, and of no other."""
FIRST_ACTION = "Ripen the plums"
"""The open action that has been overdue for longest; it stands in the newest note of `amara`."""


@dataclass(frozen=True)
class Corpus:
    """A folder of made-up notes."""

    root: Path
    files: tuple[Path, ...]
    """Newest first; within a week in the order of `AUTHORS`."""

    @property
    def newest(self) -> Path:
        """The file that holds `FIRST_ACTION`."""
        return self.files[0]


def write_corpus(root: Path, notes: int, *, newest: date, seed: int = 1) -> Corpus:
    """Write `notes` notes of about 5 KB by ten authors, one each a week, the last at `newest`."""
    chance = random.Random(seed)
    paragraphs = [_paragraph(chance) for _ in range(400)]
    monday = newest - timedelta(days=newest.weekday())
    earliest = monday - timedelta(weeks=notes // len(AUTHORS) + 1)
    files = []
    for number in range(notes):
        weeks_ago, who = divmod(number, len(AUTHORS))
        week = monday - timedelta(weeks=weeks_ago)
        actions = [_action(chance, week, who) for _ in range(ACTIONS_PER_NOTE)]
        if number == 0:
            actions[0] = f"- [ ] {FIRST_ACTION} 📅 {earliest.isoformat()}"
        lines = _note(chance, paragraphs, week, who, marked=weeks_ago == 0)
        file = root / AUTHORS[who] / f"{week.isoformat()}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join([*lines, *actions, ""]), encoding="utf-8")
        files.append(file)
    return Corpus(root, tuple(files))


def long_text(size: int, *, seed: int = 1) -> str:
    """Return one note of about `size` bytes whose first heading starts with `MARKER`."""
    chance = random.Random(seed)
    paragraphs = [_paragraph(chance) for _ in range(400)]
    parts = [f"# {MARKER} of a long year\n"]
    written = 0
    while written < size:
        part = "\n".join(_section(chance, paragraphs))
        parts.append(part)
        written += len(part.encode())
    return "\n".join(parts)


def retitle(file: Path, word: str) -> None:
    """Put `word` before a note's title, as another program would: a new file in its place."""
    text = file.read_text(encoding="utf-8")
    before, _, after = text.partition("# ")
    beside = file.with_name(f".{file.name}.tmp")
    beside.write_text(f"{before}# {word} {after}", encoding="utf-8")
    beside.replace(file)


def _note(
    chance: random.Random, paragraphs: list[str], week: date, who: int, *, marked: bool
) -> list[str]:
    subject = chance.choice(phrases.SUBJECTS)
    title = f"{subject} and {chance.choice(phrases.SUBJECTS)}"
    title = f"{MARKER} of the {title}" if marked else title.capitalize()
    lines = list(_front_matter(chance, week, who)) if who % 3 == 0 else []
    lines += [f"# {title}", "", f"Week commencing {week.day} {week:%B %Y}.", ""]
    while sum(len(line) + 1 for line in lines) < NOTE_BYTES - 900:
        lines += _section(chance, paragraphs)
    return [*lines, "## Next week", ""]


def _front_matter(chance: random.Random, week: date, who: int) -> Iterator[str]:
    yield "---"
    yield f"author: {AUTHORS[who].capitalize()}"
    yield f"week: {week.isoformat()}"
    yield f"tags: [{', '.join(chance.sample(phrases.SUBJECTS, 2))}]"
    yield "---"


def _section(chance: random.Random, paragraphs: list[str]) -> list[str]:
    lines = [f"## {chance.choice(phrases.HEADINGS)}", ""]
    for paragraph in chance.sample(paragraphs, 2):
        lines += [paragraph, ""]
    lines += [f"- {_sentence(chance)}" for _ in range(3)]
    site = chance.choice(phrases.SUBJECTS).replace(" ", "-")
    lines += [f"- I read [about {site}](https://example.org/{site}) again", ""]
    return lines


def _action(chance: random.Random, week: date, who: int) -> str:
    box = chance.choice("      xx/-")
    due = (week + timedelta(days=chance.randrange(5, 40))).isoformat()
    field = (f"📅 {due}", f"[due:: {due}]", f"due:{due}")[who % 3]
    owner = f"@{chance.choice(AUTHORS)} " if chance.random() < 0.5 else ""
    return f"- [{box}] {owner}{_sentence(chance)} {field}"


def _paragraph(chance: random.Random) -> str:
    return " ".join(f"{_sentence(chance)}." for _ in range(chance.randrange(3, 7)))


def _sentence(chance: random.Random) -> str:
    subject, verb = chance.choice(phrases.SUBJECTS), chance.choice(phrases.VERBS)
    return f"{chance.choice(phrases.PEOPLE)} {verb} the {subject} {chance.choice(phrases.ENDS)}"
