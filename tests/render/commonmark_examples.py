"""Examples of our own for each part of CommonMark, the awkward cases among them."""

EXAMPLES: dict[str, list[str]] = {
    "tabs": [
        "\tcode\twith tabs", "- a\n\n\tb", "- a\n\n\t\tb", ">\t\tq", "#\tTitle", "*\t*\t*\t",
    ],
    "blank lines": [
        "  \n\nwords\n  \n\n# title\n\n", "\n\n\n",
    ],
    "backslash escapes": [
        '\\!\\"\\#\\$\\%\\&\\\'\\(\\)\\*\\+\\,\\-\\.\\/\\:\\;\\=\\?\\@\\[\\\\\\]\\^\\_\\`\\{\\|\\}\\~',
        "\\A\\b\\3\\φ stay", "\\*no emphasis* \\[no link](x) \\# no title \\`no code`",
        "\\\\*emphasis*", "` \\[ ` and\n\n    \\]\n\n~~~\n\\(\n~~~", '[x](/a\\*b "t\\*t")',
        "1\\. no list\n\n\\- nor this",
    ],
    "entities": [
        "&amp; &copy; &AElig; &Dcaron; &frac34; &#35; &#1234; &#X22; &#xcab;",
        "&nosuch; &x; &#; &#x; &#abcdef0; &hi?;", "&copy without an end",
        "`f&ouml;o` [a](/f&ouml;o)", "&#42;no emphasis&#42; &#91;no link&#93;",
    ],
    "precedence": [
        "- `one\n- two`", "> `a\n\nb`",
    ],
    "thematic breaks": [
        "***\n---\n___", "+++", "--\n**\n__", " ***\n  ***\n   ***", "a\n    ***", "_ _ _ _ a",
        "- a\n***\n- b", "a\n***\nb", "* a\n* * *\n* b", "- a\n- * * *",
    ],
    "atx headings": [
        "# a\n## b\n### c\n#### d\n##### e\n###### f", "####### g", "#5 bolt\n\n#hashtag",
        "\\## no", "# a *b* \\*c\\*", "#      a      ", "   # a", "a\n    # b", "## a ##   ",
        "### a ### b", "# a#", "### a \\###", "##\n#\n### ###", "a\n# b\nc",
    ],
    "setext headings": [
        "A *b*\n=====\n\nC\n---", "a\nb *c\nd*\n====", "a\n-----------", "   a\n===", "a\n    ---",
        "a\n= =\n\nb\n--- -", "a  \n---", "`a\n---\nof`", "> a\n---", "- a\n---", "a\nb\n===",
        "---\na\n---\nb", "\n====", "\\> a\n-----",
    ],
    "indented code": [
        "    a\n      b", "  - a\n\n    b", "    <b/>\n    *c*\n\n    - d",
        "    a\n\n    b\n  \n    c", "a\n    b", "    a\nb", "# t\n    a\nb\n---\n    c",
        "        a\n    b", "    a  ",
    ],
    "fenced code": [
        "```\n<\n >\n```", "~~~\na\n~~~", "``\na\n``", "```\na\n~~~\n```", "````\na\n```\n``````",
        "```", "> ```\n> a\n\nb", "```\n\n  \n```", "```\n```", " ```\n a\nb\n```",
        "  ```\n  a\n    b\n  ```", "```\na\n    ```", "``` ```\na", "a\n```\nb\n```\nc",
        "~~~ruby x=1\ndef f\n~~~", "``` a ```\nb", "~~~ a ``` ~~~\nb\n~~~", "```\n``` a\n```",
    ],
    "link reference definitions": [
        '[a]: /url "title"\n\n[a]', "   [a]: \n      /url  \n           'b'  \n\n[a]",
        "[a b]:\n<my url>\n'c'\n\n[a b]", "[a]:\n\n[a]", "[a]: <>\n\n[a]", "[b]\n\n[b]: u",
        "[c]\n\n[c]: first\n[c]: second", "[D]: /u\n\n[d]", "[ΑΓΩ]: /φ\n\n[αγω]", '[a]: /u "t" ok',
        '[a]: /u\n"t" ok', "    [a]: /u\n\n[a]", "```\n[a]: /u\n```\n\n[a]", "x\n[a]: /u\n\n[a]",
        "# [a]\n[a]: /u\n> b", "[a]: /u\nb\n===\n[a]", "[a\\]b]: /u\n\n[a\\]b]", "[a]\n\n> [a]: /u",
        "[a]: /u1\n[b]: /u2\n\n[a], [b]",
    ],
    "paragraphs": [
        "a\n\nb", "a\nb\n\nc\nd", "a\n\n\nb", "  a\n b", "a\n             b", "a     \nb",
    ],
    "block quotes": [
        "> # a\n> b\n> c", "># a\n>b", "   > # a\n   > b", "    > a", "> a\nb", "> - a\n- b",
        ">     a\n    b", "> ```\na\n```", ">", ">\n>  \n> ", ">\n> a\n>  ", "> a\n\n> b",
        "> a\n>\n> b", "a\n> b", "> a\n***\n> b", "> a\n\nb", "> > > a\nb", ">>> a\n> b\n>>c",
        ">     code\n\n>    not code",
    ],
    "list items": [
        "1.  a\n    b\n\n        c\n\n    > d", "- a\n\n b", "- a\n\n  b", " -    a\n\n     b",
        "   > > 1.  a\n>>\n>>     b", "-a\n\n2.b", "1.  a\n\n    ```\n    b\n    ```",
        "123456789. a", "1234567890. a", "0. a", "003. a", "-1. a", "- a\n\n      b",
        "1.     a\n\n   b\n\n       c", "-\n  a\n-\n  ```\n  b\n  ```\n-\n      c", "-\n\n  a",
        "- a\n-\n- b", "1. a\n2.\n3. b", "a\n*\n\nb\n1.", "  1.  a\nb", "> 1. > a\nb",
        "- a\n  - b\n    - c\n      - d", "- a\n - b\n  - c", "- - a", "1. - 2. a",
        "- # a\n- b\n  ---\n  c",
    ],
    "lists": [
        "- a\n- b\n+ c", "1. a\n2. b\n3) c", "a\n- b\n- c", "The number is\n14.  So.",
        "The number is\n1.  One.", "- a\n\n- b\n\n\n- c", "- a\n - b\n  - c\n   - d\n    - e",
        "1. a\n\n  2. b\n\n    3. c", "- a\n- b\n\n- c", "* a\n*\n\n* c", "- a\n- b\n\n  c\n- d",
        "- a\n- ```\n  b\n\n\n  ```\n- c", "* a\n  > b\n  >\n* c",
        "- a\n  > b\n  ```\n  c\n  ```\n- d", "1. ```\n   a\n   ```\n\n   b", "* a\n  * b\n\n  c",
        "- a\n  - b\n  - c\n\n- d\n  - e\n  - f",
    ],
    "code spans": [
        "`a`", "`` a ` b ``", "` `` `", "`  ``  `", "` a`", "`\xa0b\xa0`", "` `\n`  `",
        "``\na\nb  \nc\n``", "`a\\`b`", "``a`b``", "` a `` b `", "*a`*`", "[no `link](/a`)",
        "```a``", "`a", "`a``b``",
    ],
    "emphasis": [
        "*a b*", "a * b*", 'a*"b"*', "*\xa0a\xa0*", "a*b*", "5*6*78", "_a b_", "_ a_", 'a_"b"_',
        "a_b_", "5_6_78", "пристаням_стремятся_", 'aa_"bb"_cc', "a-_(b)_", "_a*", "*a *",
        "*a\nb\n*", "*(*a)", "*(*a*)*", "*a*b", "_a _", "_a_b", "_(a)_.", "*£*bravo and *€*charlie",
    ],
    "strong emphasis": [
        "**a b**", "** a b**", 'a**"b"**', "a**b**", "__a b__", "__ a__", 'a__"b"__', "a__b__c",
        "__a, __b__, c__", "a-__(b)__", "**a **", "**(**a)", "*(**a**)*", '**a "*b*" c**', "**a**b",
        "__a __", "__(__a)", "__a__b", "__(a)__.",
    ],
    "nested emphasis": [
        "*a [b](/c)*", "*a\nb*", "_a __b__ c_", "_a _b_ c_", "__a_ b_", "*a *b**", "*a **b** c*",
        "*a**b**c*", "*a**b*", "***a** b*", "*a **b***", "*a**b***", "a***b***c",
        "a******b*********c", "*a **b *c* d** e*", "** is nothing", "a ***", "a *\\**", "a *_*",
        "a **\\***", "**a*", "*a**", "***a**", "****a*", "**a***", "*a****", "***a***",
        "_____a_____", "*a _b* c_", "*a __b *c d__ e*", "**a **b c**", "*[a*](/b)", "**a `**`",
        "a_b_c __init__.py",
    ],
    "links": [
        '[a](/b "c")', "[a](/b)", "[a](<>)", "[a](/b c)", "[a](</b c>)", "[a](<b)c>)",
        "[a](\\(b\\))", "[a](b(c(d)))", "[a](b\\(and\\(c\\))", "[a](<b(and(c)>)", "[a](b\\)\\:)",
        "[a](#b)", "[a](https://b.org?c=3#d)", "[a](b\\c)", "[a](b%20b&auml;)",
        '[a](/b "c \\"&quot;")', '[a](/b\xa0"c")', '[a](/b "c "and" d")', '[a](   /b\n  "c"  )',
        "[a] (/b)", "[a [b]](/c)", "[a] b](/c)", "[a [b](/c)", "[a \\[b](/c)",
        "[a *b **c** `d`*](/e)", "[a [b](/c)](/d)", "[a *[b [c](/d)](/e)*](/f)", "*[a*](/b)",
        "[a *b](c*)", "*a [b* c]", "[a`](/b)`",
    ],
    "reference links": [
        '[a][b]\n\n[b]: /c "d"', "[a [b]][r]\n\n[r]: /c", "[a *b*][r]\n\n[r]: /c",
        "[a][]\n\n[a]: /c", "[*a* b][]\n\n[*a* b]: /c", "[A][]\n\n[a]: /c", "[a] \n[]\n\n[a]: /c",
        "[a]\n\n[a]: /c", "[a [b]\n\n[b]: /c", "[a] b\n\n[a]: /c", "\\[a]\n\n[a]: /c",
        "[a][b][c]\n\n[c]: /u", "[a][b][c]\n\n[c]: /u\n[b]: /v", "[a](no link)\n\n[a]: /c",
        "[a]()\n\n[a]: /c", "[a] [b]\n\n[b]: /c", "[a][ b  c ]\n\n[b c]: /d",
    ],
    "images": [
        '![a](/b "c")', "![](/b)", "![a][b]\n\n[b]: /c", "![a][]\n\n[a]: /c", "![a]\n\n[a]: /c",
        "!\\[a]\n\n[a]: /c", "\\![a]\n\n[a]: /c", "a ![b](c.png) d",
    ],
    "autolinks": [
        "<http://a.b.c>", "<https://a.b?c=d&e>", "<irc://a.b:2233/c>", "<MAILTO:A@B.C>", "<a+b:c>",
        "<made-up:foo,bar>", "<a.b/c d>", "<a@b.example.com>", "<a+b@c-d.e0.com>", "<a\\+@b.com>",
        "<>", "< no >", "<m:abc>",
    ],
    "hard line breaks": [
        "a  \nb", "a\\\nb", "a       \nb", "a  \n     b", "a\\\n     b", "*a  \nb*", "*a\\\nb*",
        "`a  \nb`", "`a\\\nb`", "a\\", "a  ", "### a\\", "### a  ",
    ],
    "soft line breaks": [
        "a\nb", "a \n b",
    ],
    "plain text": [
        "hello $.;'there", "Foo χρῆν", "Multiple     spaces",
    ],
    "html": [
        "<table>\n  <tr>\n    <td>hi</td>\n  </tr>\n</table>\n\nokay.",
        "<div>\n*a*\n\n*b*\n\n</div>", "<!-- a\n\nb -->\nc", "<?php\n\necho '>';\n\n?>\nok",
        "<script>\na();\n</script>\nok", "a <b>c</b> <i/> <!-- d --> <?e?> <!F> <![CDATA[>&<]]>",
        '<a href="x" b=\'c\' d=e f />', "<pre>\n**a**\n\n_b_\n</pre>",
    ],
}  # fmt: skip
