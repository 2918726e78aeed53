"""``./medvirk demo``: the invented municipality, ready to click through."""

import argparse
import os
import signal
import subprocess
import sys
import threading

from tools.launch import steps
from tools.launch.steps import PYTHON, ROOT


def run(arguments: list[str]) -> int:
    """Set everything up, start the server and the worker, print a sign-in link for each role."""
    parser = argparse.ArgumentParser(prog="./medvirk demo")
    parser.add_argument("--port", type=int, default=8000, help="another port than 8000")
    port = parser.parse_args(arguments).port
    os.environ["MEDVIRK_DEMO"] = "1"
    os.environ["MEDVIRK_SITE_URL"] = f"http://127.0.0.1:{port}"
    prepare()
    return serve(port)


def prepare() -> None:
    """Front end, translations, database, demo world: each only where something is new.

    Where nothing is, Django is not even loaded here, so that the server can start at once.
    """
    steps.front_end()
    steps.messages()
    steps.static_files()
    source = ROOT / "src/medvirk"
    if not (steps.VAR / "medvirk.sqlite3").exists():
        for name in (_DATABASE, _WORLD):
            (steps.VAR / "steps" / name).unlink(missing_ok=True)
    steps.once(_DATABASE, [path for path in source.rglob("migrations") if path.is_dir()], _migrate)
    steps.once(_WORLD, [source / "demo/world"], lambda: steps.django("demo_world"))


_DATABASE, _WORLD = "preparing the database", "looking for the demo world"


def _migrate() -> None:
    steps.django("migrate", verbosity=0)
    steps.django("migrate", database="keys", verbosity=0)


def serve(port: int) -> int:
    """The web server and the worker, until the server ends or somebody stops it (Ctrl-C, or a plain ``kill``)."""
    signal.signal(signal.SIGTERM, _stop)
    server = subprocess.Popen(
        [PYTHON, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--workers", "1",
         "--blocking-threads", "4", "--log-level", "warning", "medvirk.config.wsgi:application"],
        cwd=ROOT,
    )  # fmt: skip
    worker = subprocess.Popen([PYTHON, "-m", "django", "work", "--verbosity", "0"], cwd=ROOT, stdout=subprocess.DEVNULL)
    threading.Thread(target=_announce, args=(port,), daemon=True).start()
    try:
        return server.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        for process in (server, worker):
            process.terminate()
        for process in (server, worker):
            process.wait()


def _stop(number: int, frame: object) -> None:
    """End as with Ctrl-C, so that server and worker end too."""
    raise KeyboardInterrupt


def _announce(port: int) -> None:
    print(f"\nMedvirk: http://127.0.0.1:{port}/   (Ctrl-C stops it)\n", flush=True)
    steps.django("demo_links")
    sys.stdout.flush()
