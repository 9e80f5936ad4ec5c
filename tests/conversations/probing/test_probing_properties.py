from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from conversations.probing.pick import pick, rule_of
from conversations.probing.tables import cues, grammar, verbs
from norms.loader import load_package_set
from norms.model import Norm, norms_of

SET = load_package_set()
NORMS = norms_of(SET)
SAYABLE = sorted(
    {cue.lstrip("=*") for cue in cues().goed | cues().moeilijk | cues().regel | cues().leren | cues().keuze}
    | grammar().ik
    | grammar().derde
    | grammar().partner
    | grammar().onderschikkend
    | verbs().toestand
    | {"belde", "gebeld", "heb", "niet", "altijd", "wij", ".", ",", "\n", "en"}
)
spoken = st.lists(st.sampled_from(SAYABLE), max_size=40).map(" ".join)
SECONDS = 2.0


@given(
    answer=st.one_of(st.text(), spoken), norm=st.sampled_from(NORMS), earlier=st.booleans(), second=st.booleans()
)
def test_any_text_gets_one_question_of_at_most_160_characters_or_none(
    answer: str, norm: Norm, *, earlier: bool, second: bool
) -> None:
    probe = pick(answer, norm, SET.woorden, earlier=earlier, second=second)
    if probe is not None:
        assert len(probe.text) <= 160
        assert probe.text.endswith("?")
        assert probe.text.count("?") == 1
    else:
        assert not second


@given(answer=spoken, norm=st.sampled_from(NORMS), second=st.booleans())
def test_no_text_is_asked_twice_and_it_ends(answer: str, norm: Norm, *, second: bool) -> None:
    rule = rule_of(answer, norm)
    asked: set[str] = set()
    while probe := pick(answer, norm, SET.woorden, asked=frozenset(asked), second=second):
        assert probe.key not in asked
        assert second or probe.rule == rule
        asked.add(probe.key)
    assert len(asked) <= 9


def test_ten_thousand_characters_cost_no_more_than_the_first_pages() -> None:
    long = ["ik " * 3400, "niet goed en " * 800, "a" * 10_000, "." * 10_000, "- " * 5000, "dat ze die toen " * 640]
    for text in long:
        began = perf_counter()
        rule_of(text, NORMS[0])
        assert perf_counter() - began < SECONDS
