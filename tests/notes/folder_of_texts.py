"""Notes that documents are composed from, scanned from texts without a folder on disk."""

from collections.abc import Mapping

from msgspec.structs import replace

from tui.notes.composing.compose import Sources
from tui.notes.conventions import Conventions, People
from tui.notes.errors import NoteUnreadable
from tui.notes.parsing.front_matter import read_front_matter
from tui.notes.parsing.scan import Surroundings, scan
from tui.notes.text import decode, split_lines

PEOPLE = {"ada": "Ada Lovelace", "bo": "Bo Lind", "cy": "Cy Young"}


def sources(
    texts: Mapping[str, str], *, aliases: Mapping[str, tuple[str, ...]] | None = None
) -> Sources:
    """Return the notes that stand at these paths; one whose text is empty can't be read."""
    people = People(PEOPLE)
    around = Surroundings(Conventions(people=PEOPLE), people)
    notes = {}
    for path, text in texts.items():
        note = scan(path, text.encode(), around=around)
        actions = tuple(
            replace(action, owner=people.owner(action.owner, action.mentions))
            for action in note.actions
        )
        notes[path] = replace(note, actions=actions)

    def text_of(path: str) -> tuple[str, int]:
        if not texts[path]:
            raise NoteUnreadable(f"{path} can't be read.")
        lines = split_lines(decode(texts[path].encode()).text)
        front = read_front_matter(lines)
        return "\n".join(lines[front.lines :]), front.lines + 1

    return Sources(notes, text_of, aliases=aliases, people=PEOPLE)
