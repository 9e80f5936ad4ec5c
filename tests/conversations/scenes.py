"""Where the explorer sets out from: whomever a link, the clock or a command may find, and one at each step."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from conversations.chat import Chat, Deciding
from conversations.effects import WishKind
from conversations.model import Memory, Role
from conversations.moves import enter
from conversations.reflectie import opening
from conversations.reflectie.tail import PREFIX
from conversations.table import STEPS
from tests.bot.manners import LONG
from tests.conversations.acts import COMMANDS, TRIED_NORMS
from tests.conversations.kept import Meant
from tests.conversations.newcomer import INVITES
from tests.conversations.plays import walk
from tests.conversations.rig import Rig

LONG_AGO, RECENT = date(2026, 9, 1), date(2026, 10, 30)
BEGUN: Memory = ((f"{PREFIX}begin", LONG_AGO),)
TAILS: dict[str, Memory] = {
    "": (),
    " and useful": BEGUN,
    " and need": (*BEGUN, (f"{PREFIX}{WishKind.USEFUL}", RECENT)),
}
"""What was asked before, so that one thing is due at the end of a norm."""
NORMS = (1, 3, 39, 44)
"""With a placement; without; without a sentence either; with a card."""
ANSWERED = ("nu", "sla over", LONG)
ON_THE_WAY: dict[str, tuple[str, ...]] = {
    "the prompt": (),
    "the tap before": ("nu",),
    "the question": ("nu", "sla over"),
    "the doorvraag": ANSWERED,
    "not done": ("nu", "sla over", "niet gedaan"),
    "a stage": ("nu", "sla over", "stappenplan"),
    "the placement": (*ANSWERED, "sla over"),
    "whether it fits": (*ANSWERED, "sla over", "kan ik niet zeggen"),
    "the reason": (*ANSWERED, "sla over", "kan ik niet zeggen", "past niet bij ons werk"),
    "the sentence": (*ANSWERED, "sla over", "meestal"),
}
MANY_ROUNDS = 7
WALKS, LONGEST_WALK, OFTEN = 40, 160, 0.1


def entries() -> dict[str, Rig]:
    return _links() | _questions() | _commands() | _coordinators()


def _links() -> dict[str, Rig]:
    found = {}
    for name in INVITES:
        found[f"link {name}"] = rig = Rig()
        rig.tap(name)
        found[f"link {name} of a member"] = rig = member()
        rig.tap(name)
    return found


def member(role: Role = Role.PROFESSIONAL, *, coordinator: bool = False) -> Rig:
    rig = Rig()
    rig.join(role, coordinator=coordinator, norm_round=True)
    return rig


def prompted(rig: Rig, norm: int, memory: Memory = ()) -> Rig:
    """At the question of any norm, as the clock would open it in its week."""
    move = opening.prompt(rig.world.period, norm, rig.world)
    assert move is not None
    rig.chat = enter(Chat(memory=memory), None, move).chat
    return rig


def _questions() -> dict[str, Rig]:
    found = {}
    for name, memory in TAILS.items():
        for norm in NORMS:
            found[f"norm {norm}{name}"] = prompted(member(), norm, memory)
        found[f"leader{name}"] = prompted(member(Role.TEAMLEIDER), 1, memory)
    rig = Rig()
    rig.join(Role.PROFESSIONAL, coordinator=False, norm_round=True, origins=("De Kern", "Stad"))
    found["origins"] = prompted(rig, 1)
    found["origins alone"] = tapped = rig.copy()
    tapped.world = replace(tapped.world, tapped=frozenset({"before"}))
    found["back at origins"] = back = rig.copy()
    back.play(back.typed("nu"))
    _put_off(back)
    found["late"] = late = prompted(member(), 1)
    late.play(late.typed("nu"))
    late.wait(7 * 1440)
    found["waiting"] = rig = prompted(member(), 1)
    for text in ("later", "over een uur"):
        rig.play(rig.typed(text))
    found["done"] = done()
    found |= _returning() | _without_idea()
    found["look back"] = back = member()
    about = (1, back.world.period, 1)
    back.kept.meant.append(Meant(1, about, "eerder bellen", back.world.now - timedelta(days=1)))
    back.wait(0)
    return found


def _returning() -> dict[str, Rig]:
    """At «Je vraag staat er nog», wherever in the question one was when it was put off."""
    found = {}
    for where, texts in ON_THE_WAY.items():
        found[f"back at {where}"] = rig = prompted(member(), 1)
        for text in texts:
            rig.play(rig.typed(text))
        _put_off(rig)
    return found


def _put_off(rig: Rig) -> None:
    for text in ("later", "over een uur"):
        rig.play(rig.typed(text))
    rig.wait(60)


def _without_idea() -> dict[str, Rig]:
    """At steps on the way to an end at which one thing more is due."""
    found = {}
    for norm in NORMS:
        for words in ("geen idee", "niet gedaan", "stappenplan", LONG):
            found[f"norm {norm}, {words}"] = rig = prompted(member(), norm, TAILS[" and useful"])
            for text in ("nu", "sla over", words):
                rig.play(rig.typed(text))
    found["the reason, and useful"] = rig = prompted(member(), 1, TAILS[" and useful"])
    for text in ON_THE_WAY["the reason"]:
        rig.play(rig.typed(text))
    found["leader, answered"] = rig = prompted(member(Role.TEAMLEIDER), 1, TAILS[" and useful"])
    for text in (*ANSWERED, "sla over"):
        rig.play(rig.typed(text))
    return found


def done() -> Rig:
    """A norm that was answered whole, with a sentence, in words that touch another theme."""
    rig = prompted(member(), 1)
    for text in ("nu", "sla over", "ik ben met haar familie en haar buurman meegegaan", "sla over", "meestal"):
        rig.play(rig.typed(text))
    rig.play(rig.own_words("meegaan scheelt later veel gebel"))
    return rig


def _commands() -> dict[str, Rig]:
    found = {}
    for command in COMMANDS:
        for name, rig in (("", member()), (" when done", done())):
            found[f"{command}{name}"] = rig
            rig.play(rig.typed(command))
    for norm in TRIED_NORMS[:-1]:
        found[f"trial {norm}"] = rig = member()
        rig.play(rig.typed("proef"))
        rig.play(rig.typed(norm))
    return found


def _coordinators() -> dict[str, Rig]:
    found = {}
    for command in ("teams", "ronde", "team", "logboek", "hulpvragen"):
        found[f"coördinator: {command}"] = rig = member(coordinator=True)
        rig.play(rig.typed(command))
    found["coördinator: ronde anew"] = rig = Rig()
    rig.join(Role.PROFESSIONAL, coordinator=True, norm_round=False)
    rig.play(rig.typed("ronde"))
    found["coördinator: a norm that does not apply"] = rig = rig.copy()
    for choice in ("doel_leren", "zo_goed", "niet_vragen", "vraag_geldt_niet"):
        assert rig.chat.at is not None
        rig.play(rig.pressed(rig.chat.at, choice))
    for text in ("22", "geen taak van ons"):
        rig.play(rig.typed(text))
    found["coördinator: a norm that does not apply any more"] = rig = member(coordinator=True)
    for text in ("ronde", "sturen", "vraag geldt niet", "22", "geen taak van ons"):
        rig.play(rig.typed(text))
    found["coördinator: the end"] = rig = member(coordinator=True)
    rig.wait(140 * 1440)
    for command in ("ronde", "rondebeeld"):
        found[f"coördinator: {command} after the end"] = after = rig.copy()
        after.play(after.typed(command))
    found["the end"] = rig = member()
    rig.world = replace(rig.world, tapped=frozenset({"before"}))
    rig.wait(140 * 1440)
    found["coördinator: many teams"] = rig = member(coordinator=True)
    for name in ("Haven", "Dijk", "Veld"):
        for text in ("teams", "nieuw team", name):
            rig.play(rig.typed(text))
    found |= _at_figures(found["coördinator: the end"])
    found["coördinator: after the end"] = rig = found["coördinator: the end"].copy()
    rig.play(rig.typed("ronde"))
    return found


def _at_figures(ended: Rig) -> dict[str, Rig]:
    """After many rounds: at the report, at the list of earlier ones, and on the way through the figures."""
    rig = ended.copy()
    [*_, newest] = rig.organisation.rounds
    rig.organisation.rounds = [replace(newest, id=number) for number in range(1, MANY_ROUNDS)]
    rig.wait(0)
    found = {}
    for said in ("rondebeeld", "meer", "per thema", "aansluiten", "zelf kiezen"):
        rig.play(rig.typed(said))
        found[f"coördinator: {said} after many rounds"] = rig
        rig = rig.copy()
    for said in ("rondebeeld", "meer", "eerdere rondes"):
        rig.play(rig.typed(said))
    found["coördinator: earlier rounds"] = rig
    return found


def at_each_step() -> dict[str, Rig]:
    """Random walks, seeded, until each step was stood at; at steps of a round both before it and while it runs."""
    found: dict[str, Rig] = {}
    for seed in range(WALKS):
        chance, rig = Random(seed), _someone(seed)
        for _ in range(LONGEST_WALK):
            if chance.random() < OFTEN:
                rig.wait(chance.choice((60, 1440, 7 * 1440)))
            walk(rig, chance.randrange(60))
            at = rig.chat.at
            if at is not None and at.step in STEPS:
                live = isinstance(at.slots, Deciding) and at.slots.live
                found.setdefault(f"at {at.step}{' of now' if live else ''}", rig.copy())
    return found


def _someone(seed: int) -> Rig:
    rig = Rig()
    if seed % 5 == 0:
        rig.tap(tuple(INVITES)[seed % 3])
        return rig
    rig.join(Role.PROFESSIONAL, coordinator=seed % 2 == 0, norm_round=seed % 4 != 0)
    return prompted(rig, NORMS[seed % 3], TAILS[" and need"] if seed % 3 else ()) if seed % 4 else rig
