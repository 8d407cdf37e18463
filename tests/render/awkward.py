"""Notes that are hard to show, each for a reason of its own."""

_WORDS = "Somebody from the county moved the library card before the rain came, and so did we. "
_DEEP_LIST = "\n".join(f"{'  ' * depth}- level {depth + 1}, with words" for depth in range(24))
_DEEP_QUOTE = "\n".join(
    f"{'> ' * depth}quoted {depth} deep\n{'> ' * depth}" for depth in range(1, 20)
)

AWKWARD = {
    "no-heading": "words without a heading\n\n- one\n- two\n\nand more words",
    "nothing": "",
    "only-blanks": " \n\t\n\n",
    "a-long-line": (_WORDS * 60)[:5_000],
    "a-long-word": "before " + "abcdefghij" * 500 + " after",
    "a-long-word-in-a-list": "- [ ] " + "https://example.org/" + "a-b/" * 60 + " tail",
    "many-headings": "\n\n".join(
        f"{'#' * (n % 6 + 1)} Heading {n}\n\nIts words." for n in range(1, 301)
    ),
    "deep-lists": _DEEP_LIST,
    "deep-quotes": _DEEP_QUOTE,
    "deep-mix": "> - a\n>   1. b\n>      > - [ ] c " + "and more words " * 8 + "\n>      >   ```\n"
    ">      >   code\n>      >   ```\n",
    "right-to-left": (
        "# שבוע 24\n\n"
        + "הספרייה העבירה את כרטיסי הקורא לפני שהגשם התחיל, וגם אנחנו עשינו כך. " * 3
        + "\n\n- [ ] להתקשר לשרון 📅 2019-06-14\n- مرحبا بالعالم and English in between\n\n"
        "|שם|name|\n|-|-|\n|שרון|Sharon|\n"
    ),
    "wide-characters": (
        "# 第二十四週\n\n" + "図書館は雨が降る前に利用者カードを移動しました。" * 6 + "\n\n"
        "- [ ] 電話する 📅 2019-06-14\n- ｆｕｌｌ ｗｉｄｔｈ\n\n"
        "|名前|内容|\n|:-|-:|\n|田中|利用者カードを移動しました|\n|Ann|short|\n\n"
        "```\n漢字コード" + "漢" * 50 + "\n```\n"
    ),
    "emoji-with-joiners": (
        "# 👩‍👩‍👧‍👦 Family day\n\n"
        + ("👩🏽‍💻 works, 🏳️‍🌈 flies, 🇬🇧🇫🇷 meet, "
           "1️⃣ counts, ❤️ beats. ") * 4
        + "\n\n"
        "- [ ] 🧑🏿‍🚀 ask\n- " + "👩‍👩‍👧‍👦" * 45 + "\n\n"
        "|who|what|\n|-|-|\n|👩‍🚀|flies|\n|🤦🏼‍♂️|sighs|\n|Ann|rests|\n"
    ),
    "combining-marks":
    "e\u0301te\u0301 a\u0308\u0323 Zalgo: z\u0336\u0311\u0310\u030da\u0336l\u0336"
    " and न\u092e\u0938\u094d\u0924\u0947 and \u0e44\u0e17\u0e22\u0e19\u0e35\u0e49 " * 4,
    "tabs":
    "a\tb\tc\n\n-\titem\n\n\tcode\tin it\n\n1.\tone\n2.\ttwo\n\n```\nx\ty\n\tz\n```\n\n"
    "|a\t|\tb|\n|-|-|\n|c\t|\td|",
    "wide-table": "|" + "|".join(f"Column {n}" for n in range(14)) + "|\n|" + "-|" * 14 + "\n|"
    + "|".join(f"cell {n}" for n in range(14)) + "|\n",
    "wide-cells": "|Name|What it does|Address|\n|-|:-:|-:|\n|one|" + _WORDS * 2 + "|https://example.org/"
    + "path/" * 20 + "|\n",
}  # fmt: skip
"""Named for what is awkward."""
