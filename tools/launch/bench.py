"""``./medvirk bench``: figures, one line each, with the bar that they must hold."""

import os
import sys

from tools.launch import steps


def run(arguments: list[str]) -> int:
    """Print the figures of all benches, or of those named; 1 when a bar is missed."""
    os.environ["MEDVIRK_DEMO"] = "1"
    from tools.benches import BENCHES

    steps.front_end()
    steps.messages()
    unknown = [name for name in arguments if name not in BENCHES]
    if unknown:
        raise steps.StepFailed(f"there is no bench {unknown[0]!r}. There are: {', '.join(BENCHES)}.")
    missed = 0
    for name in arguments or BENCHES:
        for figure in BENCHES[name]():
            missed += not figure.holds
            mark = "ok  " if figure.holds else "MISS"
            print(
                f"{mark} {name:<10} {figure.name:<60} {figure.value:>10.1f} {figure.unit:<8} bar {figure.bar:g}",
                flush=True,
            )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
