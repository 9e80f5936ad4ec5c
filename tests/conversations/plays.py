"""Things that people do, done in a rig."""

from random import Random

from conversations.events import Checked, Edited, Event, PromptFell, Returned, SentOther
from conversations.lijst.steps import WELCOME_AT
from conversations.model import Role
from tests.conversations.acts import COMMANDS, EDITED, OWN, PLAIN, SPOKEN, TRIED_NORMS, WORDS
from tests.conversations.further_manners import ALL, NOTHING_OPEN
from tests.conversations.newcomer import INVITES
from tests.conversations.promised import takes_words
from tests.conversations.rig import Rig

BEFORE_A_DECISION = {
    "meanwhile": ("ronde.klaar_voor_start",),
    "overtaken": ("ronde.pauze", "ronde.verlengen", "ronde.uitnodigen", "ronde.sluiten", "ronde.afsluiting"),
}


def begin(person: tuple[Role, bool, bool] | None) -> Rig:
    """A stranger who taps a link, or someone who has been asked this week's question."""
    rig = Rig()
    if person is None:
        rig.tap("noord")
        return rig
    role, coordinator, norm_round = person
    rig.join(role, coordinator=coordinator, norm_round=norm_round)
    rig.play(PromptFell(rig.world.period))
    return rig


def _list(rig: Rig, number: int) -> None:
    """Sent where a new team may be made; read at once, refused, or waited for."""
    rig.play(rig.typed("teams"))
    rig.play(rig.typed("nieuw team"))
    if rig.chat.at is not None and rig.chat.at.step in WELCOME_AT:
        rig.hands_in()
        if number:
            rig.list_is_read(ready=number == 1)


def do(rig: Rig, act: str, number: int) -> None:
    match act:
        case "press":
            _press(rig, number)
        case "old":
            if rig.shown:
                rig.play(rig.shown[number % len(rig.shown)])
        case "speak":
            rig.speaks()
        case "heard":
            rig.hears(SPOKEN[number])
        case "card":
            _decide(rig, number)
        case "say":
            rig.play(rig.typed(WORDS[number]))
        case "plain":
            rig.play(rig.typed(PLAIN[number]))
        case "own" if takes_words(rig.chat):
            rig.play(rig.own_words(OWN[number]))
        case "own":
            rig.play(rig.typed(OWN[number]))
        case "command":
            rig.play(rig.typed(COMMANDS[number]))
        case "walk":
            walk(rig, number)
        case "edit":
            rig.edits(number // len(EDITED), EDITED[number % len(EDITED)])
        case "list" if rig.world.coordinator:
            _list(rig, number)
        case "trial":
            rig.play(rig.typed("proef"))
            rig.play(rig.typed(TRIED_NORMS[number]))
        case "ronde" | "meanwhile" | "overtaken" | "another":
            _round(rig, act, number)
        case "wait":
            rig.wait(number)
        case "tap":
            rig.tap(tuple(INVITES)[number])
        case "week" if rig.world.person is not None:
            rig.wait(7 * 1440)
            rig.play(PromptFell(rig.world.period))
        case "month":
            _mean_something(rig)
            rig.wait(30 * 1440)
            walk(rig, number)
        case "prompt" if rig.world.person is not None:
            rig.play(PromptFell(rig.world.period))
        case _:
            rig.play(_other(number))


def _round(rig: Rig, act: str, number: int) -> None:
    """What a coördinator does, or another one meanwhile."""
    if act == "another":
        rig.another(number)
    elif not rig.world.coordinator:
        do(rig, "other", number)
    elif act == "ronde":
        rig.play(rig.typed("ronde"))
        chance = Random(number)
        for _ in range(40):
            walk(rig, chance.randrange(60))
    else:
        _meanwhile(rig, act, Random(number))


def _press(rig: Rig, number: int) -> None:
    at = rig.chat.at
    if at is not None and at.offers:
        rig.play(rig.pressed(at, at.offers[number % len(at.offers)].choice))


def _decide(rig: Rig, number: int) -> None:
    """About words that were heard."""
    card = rig.chat.beside
    if card is not None:
        rig.play(rig.pressed(card, card.offers[number % len(card.offers)].choice))


def _mean_something(rig: Rig) -> None:
    """Where a norm is done: to do it otherwise next time."""
    for choice in ("verder_kijken", "volgende_keer"):
        at = rig.chat.at
        if at is not None and any(offer.choice == choice for offer in at.offers):
            rig.play(rig.pressed(at, choice))
    if rig.chat.at is not None and rig.chat.at.step == "reflectie.voornemen":
        do(rig, "own", 0)


def _meanwhile(rig: Rig, act: str, chance: Random) -> None:
    """Others change something while this one stands before the start, or before a menu of a round."""
    rig.play(rig.typed("ronde"))
    for _ in range(60):
        if rig.chat.at is None or rig.chat.at.step in BEFORE_A_DECISION[act]:
            break
        walk(rig, chance.randrange(60))
    for number in (chance.randrange(2, 5),) if act == "meanwhile" else (0, 1):
        rig.another(number)
    walk(rig, chance.randrange(60))


def walk(rig: Rig, number: int) -> None:
    """Something that fits where one is."""
    at = rig.chat.at
    if at is None or at.step not in ALL:
        rig.play(rig.typed(NOTHING_OPEN[number % len(NOTHING_OPEN)]))
        return
    says = ALL[at.step][number % len(ALL[at.step])]
    choice = says.removeprefix("[").removesuffix("]")
    if choice == "own":
        do(rig, "own", number % len(OWN))
    elif not says.startswith("["):
        rig.play(rig.typed(says))
    elif any(offer.choice == choice for offer in at.offers):
        rig.play(rig.pressed(at, choice))
    else:
        _press(rig, number)


def _other(number: int) -> Event:
    return (
        SentOther(1, "photo"),
        Edited(1, Checked("anders")),
        Edited(1, Checked("[telefoonnummer]", ("phone",))),
        Returned(),
    )[number % 4]
