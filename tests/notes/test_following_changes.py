"""What is kept from change to change is what it would be if it were made anew."""

from datetime import date
from random import Random

import pytest

from tests.made import TODAY, made_action, made_note
from tui.notes.actions.agenda import Agenda, Grouping, Scope, View, gather, regather
from tui.notes.conventions import People
from tui.notes.note import Note, Status
from tui.notes.parsing.backlinks import differing
from tui.notes.parsing.links import Links
from tui.notes.readers.chronicle import chronicle, rechronicle
from tui.notes.readers.chronicle_layout import Layout
from tui.notes.readers.visibility import Sight, visible
from tui.notes.store.neighbours import Neighbours
from tui.notes.week import Week

DAYS = (None, TODAY, date(2019, 6, 3), date(2019, 5, 30), date(2019, 4, 1), date(2019, 6, 25))
AUTHORS = ("Ada", "Ben", "Cy", "")
PATHS = [f"{folder}{name}.md" for folder in ("", "a/", "b/") for name in "nopqrst"]
SITE = "https://site.example/"


def some_note(chance: Random, path: str) -> Note:
    """Return a note that often shares its week, its author or its title with others."""
    actions = tuple(
        made_action(
            text=f"Item {line}",
            mark=chance.choice(" x/-"),
            path=path,
            line=line,
            due=chance.choice(DAYS),
            owner=chance.choice(AUTHORS),
        )
        for line in range(1, chance.randrange(4))
    )
    return made_note(
        path,
        week=chance.choice(DAYS),
        author=chance.choice(AUTHORS),
        title=chance.choice(("Tea", "Bins", "Roof")),
        guessed=chance.random() < 0.3,
        status=chance.choice((Status.PUBLISHED, Status.PUBLISHED, Status.DRAFT)),
        actions=actions,
    )


class Folder:
    """Notes before a change to some of them, and after it."""

    def __init__(self, seed: int) -> None:
        chance = Random(seed)
        self.before = {path: some_note(chance, path) for path in chance.sample(PATHS, 14)}
        self.changed = set(chance.sample(PATHS, chance.randrange(5)))
        self.now = dict(self.before)
        for path in sorted(self.changed):
            self.now.pop(path, None)
            if chance.random() < 0.7:
                self.now[path] = some_note(chance, path)
        self.outdated = [self.before[path] for path in self.changed if path in self.before]
        self.fresh = [self.now[path] for path in self.changed if path in self.now]


@pytest.fixture(params=range(40))
def folder(request: pytest.FixtureRequest) -> Folder:
    return Folder(request.param)


def test_the_chronicle(folder: Folder) -> None:
    before = chronicle(folder.before.values(), today=TODAY)
    again = rechronicle(before, folder.outdated, folder.fresh)
    assert again == chronicle(folder.now.values(), today=TODAY)


def test_weeks_without_a_change_stay_the_same_objects(folder: Folder) -> None:
    before = chronicle(folder.before.values(), today=TODAY)
    again = rechronicle(before, folder.outdated, folder.fresh)
    touched = {note.week for note in (*folder.outdated, *folder.fresh)}
    old = {written.week: written for written in before.weeks}
    assert all(old[each.week] is each for each in again.weeks if each.week not in touched)


def test_the_rows_of_the_timeline(folder: Folder) -> None:
    folded = {Week.of(TODAY)}
    before = Layout(chronicle(folder.before.values(), today=TODAY), folded)
    now = chronicle(folder.now.values(), today=TODAY)
    anew, again = Layout(now, folded), Layout(now, folded, before=before)
    assert list(again) == list(anew) == [again[index] for index in range(len(anew))]
    assert [again.find(row.key) for row in anew] == list(range(len(anew)))


@pytest.mark.parametrize("scope", Scope)
@pytest.mark.parametrize("by", Grouping)
@pytest.mark.parametrize("owner", ["", "ada"])
def test_the_groups_of_actions(folder: Folder, by: Grouping, scope: Scope, owner: str) -> None:
    view = View(by=by, scope=scope, owner=owner)
    entries = gather(folder.before.values(), today=TODAY)
    agenda = Agenda(entries, today=TODAY)
    agenda.groups(view)
    entries, exchange = regather(entries, folder.outdated, folder.fresh, today=TODAY)
    again = agenda.after(entries, exchange).groups(view)
    assert again == Agenda(gather(folder.now.values(), today=TODAY), today=TODAY).groups(view)


@pytest.mark.parametrize("me", ["", "Ada"])
def test_what_somebody_is_to_be_shown(folder: Folder, me: str) -> None:
    sight, people = Sight(), People({})
    assert sight.of(folder.before, me, people) == visible(folder.before, me, people)
    sight.follow(folder.now, folder.changed)
    again = sight.of(folder.now, me, people)
    assert again == visible(folder.now, me, people)
    assert sight.of(folder.now, me, people) is again


def test_what_is_known_of_neighbours(folder: Folder) -> None:
    known = dict(folder.before)
    kept = Neighbours(known)
    kept.expect(PATHS)
    kept.renew(PATHS)
    kept.expect(folder.changed)
    for path in folder.changed:
        known.pop(path, None)
    known |= {note.path: note for note in folder.fresh}
    kept.renew(folder.changed)
    anew = Neighbours(known)
    anew.expect(known)
    for name in {path.rpartition("/")[0] for path in known}:
        assert sorted(kept.names(name)) == sorted(anew.names(name))
        assert kept.weeks(name) == anew.weeks(name)
        assert {note.path for note in kept.uncertain(name)} == {
            note.path for note in anew.uncertain(name)
        }


def test_where_links_lead(folder: Folder) -> None:
    links = Links(folder.before.values(), SITE).renewed(folder.now, folder.changed)
    anew = Links(folder.now.values(), SITE)
    targets = ("Tea", "Bins", "Roof", *PATHS, *"nopqrst", *(f"{SITE}{name}" for name in "nopqrst"))
    for target in targets:
        assert links.resolve(target, "a/x.md") == anew.resolve(target, "a/x.md")


def test_what_is_different_is_told_by_path() -> None:
    notes = {"a.md": made_note("a.md"), "b.md": made_note("b.md"), "d.md": made_note("d.md")}
    now = {"b.md": made_note("b.md"), "c.md": made_note("c.md"), "d.md": notes["d.md"]}
    assert sorted(differing(notes, now)) == ["a.md", "b.md", "c.md"]
