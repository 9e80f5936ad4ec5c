"""All steps of all conversations in one table, and the picture that falls out of it."""

from conversations import (
    afsluiting,
    cijfers,
    eigen_tijd,
    hulp,
    instellingen,
    kennismaking,
    logboek,
    mijn_gegevens,
    proef,
    rondebeeld,
    team,
    terugblik,
)
from conversations.chat import END, Step
from conversations.lijst.steps import STEPS as LIJST
from conversations.reflectie.steps import STEPS as REFLECTIE
from conversations.ronde.steps import STEPS as RONDE
from conversations.teams.steps import STEPS as TEAMS

STEPS: dict[str, Step] = {
    step.name: step
    for step in (
        *kennismaking.STEPS,
        *REFLECTIE,
        *TEAMS,
        *LIJST,
        *RONDE,
        *afsluiting.STEPS,
        *rondebeeld.STEPS,
        *cijfers.STEPS,
        *logboek.STEPS,
        *team.STEPS,
        *instellingen.STEPS,
        *eigen_tijd.STEPS,
        *mijn_gegevens.STEPS,
        *terugblik.STEPS,
        *proef.STEPS,
        *hulp.STEPS,
    )
}


def mermaid() -> str:
    """A state diagram; it shows declared exits, so not the commands that can be said anywhere."""
    lines = ["stateDiagram-v2"]
    for step in STEPS.values():
        for target in step.exits:
            shown = "[*]" if target == END else target.replace(".", "_")
            lines.append(f"    {step.name.replace('.', '_')} --> {shown}")
    return "\n".join(lines)
