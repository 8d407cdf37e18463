"""The letters that are put on links, so that one is chosen by typing them."""

from itertools import islice, product

_LETTERS = "asdfghjkleiruowcnmvtpybxqz"
"""Those under the fingers come first."""


def hint_labels(count: int) -> list[str]:
    """Return letters for so many things: one each, or two where there are more than letters.

    Where even two don't suffice, those left over get none.
    """
    if count <= len(_LETTERS):
        return list(_LETTERS[:count])
    return [first + second for first, second in islice(product(_LETTERS, repeat=2), count)]
