"""``./medvirk COMMAND …``: picks the command and turns a failed set-up step into words."""

import os
import sys
from collections.abc import Callable, Mapping

from tools.launch import bench, check, demo, test
from tools.launch.steps import StepFailed, django_command

Command = Callable[[list[str]], int]

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "medvirk.config.settings")


def manage(arguments: list[str]) -> int:
    """Django's own commands."""
    return django_command(arguments)


def write(arguments: list[str]) -> int:
    """Merge the code's texts into the catalogues, list the gaps, and write the generated pages."""
    from tools import generated, messages

    gaps = messages.main()
    generated.main()
    return gaps


COMMANDS: Mapping[str, Command] = {
    "demo": demo.run,
    "test": test.run,
    "check": check.run,
    "bench": bench.run,
    "manage": manage,
    "write": write,
}


def main() -> int:
    """Run the command; 1 and a sentence when a step fails."""
    try:
        return COMMANDS[sys.argv[1]](sys.argv[2:])
    except StepFailed as failed:
        print(f"\nmedvirk: {failed}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
