"""The items of a note's task lists as actions."""

import re
from typing import NamedTuple
from unicodedata import normalize

from tui.notes.action import Action
from tui.notes.conventions import Conventions
from tui.notes.parsing.blocks import Structure, TaskItem
from tui.notes.parsing.dialects import Reading, read_fields
from tui.notes.parsing.front_matter import FrontMatter, split_front_matter
from tui.notes.parsing.skim import skim
from tui.notes.text import decode, with_line_feeds

_CHECKLIST = re.compile(r"(?:^|\s)#checklist\b")


class Found(NamedTuple):
    """An action with what it takes to change it."""

    action: Action
    item: TaskItem
    reading: Reading


def find_actions(path: str, data: bytes, conventions: Conventions) -> list[Found]:
    """List the actions of a file as it is now, with where each of them stands."""
    front, body = split_front_matter(with_line_feeds(decode(data).text))
    return read_actions(path, skim(body, front.lines), front, conventions)


def read_actions(
    path: str, structure: Structure, front: FrontMatter, conventions: Conventions
) -> list[Found]:
    """Turn the task-list items of a note into actions."""
    if not structure.tasks:
        return []
    readings = [read_fields(item.text) for item in structure.tasks]
    twins: dict[str, int] = {}
    for reading in readings:
        twins[reading.text] = twins.get(reading.text, 0) + 1
    met: dict[str, int] = {}
    counted = _counted_headings(structure, conventions)
    follow_up = front.text("actions").lower() not in ("false", "no", "off")
    found = []
    for item, reading in zip(structure.tasks, readings, strict=True):
        nth = met.get(reading.text, 0)
        met[reading.text] = nth + 1
        action = Action(
            path=path,
            line=item.line + 1,
            mark=item.mark,
            text=reading.text,
            section=structure.headings[item.heading].title if item.heading >= 0 else "",
            nth=nth,
            of=twins[reading.text],
            depth=item.depth,
            lines=item.last - item.line + 1,
            counted=follow_up and counted[item.heading] and not _is_checklist(reading.text),
            mentions=reading.mentions,
            **reading.values,
        )
        found.append(Found(action, item, reading))
    return found


def fold_heading(title: str) -> str:
    """Reduce a heading to what counts when headings are compared.

    Case, punctuation, curly quotes, numbering, leading emoji and a trailing colon do not.
    """
    folded = normalize("NFKC", title).casefold().replace("’", "").replace("'", "")
    words = re.findall(r"[^\W_]+", folded)
    while len(words) > 1 and words[0].isdigit():
        words = words[1:]
    return " ".join(words)


def _counted_headings(structure: Structure, conventions: Conventions) -> list[bool]:
    """Tell for each heading, and last for what is above all, whether task lists are actions.

    A heading passes on to those of a deeper level what it says itself.
    """
    wanted = {fold_heading(title) for title in conventions.action_headings}
    if not wanted and "#checklist" not in " ".join([h.title for h in structure.headings]):
        return [True] * (len(structure.headings) + 1)
    counted = []
    above: list[tuple[int, bool]] = []
    for heading in structure.headings:
        while above and above[-1][0] >= heading.level:
            above.pop()
        inherited = above[-1][1] if above else not wanted
        is_wanted = inherited or fold_heading(heading.title) in wanted
        here = is_wanted and not _is_checklist(heading.title)
        above.append((heading.level, here))
        counted.append(here)
    return [*counted, not wanted]


def _is_checklist(text: str) -> bool:
    return "#checklist" in text and bool(_CHECKLIST.search(text))
