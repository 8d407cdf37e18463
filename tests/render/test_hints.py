import pytest

from tui.render.hints import hint_labels


@pytest.mark.parametrize("count", [0, 1, 26, 27, 600, 1_000])
def test_labels_are_all_different_and_none_begins_another(count: int) -> None:
    labels = hint_labels(count)
    assert len(set(labels)) == min(count, 26 * 26)
    assert len({len(label) for label in labels}) <= 1


def test_few_things_have_the_letters_under_the_fingers() -> None:
    assert hint_labels(4) == ["a", "s", "d", "f"]
