"""A document with every kind of block in it."""

from datetime import date

from reports.documents.document import (
    Bar,
    Bars,
    Document,
    Heading,
    NewPage,
    Note,
    Paragraph,
    Part,
    Points,
    Quotes,
    Table,
    Ticket,
    Tickets,
)

DAY = date(2026, 12, 7)


def sample(word: str = "verzonnen", rows: int = 3) -> Document:
    parts = (Part("Meestal", "de meesten", 3), Part("Soms", "een deel", 2), Part("Nog weinig", "enkelen", 1))
    return Document(
        file="Voorbeeld",
        title="Rondebeeld",
        under="Team Noord, najaar 2026",
        foot="Eigen vragenset, geen officieel keurmerk.",
        made=DAY,
        status="concept",
        page_words="bladzijde {page} van {pages}",
        blocks=(
            Heading("Eerste kop"),
            Paragraph(f"Eerste alinea, {word}."),
            Heading("Onderdeel", 2),
            Points(("Eerste punt", word)),
            Points(("Stap een", "Stap twee"), numbered=True),
            Quotes(("Eerste zin voor het team.", word)),
            Note("Een kader."),
            Bars("Per thema", "Samenwerken: meestal zeggen de meesten.", (Bar("Samenwerken", parts),)),
            Table("cijfers", "Per norm", ("Norm", "Meestal"), (("Vroeg erbij", word),) * rows),
            NewPage(),
            Heading("Laatste kop"),
            Tickets(
                (Ticket("https://t.me/x?start=abc", "Team Noord", "Scan met je telefoon.", "De link als code"),)
            ),
        ),
    )
