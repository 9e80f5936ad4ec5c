"""What is hidden in the crowd's answers, for whoever looks for it later."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from random import Random
from typing import Any


@dataclass(frozen=True, slots=True)
class Truths:
    """Facts that hold of the invented people, by chance each time but of fixed chance.

    - A placement is `meestal` with the chance in `placed` of that team and theme (teams count from 1); where
      none is given near `usual`, at most `spread` away from it, and in the teams of `equal` exactly that. Who
      does not say `meestal` says another answer by the weights of `otherwise`.
    - In theme `need_theme` the share `need` of the writers writes the same wish to learn.
    - In team `also_team` the share `also` of the answers to questions of other themes tells of `also_theme` too.
    - Before the round the share `often_before` says to stand still by their work often, after it `often_after`.
    - In team `quiet_team` far fewer take part: its people are drawn from `quiet`, all others from `mix`. Both
      give the shares of people who take part with the chances of `takes_part`.
    """

    usual: float
    spread: float
    placed: Mapping[tuple[int, int], float]
    equal: frozenset[int]
    otherwise: Mapping[str, float]
    need_theme: int
    need: float
    also_team: int
    also_theme: int
    also: float
    takes_part: Mapping[str, float]
    mix: Mapping[str, float]
    quiet: Mapping[str, float]
    quiet_team: int
    often_before: float
    often_after: float

    def mostly(self, team: int, theme: int) -> float:
        """The chance of `meestal`."""
        if (team, theme) in self.placed:
            return self.placed[team, theme]
        if team in self.equal:
            return self.usual
        return self.usual + self.spread * (2 * Random(f"{team}:{theme}").random() - 1)  # noqa: S311  # not secret

    def mix_of(self, team: int) -> Mapping[str, float]:
        return self.quiet if team == self.quiet_team else self.mix


def crowd_data() -> dict[str, Any]:
    return tomllib.loads(files("bot").joinpath("demo_crowd.toml").read_text(encoding="utf-8"))


def load_truths() -> Truths:
    data = crowd_data()
    found, part = data["waarheden"], data["deelname"]
    return Truths(
        usual=found["meestal"],
        spread=found["wijkt_af"],
        placed={(one["team"], one["thema"]): one["meestal"] for one in found["plaatsing"]},
        equal=frozenset(found["gelijk"]),
        otherwise=found["rest"],
        need_theme=found["leerwens"]["thema"],
        need=found["leerwens"]["deel"],
        also_team=found["ook"]["team"],
        also_theme=found["ook"]["thema"],
        also=found["ook"]["deel"],
        takes_part=part["vaak"],
        mix=part["gewoon"],
        quiet=part["laag"],
        quiet_team=part["laag_team"],
        often_before=found["stilstaan"]["vooraf"],
        often_after=found["stilstaan"]["achteraf"],
    )
