"""Telegram's HTML and inline keyboards, as far as a bot here may use them."""

import json
import re
from html import unescape

from webchat.phones import Button, Span
from webchat.refusals import bad_request

KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "pre": "pre",
    "a": "text_link", "blockquote": "blockquote", "tg-spoiler": "spoiler",
}  # fmt: skip
TOKEN = re.compile(r"<(/?)([a-zA-Z0-9-]*)([^<>]*)>|<|[^<]+")
HREF = re.compile(r"""href\s*=\s*(?:"([^"]*)"|'([^']*)')""")
MAX_DATA_BYTES = 64


def units(text: str) -> int:
    """Telegram counts in UTF-16 units: an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_text(text: str, parse_mode: str | None) -> tuple[str, tuple[Span, ...]]:
    """Plain text with its stretches, white space around it gone, as Telegram does."""
    if not parse_mode:
        return text.strip(), ()
    if parse_mode.lower() != "html":
        raise bad_request("unsupported parse_mode")
    return _parse_html(text.strip())


def _parse_html(text: str) -> tuple[str, tuple[Span, ...]]:
    """Tags may not cross, and only entities that HTML knows are unescaped."""
    plain, spans = "", []
    opened: list[tuple[str, int, str]] = []
    for token in TOKEN.finditer(text):
        piece, (closing, name, rest) = token.group(), token.groups()
        if not piece.startswith("<"):
            plain += unescape(piece)
            continue
        at, tag = len(text[: token.start()].encode()), (name or "").lower()
        if closing:
            if not opened or opened[-1][0] != tag:
                raise bad_request(f"can't parse entities: Unexpected end tag at byte offset {at}")
            _, start, url = opened.pop()
            if units(plain) > start:
                spans.append(Span(KINDS[tag], start, units(plain) - start, url))
        elif tag in KINDS:
            href = HREF.search(rest)
            opened.append((tag, units(plain), unescape(href[1] or href[2] or "") if href else ""))
        else:
            raise bad_request(f'can\'t parse entities: Unsupported start tag "{tag}" at byte offset {at}')
    if opened:
        raise bad_request(
            f"can't parse entities: Can't find end tag corresponding to start tag \"{opened[-1][0]}\""
        )
    return plain, tuple(sorted(spans, key=lambda span: (span.offset, -span.length)))


def parse_keyboard(raw: str | None) -> tuple[tuple[Button, ...], ...]:
    """Other kinds of reply markup (a keyboard at the bottom, a forced reply) are taken and not shown."""
    if not raw:
        return ()
    try:
        rows = json.loads(raw).get("inline_keyboard", [])
        return tuple(tuple(_parse_button(button) for button in row) for row in rows if row)
    except (ValueError, AttributeError, TypeError, KeyError):
        raise bad_request("can't parse reply keyboard markup JSON object") from None


def _parse_button(raw: dict[str, object]) -> Button:
    label, data, url = str(raw["text"]), str(raw.get("callback_data", "")), str(raw.get("url", ""))
    if not label:
        raise bad_request("inline keyboard button text is empty")
    if len(data.encode()) > MAX_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if not data and not url:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    return Button(label, data, url)
