"""Searching all notes: with an index, and with the same results without one."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.made import TODAY
from tests.notes.searched import Searched

TEXTS = {
    "ada/2019-06-03.md": "# Plums\n\nStones and tea.\n\n## What I learned\n\nPatience, at low\n"
    "tide.\n\n### Slowly\n\nLike a café.\n\n## Next week\n\n- [ ] Jam @ada\n",
    "ada/2019-06-10.md": "---\nauthor: ada\ntags: [fruit]\nstatus: draft\n---\n\n# Pears\n\n"
    "A plum, and more.\n\n## Learning\n\nTea’s gone.\n",
    "bo/2019-05-27.md": "# Bins\n\n## Plum stones\n\nDon't low the tide. #fruit/soft\n\n"
    "## Next week\n\nMore tea, no patience.\n",
    "bo/2018-06-11.md": "# Old bins\n\nNo plumage, snow_low-tide.\n",
    "cy/about.md": "# About\n\nA page without a week, on [tea](https://example.org/tea).\n",
}
ALIASES = {"Learning": ("What I learned",)}
A3, A10, B27, B18, CY = TEXTS


@pytest.fixture(params=["index", "temporary", "scan"])
def folder(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Searched]:
    """The texts with each way of searching them."""
    if request.param == "scan":
        monkeypatch.setitem(sys.modules, "sqlite3", None)
        monkeypatch.delitem(sys.modules, "tui.notes.finding.search_index", raising=False)
        monkeypatch.delitem(sys.modules, "tui.notes.finding.search_file", raising=False)
    file = tmp_path / "cache" / "search.sqlite" if request.param == "index" else None
    searched = Searched(TEXTS, file)
    yield searched
    searched.searcher.close()


@pytest.mark.parametrize(
    ("query", "paths"),
    [
        ("plum", [A3, B27, A10, B18]),
        ("plums", [A3]),
        ("lum", []),
        ("tide", [A3, B27, B18]),
        ('"low tide"', [A3, B18]),
        ('"low tid"', []),
        ('"low tid', [A3, B18]),
        ("PLUM tea", [A3, B27, A10]),
        ("cafe", [A3]),
        ("café", [A3]),
        ("tea's", [A10]),
        ("tea’s", [A10]),
        ("plum -tea", [B18]),
        ("plum -tide", [A10]),
        ("-tea", [B18]),
        ("jam or gone", [A10, A3]),
        ("plum jam or gone", [A3, A10]),
        ("example.org", [CY]),
        ("draft", []),  # stands in front matter
        ("author:ada", [A10, A3]),
        ("author:love", [A10, A3]),
        ("-author:ada plum", [B27, B18]),
        ("week:last", [A3]),
        ("week:2019-06-12", [A10]),
        ("since:2019-06-03", [A10, A3]),
        ("since:2019-06", [A10, A3, B27]),  # its week ends in June
        ('since:"last month"', [A10, A3, B27]),
        ("until:may", [B27, B18]),
        ("until:2018", [B18]),
        ("tag:fruit", [A10, B27]),
        ("tag:#soft", []),
        ("kind:page", [CY]),
        ("is:draft", [A10]),
        ("is:open", [A3]),
        ("has:action plum", [A3]),
        ("tag:fruit or jam", [A10, A3, B27]),
        ("section:learning", [A10, A3]),
        ("section:learning tea", [A10]),
        ("section:learning cafe", [A3]),
        ('section:learning "low tide"', [A3]),
        ("section:next tea", [B27]),
        ("section:next or section:learning patience", [A3, B27]),
        ("section:learning -section:slowly", [A10]),
        ("section:nowhere tea", []),
        ("", []),
        (" -", []),
    ],
)
def test_notes_are_found(folder: Searched, query: str, paths: list[str]) -> None:
    folder.texts[A10] = TEXTS[A10].replace("author: ada", "author: Ada Lovelace")
    folder.texts[A3] = f"---\nauthor: Ada Lovelace\n---\n\n{TEXTS[A3]}"

    assert sorted(folder.paths(query, sections=ALIASES)) == sorted(paths)


def test_the_title_counts_more_than_a_heading_and_that_more_than_text(folder: Searched) -> None:
    assert folder.paths("plum") == [A3, B27, A10, B18]


def test_the_same_query_gives_the_same_order(folder: Searched) -> None:
    assert folder.paths("tea or plum") == folder.paths("tea or plum")


@pytest.mark.parametrize(
    ("query", "lines"),
    [
        ("plum", [(1, "<Plum>s")]),
        ("author:ada low tide", [(7, "Patience, at <low>"), (8, "<tide>.")]),
        ('author:ada "low tide"', [(7, "Patience, at <low>")]),
        ("author:ada stones tea", [(3, "<Stones> and <tea>.")]),
        ("slow", [(10, "<Slow>ly")]),
        ("cafe", [(12, "Like a <café>.")]),
        ("kind:page", []),
    ],
)
def test_lines_are_shown_with_the_words_marked(
    folder: Searched, query: str, lines: list[tuple[int, str]]
) -> None:
    assert folder.lines(query) == lines


def test_a_line_that_has_more_of_the_words_is_better(folder: Searched) -> None:
    folder.texts = {"a.md": "# T\n\nOne tea.\n\nNo.\n\n  More tea for one.\n\n## One\n"}

    assert folder.lines("tea one") == [
        (3, "<One> <tea>."), (7, "More <tea> for <one>."), (9, "<One>"),
    ]  # fmt: skip


def test_lines_elsewhere_than_in_the_section_are_left_out(folder: Searched) -> None:
    assert folder.lines("section:next tea") == [(9, "More <tea>, no patience.")]


def test_lines_are_counted_from_the_top_of_the_file(folder: Searched) -> None:
    assert folder.lines("gone") == [(13, "Tea’s <gone>.")]


def test_of_a_long_line_the_part_with_the_words_is_given(folder: Searched) -> None:
    folder.texts = {"a.md": f"# T\n\n{'x ' * 5_000}needle {'y ' * 5_000}"}

    ((line, text),) = folder.lines("needle")

    assert line == 3
    assert text.startswith("…x x")
    assert "x <needle> y" in text
    assert text.endswith("y…")
    assert len(text) < 410


def test_control_characters_of_a_note_are_found_as_visible_marks(folder: Searched) -> None:
    folder.texts = {"a.md": "# T\n\nTea\x1b[31m and \u202emore\n"}

    assert folder.lines("more") == [(3, "Tea␛[31m and \ufffd<more>")]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("## More tea ##", "More <tea>"),
        ("> - 1. tea #x", "<tea> #x"),
        ("| Milk | tea \\| x |", "Milk · <tea> \\| x"),
        ("- [ ] tea | more", "[ ] <tea> | more"),
        ("2019. Tea", "<Tea>"),
        ("#tea", "#<tea>"),
        ("-tea", "-<tea>"),
        ("*tea* and ##", "*<tea>* and ##"),
    ],
)
def test_marks_of_blocks_are_left_out_of_lines(folder: Searched, line: str, shown: str) -> None:
    folder.texts = {"a.md": f"# T\n\n{line}\n"}

    assert folder.lines("tea") == [(3, shown)]


def test_a_mark_of_a_block_that_was_asked_for_stays(folder: Searched) -> None:
    folder.texts = {"a.md": "# T\n\n2019. Tea\n"}

    assert folder.lines("2019") == [(3, "<2019>. Tea")]


def test_what_is_typed_is_given_back_to_be_marked(folder: Searched) -> None:
    found = folder.search('Plum or "low  tide" -jam author:ada')

    assert found.words == ("plum", "low  tide")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("since:whenever tea", "names no time"),
        ("week:march tea", "longer than a week"),
        ("kind:poem tea", "weeknote, post, page"),
        ("is:nice tea", "unread, open"),
        ("section:nowhere tea", "No note has a section “nowhere”."),
        ("plum tea", ""),
    ],
)
def test_what_means_nothing_is_told(folder: Searched, query: str, told: str) -> None:
    folder.catch_up()
    found = folder.search(query)

    assert told in found.problem
    assert bool(found.problem) == bool(told)
    assert bool(found.hits) != query.startswith("section:")


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("zebra", "No note has “zebra”."),
        ("plum zebra", "No note has “zebra”."),
        ("zebra or gnu", "No note has “zebra” or “gnu”."),
        ("-e or zebra author:zoe", "No note is left by author:zoe."),
        ("plum jam gone", "Without “jam” there would be 1 note."),
        ("until:2018 gone", "Without until:2018 there would be 1 note."),
        ("gone -pears", "Without -“pears” there would be 1 note."),
        (
            'since:"2 weeks ago" tea',
            'No note is of since:"2 weeks ago": the newest is of June 2019.',
        ),
        ("week:2016-W1", "No note is of week:2016-W1: the newest is of June 2019."),
        ("until:2016 tea", "No note is of until:2016: the oldest is of June 2018."),
        ("plum", ""),
        ("", ""),
        ("since:whenever zebra", ""),
    ],
)
def test_where_nothing_is_found_it_says_why(folder: Searched, query: str, why: str) -> None:
    folder.catch_up()

    assert folder.search(query, today=date(2019, 8, 1)).why == why


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("autor:ada tea", ["autor"]),
        ('-tags:x Sinse:"last week"', ["tags", "Sinse"]),
        ('author:ada "autor:ada"', []),
        ("https://a.org mailto:a@b.org 12:30 a::b tea: author:", []),
    ],
)
def test_what_looks_like_a_field_and_is_none_is_told(
    folder: Searched, query: str, names: list[str]
) -> None:
    folder.catch_up()
    hint = folder.search(query).hint

    assert [f"field {name}:" in hint for name in names] == [True] * len(names)
    assert bool(hint) == bool(names)


def test_what_is_unread_is_asked_for(folder: Searched) -> None:
    assert folder.paths("is:unread", unread={B27}) == [B27]
    assert folder.paths("plum -is:unread", unread={B27, A3}) == [A10, B18]


def test_my_own_are_asked_for(folder: Searched) -> None:
    assert folder.paths("author:me", me="bo") == [B27, B18]


def test_newer_notes_come_before_others_as_good(folder: Searched) -> None:
    weeks = ["2017-01-02", "2019-06-10", "2018-01-01", "2019-06-03"]
    folder.texts = {f"ada/{week}.md": "# T\n\nTea\n" for week in weeks}

    assert folder.paths("tea") == [f"ada/{week}.md" for week in sorted(weeks, reverse=True)]


def test_only_the_best_are_given_and_all_are_counted(folder: Searched) -> None:
    folder.catch_up()
    found = folder.search("plum", limit=2)

    assert [hit.note.path for hit in found.hits] == [A3, B27]
    assert found.total == 4


def test_words_in_very_many_notes_are_ranked_by_where_they_are(
    folder: Searched, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("search_index", "search_scan"):
        if module == "search_index" and sys.modules.get("sqlite3") is None:
            continue
        monkeypatch.setattr(f"tui.notes.finding.{module}.FEW", 2)

    assert folder.paths("plum") == [A3, B27, A10, B18]


def test_a_change_is_found_once_the_index_has_caught_up(folder: Searched) -> None:
    assert folder.paths("quince") == []
    folder.texts[A3] = "# Quince\n"
    del folder.texts[B27]

    assert folder.paths("quince") == [A3]
    assert folder.paths("plum") == [A10, B18]


def test_a_note_that_is_gone_since_has_no_lines(folder: Searched) -> None:
    folder.catch_up()
    notes = folder.notes
    complete = folder.searcher.search("plums", notes, today=TODAY)
    assert [bool(hit.excerpts) for hit in complete.hits] == [True]
    del folder.texts[A3]

    hits = folder.searcher.search("plums", notes, today=TODAY).hits

    assert not any(hit.excerpts for hit in hits)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("---\nauthor: di\n---\n", []),
        ("Plums, under no heading.\n", ["di/2019-06-10.md"]),
        ("Plums, above all headings.\n\n# Pears\n", ["di/2019-06-10.md"]),
    ],
)
def test_a_note_without_a_heading_is_searched_as_well(
    folder: Searched, text: str, found: list[str]
) -> None:
    folder.texts["di/2019-06-10.md"] = text

    assert sorted(folder.paths("plums")) == [A3, *found]
    assert folder.paths('section:learning "a plum"') == []
