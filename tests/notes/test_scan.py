"""What a note says of itself, as the index keeps it."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.notes import samples
from tui.notes.action import Action, Priority, State
from tui.notes.conventions import Conventions, People
from tui.notes.note import Kind, Link, LinkKind, Note, Section, Status
from tui.notes.parsing.action_items import fold_heading
from tui.notes.parsing.scan import File, Surroundings, digest, scan, scan_all
from tui.notes.week import Week


def scanned(text: str, path: str = "ada/note.md", **conventions: Any) -> Note:
    around = Surroundings(Conventions(**conventions))
    return scan(path, text.encode(), around=around)


def front(*lines: str) -> str:
    return "\n".join(["---", *lines, "---", "", "# A heading", "", "Some text.", ""])


def only_action(text: str) -> Action:
    [action] = scanned(text).actions
    return action


class TestFields:
    @pytest.mark.parametrize(
        ("text", "title"),
        [
            (front("title: Week 24"), "Week 24"),
            (front("author: ada"), "A heading"),
            ("intro\n\n## Second level", "Second level"),
            ("Title\n=====", "Title"),
            ("\n\nJust text.\nMore.", "Just text."),
            ("- first\n- second", "first"),
            ("```\n# code\n```", "note"),
            ("", "note"),
            ("# The *one* with `code` and **more**", "The one with code and more"),
            (
                "# On [docs](a.md) and [[W24|last week]], see [[W25]]",
                "On docs and last week, see W25",
            ),
            ("# 3 \\* 4 in snake_case_names", "3 * 4 in snake_case_names"),
            ("# Bell\x07\u202e", "Bell␇\ufffd"),
            (front('title: "a\\tb\\e"'), "a b␛"),
        ],
    )
    def test_title(self, text: str, title: str) -> None:
        assert scanned(text).title == title

    @pytest.mark.parametrize(
        ("text", "path", "author"),
        [
            (front("author: Ada Lovelace"), "grace/a.md", "Ada Lovelace"),
            (front("Authors: [Ada, Grace]"), "a.md", "Ada, Grace"),
            (front("by: Ada"), "a.md", "Ada"),
            ("text", "grace/2019/a.md", "grace"),
            ("text", "weeknotes/a.md", "nobody"),
            ("text", "Posts/ada/a.md", "nobody"),
            ("text", "2019/a.md", "nobody"),
            ("text", "a.md", "nobody"),
        ],
    )
    def test_author(self, text: str, path: str, author: str) -> None:
        assert scanned(text, path, default_author="nobody").author == author

    @pytest.mark.parametrize(
        ("text", "path", "kind"),
        [
            (front("kind: post", "week: 2019-W24"), "ada/a.md", Kind.POST),
            (front("type: Page"), "ada/2019-06-10.md", Kind.PAGE),
            (front("kind: essay", "week: 2019-W24"), "ada/a.md", Kind.WEEKNOTE),
            ("# Weeknotes #7", "ada/a.md", Kind.WEEKNOTE),
            ("# Week-note", "ada/a.md", Kind.WEEKNOTE),
            ("# w/c 10 June 2019", "ada/a.md", Kind.WEEKNOTE),
            ("text", "ada/2019-W24.md", Kind.WEEKNOTE),
            ("text", "ada/2019-06-10.md", Kind.POST),
            (front("date: 2019-06-10"), "ada/a.md", Kind.POST),
            ("text", "ada/a.md", Kind.PAGE),
        ],
    )
    def test_kind(self, text: str, path: str, kind: Kind) -> None:
        assert scanned(text, path).kind is kind

    @pytest.mark.parametrize(
        ("line", "status"),
        [
            ("status: draft", Status.DRAFT),
            ("status: Review", Status.REVIEW),
            ("status: published", Status.PUBLISHED),
            ("status: odd", Status.PUBLISHED),
            ("draft: true", Status.DRAFT),
            ("draft: yes", Status.DRAFT),
            ("draft: false", Status.PUBLISHED),
            ("a: b", Status.PUBLISHED),
        ],
    )
    def test_status(self, line: str, status: Status) -> None:
        assert scanned(front(line)).status is status

    @pytest.mark.parametrize(
        ("line", "url"),
        [
            ("url: https://x.org/a", "https://x.org/a"),
            ("permalink: /2019/a/", "https://site.example/2019/a/"),
            ("link: a", "https://site.example/a"),
            ("canonical_url: 'http://[broken'", "http://[broken"),
            ("a: b", ""),
        ],
    )
    def test_url(self, line: str, url: str) -> None:
        assert scanned(front(line), site="https://site.example").url == url

    @pytest.mark.parametrize(
        ("text", "tags"),
        [
            (front("tags: [a, '#b']"), ("a", "b")),
            (front("keywords: a, b c"), ("a", "b c")),
            (front("categories:", "  - a"), ("a",)),
            ("#one and (#two), #th/ree #a-b.", ("one", "two", "th/ree", "a-b")),
            ("#one #one", ("one",)),
            ("# heading\n#1 C# a#b &#39; https://x.org/#f `#code` [to](#part)", ()),
            ("```\n#code\n```\n\n    #code", ()),
            ("#über #2019plan", ("über", "2019plan")),
        ],
    )
    def test_tags(self, text: str, tags: tuple[str, ...]) -> None:
        assert scanned(text).tags == tags

    def test_what_else_is_kept(self) -> None:
        data = front("week: 2019-W24", "date: 2019-06-14", "reviewers: Ada, Grace").encode()

        note = scan("ada/a.md", data, (1, 2, 3))

        assert note.week == Week(date(2019, 6, 10))
        assert (note.week_source, note.guessed, note.date) == (
            "front matter",
            False,
            date(2019, 6, 14),
        )
        assert note.reviewers == ("Ada", "Grace")
        assert (note.size, note.digest, note.stamp) == (len(data), digest(data), (1, 2, 3))
        assert note.words == 5
        assert note.writable

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("Hello\n\n<!-- What you ticked\n- Bins\n-->\n", 1),
            ("---\ntitle: A b c\n---\nHello <!-- you --> there\n", 2),
            ("`<!-- a -->` counts\n", 4),
        ],
    )
    def test_words_in_comments_are_not_counted(self, text: str, words: int) -> None:
        assert scan("ada/a.md", text.encode()).words == words

    def test_people_are_shown_by_their_names(self) -> None:
        around = Surroundings(people=People({"ada": "Ada Lovelace"}))

        assert scan("ada/a.md", b"", around=around).author == "Ada Lovelace"

    @pytest.mark.parametrize(
        ("data", "code", "line", "is_writable"),
        [
            (b"---\ntitle: [\n---\ntext", "front-matter", 2, True),
            (b"---\na: 1\n", "front-matter", 1, True),
            (b"ok\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> b\n", "conflict", 2, False),
            (b"a\xff", "encoding", 1, False),
            (b"a\n\x00", "nul", 2, False),
        ],
    )
    def test_problems(self, data: bytes, code: str, line: int, is_writable: bool) -> None:
        note = scan("ada/a.md", data)

        assert [(problem.code, problem.line) for problem in note.problems] == [(code, line)]
        assert note.problems[0].message.endswith(".")
        assert note.writable is is_writable

    @pytest.mark.parametrize(
        "data",
        [
            b"```\n<<<<<<< HEAD\n=======\n>>>>>>> b\n```\n",
            b"A line of <<<<<<< HEAD\n=======\n>>>>>>> b\n",
            b"<<<<<<< HEAD\n",
            b"<<<<<<< HEAD\n>>>>>>> b\n=======\n",
        ],
    )
    def test_what_tells_of_a_merge_is_none(self, data: bytes) -> None:
        assert scan("ada/a.md", data).problems == ()

    def test_nothing_that_is_stated_is_obeyed_by_a_terminal(self) -> None:
        note = scan("ada/a.md", b'---\nurl: "\\e]0;x\\a"\nreviewers: ["\\e[2J"]\n---\n')

        assert (note.url, note.reviewers) == ("␛]0;x␇", ("␛[2J",))

    @pytest.mark.parametrize("folder", [" ", "\u00a0", "\u3000"])
    def test_a_folder_without_a_name_is_nobodys(self, folder: str) -> None:
        assert scan(f"{folder}/a.md", b"").author == ""

    @settings(max_examples=60, deadline=None)
    @given(st.one_of(samples.files(), st.binary(max_size=200)))
    def test_any_bytes_give_a_note(self, data: bytes) -> None:
        note = scan("ada/a.md", data)

        assert note.title
        assert all(1 <= section.line <= data.count(b"\n") + data.count(b"\r") + 1
                   for section in note.sections)  # fmt: skip

    @settings(max_examples=20, deadline=None)
    @given(st.lists(samples.files(), max_size=4))
    def test_many_files_give_the_notes_that_each_of_them_gives(self, contents: list[bytes]) -> None:
        paths = [f"ada/{number}.md" for number in range(len(contents))]
        files = [File(*each) for each in zip(paths, contents, strict=True)]

        assert scan_all(files) == list(map(scan, paths, contents))


class TestSections:
    def test_headings_with_their_lines(self) -> None:
        text = "---\na: b\n---\r\n# A *b*\r\n\r\nC\n-\n> ### D #"

        assert scanned(text).sections == (
            Section(1, "A *b*", 4),
            Section(2, "C", 6),
            Section(3, "D", 8),
        )

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("What I learned", "what i LEARNED"),
            ("What I learned", "What I learned:"),
            ("What I’m learning", "What I'm learning"),
            ("What I learned", "2. What I learned"),
            ("What I learned", "2.1) What I learned"),
            ("What I learned", "🎓 What I learned"),
            ("What I learned", "1️⃣ What I learned!"),
            ("What I learned", "**What I learned**"),
            ("What I learned", "_What I learned_"),
            ("“Wins” & losses", "Wins losses"),
            ("Café", "Cafe\u0301"),
            ("Straße", "STRASSE"),
        ],
    )
    def test_headings_that_are_the_same(self, one: str, other: str) -> None:
        assert fold_heading(one) == fold_heading(other) != ""

    @pytest.mark.parametrize(
        ("one", "other"),
        [("Wins", "Losses"), ("Week 24", "Week 25"), ("2019", "2020"), ("C", "C plus")],
    )
    def test_headings_that_differ(self, one: str, other: str) -> None:
        assert fold_heading(one) != fold_heading(other)


PATH, WIKI, URL = LinkKind.PATH, LinkKind.WIKI, LinkKind.URL


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("[a](b.md)", [Link(PATH, "b.md", 1)]),
        ("[a](<b c.md> 'title')", [Link(PATH, "b c.md", 1)]),
        ("[a](b_(c).md#d)", [Link(PATH, "b_(c).md#d", 1)]),
        ("![image](b.png)", [Link(PATH, "b.png", 1)]),
        ("[a](#part)", [Link(PATH, "#part", 1)]),
        ("[a]()", []),
        ("[[W24]] and [[W24#Wins|the wins]]", [Link(WIKI, "W24", 1), Link(WIKI, "W24#Wins", 1)]),
        ("[[ W24 ]] [[]] [[ ]] [[a", [Link(WIKI, "W24", 1)]),
        ("[a](https://x.org/a?b=c#d)", [Link(URL, "https://x.org/a?b=c#d", 1)]),
        ("See https://x.org/a.", [Link(URL, "https://x.org/a", 1)]),
        ("(https://x.org/a), <http://y.org>", [Link(URL, "https://x.org/a", 1),
                                               Link(URL, "http://y.org", 1)]),
        ("[https://x.org](https://x.org)", [Link(URL, "https://x.org", 1)] * 2),
        ("[a](mailto:ada@x.org)", [Link(URL, "mailto:ada@x.org", 1)]),
        ("[a][1]\n\n[1]: b.md\n[2]: <c d.md> 'e'", [Link(PATH, "b.md", 3),
                                                   Link(PATH, "c d.md", 4)]),
        ("[1]: https://x.org", [Link(URL, "https://x.org", 1)]),
        ("[^1]: b.md", []),
        ("[Ada]: we did not go", []),
        ("`[a](b.md)` and `[[c]]` and [d](e.md)", [Link(PATH, "e.md", 1)]),
        ("odd ` tick [a](b.md)\n`[c](d.md)", [Link(PATH, "b.md", 1), Link(PATH, "d.md", 2)]),
        ("```\n[a](b.md)\n```\n<!-- [[c]] -->", []),
        ("---\na: b\n---\n\n- [ ] [a](b.md)\n> [[c]]", [Link(PATH, "b.md", 5), Link(WIKI, "c", 6)]),
        ("a\r\n[b](c.md)\r[d](e.md)", [Link(PATH, "c.md", 2), Link(PATH, "e.md", 3)]),
    ],
)  # fmt: skip
def test_links(text: str, links: list[Link]) -> None:
    assert list(scanned(text).links) == links


class TestActions:
    def test_all_that_is_known_of_one(self) -> None:
        text = (
            "---\na: b\n---\n# Next\n\n- plain\n  1. [/] (B) Call @ada [the *council*](x.md) "
            "⏳ 2019-06-11 📅 2019-06-12\n     about bins\n\n     - and more\n"
        )

        assert only_action(text) == Action(
            path="ada/note.md",
            line=7,
            mark="/",
            text="Call @ada [the *council*](x.md) about bins",
            section="Next",
            depth=1,
            lines=4,
            mentions=("ada",),
            check=date(2019, 6, 11),
            due=date(2019, 6, 12),
            priority=Priority.HIGH,
        )

    @pytest.mark.parametrize(
        ("mark", "state"),
        [(" ", State.OPEN), ("/", State.PROGRESS), ("x", State.DONE), ("X", State.DONE),
         ("-", State.CANCELLED), (">", State.CARRIED), ("?", State.OPEN), ("!", State.OPEN)],
    )  # fmt: skip
    def test_marks(self, mark: str, state: State) -> None:
        action = only_action(f"- [{mark}] a")

        assert (action.mark, action.state) == (mark, state)

    @pytest.mark.parametrize(
        "text",
        [
            "```\n- [ ] a\n```",
            "    - [ ] a",
            "<!--\n- [ ] a\n-->",
            "---\nlist:\n- [ ] a\n---\n",
            "[ ] a",
            "- [ ]",
        ],
    )
    def test_what_is_none(self, text: str) -> None:
        assert scanned(text).actions == ()

    def test_twins_are_counted(self) -> None:
        text = "- [ ] a\n- [x] b\n# H\n- [x] a ✅ 2019-06-12\n  - [ ] *a*\n- [ ] a @ada\n"

        actions = scanned(text).actions

        assert [(a.text, a.nth, a.of) for a in actions] == [
            ("a", 0, 3), ("b", 0, 1), ("a", 1, 3), ("*a*", 0, 1), ("a", 2, 3),
        ]  # fmt: skip
        assert len({action.id for action in actions}) == 5

    def test_the_id_survives_a_tick_and_a_move(self) -> None:
        before = only_action("- [ ] Call [due:: 2019-06-12]\n")
        after = only_action("# New\n\n> * [x] Call [due:: 2019-06-20] ✅ 2019-06-13\n")

        assert before.id == after.id
        assert before.id != only_action("- [ ] Call them\n").id

    @pytest.mark.parametrize(
        ("text", "counted"),
        [
            ("- [ ] a\n# Next\n- [ ] b\n## More\n- [ ] c\n# Other\n- [ ] d", "bc"),
            ("# next:\n- [ ] a\n# 2. NEXT\n- [ ] b\n# What is next\n- [ ] c", "ab"),
            ("## Next\n- [ ] a\n# Other\n- [ ] b\n## Next\n- [ ] c\n### Deep\n- [ ] d", "acd"),
            ("# Next\n- [ ] a #checklist\n- [ ] b", "b"),
        ],
    )
    def test_only_under_the_headings_that_the_folder_names(self, text: str, counted: str) -> None:
        actions = scanned(text, action_headings=("Next", "Actions")).actions

        assert "".join(action.text for action in actions if action.counted) == counted

    @pytest.mark.parametrize(
        ("text", "counted"),
        [
            ("- [ ] a\n- [ ] b", "ab"),
            ("---\nactions: false\n---\n- [ ] a", ""),
            ("---\nactions: No\n---\n- [ ] a", ""),
            ("---\nactions: true\n---\n- [ ] a", "a"),
            ("- [ ] a #checklist\n- [ ] b", "b"),
            ("- [ ] a\n# Bags #checklist\n- [ ] b\n## More\n- [ ] c\n# Next\n- [ ] d", "ad"),
        ],
    )
    def test_a_checklist_is_no_list_of_actions(self, text: str, counted: str) -> None:
        actions = scanned(text).actions

        assert "".join(action.text for action in actions if action.counted) == counted
        assert scanned(text).open_actions == len(counted)
