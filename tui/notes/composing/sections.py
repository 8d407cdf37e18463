"""The sections of a folder's notes by name, those joined that mean the same."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tui.notes.note import Note, Section
from tui.notes.parsing.action_items import fold_heading
from tui.notes.wording import plain


class SectionName(msgspec.Struct, frozen=True):
    """A name of sections, and how often it stands over one."""

    name: str
    """As the folder's settings call it, else as it is written most often."""
    notes: int
    """How many notes have such a section."""
    headings: tuple[str, ...]
    """How it is written in the notes, the most frequent first."""


ALIKE = 0.8
"""What share of two words has to be the same for one to be taken for a slip of the other."""


class SectionNames:
    """What sections are called by the folder's aliases, and where these are silent."""

    def __init__(self, aliases: Mapping[str, Sequence[str]]) -> None:
        self._names: dict[str, str] = {}
        """The name that settings give a section, by each folded heading that stands for it."""
        for name, others in aliases.items():
            for heading in (name, *others):
                self._names.setdefault(fold_heading(heading), name)

    def key(self, heading: str) -> str:
        """Return what all headings that mean the same have in common, and no others."""
        folded = fold_heading(heading)
        return fold_heading(self._names.get(folded, folded))

    def stated(self, heading: str) -> str:
        """Return what the folder's settings call such a section; nothing where they are silent."""
        return self._names.get(fold_heading(heading), "")

    def same(self, heading: str) -> set[str]:
        """Return the folded headings that mean the same as one."""
        key = self.key(heading)
        return {key, *(folded for folded in self._names if self.key(folded) == key)}


def list_names(notes: Iterable[Note], aliases: Mapping[str, Sequence[str]]) -> list[SectionName]:
    """List the names of sections, those of most notes first; notes' titles are none."""
    names = SectionNames(aliases)
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    having: Counter[str] = Counter()
    keys: dict[str, str] = {}
    for note in notes:
        found = set()
        for section in sections_of(note):
            title = section.title
            if title not in keys:
                keys[title] = names.key(title)
            if key := keys[title]:
                written[key][title] += 1
                found.add(key)
        having.update(found)
    listed = [
        SectionName(
            name=names.stated(usual := headings.most_common(1)[0][0]) or plain(usual),
            notes=having[key],
            headings=tuple(title for title, _ in headings.most_common()),
        )
        for key, headings in written.items()
    ]
    return sorted(listed, key=lambda one: (-one.notes, one.name.casefold()))


def sections_of(note: Note) -> tuple[Section, ...]:
    """Return a note's sections without the heading at its top that is its title."""
    first = note.sections[0] if note.sections else None
    return note.sections[1:] if first and first.level == 1 else note.sections


def near_names(asked: str, names: Iterable[SectionName]) -> list[str]:
    """Return the names of sections that somebody may mean, the likeliest first.

    These are the ones with words that begin as those of `asked`; else the ones that are nearly
    the same as it, or have a word that is. There may be none.
    """
    wanted = fold_heading(asked)
    forms = {one.name: [*map(fold_heading, one.headings), fold_heading(one.name)] for one in names}
    begun = [
        name for name, all_forms in forms.items() if any(_begins(wanted, f) for f in all_forms)
    ]
    if begun or not wanted:
        return begun
    from difflib import SequenceMatcher

    likeness = SequenceMatcher(b=wanted)

    def alike(form: str) -> float:
        likeness.set_seq1(form)
        return likeness.ratio() if likeness.quick_ratio() >= ALIKE else 0.0

    near = {
        name: max(alike(part) for form in all_forms for part in (form, *form.split()))
        for name, all_forms in forms.items()
    }
    return sorted((name for name in near if near[name] >= ALIKE), key=lambda name: -near[name])


def _begins(wanted: str, form: str) -> bool:
    """Whether each of the wanted words is how a word of a heading begins."""
    words = form.split()
    wanted_words = wanted.split()
    return bool(wanted_words) and all(
        any(word.startswith(each) for word in words) for each in wanted_words
    )
