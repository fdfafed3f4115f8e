"""Tries the frozen program as a user's machine would: python installer/probe.py dist/Q-Check.

It runs in a folder of its own with an environment that knows nothing of this checkout, and every step has a time
limit, because a window program that fails may otherwise wait for ever.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

TIMEOUT_SECONDS = 300


def program(folder: Path, name: str) -> Path:
    found = folder / (f"{name}.exe" if os.name == "nt" else name)
    if not found.is_file():
        raise SystemExit(f"{found} fehlt.")
    return found


def run(command: list[str], where: Path) -> str:
    """Runs one call and gives its output; ends the trial with the reason when it fails."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        done = subprocess.run(  # noqa: S603 - the program under trial
            command, cwd=where, env=environment, capture_output=True, timeout=TIMEOUT_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise SystemExit(f"Nach {TIMEOUT_SECONDS} Sekunden ohne Ende: {' '.join(command[1:])}") from None
    if done.returncode != 0:
        raise SystemExit(f"Rückgabe {done.returncode}: {' '.join(command[1:])}\n{done.stderr.decode(errors='replace')}")
    return done.stdout.decode("utf-8")


def main(folder: Path) -> None:
    window, line = program(folder, "Q-Check"), program(folder, "qmapp")
    with tempfile.TemporaryDirectory() as name:
        where = Path(name)
        for starter in (line, window):
            run([str(starter), "--selbsttest"], where)
        size = json.loads(
            run([str(line), "stichprobe", "berechnen", "--grundgesamtheit", "22082", "--quote", "3", "--json"], where)
        )
        if size["umfang"] != 662:
            raise SystemExit(f"3 % von 22.082 sind 662, das Programm sagt {size['umfang']}.")
        shown = json.loads(run([str(line), "vorfuehren", "--ziel", "ausgabe", "--json"], where))
        workspace = where / shown["arbeitsmappe"]
        if workspace.read_bytes().startswith(b"SQLite format 3"):
            raise SystemExit("Der Arbeitsbereich ist nicht verschlüsselt.")
        reports = [where / file for file in shown["dateien"]]
        if not reports or any(file.stat().st_size == 0 for file in reports):
            raise SystemExit("Es fehlen Berichte.")
        run([str(line), "pruefen", str(workspace)], where)
    sys.stdout.write("Das eingefrorene Programm läuft: Selbsttest, Stichprobe, Vorführung, Prüfung.\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
