"""Names as short as they can be told apart."""

import pytest

from tui.notes.names import initials, short_names


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["Ada Lovelace", "Ben Kühn"], {"Ada Lovelace": "Ada", "Ben Kühn": "Ben"}),
        (["Ada Lovelace", "Ada King"], {"Ada Lovelace": "Ada L", "Ada King": "Ada K"}),
        (["Ada King", "Ada Kong"], {"Ada King": "Ada King", "Ada Kong": "Ada Kong"}),
        (["ada", "Ada"], {"ada": "ada", "Ada": "Ada"}),
        (["Ada, Ben"], {"Ada, Ben": "Ada, Ben"}),
        (["Ada and Ben", "Ada"], {"Ada and Ben": "Ada and Ben", "Ada": "Ada"}),
        (["", "Ada"], {"Ada": "Ada"}),
        (["\u3000", " ", "Ada"], {"Ada": "Ada"}),
        ([], {}),
    ],
)
def test_short_names_stay_distinct(names: list[str], short: dict[str, str]) -> None:
    assert short_names(names) == short


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Ada Lovelace", "AL"), ("ada", "Ad"), ("Ana de la Cruz", "AC"), ("", "")],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters
