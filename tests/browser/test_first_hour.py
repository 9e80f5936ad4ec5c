"""The first hour of a new user: the demo as a child process, and everything done in real Chromium."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.stage import CHROMIUM, DESK, MISSING, PHONE, Visitor, chromium, demo, make_team, visiting

TOO_LITTLE = "Deze week laat ik geen antwoorden zien."
TRIAL = "even gebeld voor ik aanbelde, scheelde een boel stress"
READING = "Je komt in een ronde die al bezig is. Inhalen hoeft niet."
ANSWER = "Ik vroeg wie er al vaker langskwam, toen noemde ze de buurvrouw van beneden."
SENTENCE = "Vraag altijd ook naar de buren."

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=MISSING)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with demo(tmp_path_factory.mktemp("demo")) as found:
        yield found


@pytest.fixture(scope="module")
def browser(address: str) -> Iterator[Browser]:
    assert address
    with chromium() as found:
        yield found


@pytest.fixture
def desk(browser: Browser, address: str) -> Iterator[Visitor]:
    with visiting(browser, address, DESK) as visitor:
        yield visitor


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Visitor]:
    with visiting(browser, address, PHONE) as visitor:
        yield visitor


def test_leader_and_member_of_a_large_team_read_the_same_real_picture(desk: Visitor) -> None:
    desk.choose("Amber")
    monday = desk.texts()[-1]
    assert monday.startswith("Team Noord · week 46 (9 t/m 15 november 2026)\nThema: ")
    assert "\nDe meesten schreven. Dat is genoeg om samen iets te zien.\n" in monday
    assert monday.partition("Zinnen voor het team (zelf gegeven, door elkaar)\n")[2].count("• ") >= 2
    assert monday.endswith("Het team ziet precies dit bericht ook.")
    desk.type("/team")
    desk.reads(monday)
    for member in ("Bilal", "Leon"):
        desk.choose(member)
        desk.reads(monday)
        desk.type("/team")
        desk.reads(monday)
        desk.press("Wat ziet mijn teamleider nu?")
        desk.reads("Precies dit:", monday)


def test_a_new_team_of_two_reads_the_same_text_for_too_little(desk: Visitor) -> None:
    make_team(desk, "Haven", "Teamleider", "Professional")
    _add_to_round(desk)
    _join_as_member(desk)
    _answer_the_week(desk)
    _join_as_leader(desk)

    desk.jump("Naar maandag 8.30 uur")
    expect(desk.page.locator("#told-button")).to_contain_text("maandag 23 november 2026")
    desk.said(TOO_LITTLE)
    read_by_leader = desk.texts()[-1]
    desk.choose("Puck")
    desk.said(TOO_LITTLE)
    read_by_member = desk.texts()[-1]
    assert read_by_member == read_by_leader
    assert read_by_member.startswith("Team Haven · week 47 (16 t/m 22 november 2026)\n")
    assert read_by_member.endswith("Het team ziet precies dit bericht ook.")
    assert SENTENCE not in read_by_member
    for words in (ANSWER, SENTENCE, "Hoe vaak lukt dit in jullie team?", "Je bent klaar voor deze week."):
        expect(desk.log.get_by_text(words)).to_have_count(0)
    desk.type("/team")
    desk.reads(read_by_leader)
    desk.press("Wat ziet mijn teamleider nu?")
    desk.reads("Precies dit:", read_by_leader)
    desk.type("mijn antwoorden")
    desk.said(ANSWER)
    desk.said("Dit bericht verdwijnt over een half uur.")


def _add_to_round(desk: Visitor) -> None:
    desk.type("ronde")
    desk.said("De ronde is bij vraag")
    desk.press("Sturen")
    desk.said("Wat wil je doen?")
    desk.press("Meer")
    desk.said("En wat nog meer?")
    desk.press("Team erbij")
    desk.said("Welk team komt erbij?")
    desk.press("Haven")
    desk.said("Team Haven doet mee vanaf deze week.")


def _join_as_member(desk: Visitor) -> None:
    assert desk.open_link_as("Puck").startswith("https://t.me/spiegel_bot?start=")
    desk.said("Hoi, ik ben Spiegel.")
    desk.press("Even proberen")
    desk.said("Een proefvraag, ik bewaar niets.")
    desk.type(TRIAL)
    expect(desk.log.get_by_text(TRIAL)).to_be_visible()
    desk.said("Weg. Wanneer komt een vraag jou uit?")
    expect(desk.log.get_by_text(TRIAL)).to_have_count(0)
    expect(desk.log.get_by_text("Een proefvraag")).to_have_count(0)
    desk.press("Donderdag 16.15")
    desk.said(READING)
    assert desk.texts()[-2].startswith("Afgesproken, tot donderdag 19 november. Je zit in team Haven.")


def _answer_the_week(desk: Visitor) -> None:
    desk.jump("Naar het volgende moment")
    desk.type("vraag")
    desk.said("Hoe vaak sta je stil bij hoe je je werk doet?")
    desk.press("Soms")
    desk.said("Schrijf niet wie het was.")
    question = desk.texts()[-1]
    desk.type("gevraagd naar de buurvrouw")
    expect(desk.log.get_by_text("Reactie van Spiegel: 👍")).to_have_count(1)
    expect(desk.button("Sla over")).to_be_visible()
    probe = desk.texts()[-1]
    assert probe.endswith("?")
    assert probe not in question
    desk.send(ANSWER)
    desk.said("Hoe vaak lukt dit in jullie team?")
    desk.press("Soms")
    desk.said("Wat mag je team hiervan weten?")
    desk.type(SENTENCE)
    desk.said("Je bent klaar voor deze week.")


def _join_as_leader(desk: Visitor) -> None:
    """With the first link; the newest is used by now, and stands below it."""
    desk.choose("Coördinator")
    desk.open_link_as("Sanne", place=-2)
    desk.said("Hoi, ik ben Spiegel.")
    desk.press("Even proberen")
    desk.type(TRIAL)
    desk.said("Weg. Wanneer komt een vraag jou uit?")
    desk.press("Donderdag 16.15")
    desk.said(READING)
    assert "Jouw antwoorden tellen niet mee in het beeld van je team." in desk.texts()[-2]


def test_on_a_phone_the_keyboard_alone_goes_everywhere_and_nothing_overlaps(phone: Visitor) -> None:
    page = phone.page
    _fits(page)
    _tab_to(page, "Kies iemand")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Wie ben je?")).to_be_visible()
    _fits(page)
    _tab_to(page, "Zoek persoon of team")
    page.keyboard.type("hanna")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    phone.shows("Hanna")
    expect(page.get_by_role("dialog", name="Wie ben je?")).to_be_hidden()
    _fits(page)
    _tab_to(page, "Bericht")
    before = phone.heard()
    page.keyboard.type("instellingen")
    page.keyboard.press("Enter")
    phone.hears(before)
    phone.said("Je vraag komt op ")
    _fits(page)
    _tab_to(page, "Ander moment", back=True)
    page.keyboard.press("Enter")
    phone.said("Wanneer komt een vraag jou uit?")
    _tab_to(page, "Donderdag 16.15", most=4)
    page.keyboard.press("Space")
    phone.said("Goed, voortaan op donderdag")
    _fits(page)
    _tab_to(page, page.locator("#told-date").inner_text(), back=True)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Naar maandag 8.30 uur")).to_be_visible()
    _fits(page)


def test_on_a_phone_nothing_is_small_or_overlaps_before_the_clock_has_spoken(phone: Visitor) -> None:
    page = phone.page
    page.route("**/changes*", lambda _: None)  # held, never answered: the page as it is while it waits
    page.goto(page.url)
    assert page.locator("#told-date").inner_text() == ""
    _fits(page)


FOCUSED = """() => {
    const at = document.activeElement;
    return at.id === 'log' ? '' : [at.innerText, at.title, at.placeholder].filter(Boolean).join(' ');
}"""
OVERFLOW = "() => document.documentElement.scrollWidth - innerWidth"
# Pairs of neighbours that share room on the screen, and what a finger or an eye cannot reach.
CLASHES = """() => {
    const box = (one) => one.getBoundingClientRect();
    const shown = (one) => one.checkVisibility() && box(one).width > 1 && box(one).height > 1;
    const name = (one) => one.id || one.className || one.tagName;
    const wrong = [];
    const apart = (row) => row.filter(shown).forEach((one, at, all) => all.slice(at + 1).forEach((other) => {
        const [a, b] = [box(one), box(other)];
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 1 && high > 1) wrong.push(`${name(one)} over ${name(other)}`);
    }));
    const of = (parent) => [...document.querySelectorAll(`${parent} > *`)];
    apart([document.querySelector('.strip'), ...['#owner', '.chat-head', '.log-frame', '.compose', '#nobody']
        .map((one) => document.querySelector(one))]);
    for (const parent of ['.strip', '.chat-head', '#form', '#log', '.keys', '.time-controls']) apart(of(parent));
    for (const one of document.querySelectorAll('.strip *, .compose *, .chat-head *, #log *, #people[open] *')) {
        if (shown(one) && !one.closest('.sr, .skip') && (box(one).left < -1 || box(one).right > innerWidth + 1)) {
            wrong.push(`${name(one)} beyond the edge`);
        }
    }
    for (const one of document.querySelectorAll('button:not(.copy, .edit), input, select, textarea')) {
        if (shown(one) && Math.min(box(one).height, box(one).width) < 40) wrong.push(`${name(one)} is small`);
    }
    const strip = document.querySelector('.strip');
    const open = document.querySelector('#told-button').getAttribute('aria-expanded') === 'true';
    if (!open && box(strip).height > 60) wrong.push('the strip takes two lines');
    return wrong;
}"""


def _fits(page: Page) -> None:
    assert page.evaluate(OVERFLOW) <= 0
    assert page.evaluate(CLASHES) == []


def _tab_to(page: Page, words: str, *, back: bool = False, most: int = 40) -> None:
    for _ in range(most):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if words in page.evaluate(FOCUSED):
            return
    raise AssertionError(f"the keyboard does not come to «{words}»")
