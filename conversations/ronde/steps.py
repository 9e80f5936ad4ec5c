"""The table of ronde: the wizard, steering and the end."""

from conversations.chat import END, Step
from conversations.ronde import (
    afterwards,
    arranged,
    ending,
    looking,
    not_applicable,
    opening,
    own_words,
    purpose,
    questions,
    steering,
    taking_part,
    when,
)

MAIN = ("ronde.doel", "ronde.teams", "ronde.vragen", "ronde.wanneer", "ronde.or", "ronde.kijk")
MENU, ACTING = "ronde.sturen", "ronde.ingrijpen"

WIZARD = (
    Step("ronde.verder", opening.hear_resume, (*MAIN, END)),
    Step("ronde.doel", purpose.hear_purpose, ("ronde.teams", END)),
    Step(
        "ronde.teams",
        taking_part.hear_teams,
        ("ronde.teams", "ronde.herkomst", "ronde.samen", "ronde.erin_eruit", "ronde.doel"),
    ),
    Step("ronde.samen", taking_part.hear_together, ("ronde.samen", "ronde.teams"), asks_name=True),
    Step("ronde.erin_eruit", taking_part.hear_toggle, ("ronde.erin_eruit", "ronde.teams"), asks_name=True),
    Step("ronde.herkomst", taking_part.hear_origin, ("ronde.vragen", "ronde.groepen", "ronde.teams")),
    Step(
        "ronde.groepen",
        taking_part.hear_groups,
        ("ronde.groepen", "ronde.herkomst"),
        takes_text=True,
        asks_name=True,
    ),
    Step(
        "ronde.vragen",
        questions.hear_questions,
        ("ronde.wanneer", "ronde.nvt", "ronde.anders", "ronde.herkomst"),
    ),
    Step(
        "ronde.anders", questions.hear_change, ("ronde.volgorde", "ronde.woord", "ronde.uitgave", "ronde.vragen")
    ),
    Step("ronde.uitgave", questions.hear_edition, ("ronde.vragen",)),
    Step("ronde.volgorde", questions.hear_order, ("ronde.volgorde", "ronde.vragen")),
    Step("ronde.woord", own_words.hear_word, ("ronde.woord", "ronde.vragen"), takes_text=True),
    Step("ronde.nvt", not_applicable.hear_norm, ("ronde.nvt", "ronde.nvt_reden", "ronde.vragen", ACTING, END)),
    Step(
        "ronde.nvt_reden",
        not_applicable.hear_reason,
        ("ronde.nvt_reden", "ronde.nvt_voor", "ronde.vragen", ACTING, END),
        takes_text=True,
    ),
    Step(
        "ronde.nvt_voor",
        not_applicable.hear_for_whom,
        ("ronde.nvt_voor", "ronde.vragen", ACTING, END),
        asks_name=True,
    ),
    Step(
        "ronde.wanneer",
        when.hear_when,
        ("ronde.werktijd", "ronde.start", "ronde.overslaan", "ronde.vragen"),
    ),
    Step("ronde.start", when.hear_start, ("ronde.start", "ronde.wanneer"), asks_day=True),
    Step("ronde.overslaan", when.hear_skip, ("ronde.overslaan", "ronde.wanneer")),
    Step("ronde.werktijd", when.hear_working_time, ("ronde.verwacht", "ronde.wanneer")),
    Step("ronde.verwacht", when.hear_expected, ("ronde.verwacht", "ronde.hoop", "ronde.werktijd")),
    Step("ronde.hoop", when.hear_hope, ("ronde.hoop", "ronde.or", "ronde.verwacht"), takes_text=True),
    Step("ronde.or", arranged.hear_works_council, ("ronde.or", "ronde.organisaties", "ronde.hoop"), asks_day=True),
    Step(
        "ronde.organisaties",
        arranged.hear_organisations,
        ("ronde.organisaties", "ronde.brief", "ronde.privacy", "ronde.or"),
        asks_day=True,
    ),
    Step("ronde.brief", arranged.hear_letter, ("ronde.privacy", "ronde.organisaties")),
    Step(
        "ronde.privacy",
        arranged.hear_privacy,
        ("ronde.privacy", "ronde.sleutel", "ronde.organisaties"),
        asks_day=True,
    ),
    Step(
        "ronde.sleutel",
        arranged.hear_keeper,
        ("ronde.sleutel", "ronde.kijk", "ronde.privacy"),
        takes_text=True,
        asks_name=True,
    ),
    Step("ronde.kijk", looking.hear_look, ("ronde.proef", "ronde.klaar_voor_start", "ronde.sleutel")),
    Step("ronde.proef", looking.hear_trial, ("ronde.kijk",), sees_client_data=True),
    Step(
        "ronde.klaar_voor_start",
        looking.hear_ready,
        ("ronde.klaar_voor_start", "ronde.or", "ronde.kijk", END),
    ),
)
STEERING = (
    Step(MENU, steering.hear_menu, (MENU, ACTING, END)),
    Step(
        ACTING,
        steering.hear_intervention,
        ("ronde.pauze", "ronde.verlengen", "ronde.nvt", "ronde.meer", MENU, END),
    ),
    Step("ronde.pauze", steering.hear_pause, (MENU, ACTING, END)),
    Step("ronde.verlengen", steering.hear_weeks, ("ronde.verlengen", MENU, ACTING, END)),
    Step(
        "ronde.meer",
        ending.hear_more,
        ("ronde.meer", "ronde.team_erbij", "ronde.uitnodigen", "ronde.sluiten", ACTING, END),
    ),
    Step("ronde.team_erbij", ending.hear_team, ("ronde.team_erbij", "ronde.meer", MENU, END), asks_name=True),
    Step("ronde.uitnodigen", ending.hear_invitation, ("ronde.meer", MENU, END)),
    Step("ronde.sluiten", ending.hear_closing, ("ronde.meer", END)),
)
AFTERWARDS = (
    Step("ronde.na", afterwards.hear_after, ("ronde.doel", "ronde.afsluiting", "rondebeeld.lezen", END)),
    Step("ronde.afsluiting", afterwards.hear_rhythm, ("ronde.volgende", END), rests=True),
    Step("ronde.volgende", afterwards.hear_next, ("ronde.volgende", END)),
)
STEPS = (*WIZARD, *STEERING, *AFTERWARDS)
WIZARD_STEPS = frozenset(step.name for step in WIZARD)
