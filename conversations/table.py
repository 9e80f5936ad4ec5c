"""All steps of all conversations in one table, and the picture that falls out of it."""

from conversations import instellingen, kennismaking, mijn_gegevens, team
from conversations.chat import END, Step
from conversations.reflectie.steps import STEPS as REFLECTIE
from conversations.teams.steps import STEPS as TEAMS

STEPS: dict[str, Step] = {
    step.name: step
    for step in (
        *kennismaking.STEPS,
        *REFLECTIE,
        *TEAMS,
        *team.STEPS,
        *instellingen.STEPS,
        *mijn_gegevens.STEPS,
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
