"""Names for participants that say nothing about them.

Calm words from nature, spelled alike in bokmål and nynorsk, none of them a given name: a reader must
never wonder whether "Bjørk" is somebody. Drawn at random, so that the order of interviews does not show.
"""

from collections.abc import Collection, Sequence
from random import SystemRandom
from typing import Protocol


def _words(lines: str) -> tuple[str, ...]:
    """Return the words of a block of lines."""
    return tuple(lines.split())


WORDS = _words(
    """
    Alke Alm Bakke Bark Barlind Barnål Basalt Bekk Bekkefar Blad Blokkebær Blåbær Blåbærlyng Blåklokke
    Blåveis Bre Bregne Bringebær Bris Bukt Burot Bær Dompap Dønning Einstape Eng Engsoleie Evje Feltspat
    Fjell Fjellbekk Fjelltopp Fjellvidde Fonn Foss Fossefall Fossekall Frost Furu Furukongle Furumo
    Furuskog Geitrams Gjel Glimmer Gneis Granitt Granskog Grus Gråstein Hage Harr Hasselnøtt Haug Hav
    Havbris Hegg Hegre Heilo Hestehov Holme Humle Isbre Issoleie Istapp Jettegryte Jord Juv Kattugle Kleber
    Klippe Kløft Kløver Knaus Knopp Kolle Kongle Kornåker Krekling Kulp Kvann Kvarts Lagune Leire Linerle
    Lunde Lyng Lynghei Marmor Meis Mjødurt Morene Mose Multe Myr Myrull Nordlys Nype Nyperose Nysnø
    Nøtteskrike Odde Orrfugl Osp Oter Prestekrage Regn Reinlav Reinrose Rimfrost Rips Rogn Rognebær Rosenrot
    Rug Rullestein Ryllik Røsslyng Røye Røys Saltstein Sand Sandbanke Sandstrand Selje Sidensvans Skar Skare
    Skifer Skodde Skog Skogsti Skogstjerne Skogsvale Snø Snøfnugg Snøfonn Soldogg Solglimt Solnedgang Spove
    Steinrøys Stjerne Strå Svaberg Sølvbunke Takrør Tange Tare Teist Tepperot Tind Tindved Tiriltunge
    Tiur Tjeld Topas Torv Trane Trost Tyttebær Tyttebærlyng Tåke Ugle Varde Vendelrot Vidde Vier Vind Vinter
    Vipe Voll Våg Ærfugl Øy Åker
    """
)
PLAIN_LETTER_WORDS = tuple(word for word in WORDS if word.isascii())
"""Those that any keyboard can type, for codes."""


class Chooser(Protocol):
    """Picks one of several; ``random.Random`` and its children are such."""

    def choice(self, seq: Sequence[str], /) -> str:
        """Return one element of a sequence that is not empty."""


def new_pseudonym(taken: Collection[str], random: Chooser | None = None) -> str:
    """Return a name that is not taken (whatever its capitals); with a number when the words are used up.

    The number is per round, not per person: "Myr 2" comes only after every word is taken once.
    """
    chooser = random or SystemRandom()
    used = {name.casefold() for name in taken}
    lap = 1
    while True:
        names = [word if lap == 1 else f"{word} {lap}" for word in WORDS]
        free = [name for name in names if name.casefold() not in used]
        if free:
            return chooser.choice(free)
        lap += 1
