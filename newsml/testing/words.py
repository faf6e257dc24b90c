"""Texts and labels: mostly made of what readers and writers get wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

_WORDS: Final = (
    *("a", "Paris", "talks resume", "said", "“We will,” he said.", "«Так»", "— Non !", "Sept. 3", "O'Neill"),
    *("שלום עולם", "مرحبا بالعالم", "新闻报道", "日本語の見出し", "हिन्दी", "ﬁ", "Å", "Å", "ß", "İ"),
    *("👩🏽‍🚀", "🇺🇦", "👨‍👩‍👧‍👦", "𝔘𝔫𝔦", "❤\ufe0f", "\U00020000", "\U0001f600", "\U0010fffd", "\U0001ffff"),
    *("e\u0301", "\u0301", "q\u0323\u0307", "ก็", "\u1100\u1161\u11a8"),
    *(
        "<&>\"'",
        "]]>",
        "<!-- x -->",
        "<?x?>",
        "<b>",
        "</body>",
        "&amp;",
        "&#10;",
        "&lt;",
        "&nbsp;",
        "<![CDATA[",
    ),
    *("\\", "\\n", "\\u0041", '"', "'", "''", "`", "{{x}}", "{reason}", "{", "}", "%s", "%25", "$", "\\\\"),
    *("_:b0", "@en", "^^", "#", "@id", "@type", "@@", "@none", ":", "null", "true", "1e5", "NaN", "-0", "0"),
    *(
        "<http://example.org/>",
        "http://example.org/",
        "urn:x:1",
        "a:b",
        "|",
        ",",
        ";",
        "…",
        " … ",
        "--",
        "-->",
    ),
    # Allowed by XML 1.0 (production 2), and rarely expected.
    *("\x7f", "\x80", "\x9f", "\ufffd", "\ufdd0", "\ue000", "\ufffc"),
)
_SPACES: Final = (
    *(" ", "  ", "\u00a0", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u3000", "\u2009", "\u202f"),
    *("\u200e", "\u200f", "\u202e", "\u202c", "\u2067", "\u2069", "\u00ad", "\u1680", "\u180e"),
)
_BREAKS: Final = ("\n", "\n\n", "\r\n", "\r", "\t", "\u0085", "\u2028", "\u2029", " \n", "\n ", "\r\n\r\n")

_CHARACTERS: Final = st.characters(
    exclude_categories=["Cs"], exclude_characters="\ufffe\uffff", min_codepoint=32
)
_LABEL_CHARACTERS: Final = st.characters(
    exclude_categories=["Cs"], exclude_characters="\u0085\u2028\u2029\ufffe\uffff", min_codepoint=32
)

LABEL_SAMPLES: Final = (*_WORDS, *_SPACES, " Paris ", "a  b", "a\u00a0b", "שלום <b> & \U0001f600")
"""Single lines that are worth trying."""
TEXT_SAMPLES: Final = (
    "Paris",
    "Paris talks resume.\n\n“We will,” he said.\r\nOn Sept. 3,\rthey met.\n",
    "\ta\t b\u0085c\u2028d\u2029e  f\u00a0g\u200bh\u00ad",
    "  a  \n \n b \n\n",
    "👩🏽\u200d🚀 e\u0301 \U00020000新闻\n🇺🇦👨\u200d👩\u200d👧",
    "שלום עולם\u200f\nمرحبا \u202eabc\u202c",
    "<p class='a'>\"&amp;\"</p> ]]> \\ \\n {x} %s <!-- -->",
    "\u0301Å\u0301",
    "\ufeffa\ufeff",
    "\r\n",
)
"""Texts that are worth trying."""


def texts(max_size: int = 200) -> SearchStrategy[str]:
    """Non-empty texts that XML 1.0 can carry, of up to `max_size` code points, most of them short."""
    # The plain space is there twice: texts fall into words. `st.text` finds what the list forgot.
    piece = st.sampled_from((" ", *_WORDS, *_BREAKS, " ", *_SPACES)) | st.text(
        _CHARACTERS, min_size=1, max_size=3
    )
    return st.lists(piece, min_size=1, max_size=min(max_size, 40)).map(
        lambda pieces: "".join(pieces)[:max_size]
    )


def labels(max_size: int = 60) -> SearchStrategy[str]:
    """Non-empty single lines that XML 1.0 can carry, of up to `max_size` code points."""
    piece = st.sampled_from((*_WORDS, *_SPACES)) | st.text(_LABEL_CHARACTERS, min_size=1, max_size=3)
    return st.lists(piece, min_size=1, max_size=3).map(lambda pieces: "".join(pieces)[:max_size])


_INTRUDERS = (
    "0139XYZTxyz-:+?~%.,/[]{}()#@ \n\t\u0661\uff11\u00e9\u00a0\u2028\u200e\ue000\U000f0000\\<>\"^`|_&'!$*;="
)


@st.composite
def near_misses(draw: DrawFn, texts: SearchStrategy[str]) -> str:
    """Texts that one inserted, deleted, replaced or repeated character parts from a valid one."""
    text = draw(texts)
    at = draw(st.integers(0, len(text)))
    new = draw(st.sampled_from(_INTRUDERS) | st.sampled_from(text or "0"))
    match draw(st.sampled_from(("insert", "delete", "replace", "end"))):
        case "insert":
            return text[:at] + new + text[at:]
        case "delete":
            return text[:at] + text[at + 1 :]
        case "replace":
            return text[:at] + new + text[at + 1 :]
    return text + new
