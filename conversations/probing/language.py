"""Whether a text is Dutch at all: what is not gets no doorvraag, for nothing in it can be read."""

from conversations.probing.clauses import Clause
from conversations.probing.forms import forms
from conversations.probing.tables import grammar

ENOUGH = 8
"""Words; of fewer nobody can tell, for on a phone little words are left out."""


def is_other_language(clauses: tuple[Clause, ...]) -> bool:
    """No little word that is Dutch alone, and no participle: "cliënt gebeld, intake gepland" is Dutch too."""
    words = [word for clause in clauses for word in clause.words]
    if len(words) < ENOUGH:
        return False
    return grammar().nederlands.isdisjoint(words) and forms().participle.isdisjoint(words)
