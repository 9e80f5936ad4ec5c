import pytest

from conversations.probing.model import Part
from conversations.probing.reading import read

OWN_ACTS = [
    "ik belde",
    "ben meegegaan",
    "heb het samen opgeschreven",
    "even gebeld voor ik aanbelde",
    "toen vroeg ik door",
    "ik heb haar laten bellen",
    "stuurde haar het verslag",
    "niet meteen gereageerd maar eerst geluisterd",
    "ik ben drie keer mee geweest",
    "hb gelijk gebeld",
]
NO_OWN_ACTS = [
    "zij belde",
    "mijn collega heeft gebeld",
    "de ggz deed de intake",
    "ik heb haar niet gebeld",
    "ik zou haar bellen",
    "ik vond het lastig",
    "wij nemen de tijd",
    "eerlijk gezegd weet ik het niet",
    "ik houd me aan het protocol",
    "de administratie heeft het opgestuurd",
]


@pytest.mark.parametrize("text", OWN_ACTS)
def test_what_the_writer_did_is_an_own_act_also_where_ik_is_left_out(text: str) -> None:
    assert Part.OWN in read(text).parts


@pytest.mark.parametrize("text", NO_OWN_ACTS)
def test_what_others_did_or_nobody_did_is_no_own_act(text: str) -> None:
    assert Part.OWN not in read(text).parts


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("dat ging goed", Part.PLUS),
        ("dat ging niet goed", Part.MINUS),
        ("dat ging niet zo goed", Part.MINUS),
        ("dat was lastig", Part.MINUS),
        ("dat was niet lastig", Part.PLUS),
        ("niks dan gedoe", Part.MINUS),
        ("superlastig", Part.MINUS),
        ("niet echt fijn", Part.MINUS),
    ],
)
def test_a_denial_turns_a_judgement_round(text: str, part: Part) -> None:
    assert read(text).parts & {Part.PLUS, Part.MINUS} == {part}


@pytest.mark.parametrize("text", ["goed gekeken", "goedemorgen", "vroeg of het goed ging", "dat hielp wel"])
def test_goed_that_says_how_and_a_bare_claim_are_no_judgement(text: str) -> None:
    assert read(text).parts.isdisjoint({Part.PLUS, Part.MINUS})


RESULTS = [
    "ik belde. ze belde daarna zelf",
    "ik bleef zitten en hij deed de deur open",
    "ik schreef het op en er ligt nu een plan",
    "ik sprak met beiden, de ruzie stopte",
    "ik vroeg door en merkte dat ze ontspande",
    "ik legde het uit, ze onderbrak me niet meer",
]
NO_RESULTS = [
    "ik belde. dat hielp wel",
    "ik belde want ze schrok van post",
    "ik vroeg wat ze nodig had",
    "ik vroeg of ze mee wilde",
    "ik belde toen ze thuiskwam",
    "ik belde, niets aan gemerkt",
    "ze belde me op. ik ging langs",
]


@pytest.mark.parametrize("text", RESULTS)
def test_what_was_seen_or_heard_after_an_own_act_is_a_result(text: str) -> None:
    assert Part.RESULT in read(text).parts


@pytest.mark.parametrize("text", NO_RESULTS)
def test_a_claim_a_reason_a_question_and_what_came_before_are_no_result(text: str) -> None:
    assert Part.RESULT not in read(text).parts


@pytest.mark.parametrize("text", ["niet gedaan", "geen idee", "n.v.t.", "Nee.", "weet ik zo snel niet meer"])
def test_an_answer_that_nothing_was_done_is_a_whole_one(text: str) -> None:
    assert Part.NOTHING in read(text).parts


def test_only_the_first_pages_are_read() -> None:
    far = "blabla " * 1000
    assert Part.OWN in read("ik belde. " + far).parts
    assert Part.OWN not in read(far + "ik belde.").parts
