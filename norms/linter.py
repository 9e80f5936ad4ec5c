from norms.findings import Finding
from norms.lint_counts import counts, values
from norms.lint_sentences import messages, norm_line, probe, question, style, team_question
from norms.lint_words import far_roles, keywords, own_words
from norms.loader import load_rules
from norms.model import NormSet


def lint(norm_set: NormSet) -> tuple[Finding, ...]:
    """Everything in a set that goes against rules 1 to 11 of the README of the norms, in that order. Rule 12
    (no run of five words from a source) is not checked: the sources stay out of the project.
    """
    rules = load_rules()
    return (
        *counts(norm_set),
        *values(norm_set, rules),
        *style(norm_set, rules),
        *norm_line(norm_set, rules),
        *question(norm_set, rules),
        *probe(norm_set, rules),
        *team_question(norm_set, rules),
        *messages(norm_set, rules),
        *far_roles(norm_set, rules),
        *own_words(norm_set, rules),
        *keywords(norm_set, rules),
    )
