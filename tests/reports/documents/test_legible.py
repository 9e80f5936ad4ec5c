import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from reports.documents.child import set_here
from reports.documents.document import Document, Paragraph
from reports.documents.legible import COVERED, SQUARE, legible
from reports.documents.setting import Setting
from reports.documents.shape import shaped
from tests.reports.documents.sample import sample


def one(text: str) -> bytes:
    return set_here(shaped(Document("x", "x", "x", "x", sample().made, (Paragraph(text),))), Setting.PDF)


def test_every_sign_that_is_called_covered_can_be_set() -> None:
    signs = (chr(code) for first, last in COVERED for code in range(first, last + 1))
    assert one(" ".join(sign for sign in signs if unicodedata.category(sign) != "Cn")).startswith(b"%PDF")


def test_an_emoji_of_many_parts_is_one_square() -> None:
    assert legible("fijn \U0001f469\u200d\U0001f467!") == f"fijn {SQUARE}!"
    assert legible("caf\u0065\u0301 \uff1d \u202eom") == "caf\u00e9 = om"


@given(st.text(max_size=40))
@example("\u0378\U0001ffff")
def test_any_text_can_be_set(text: str) -> None:
    assert one(text).startswith(b"%PDF")
