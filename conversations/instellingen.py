"""One's own moment, stopping and starting again."""

from conversations import eigen_tijd
from conversations.chat import END, Chosen, End, Go, Heard, Move, Place, Step, Unclear
from conversations.events import Typed
from conversations.messages import Button, Say, button, say
from conversations.mijn_gegevens import confirm_erasure
from conversations.mijn_gegevens import menu as own_data_menu
from conversations.model import PersonState, World
from conversations.moment import ask_own_moment, chosen_moment, edit_of, moment_buttons, wrong_moment
from conversations.people import SetClearing, SetHours, SetMoment, SetState
from conversations.text import Lines, Text, Weekday, Words

GO_BACK = frozenset({"terug", "klaar"})


def menu(world: World) -> Go:
    assert world.person is not None
    moment = world.person.moment
    if world.member is None:
        head: Words = Text("team.geen")
        change: tuple[Button, ...] = ()
    elif world.person.state == PersonState.ACTIVE:
        head = Text("instellingen.menu", {"dag": Weekday(moment.weekday), "tijd": moment.at})
        change = (button("ander_moment"), button("pauze_of_stoppen"))
    else:
        head = Text("instellingen.menu_gestopt")
        change = (button("weer_aan"),)
    team = (
        (Text("instellingen.team", {"team": world.member.name, "aantal": world.member.size}),)
        if world.member
        else ()
    )
    words = Lines((head, *_pause(world), *team))
    return Go("instellingen.menu", None, (Say(words, (*change, button("chat_en_gegevens"), button("klaar"))),))


def _pause(world: World) -> tuple[Words, ...]:
    assert world.person is not None
    back = world.person.hours.back
    return (Text("tijd.pauze_tot", {"datum": back}),) if back is not None and back > world.now.date() else ()


def hear_menu(place: Place, heard: Heard, world: World) -> Move:
    match heard:
        case Chosen("ander_moment"):
            asked = say("instellingen.moment", *moment_buttons(), button("dagen_en_uren"), edits=edit_of(heard))
            return Go("instellingen.moment", None, (asked,))
        case Chosen("pauze_of_stoppen" | "stoppen"):
            return eigen_tijd.ask_pause(world, edit_of(heard))
        case Chosen("weer_aan"):
            return _on_again(heard, world)
        case Chosen("chat_en_gegevens"):
            return _chat_and_data(world, edit_of(heard))
        case Chosen("klaar"):
            return End((say("klaar", edits=edit_of(heard)),))
        case _:
            return Unclear()


def _chat_and_data(world: World, edits: int | None) -> Go:
    """Whether the chat clears itself, and the other way; and what is kept."""
    assert world.person is not None
    key, change = (
        ("instellingen.ruimt_op", "chat_niet_opruimen")
        if world.person.clears
        else ("instellingen.ruimt_niet_op", "chat_wel_opruimen")
    )
    asked = say(key, button(change), button("mijn_gegevens"), button("klaar"), edits=edits)
    return Go("instellingen.chat", None, (asked,))


def hear_chat(place: Place, heard: Heard, world: World) -> Move:
    match heard:
        case Chosen("chat_niet_opruimen"):
            told = say("instellingen.blijft_staan", edits=edit_of(heard))
            return End((SetClearing(on=False), told))
        case Chosen("chat_wel_opruimen"):
            told = say("instellingen.gaat_opruimen", edits=edit_of(heard))
            return End((SetClearing(on=True), told))
        case Chosen("mijn_gegevens"):
            return own_data_menu(world)
        case Chosen("klaar"):
            return End((say("klaar", edits=edit_of(heard)),))
        case _:
            return Unclear()


def hear_moment(place: Place, heard: Heard, world: World) -> Move:
    assert world.person is not None
    hours = world.person.hours
    moment = chosen_moment(heard, hours)
    match heard:
        case Chosen("zelf_kiezen"):
            return Go("instellingen.moment_zelf", None, (ask_own_moment(edit_of(heard), hours),))
        case Chosen("dagen_en_uren"):
            return eigen_tijd.ask_days(world, edit_of(heard))
        case _ if moment is not None:
            told = say(
                "instellingen.moment_gezet",
                edits=edit_of(heard),
                dag=Weekday(moment.weekday),
                tijd=moment.at,
            )
            wider = eigen_tijd.widened(hours, moment)
            works = () if wider == hours else (SetHours(wider),)
            return End((*works, SetMoment(moment), told))
        case Typed(means=means) if GO_BACK.intersection(means):
            return End((say("kennismaking.blijft"),))
        case Typed():
            return Go("instellingen.moment_zelf", None, (wrong_moment(hours),))
        case _:
            return Unclear()


def hear_stopped(place: Place, heard: Heard, world: World) -> Move:
    match heard:
        case Chosen("alles_wissen"):
            return confirm_erasure(world)
        case Chosen("weer_aan"):
            return _on_again(heard, world)
        case _:
            return Unclear()


def _on_again(heard: Heard, world: World) -> End:
    assert world.person is not None
    moment = world.person.moment
    told = say("instellingen.weer_aan", edits=edit_of(heard), dag=Weekday(moment.weekday), tijd=moment.at)
    return End((SetState(PersonState.ACTIVE), told))


STEPS = (
    Step(
        "instellingen.menu",
        hear_menu,
        ("instellingen.moment", "tijd.pauze", "instellingen.chat", END),
    ),
    Step("instellingen.chat", hear_chat, ("mijn_gegevens.menu", END)),
    Step("instellingen.moment", hear_moment, ("instellingen.moment_zelf", "tijd.dagen", END)),
    Step("instellingen.moment_zelf", hear_moment, ("instellingen.moment_zelf", END)),
    Step("instellingen.gestopt", hear_stopped, ("mijn_gegevens.wis", END)),
)
