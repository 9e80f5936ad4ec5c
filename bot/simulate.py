"""A whole round of invented people through the real engine, in told time: `spiegel simulate`."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bot import config
from bot.clock import monotonic
from bot.demo_answers import Company
from bot.demo_character import cast
from bot.demo_story import ENOUGH, TOKEN, PlannedTeam, init, tell_beginning
from bot.demo_truths import crowd_data, load_truths
from bot.demo_words import load_words
from bot.process import run
from bot.rows import Rows, begin, publish_end, publish_week, settle, write_week
from locales.catalogue import Catalogue
from norms.model import NormSet
from rounds.calendar import OPENS, at_clock, first_monday, picture_moment
from storage.contents import contents, digest
from storage.store import close, open_store
from webchat.crowd import Crowd
from webchat.polling import FIRST_UPDATE
from webchat.server import Webchat

BEGIN = at_clock(date(2026, 9, 3), OPENS)
"""A Thursday; the round begins on the Monday after it, and no holiday falls in the thirteen weeks."""
SMALLEST, USUAL, LARGEST = 5, 10, 14
"""People in a team."""
FEWEST_PEOPLE, MOST_PEOPLE, MOST_WEEKS = SMALLEST, 400, 52


@dataclass(frozen=True, slots=True)
class Simulated:
    """What came of it; `lines` are the store's contents, `stopped` that someone pressed Ctrl-C before the end."""

    folder: Path
    people: int
    weeks: int
    answers: int
    sentences: int
    messages: int
    seconds: float
    lines: tuple[str, ...]
    stopped: bool

    @property
    def digest(self) -> str:
        return digest(self.lines)


def simulate(
    catalogue: Catalogue, norm_set: NormSet, environ: Mapping[str, str], *, people: int, weeks: int, seed: int
) -> Simulated:
    """In the folder of SPIEGEL_DATA, else in a new one here; StoreError `opslag.bestaat` where a store is."""
    began = monotonic()
    own = {"SPIEGEL_DATA": catalogue.text("simulatie.map", getal=seed), **environ}
    folder, code = init(own, BEGIN)
    planned = plan_teams(people, weeks, seed)
    words, truths = load_words(), load_truths()

    def company_of(chat: Webchat) -> Company:
        return Company(words, truths, catalogue, norm_set, now=lambda: chat.told)

    with _progress(catalogue, weeks) as week_done:
        messages, played = asyncio.run(_play(company_of, folder, code, planned, weeks, week_done))
    return _simulated(folder, people, weeks, messages, monotonic() - began, stopped=not played)


def simulate_rows(
    catalogue: Catalogue, norm_set: NormSet, environ: Mapping[str, str], *, people: int, weeks: int, seed: int
) -> Simulated:
    """The same organisation by rows alone, with the pictures of every week; not one message is sent."""
    began = monotonic()
    folder, _ = init({"SPIEGEL_DATA": catalogue.text("simulatie.map", getal=seed), **environ}, BEGIN)
    planned, rows = plan_teams(people, weeks, seed), Rows(load_truths(), load_words(), seed)
    store = open_store(folder.data, folder.master)
    try:
        crews = settle(
            store, tuple(team.name for team in planned), tuple(len(team.people) for team in planned), BEGIN
        )
        current = begin(store, norm_set, crews, weeks, BEGIN)
        with _progress(catalogue, weeks) as week_done:
            for week in current.round.plan.of_round:
                write_week(store, current, crews, week, rows)
                publish_week(store, current, crews, week.period)
                week_done()
            publish_end(store, current, crews)
    finally:
        close(store)
    return _simulated(folder, people, weeks, 0, monotonic() - began, stopped=False)


def _simulated(
    folder: config.Folder, people: int, weeks: int, messages: int, seconds: float, *, stopped: bool
) -> Simulated:
    store = open_store(folder.data, folder.master)
    try:
        lines = contents(store)
    finally:
        close(store)
    return Simulated(
        folder.data,
        people,
        weeks,
        sum(line.startswith("answer ") for line in lines),
        sum(line.startswith("sentence ") for line in lines),
        messages,
        seconds,
        lines,
        stopped=stopped,
    )


def told_result(found: Simulated, catalogue: Catalogue) -> str:
    """What the command prints."""
    if found.stopped:
        return catalogue.text("simulatie.gestopt", map=str(found.folder))
    return catalogue.text(
        "simulatie.klaar",
        map=str(found.folder),
        mensen=found.people,
        weken=found.weeks,
        antwoorden=found.answers,
        zinnen=found.sentences,
        berichten=found.messages,
        seconden=round(found.seconds),
        digest=found.digest,
    )


def plan_teams(people: int, weeks: int, seed: int) -> tuple[PlannedTeam, ...]:
    """About ten a team, but between SMALLEST and LARGEST; names and characters by the seed."""
    chance, data = Random(f"teams:{seed}"), crowd_data()  # noqa: S311  # a story that is the same every time
    sizes = [SMALLEST] * -(-people // USUAL)
    for _ in range(people - sum(sizes)):
        sizes[chance.choice([team for team, size in enumerate(sizes) if size < LARGEST])] += 1
    characters = cast(tuple(sizes), load_truths(), seed, weeks)
    names = chance.sample(data["teams"], len(sizes))
    return tuple(
        PlannedTeam(name, tuple(chance.sample(data["mensen"], len(own))), own)
        for name, own in zip(names, characters, strict=True)
    )


async def _play(
    company_of: Callable[[Webchat], Company],
    folder: config.Folder,
    code: str,
    planned: tuple[PlannedTeam, ...],
    weeks: int,
    week_done: Callable[[], None],
) -> tuple[int, bool]:
    """The messages both ways, and whether all weeks were played before it ended."""
    async with Webchat(token=TOKEN, start=BEGIN) as chat:
        company = company_of(chat)
        settings = config.Settings(folder, TOKEN, chat.url, {}, ENOUGH, pauses=False)
        stop = asyncio.Event()
        bot = asyncio.create_task(run(settings, company.catalogue, (company.norm_set,), stop=stop))
        story = asyncio.create_task(_tell(chat, company, code, planned, weeks, week_done))
        await asyncio.wait({bot, story}, return_when=asyncio.FIRST_COMPLETED)
        played = story.done()
        stop.set()
        await bot
        if played:
            await story
        story.cancel()
        await asyncio.wait([story])
        return _messages(chat), played


async def _tell(
    chat: Webchat,
    company: Company,
    code: str,
    planned: tuple[PlannedTeam, ...],
    weeks: int,
    week_done: Callable[[], None],
) -> None:
    """Until the last week's pictures are out."""
    first = first_monday(BEGIN)
    async with Crowd(chat, ()) as crowd:
        await tell_beginning(chat, company, code, planned, crowd, weeks)
        for week in range(weeks):
            await chat.jump(picture_moment(first.plus(week)) + timedelta(hours=1))
            week_done()


def _messages(chat: Webchat) -> int:
    sent = sum(did.method == "sendMessage" for did in chat.log)
    return sent + chat.state.waiting.last_id - FIRST_UPDATE + 1


@contextmanager
def _progress(catalogue: Catalogue, weeks: int) -> Iterator[Callable[[], None]]:
    """A bar on stderr that moves with the weeks; nothing where stderr is no terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(catalogue.text("simulatie.weken"), total=weeks)
        yield lambda: bar.advance(task)
