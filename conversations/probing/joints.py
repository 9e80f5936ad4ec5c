"""Where one clause ends and the next begins."""

from dataclasses import dataclass
from functools import cache

from conversations.probing.tables import Words, grammar


@dataclass(frozen=True, slots=True)
class Joints:
    joining: Words
    opening: Words
    before_pronoun: Words
    before_article: Words
    pronouns: Words
    articles: Words

    def opens_inside(self, mark: str, after: str) -> bool:
        """Whether a word in the middle of a clause begins another: "dat de sfeer", and not "in dat gesprek"."""
        if mark not in self.before_pronoun:
            return mark in self.opening
        return after in self.pronouns or (mark in self.before_article and after in self.articles)


@cache
def joints() -> Joints:
    table = grammar()
    return Joints(
        table.nevenschikkend,
        table.onderschikkend,
        table.bij_voornaamwoord,
        table.bij_lidwoord,
        table.ik | table.wij | table.derde | table.men | table.je | {"er", "dit"},
        table.lidwoorden,
    )
