"""What is asked for over SSH, taken apart without a shell."""

from importlib import import_module

import pytest

from tui.commands.served import NEEDED, SERVED, Refused, words_of


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", []),
        ("  ", []),
        ("weeknotes", []),
        ("list", ["list"]),
        ("help", ["help"]),
        ("weeknotes --version", ["--version"]),
        ("weeknotes actions --mine", ["actions", "--mine"]),
        ("add 'Ring $HOME; `id`' --due fri", ["add", "Ring $HOME; `id`", "--due", "fri"]),
        ('search "low tide" author:me', ["search", "low tide", "author:me"]),
        ("show a\\ b", ["show", "a b"]),
        ("add 👩‍💻 Zoë", ["add", "👩‍💻", "Zoë"]),
        ("add # no comment", ["add", "#", "no", "comment"]),
    ],
)
def test_words_are_what_was_typed(line: str, words: list[str]) -> None:
    assert words_of(line) == words


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("id", "“id” is not served here"),
        ("weeknotes weeknotes list", "“weeknotes” is not served here"),
        ("LIST", "“LIST” is not served here"),
        ("list; id", "“list;” is not served here"),
        ("-f / list", "“-f” is not served here: the key says who you are"),
        ("-f/ list", "“-f” is not served here: the key says who you are"),
        ("--as=priya list", "“--as” is not served here: the key says who you are"),
        ("--no-mouse", "“--no-mouse” is not served here: `ssh -t HOST` opens the app"),
        ("help list", "“help” is not served here"),
        ("--version --help", "“--version” is not served here"),
        ("'' list", "“” is not served here"),
        ("show 'a", "has no end"),
        ("list\nid", "without control characters"),
        ("list\x00", "without control characters"),
        ("add \x1b[2J", "without control characters"),
        ("add \u2028x", "without control characters"),
        ("add \udcff", "without control characters"),
        ("add " + "x" * 8192, "8,192 characters at most"),
    ],
)
def test_the_rest_is_refused(line: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        words_of(line)

    assert said in refused.value.message


@pytest.mark.parametrize("name", SERVED)
def test_only_what_there_is_is_named(name: str) -> None:
    parameters = {one.name for one in import_module(f"tui.commands.{name}").command.params}

    assert parameters >= SERVED[name]
    assert NEEDED.get(name, "") in ("", *SERVED[name])
