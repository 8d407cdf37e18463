import gc
import time

import pytest

from tui.render.document import render
from tui.render.hits import MOST, Haystack, beginnings, by_block, typed
from tui.render.layout import Layout
from tui.render.page import Page, head_blocks


def words_found(text: str, query: str, width: int = 20) -> list[str]:
    """Return what a query finds in a note, as it stands there."""
    layout = Layout(render(text).blocks, width)
    pattern = typed(query)
    assert pattern is not None
    hits = Haystack(layout).find(pattern)
    return [layout.content(hit.block).plain[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Bins and bins", "bins", ["Bins", "bins"]),
        ("Bins and bins", "Bins", ["Bins"]),
        ("one", "two", []),
        ("It’s here, it's there", "it's", ["It’s", "it's"]),
        ("It's “quoted”", '"quoted"', ["“quoted”"]),
        ("a café", "cafe", ["café"]),
        ("a cafe", "café", ["cafe"]),
        ("İstanbul and istanbul", "istanbul", ["İstanbul", "istanbul"]),
        ("words that wrap at the end of lines", "wrap at the end of", ["wrap at the end of"]),
        ("line\nbreak", "line break", ["line break"]),
        ("line  \nbreak", "line break", ["line\nbreak"]),
        ("one\n\ntwo", "one two", []),
        ("a.c abc", "a.c", ["a.c"]),
        ("**bo**ld", "bold", ["bold"]),
        ("aaa", "aa", ["aa"]),
        ("| a | b |\n|---|---|\n| red | green |", "green", ["green"]),
        ("```\ncode  here\n```", "code here", ["code  here"]),
        ("# Title\n\ntext", "━", []),
    ],
)
def test_a_query_is_found_as_a_reader_means_it(text: str, query: str, expected: list[str]) -> None:
    assert words_found(text, query) == expected


@pytest.mark.parametrize("query", ["", " ", "\t"])
def test_blanks_alone_look_for_nothing(query: str) -> None:
    assert typed(query) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["agr"], ["Agr", "agr"]),
        (["agr", "agreem"], ["Agreem", "agr"]),
        (["annual leave"], ["annual leave"]),
        (["gree"], []),
        (["leave", "on"], ["leave"]),
        (["on"], ["on"]),
    ],
)
def test_the_words_of_a_search_are_found_at_the_starts_of_words(
    words: list[str], expected: list[str]
) -> None:
    layout = Layout(render("Agreement, disagree, agrees on annual leave").blocks, 80)
    pattern = beginnings(words)
    assert pattern is not None
    hits = Haystack(layout).find(pattern)
    assert [layout.content(hit.block).plain[hit.start : hit.end] for hit in hits] == expected


@pytest.mark.parametrize("words", [[], [""], ["  "]])
def test_a_search_without_words_marks_nothing(words: list[str]) -> None:
    assert beginnings(words) is None


def test_what_is_not_of_the_file_is_not_found() -> None:
    head = head_blocks(Page(key="", title="", body="", byline="Ada"))
    layout = Layout(render("By Ada").with_head(head).blocks, 80)
    pattern = typed("ada")
    assert pattern is not None
    [hit] = Haystack(layout).find(pattern)
    assert by_block([hit]) == {2: [hit]}


def test_a_megabyte_is_searched_as_quickly_as_one_types() -> None:
    layout = Layout(render("A line of agreement, in so many words.\n\n" * 25_000).blocks, 80)
    haystack = Haystack(layout)
    pattern = typed("e")
    assert pattern is not None
    gc.collect()
    gc.freeze()  # as the app does: what other tests have left is not to be looked through
    started = time.thread_time()
    hits = haystack.find(pattern)
    taken = time.thread_time() - started
    gc.unfreeze()
    assert len(hits) == MOST
    assert taken < 0.2
