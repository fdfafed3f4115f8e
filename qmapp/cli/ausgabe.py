"""What a verb answers: one JSON object or a readable German text, never both."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from qmapp.cli.deutsch import Angabe
from qmapp.errors import UserError
from qmapp.progress import Progress, silent

json_option = click.option("--json", "als_json", is_flag=True, cls=Angabe, help="Antwortet mit einem JSON-Objekt.")

password_option = click.option(
    "--passwort-datei",
    type=click.Path(path_type=Path),
    cls=Angabe,
    metavar="PFAD",
    help="Datei, deren erste Zeile das Passwort ist; sonst gilt QMAPP_PASSWORT, sonst wird gefragt.",
)


def answer(data: dict[str, Any], text: Callable[[], str], als_json: bool) -> None:
    """Print ``data`` as one JSON object, or the text the callable makes of it."""
    click.echo(json.dumps(data, ensure_ascii=False, allow_nan=False) if als_json else text())


def today() -> date:
    """The day on the office's calendar, which dates a report."""
    return datetime.now().astimezone().date()


def amount(cents: int | None) -> str | None:
    """An amount for JSON: text with two decimals and a point, so that no reader loses a cent."""
    if cents is None:
        return None
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def passphrase(file: Path | None) -> str:
    """The passphrase from the file, the variable QMAPP_PASSWORT or the keyboard; never from an argument."""
    if file is not None:
        try:
            return file.read_text("utf-8-sig").split("\n", 1)[0].rstrip("\r")
        except (OSError, UnicodeDecodeError):
            raise UserError(
                f"Die Passwort-Datei {file.name} lässt sich nicht lesen.",
                advice="Bitte Pfad und Leserecht prüfen; erwartet wird Text in UTF-8.",
            ) from None
    from_environment = os.environ.get("QMAPP_PASSWORT")
    if from_environment is not None:
        return from_environment
    if not sys.stdin.isatty():
        raise UserError(
            "Es fehlt das Passwort.",
            advice="Bitte --passwort-datei angeben oder die Variable QMAPP_PASSWORT setzen.",
        )
    return str(click.prompt("Passwort", hide_input=True, err=True))


@contextmanager
def progress_bar(label: str) -> Iterator[Progress]:
    """A progress bar on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty():
        yield silent
        return
    with click.progressbar(length=1000, label=label, file=sys.stderr) as bar:
        shown = 0

        def report(done: int, total: int) -> None:
            nonlocal shown
            reached = min(1000 * done // total, 1000) if total else 0
            if reached > shown:
                bar.update(reached - shown)
                shown = reached

        yield report
