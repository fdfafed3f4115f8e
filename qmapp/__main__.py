"""The program's entry: with a verb the command line answers, without one the window opens."""

import os
import sys

_NO_SCREEN = (
    "Hier ist kein Bildschirm, das Fenster lässt sich nicht öffnen. Es wurde nichts verändert. "
    "Ohne Bildschirm zeigt „qmapp vorfuehren --ziel ORDNER“ die Hauptaufgabe; alle Verben nennt „qmapp --help“."
)


def main() -> None:
    """Open the window for no argument, a workspace or a switch of the window; else run the command line."""
    arguments = sys.argv[1:]
    if not arguments or arguments[0].lower().endswith(".qcheck") or arguments[0] in ("--beispiel", "--selbsttest"):
        if _without_screen():
            sys.stderr.write(_NO_SCREEN + "\n")
            sys.exit(2)
        from qmapp.ui.app import run

        sys.exit(run(arguments))
    from qmapp.cli import run_verbs

    sys.exit(run_verbs(arguments))


def _without_screen() -> bool:
    """On Linux Qt aborts the whole program where no display answers; elsewhere there always is one."""
    shown = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in shown)


if __name__ == "__main__":
    main()
