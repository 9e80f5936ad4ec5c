"""What is made of a whole round is for a coördinator alone, in every form."""

from datetime import timedelta
from pathlib import Path

import pytest

from conversations.messages import SendPaper
from conversations.model import Role
from conversations.papers import Factsheet, RoundReport, RoundTables
from reports.gate.round_figures import clear_round
from rounds.period import Period
from rounds.setup import Setup
from storage import outbox, people, rounds, teams
from storage.store import transaction
from tests.rehearsal import START
from tests.security.test_rights import send_all, sending, somebody
from tests.waiting import run

FIRST = Period.of(START).plus(-6)
LONG_AGO = START - timedelta(weeks=8)


PAPERS = (RoundReport(1), RoundTables(1), Factsheet(1))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda one: type(one).__name__)
def test_a_paper_of_the_whole_round_is_for_a_coordinator_alone(
    empty: Path, paper: RoundReport | RoundTables | Factsheet
) -> None:
    """A member, the leader, who is in no team, and a coördinator."""

    async def scene() -> list[bool]:
        async with sending(empty) as (chat, hub, bot):
            order = tuple(theme.nummer for theme in hub.norm_set.themas)
            with transaction(hub.store):
                team = teams.create(hub.store, "Noord", LONG_AGO)
                number = rounds.start(hub.store, hub.norm_set, Setup(FIRST, 4, order, teams=(team,)), LONG_AGO)
                clear_round(hub.store, rounds.by_id(hub.store, number), (team,), START)
            member, leader, none, coordinator = (
                somebody(chat, hub.store, where, role)
                for where, role in (
                    (team, Role.PROFESSIONAL),
                    (team, Role.TEAMLEIDER),
                    (None, Role.PROFESSIONAL),
                    (None, Role.PROFESSIONAL),
                )
            )
            every = (member, leader, none, coordinator)
            with transaction(hub.store):
                people.make_coordinator(hub.store, coordinator[1])
                for _, person in every:
                    outbox.put(hub.store, person, SendPaper(paper), START)
            await send_all(hub, bot)
            return [len(chat.phone(telegram).messages) == 1 for telegram, _ in every]

    assert run(scene()) == [False, False, False, True]
