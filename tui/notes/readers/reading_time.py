"""How long a text takes to read."""

WORDS_A_MINUTE = 238
"""How fast adults read English in silence, from M. Brysbaert's review of 190 studies (2019)."""


def minutes(words: int) -> int:
    """Return how many minutes that many words take, to the nearest one."""
    return round(words / WORDS_A_MINUTE)
