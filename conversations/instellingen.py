"""One's own moment, stopping and starting again."""

from conversations.chat import END, Chosen, End, Go, Heard, Move, Place, Step, Unclear
from conversations.effects import Button, Say, SetMoment, SetState, button, say
from conversations.events import Typed
from conversations.mijn_gegevens import confirm_erasure
from conversations.mijn_gegevens import menu as own_data_menu
from conversations.model import PersonState, World
from conversations.moment import ask_own_moment, chosen_moment, edit_of, moment_buttons, wrong_moment
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
        change = (button("ander_moment"), button("stoppen"))
    else:
        head = Text("instellingen.menu_gestopt")
        change = (button("weer_aan"),)
    team = (
        (Text("instellingen.team", {"team": world.member.name, "aantal": world.member.size}),)
        if world.member
        else ()
    )
    words = Lines((head, *team))
    return Go("instellingen.menu", None, (Say(words, (*change, button("mijn_gegevens"), button("klaar"))),))


def stop(world: World) -> Go:
    """Nothing is asked any more; what was written stays the writer's."""
    told = say("instellingen.gestopt", button("alles_wissen"), button("weer_aan"))
    return Go("instellingen.gestopt", None, (SetState(PersonState.STOPPED), told))


def hear_menu(place: Place, heard: Heard, world: World) -> Move:
    match heard:
        case Chosen("ander_moment"):
            asked = say("instellingen.moment", *moment_buttons(), edits=edit_of(heard))
            return Go("instellingen.moment", None, (asked,))
        case Chosen("stoppen"):
            return stop(world)
        case Chosen("weer_aan"):
            return _on_again(heard, world)
        case Chosen("mijn_gegevens"):
            return own_data_menu(world)
        case Chosen("klaar"):
            return End((say("klaar", edits=edit_of(heard)),))
        case _:
            return Unclear()


def hear_moment(place: Place, heard: Heard, world: World) -> Move:
    moment = chosen_moment(heard)
    match heard:
        case Chosen("zelf_kiezen"):
            return Go("instellingen.moment_zelf", None, (ask_own_moment(edit_of(heard)),))
        case _ if moment is not None:
            told = say(
                "instellingen.moment_gezet",
                edits=edit_of(heard),
                dag=Weekday(moment.weekday),
                tijd=moment.at,
            )
            return End((SetMoment(moment), told))
        case Typed(means=means) if GO_BACK.intersection(means):
            return End((say("kennismaking.blijft"),))
        case Typed():
            return Go("instellingen.moment_zelf", None, (wrong_moment(),))
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
        ("instellingen.moment", "instellingen.gestopt", "mijn_gegevens.menu", END),
    ),
    Step("instellingen.moment", hear_moment, ("instellingen.moment_zelf", END)),
    Step("instellingen.moment_zelf", hear_moment, ("instellingen.moment_zelf", END)),
    Step("instellingen.gestopt", hear_stopped, ("mijn_gegevens.wis", END)),
)
