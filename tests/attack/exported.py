"""What a document says, as a set of texts; and a web page of it, piece by piece."""

from html.parser import HTMLParser

from reports.documents.document import Bars, Document, Heading, Table, texts_of


class Texts(HTMLParser):
    """What a page says, piece by piece."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_data(self, data: str) -> None:
        if self.lasttag != "style" and data.strip():
            self.found.add(data.strip())


def said_by(document: Document) -> set[str]:
    found = {document.title, document.under, document.foot, document.status}
    for block in document.blocks:
        match block:
            case Table():
                found |= {block.name, block.caption, *block.head, *(cell for row in block.rows for cell in row)}
            case Bars():
                found |= {block.caption, *(bar.label for bar in block.bars)}
                found |= {f"{part.label}: {part.band}" for bar in block.bars for part in bar.parts}
            case Heading(text):
                found.add(text)
            case _:
                found |= set(texts_of(block))
    return found
