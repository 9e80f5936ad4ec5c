"""A document as one HTML file: nothing is fetched, nothing runs, and it prints well."""

from html import escape
from importlib.resources import files

from reports.documents.document import (
    Bars,
    Block,
    Document,
    Heading,
    NewPage,
    Note,
    Paragraph,
    Points,
    Quotes,
    Table,
    Tickets,
)
from reports.documents.shape import drawn


def web_page(document: Document) -> str:
    """Every text stands in it literally: all five signs of HTML are escaped."""
    style = files("reports.documents").joinpath("house.css").read_text(encoding="utf-8")
    status = f'<p class="status">{escape(document.status)}</p>' if document.status else ""
    return (
        '<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(document.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
        f'<h1>{escape(document.title)}</h1>\n<p class="under">{escape(document.under)}</p>\n{status}'
        f"{''.join(_block(block) for block in document.blocks)}</main>\n"
        f"<footer>{escape(document.foot)}</footer>\n</body>\n</html>\n"
    )


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"<h{level + 1}>{escape(text)}</h{level + 1}>\n"
        case Paragraph(text):
            return f"<p>{escape(text)}</p>\n"
        case Points(items, numbered):
            tag = "ol" if numbered else "ul"
            return f"<{tag}>{''.join(f'<li>{escape(item)}</li>' for item in items)}</{tag}>\n"
        case Quotes(items):
            return "".join(f"<blockquote>{escape(item)}</blockquote>\n" for item in items)
        case Note(text):
            return f'<p class="note">{escape(text)}</p>\n'
        case Table():
            return _table(block)
        case Bars():
            return _bars(block)
        case Tickets(items):
            return "".join(
                f'<div class="ticket"><span role="img" aria-label="{escape(item.alt)}">{drawn(item.link)}</span>'
                f"<p><strong>{escape(item.above)}</strong><br>{escape(item.below)}<br>"
                f"<code>{escape(item.link)}</code></p></div>\n"
                for item in items
            )
        case NewPage():
            return '<div class="page"></div>\n'


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.head)
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>\n" for row in table.rows)
    return (
        f"<table>\n<caption>{escape(table.caption)}</caption>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{rows}</tbody>\n</table>\n"
    )


def _bars(bars: Bars) -> str:
    """A table, for that is what it is to who hears it; the bars themselves are decoration."""
    rows = "".join(
        f'<tr><th scope="row">{escape(bar.label)}</th>'
        + "".join(
            f'<td><span class="bar of{number} size{part.size}" aria-hidden="true"></span>'
            f"{escape(part.label)}: {escape(part.band)}</td>"
            for number, part in enumerate(bar.parts)
        )
        + "</tr>\n"
        for bar in bars.bars
    )
    return f'<table class="bars">\n<caption>{escape(bars.caption)}</caption>\n<tbody>\n{rows}</tbody>\n</table>\n'
