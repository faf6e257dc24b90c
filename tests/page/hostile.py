"""An article by somebody who wants to get into its page."""

from __future__ import annotations

from typing import Any

from newsml import Article

MARKUP = (
    "</script><script>window.owned=1</script>",
    "<img src=x onerror=window.owned=1>",
    '"><svg onload=window.owned=1>',
    "' onmouseover='window.owned=1",
    "<!--",
    "]]>",
    "{{ 7 * 7 }}{% raw %}",
    "${7*7}",
    "&lt;b&gt; &amp;",
    "javascript:window.owned=1",
    "\u202edenrut\u2066 \u2067",
    "</title></style></textarea><base href=//evil.example>",
    "a" * 400,
)


def hostile() -> Article:
    """Every field that a page shows holds something that would be markup, script or a trap if it were let."""
    body = "\n".join(MARKUP)
    label = " ".join(MARKUP)
    starts = [0]
    for one in MARKUP:
        starts.append(starts[-1] + len(one) + 1)
    spans = [
        {"start": start, "end": start + len(one), "exact": one}
        for start, one in zip(starts, MARKUP, strict=False)
    ]

    def anchor(n: int) -> dict[str, Any]:
        return {"spans": [spans[n]]}

    return Article.model_validate(
        {
            "id": "urn:example:1",
            "url": "javascript:window.owned=1",
            "headline": label,
            "standfirst": label,
            "body": body,
            "bylines": [label],
            "dateline": {"text": label},
            "marks": [
                {"kind": "link", "start": 0, "end": 4, "href": "javascript:window.owned=1"},
                {"kind": "link", "start": 4, "end": 9, "href": 'https://example.org/"onclick=window.owned=1'},
                {"kind": "link", "start": 9, "end": 12, "href": "data:text/html,<script>1</script>"},
            ],
            "participants": [
                {
                    "id": "evil",
                    "kind": "person",
                    "type": {"literal": label},
                    "name": label,
                    "aliases": [{"text": label}],
                    "same_as": ["javascript:window.owned=1", "https://example.org/?%22onclick"],
                    "roles": [{"title": label, "of": "evil_too"}],
                    "mentions": [anchor(n) for n in range(len(MARKUP))],
                    "note": label,
                    "labels": [{"scheme": label, "value": label}],
                },
                {"id": "evil_too", "kind": "group", "name": label},
            ],
            "topics": [{"id": "topic", "name": label, "code": {"literal": label}}],
            "events": [
                {
                    "id": "event",
                    "name": label,
                    "where": [{"online": "javascript:window.owned=1"}],
                    "when": {"anchor": anchor(1)},
                    "participations": [{"participant": "evil", "role": {"literal": label}}],
                }
            ],
            "statements": [
                {
                    "id": "statement",
                    "kind": "direct",
                    "speaker": "evil",
                    "content": {"spans": spans[:3]},
                    "cue": [anchor(4)],
                    "medium": {"literal": label},
                }
            ],
        }
    )
