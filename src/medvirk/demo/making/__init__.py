"""Builds the demo world with the same actions as people use, each on the day on which it happened."""

from collections.abc import Callable

from medvirk.demo import world
from medvirk.demo.mail import no_letters
from medvirk.demo.making.cast import Cast, gather
from medvirk.demo.making.evaluation import carry

Tell = Callable[[str], object]
#: The finished evaluation first: it is what the front page shows.
EVALUATIONS = ("botjenesten", "meistring")


def build_world(tell: Tell) -> None:
    """Build organisations, people and both evaluations; ``tell`` hears what is going on."""
    tell("building the demo world (a minute, once)")
    with no_letters():
        cast: Cast = gather()
        for name in EVALUATIONS:
            carry(world.read(name), cast, tell)
