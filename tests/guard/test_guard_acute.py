import time

import pytest

from guard.acute import is_acute

ACUTE = """
hij staat nu voor de deur met een mes
ze heeft net een hele strip pillen genomen
mijn cliënt wil vanavond een einde aan haar leven maken
ze zegt dat ze er nu een eind aan maakt
hij slaat haar nu
op dit moment slaat vader de kinderen
ik hoor dat ze nu geslagen wordt
er wordt nu een kind mishandeld bij de buren
hij staat nu op het dak en wil springen
ze staat op dit moment op het spoor
hij dreigt nu zijn vrouw te vermoorden en gaat haar doodsteken
hij wil haar vanavond doodschieten
ze ligt nu bewusteloos op de bank
hij ademt nu niet meer
ze reageert nu niet meer
bel 112, het kind bloedt hevig
bel snel een ambulance
ze heeft zojuist een overdosis genomen
hij heeft zonet al zijn medicijnen geslikt
ze snijdt zich nu in haar arm
hij zet nu het huis in brand
het huis staat nu in brand en ze zijn nog binnen
zij wil vannacht zelfmoord plegen
ik ga nu een einde maken
hij gaat straks voor de trein springen
ze zegt dat ze vanavond van de flat springt
de ex staat nu met een pistool in de gang
help, hij slaat me
hij wurgt haar op dit moment
zij wordt nu bedreigd door haar broer
hij trapt nu de deur in
ze heeft net haar polsen doorgesneden
""".strip().splitlines()

NOT_ACUTE = """
vorige week was er een crisis en toen heb ik Veilig Thuis gebeld
ik heb toen Veilig Thuis gebeld
bij acuut gevaar bel ik 112
de meldcode heb ik nu pas helemaal gelezen
hij stond toen voor de deur met een mes, dat was schrikken
ze had pillen genomen en lag in het ziekenhuis, nu gaat het beter
vorig jaar wilde ze een einde aan haar leven maken, nu zit ze in een groep
ik vraag tegenwoordig altijd of iemand wel eens aan zelfmoord denkt
we bespraken in het team hoe je nu omgaat met suïcide
ik heb geleerd om 113 te noemen
als iemand dreigt bel ik de politie
gisteren sloeg hij haar, ik heb vanmorgen met haar gepraat
ik dacht na over veiligheid nu er kinderen in huis zijn
nu weet ik wat ik doe als er een kind geslagen wordt
in de training oefenden we met een man met een mes
de ruzie is nu voorbij en de kinderen zijn veilig
ik ben nu bezig met de melding bij Veilig Thuis
ze zit nu veilig bij haar zus
ik vind het lastig om nu over huiselijk geweld te beginnen
er was brand in de flat en ik heb daarna rondgebeld
de vader werd boos en ik ben weggegaan
hij werd bedreigd op zijn werk, daar praten we nu over
ze snijdt nu groente met de andere vrouwen in het buurthuis
hij staat nu voor de klas
we slaan nu een andere weg in
ik sloeg het gesprek over stap drie over
de spanning was te snijden, nu is het rustiger
haar medicijnen heeft ze nu in een weekdoos
ik sta nu vaker met een kop koffie op het plein
ik ga nu eerst luisteren en dan pas handelen
wat zou ik doen als hij nu zegt dat hij dood wil
ze is doodmoe nu
ik maak nu een einde aan het traject
de signalen waren er al, en nu zie ik ze
""".strip().splitlines()


@pytest.mark.parametrize("text", ACUTE)
def test_danger_that_goes_on_now_is_acute(text: str) -> None:
    assert is_acute(text)


@pytest.mark.parametrize("text", NOT_ACUTE)
def test_a_reflection_on_safety_is_not_acute(text: str) -> None:
    assert not is_acute(text)


@pytest.mark.parametrize("piece", ["nu ", "met een ", "staat a ", "wil a a a a ", "a", "slaat nu had "])
def test_ten_thousand_characters_take_no_noticeable_time(piece: str) -> None:
    start = time.perf_counter()
    is_acute((piece * 10_000)[:10_000])
    assert time.perf_counter() - start < 0.3
