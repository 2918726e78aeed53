"""One measured value with its bar."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured value and the most it may be."""

    name: str
    value: float
    bar: float
    unit: str

    @property
    def holds(self) -> bool:
        """True when the value is within its bar."""
        return self.value <= self.bar


Bench = Callable[[], Iterator[Figure]]
