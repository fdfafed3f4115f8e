"""``qmapp bericht``: a report of a workspace as PDF, DOCX and XLSX."""

import re
from pathlib import Path
from typing import Any

import click

from qmapp.checks.aktenpruefung.auswertung import auswertung
from qmapp.cli.actpapiere import require_options, write_act
from qmapp.cli.arbeitsmappe import opened
from qmapp.cli.ausgabe import answer, json_option, password_option, progress_bar, today
from qmapp.cli.deutsch import Angabe, Verb
from qmapp.errors import UserError
from qmapp.progress import Progress
from qmapp.reports.act.ausgabe import ACT_PAPIERE
from qmapp.reports.export import ARTEN, export
from qmapp.reports.pruefbogen.auswahl import ALLE, Bogenauswahl
from qmapp.workspace import Workspace


class Formate(click.ParamType[tuple[str, ...]]):
    """``pdf,docx,xlsx`` as a tuple."""

    name = "formate"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        return tuple(part.strip().lower() for part in str(value).split(",") if part.strip())


class Akten(click.ParamType[tuple[int | None, int | None]]):
    """``10-20``, ``10-``, ``-20`` or ``10`` as first and last position."""

    name = "akten"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        found = re.fullmatch(r"(\d{0,7})(-?)(\d{0,7})", str(value).strip(), re.ASCII)
        if found is None or not (found[1] or found[3]):
            raise UserError("--akten braucht zwei Nummern, zum Beispiel 1-50.", field="akten")
        first = int(found[1]) if found[1] else None
        if not found[2]:
            return first, first
        return first, int(found[3]) if found[3] else None


_HELP = f"Schreibt einen Bericht aus einer Arbeitsmappe. ART ist: {', '.join([*ARTEN, *ACT_PAPIERE])}."


@click.command("bericht", cls=Verb, help=_HELP)
@click.argument("datei", type=click.Path(path_type=Path), metavar="DATEI")
@click.argument("art", type=click.Choice([*ARTEN, *ACT_PAPIERE]), metavar="ART")
@click.option("--jahr", type=int, cls=Angabe, metavar="J", help="Jahr der Empfehlungen.")
@click.option("--oeffentlich", is_flag=True, cls=Angabe, help="Öffentliche Fassung ohne Internes und Personen.")
@click.option("--pruefung", cls=Angabe, metavar="NAME", help="Kennung oder Titel, wenn es mehrere gibt.")
@click.option("--format", "formate", type=Formate(), default=None, cls=Angabe, metavar="pdf,docx,xlsx")
@click.option("--ziel", type=click.Path(path_type=Path), required=True, cls=Angabe, metavar="ORDNER")
@click.option("--akten", type=Akten(), default=None, cls=Angabe, metavar="VON-BIS", help="Nur Prüfbögen dieser Akten.")
@click.option("--offene", is_flag=True, cls=Angabe, help="Nur offene Maßnahmen oder noch nicht geprüfte Akten.")
@click.option("--muster", is_flag=True, cls=Angabe, help="Ein leerer Prüfbogen ohne Akte.")
@password_option
@json_option
def bericht(
    datei: Path,
    art: str,
    jahr: int | None,
    oeffentlich: bool,
    pruefung: str | None,
    formate: tuple[str, ...] | None,
    ziel: Path,
    akten: tuple[int | None, int | None] | None,
    offene: bool,
    muster: bool,
    passwort_datei: Path | None,
    als_json: bool,
) -> None:
    """Without ``--pruefung`` the only one of its kind is meant, without ``--format`` every format but JSON."""
    von, bis = akten or (None, None)
    auswahl = Bogenauswahl(nur_offene=offene, von=von, bis=bis, muster=muster)
    _require_fitting(art, auswahl, jahr, oeffentlich, pruefung)
    with opened(datei, passwort_datei, read_only=True) as workspace, progress_bar("Bericht schreiben") as progress:
        if art in ACT_PAPIERE:
            files, hints = write_act(workspace, art, jahr, oeffentlich, offene, formate, ziel, progress)
        else:
            files, hints = _write(workspace, art, pruefung, formate, ziel, auswahl, progress)
    data = {"dateien": [str(file) for file in files], "hinweise": list(hints)}
    answer(data, lambda: "\n".join((*data["dateien"], *hints)), als_json)


def _require_fitting(
    art: str, auswahl: Bogenauswahl, jahr: int | None, oeffentlich: bool, pruefung: str | None
) -> None:
    """Raises UserError for an option this paper does not have."""
    if art in ACT_PAPIERE:
        if pruefung is not None:
            raise UserError("--pruefung gibt es für dieses Papier nicht.", advice="Bitte --jahr nennen.", field="art")
        require_options(art, auswahl)
        return
    if jahr is not None or oeffentlich:
        known = ", ".join(ACT_PAPIERE)
        raise UserError(f"--jahr und --oeffentlich gibt es nur für {known}.", field="jahr")
    if auswahl != ALLE and art != "pruefbogen":
        raise UserError("--akten, --offene und --muster gibt es nur für Prüfbögen.", field="akten")


def _write(
    workspace: Workspace,
    art: str,
    pruefung: str | None,
    formate: tuple[str, ...] | None,
    ziel: Path,
    auswahl: Bogenauswahl,
    progress: Progress,
) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """The files of a paper of a Prüfung, a Q-Check or a Befragung, and what is to be minded about its result."""
    kind = ARTEN[art]
    wanted = formate or tuple(name for name in kind.formate if name != "json")
    chosen = kind.bezug.gewaehlt(workspace, pruefung)
    files = export(workspace, art, chosen, wanted, ziel, stand=today(), auswahl=auswahl, progress=progress)
    if kind.ergebnis:
        return files, workspace.read(auswertung, chosen).hinweise
    return files, tuple(f"{point.text}. {point.satz}" for point in kind.offen(workspace, chosen) if not point.ok)
