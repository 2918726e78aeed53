"""Invented reports for the tests: a short one with every kind of block, and one of about forty pages."""

from datetime import date

from medvirk.foundation.report import (
    Bar,
    BarChart,
    Block,
    BulletList,
    Callout,
    Drawing,
    Fact,
    Facts,
    HiddenBar,
    Lead,
    NumberedList,
    Paragraph,
    Quote,
    Report,
    Run,
    Section,
    StackedBar,
    StackedChart,
    Table,
)
from medvirk.foundation.report.content import Language

THREAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 90">'
    '<path d="M10 20C150 20 150 45 300 45S450 45 590 45" fill="none" stroke="#0e5e4f" stroke-width="3"/>'
    '<path d="M10 70C150 70 150 45 300 45" fill="none" stroke="#b8741a" stroke-width="3"/>'
    '<circle cx="300" cy="45" r="9" fill="#0e5e4f"/><circle cx="590" cy="45" r="9" fill="#0e5e4f"/>'
    '<text x="300" y="80" font-size="16" text-anchor="middle">Funn</text></svg>'
)

STACK = StackedChart(
    title="Får du være med og bestemme?",
    sentence="De fleste får være med og bestemme når hjelpen planlegges, færre når den avsluttes.",
    series=("Ja", "Delvis", "Nei"),
    bars=(
        StackedBar("Når hjelpen planlegges", (24, 14, 12), ("24", "14", "12")),
        StackedBar("Når hjelpen skal endres fordi livet har endret seg mye", (18, 18, 14), ("18", "18", "14")),
        HiddenBar("Når hjelpen avsluttes", "Vises ikke: færre enn 12 har svart"),
    ),
    label_heading="Når",
)

BARS = BarChart(
    title="Hva som hjalp",
    sentence="Mange nevner at noen ringte tilbake; færre nevner åpningstidene.",
    bars=(
        Bar("Noen ringte tilbake", 38, "38 av 50"),
        Bar("Den samme personen over tid, også når det ble vanskelig", 31, "31 av 50"),
        Bar("Åpningstidene", 12, "12 av 50"),
        HiddenBar("Hjelp til pårørende", "Vises ikke: for få har svart"),
    ),
    label_heading="Hva",
    value_heading="Hvor mange",
    maximum=50,
)

TABLE = Table(
    caption="Hvem vi snakket med",
    header=("Hvordan", "Samtaler", "Personer"),
    rows=(
        ("Gruppe", "6", "31"),
        ("Alene", "9", "9"),
        (("På telefon ", Run("(phone)", language="en")), "4", ""),
    ),
    number_columns=(1, 2),
)


def short(language: Language = "nb") -> Report:
    """Every kind of block once, four levels of headings, two pages or so."""
    return Report(
        title="Hverdagen i botjenesten",
        subtitle="Hva beboerne fortalte, og hva som ble bestemt",
        language=language,
        organisation="Eksempeldal kommune",
        date=date(2026, 5, 3),
        identifier="Rapport 3/2026",
        notice="Oppdiktet innhold til demonstrasjon",
        keywords=("brukermedvirkning", "botjeneste"),
        blocks=(
            Lead("Helgene er ensomme, sier mange. Kommunen har bestemt å åpne kjøkkenet lørdag og søndag."),
            _DRAWING,
            Section("Bakgrunn", (_BACKGROUND, _FACTS, Section("Hvordan vi spurte", (TABLE, _method())))),
            Section("Funn", (STACK, BARS, *_FINDING)),
        ),
    )


_DRAWING = Drawing(
    svg=THREAD,
    alt="To tråder samles i et funn og går videre som én.",
    caption="Fra det som ble sagt til det som ble gjort",
)
_BACKGROUND = Paragraph(
    (
        "Kommunen ville vite hvordan hverdagen er for dem som bor i botjenesten. Beboerne ble spurt om ",
        Run("hva som er viktig for dem", strong=True),
        ", av folk som selv har bodd slik. Les mer hos ",
        Run("Helsedirektoratet", link="https://www.helsedirektoratet.no/"),
        ". Én av dem sa det slik: ",
        Run("Eg vil vere med og velje.", language="nn"),
    )
)
_FACTS = Facts((Fact("Deltakere", "50"), Fact("Når", "Mars–april 2026"), Fact("Hvor", "Tre botjenester i Eksempeldal")))
_FINDING: tuple[Block, ...] = (
    Quote("Fra fredag til mandag er det bare meg og tv-en.", "Beboer"),
    BulletList(("Mange savner noen å spise med.", "Flere vet ikke hvem de kan ringe.", "Noen trives godt alene.")),
    Callout("Viktig", "Det som bare én eller to har sagt, står ikke her."),
)


def _method() -> Section:
    steps = NumberedList(("Beboerne fikk vite om samtalene.", "De som ville, meldte seg.", "Vi møttes to ganger."))
    deep = Section("Hvem som ledet samtalene", (Paragraph("To intervjuere med egen erfaring."),))
    return Section("Steg for steg", (steps, deep))


_TEXTS = (
    "De som fortalte, bor i hver sin del av kommunen, men mye er likt. Hverdagene er fulle nok: noen kommer "
    "innom, det er mat, det er avtaler. I helgene blir det stille. Mange sier at de venter på mandag.",
    "Flere forteller at de har fått mange telefonnumre, og at ingen av dem virker etter klokka fire. De som "
    "har fått ett navn og ett nummer, sier at det er det som har hjulpet mest, også når de ikke bruker det.",
    "Ansatte som var med på dialogkonferansen, kjente seg igjen i det meste. De pekte på at vaktplanen ble "
    "laget for mange år siden, og at ingen har spurt beboerne om når det er best å ha folk på jobb.",
    "Det er også noe som virker godt, og som folk vil holde fast på. Turgruppa har gått hver onsdag i seks "
    "år. Den trenger ikke mer enn en nøkkel til bussen og en som tar telefonen hvis det regner.",
)


def long(chapters: int = 8, language: Language = "nb") -> Report:
    """About forty pages with a chart, a table and a drawing in every chapter."""
    return Report(
        title="Sluttrapport: Bruker spør bruker i Eksempeldal kommune",
        subtitle="Psykisk helse, rus og mestring",
        language=language,
        organisation="Eksempeldal kommune",
        date=date(2026, 11, 22),
        identifier="ISBN 978-82-000-0000-0",
        notice="Oppdiktet innhold til demonstrasjon",
        keywords=("brukermedvirkning", "psykisk helse", "rus"),
        blocks=tuple(_chapter(number) for number in range(1, chapters + 1)),
    )


def _chapter(number: int) -> Section:
    abouts = ("hverdagen", "helgene", "å bli spurt")
    sections = tuple(_theme(number, turn, about) for turn, about in enumerate(abouts))
    opening: tuple[Block, ...] = (Lead(_TEXTS[number % len(_TEXTS)]), *_paragraphs(number, 3))
    return Section(f"Tema {number}: Å ha noen å ringe til", (*opening, *sections))


def _theme(number: int, turn: int, about: str) -> Section:
    pictures: tuple[Block, ...] = ((STACK,), (BARS, TABLE), (_DRAWING,))[turn]
    texts = _paragraphs(number + turn, 5)
    blocks: tuple[Block, ...] = (*texts, *_FINDING, *pictures, *_paragraphs(turn, 4))
    return Section(f"Det mange sa om {about}", blocks)


def _paragraphs(start: int, count: int) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(_TEXTS[(start + number) % len(_TEXTS)]) for number in range(count))
