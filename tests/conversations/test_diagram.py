from pathlib import Path

from conversations.table import mermaid

PAGE = Path(__file__).resolve().parents[2] / "docs" / "gesprekken.md"


def test_the_picture_in_the_docs_is_the_one_of_the_table() -> None:
    assert mermaid() in PAGE.read_text(encoding="utf-8")
