"""One person across the notes."""

from datetime import date

import pytest

from tests.notes.folder_of_texts import sources
from tui.notes.composing import person_page
from tui.notes.composing.compose import Sources
from tui.notes.composing.mentions import Mentions
from tui.notes.composing.person_page import document, person
from tui.notes.composing.quoted_sentences import first_sentence, sentence_at
from tui.notes.composing.source_text import SourceText

TODAY = date(2019, 6, 13)
TEXTS = {
    "bo/2019-06-10.md": "# w/c 10 June 2019: Bread\n\nIt rose. I was surprised that it did.\n\n"
    "- [ ] Flour due:2019-06-10\n- [x] Salt\n- [ ] Proof #checklist\n",
    "bo/2018-06-11.md": "# w/c 11 June 2018\n\n- [ ] Old dough\n",
    "ada/2019-06-10.md": "# w/c 10 June 2019: Tea\n\nCake. Then [Bo\nLind](../bo/2019-06-10.md) "
    "came. I left.\n",
    "ada/2019-06-03.md": "# w/c 3 June 2019: Milk\n\n- [ ] Ask him [owner:: bo]\n",
    "cy/2019-06-03.md": "# w/c 3 June 2019: Dust\n\nAs [this](../bo/2018-06-11.md) says.\n",
    "cy/2019-05-27.md": "# w/c 27 May 2019: None\n\nBoast, `Bo`, [x](Bo).\n",
}  # fmt: skip
DOCUMENT = """# Bo Lind

2 notes, 11 June 2018 to 10 June 2019 · 3 open actions · mentioned in 3 notes of others

## Open actions

- Flour (due 10 Jun, 3 days late, [Bread](bo/2019-06-10.md))
- Ask him ([Milk](ada/2019-06-03.md))
- Old dough ([w/c 11 June 2018](bo/2018-06-11.md))

## Written

### 2019

- 10 June: [Bread](bo/2019-06-10.md). It rose. I was surprised that it did.

### 2018

- 11 June: [w/c 11 June 2018](bo/2018-06-11.md)

## Mentioned

- Ada, 10 June 2019, [Tea](ada/2019-06-10.md): Then [Bo Lind](bo/2019-06-10.md) came.
- Ada, 3 June 2019, [Milk](ada/2019-06-03.md): action: Ask him
- Cy, 3 June 2019, [Dust](cy/2019-06-03.md)"""


@pytest.fixture
def folder() -> Sources:
    return sources(TEXTS)


def test_it_tells_what_they_owe_what_they_wrote_and_where_they_are_named(folder: Sources) -> None:
    composed = document(person("Bo Lind", folder), folder, today=TODAY)

    assert composed.body == DOCUMENT
    assert composed.key == "person:Bo Lind"
    assert len(composed.parts) == 3


def test_a_search_tells_where_names_stand(folder: Sources) -> None:
    asked = []

    def search(name: str) -> list[str]:
        asked.append(name)
        return ["ada/2019-06-10.md"]

    found = person("Bo Lind", folder, search=search)

    assert asked == ["Bo Lind"]
    assert [mention.note.path for mention in found.mentions] == [
        "ada/2019-06-10.md", "ada/2019-06-03.md", "cy/2019-06-03.md",
    ]  # fmt: skip
    assert found.unsearched == 0


def test_what_was_not_searched_for_names_is_said(
    folder: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(person_page, "NEWEST", 1)

    body = document(person("Bo Lind", folder), folder, today=TODAY).body

    assert "*And 2 more: `weeknotes actions --owner NAME` prints them.*" in body
    assert "*And in 2 older notes.*" in body
    assert body.endswith(
        "*In 3 older notes of others only links and actions were looked at, and no names in the "
        "text.*"
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bo Lind came", ["Bo Lind"]),
        ("Bo's bread, and Ada", ["Bo Lind", "Ada Lovelace"]),
        ("@bo and @Robert and @nobody", ["Bo Lind"]),
        ("Boast, hobo, bo@Bo.org", []),
        ("`Bo` and ](Bo) and https://Bo", []),
        ("[Bo](ada.md) and [[Bo|Ada]]", ["Bo Lind", "Ada Lovelace"]),
        ("<!-- Bo\n\n@bo -->\nAda <!-- Bo -->", ["Ada Lovelace"]),
    ],
)
def test_people_are_found_by_their_names(text: str, names: list[str]) -> None:
    mentions = Mentions({"Bo Lind": "Bo", "Ada Lovelace": "Ada"}, {"bo": "Bo Lind"})

    assert [*mentions.find(text)] == names


@pytest.mark.parametrize(
    ("body", "word", "sentence"),
    [
        ("One. Two\nthree. Four.", "three", "Two three."),
        ("- One.\n- Two,\n  three.", "three", "Two, three."),
        ("> One.\n> Two.", "Two", "Two."),
        ("- [ ] Ask Bo", "Bo", "Ask Bo"),
        ("## Two *three* ##\nFour", "three", "Two *three*"),
        ("## One\nTwo", "Two", "Two"),
        ("| a | Bo |", "Bo", ""),
        ("```\nBo\n```", "Bo", ""),
        ("[^1]: Bo", "Bo", ""),
    ],
)
def test_the_sentence_is_cut_out_around_a_word(body: str, word: str, sentence: str) -> None:
    assert sentence_at(SourceText("a.md", body), body.index(word)) == sentence


@pytest.mark.parametrize(
    ("body", "beginning"),
    [
        ("# T\n\nWe have moved the whole portal. Then\nslept.", "We have moved the whole portal."),
        ("T\n=\n\nHello. My name is still\nArchie, they say. And so on.",
         "Hello. My name is still Archie, they say."),
        ("- An item\n\n> A quote\n\n![p](p.png)\n\n| a |\n\n    code\n\nShort.", "Short."),
        ("[a]: b\n\n[^1]: c\n\n# T", ""),
    ],
)  # fmt: skip
def test_a_note_is_known_by_how_its_first_paragraph_begins(body: str, beginning: str) -> None:
    assert first_sentence(SourceText("a.md", body)) == beginning
