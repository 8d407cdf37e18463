"""Paragraphs fall into sentences, and nothing that only looks like the end of one ends it."""

import pytest

from tui.notes.parsing.sentences import sentence_spans, sentences

TABLE = """
A one. | B two! | C three? | D
No stop at all
Really?! | Yes.
Ask e.g. Ben. | Then go.
Ask Ben, i.e. Mr. Kühn and Dr. Ada. | Then go.
Pots, pans etc. | Then the rest.
Pots etc. are there.
No. 5 is broken. | See p. 12 and fig. 3.
Is it? | No. | We stay.
It was on 12 Jun. 2019 at noon.
J. R. R. Tolkien and A. Byron rang. | They left.
So do I. | Then we left.
The U.S. Army came.
It costs 3.50 or 1.000,00. | Version 2.1.0 is out.
It was 2019. | Then 2020.
1. Call Ben. | Then Jo.
Well... Then we left. | Now we wait… Then go.
What...? | Go.
He said “Go. Now.” | Then he left.
He said "Go. Now." | Then he left.
“Now!” she said. | She left.
We left (see b. C). | Then home.
(We left. We came.) | Then home.
**Call Ben.** | Then go.
**Call Ben. Now.** | Then _go. Now._ | Home.
Two * three. | Four * five.
See [a. B](x.md). | Then [c. D][1] go.
See ![a. B](x.png "A. B") there.
[[W24. B]] is good. | [Ask](b.md) Jo.
Run `a. B` now. | `make` is next.
Run ``a. ` B`` now.
An odd ` tick. | Then go.
Read https://a.org/b.Cd. | Then <a href="B. C">x</a>.
Done.[^1] | Then go.
Ask Ben. | @jo knows.
Ask Ben. 📅 2019-06-12 [owner:: jo] #tag
It is iOS 5. iPhones too.
Über uns. | Ärger gibt es. | 3 sind da.
走吧。 | 再见。
"""
"""Paragraphs, with a bar between their sentences."""


@pytest.mark.parametrize("row", TABLE.strip().splitlines())
def test_a_paragraph_falls_into_its_sentences(row: str) -> None:
    expected = tuple(row.split(" | "))

    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("", ()),
        (" \n", ()),
        ("A one.\nB\ntwo.", ("A one.", "B two.")),
        ("A one.  \n B two.\\\nC.\\\nd", ("A one.", "B two.", "C. d")),
        (" A one.  B two. ", ("A one.", "B two.")),
        ("A  one.\u00a0B\ttwo.", ("A  one.", "B\ttwo.")),
        ("走吧。再见。", ("走吧。", "再见。")),
    ],
)
def test_each_sentence_is_on_one_line_and_as_it_was(
    paragraph: str, expected: tuple[str, ...]
) -> None:
    assert sentences(paragraph) == expected


def test_between_sentences_is_nothing_but_gaps() -> None:
    text = " A one.  \nB (two. C).\\\nD. "
    kept = "".join(text[start:end] for start, end in sentence_spans(text))

    assert kept == "A one.B (two. C).D."
