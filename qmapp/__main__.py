"""The program's entry: with a verb the command line answers, without one the window opens."""

import sys


def main() -> None:
    """Open the window for no argument, a workspace or a switch of the window; else run the command line."""
    arguments = sys.argv[1:]
    if not arguments or arguments[0].lower().endswith(".qcheck") or arguments[0] in ("--beispiel", "--selbsttest"):
        from qmapp.ui.app import run

        sys.exit(run(arguments))
    from qmapp.cli import run_verbs

    sys.exit(run_verbs(arguments))


if __name__ == "__main__":
    main()
