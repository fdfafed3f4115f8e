"""The tables below the charts: Bereiche apart, what became of the files, and every single Mangel."""

from collections.abc import Sequence

from qmapp import german
from qmapp.checks.aktenpruefung.rows import Auswertung, BereichErgebnis, Ergebnis, MangelZeile, Quote
from qmapp.german import euro, integer
from qmapp.reports import wortlaut
from qmapp.ui.checks.auswertung.werte import Werte, clear
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Icon, Label, Rule, show_if
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_MOST_ROWS = 12
_ERGEBNISSE = {
    Ergebnis.F1: "formell",
    Ergebnis.F2: "materiell",
    Ergebnis.F3_PLUS: "zu viel",
    Ergebnis.F3_MINUS: "zu wenig",
}


class BereicheKarte(Card):
    """Rate per file and rate per Prüfpunkt of each Bereich; they have their own denominators."""

    def __init__(self) -> None:
        self.table: Table[BereichErgebnis] = Table("Bereiche getrennt", _bereiche_model(), row_height=50)
        note = Label(
            "Die Fallfehlerquote zählt Akten, die Punktfehlerquote einzelne Prüfpunkte. Entfallene und nicht prüfbare "
            "Prüfpunkte zählen in keiner von beiden mit.",
            "cap",
            "text2",
            wrap=True,
        )
        super().__init__(
            self.table, vbox(note, margin=(15, 4, 15, 2)), None,
            title="Bereiche getrennt", subtitle=" ", gap=8, margin=(1, 13, 1, 12),
        )  # fmt: skip
        inset_head(self)

    def show_result(self, auswertung: Auswertung) -> None:
        """Show the Bereiche in the order of the catalogue; hidden where there is only one."""
        names = [b.bereich.titel for b in auswertung.bereiche]
        self.set_title(f"{' und '.join(names)} getrennt" if len(names) == 2 else "Bereiche getrennt",
                       f"Mit {wortlaut.bereichswort(auswertung.sicherheit)} je Akte")  # fmt: skip
        self.table.show_rows(auswertung.bereiche)
        self.table.fit()
        show_if(self, len(names) > 1)


class HinweiseKarte(Card):
    """Everything a reader must know beside the figures."""

    def __init__(self) -> None:
        self._points = vbox(gap=6)
        self._shown: tuple[str, ...] = ()
        super().__init__(self._points, title="Bitte beachten", gap=8)

    def show_result(self, auswertung: Auswertung) -> None:
        """Show the notes as points; hidden where there is nothing to say."""
        show_if(self, bool(auswertung.hinweise))
        if auswertung.hinweise == self._shown:
            return
        self._shown = auswertung.hinweise
        clear(self._points)
        for text in self._shown:
            sign = box(vbox(Icon("point", 14, "text3"), None, margin=(0, 3, 0, 0)))
            self._points.addWidget(box(hbox(sign, (Label(text, "small", "text2", wrap=True), 1), gap=6)))

    def words(self) -> str:
        """What it says."""
        return "\n".join(self._shown)


class VerbleibKarte(Card):
    """What became of the drawn files, and how far the lost ones could move the rate."""

    def __init__(self) -> None:
        self.rows = Werte()
        self.lost = Werte()
        self._rule = Rule()
        self._lead = Label("Fehlerquote, wenn die nicht auffindbaren Akten", "smallb", "text2", wrap=True)
        self._closed = Label("", "cap", "text2", wrap=True)
        self.reopen = Button("Wieder öffnen …", "lock-open", "link")
        self._closed_row = box(hbox((self._closed, 1), self.reopen, gap=8))
        super().__init__(
            self.rows, self._rule, self._lead, self.lost, self._closed_row, None, title="Verbleib der Akten", gap=9
        )

    def show_result(self, auswertung: Auswertung) -> None:
        """Show the counts; the sensitivity only where files were lost."""
        self.rows.show_rows(_verbleib(auswertung))
        self.lost.show_rows(_empfindlichkeit(auswertung) if auswertung.verloren else ())
        for widget in (self._rule, self._lead, self.lost):
            show_if(widget, bool(auswertung.verloren))
        day = auswertung.pruefung.abgeschlossen_am
        show_if(self._closed_row, day is not None)
        if day is not None:
            by = auswertung.pruefung.abgeschlossen_durch
            self._closed.setText(f"Abgeschlossen am {german.day(day)}{f' von {by}' if by else ''}")


class MaengelKarte(Card):
    """Every single Mangel, by Aktenzeichen and never by name."""

    def __init__(self) -> None:
        self._titles: dict[str, str] = {}
        columns: list[Column[MangelZeile]] = [
            Column("Akte", _akte, width=128, bold=True, sort=_akte),
            Column("Schicht", _schicht, width=120, sort=_schicht),
            Column("Prüfpunkt", self._punkt, sort=_code),
            Column("Ergebnis", _ergebnis, width=110, sort=_ergebnis),
            Column("Feststellung", _feststellung),
            Column("Betrag", _betrag, width=112, right=True, sort=_cents),
        ]
        self.table: Table[MangelZeile] = Table("Alle Mängel", TableModel(columns, _mangel_key))
        super().__init__(self.table, title="Alle Mängel", subtitle=" ", margin=(1, 13, 1, 6))
        inset_head(self)

    def show_rows(self, auswertung: Auswertung, rows: tuple[MangelZeile, ...]) -> None:
        """Show them in catalogue order; hidden where there are none."""
        self._titles = {p.punkt.code: p.punkt.titel for p in auswertung.punkte}
        count = "1 Mangel" if len(rows) == 1 else f"{integer(len(rows))} Mängel"
        self.set_title("Alle Mängel", f"{count}, formelle und materielle, in der Folge des Katalogs")
        self.table.show_rows(rows)
        self.table.fit(_MOST_ROWS)
        show_if(self, bool(rows))

    def _punkt(self, row: MangelZeile) -> str:
        return self._titles.get(row.code, row.code)


def _verbleib(a: Auswertung) -> Sequence[tuple[str, str, str]]:
    def row(name: str, count: int, note: str = "") -> tuple[str, str, str]:
        return (name, integer(count), note)

    share = wortlaut.anteil(a.mit_material, a.geprueft)
    rows = [
        row("Gezogen", a.gezogen, f"aus {wortlaut.akten(a.grundgesamtheit)}"),
        row("Geprüft", a.geprueft),
        row("davon mit materiellem Fehler", a.mit_material, f"{share} der geprüften Akten, ungewichtet"),
        row("davon nur mit formellem Mangel", a.nur_formell),
        row("davon ohne Beanstandung", a.ohne),
    ]
    if a.offen:
        rows.append(row("Noch offen", a.offen))
    if a.ersetzt:
        rows.append(row("Ersetzt", a.ersetzt, "gehörten nicht zur Grundgesamtheit, Ersatz in der Folge der Ziehung"))
    if a.verloren:
        rows.append(row("Nicht auffindbar", a.verloren))
    return rows


def _empfindlichkeit(a: Auswertung) -> Sequence[tuple[str, str, str]]:
    stellen = wortlaut.stellen(a)

    def row(name: str, quote: Quote) -> tuple[str, str, str]:
        counted = f"{wortlaut.von_akten(quote.zaehler, quote.nenner)} Akten"
        return (
            name,
            wortlaut.quote(quote.wert, stellen),
            f"{counted}, {wortlaut.bereichswort(a.sicherheit)} {wortlaut.spanne(quote.unten, quote.oben, stellen)}",
        )

    return (
        row("alle fehlerhaft sind", a.verloren_als_fehler),
        row("alle fehlerfrei sind", a.verloren_als_korrekt),
    )


def _bereiche_model() -> TableModel[BereichErgebnis]:
    columns: list[Column[BereichErgebnis]] = [
        Column("Bereich", _name, bold=True, sub=_assessed),
        Column("Fallfehlerquote", _files_rate, width=206, right=True, sub=_files_counted),
        Column("Punktfehlerquote", _points_rate, width=140, right=True, sub=_points_counted),
        Column("mit formellen", _all_rate, width=120, right=True, sub=_formal_counted),
    ]
    return TableModel(columns, _key)


def _key(row: BereichErgebnis) -> str:
    return row.bereich.schluessel


def _name(row: BereichErgebnis) -> str:
    return row.bereich.titel


def _assessed(row: BereichErgebnis) -> str:
    return f"{integer(row.bewertet)} bewertete Punkte"


def _files_rate(row: BereichErgebnis) -> str:
    return wortlaut.quote(row.akten.wert)


def _files_counted(row: BereichErgebnis) -> str:
    counted = wortlaut.von_akten(row.akten.zaehler, row.akten.nenner)
    return f"{counted} · {wortlaut.spanne(row.akten.unten, row.akten.oben)}"


def _points_rate(row: BereichErgebnis) -> str:
    return wortlaut.quote(row.quote_material, 2) if row.quote_material is not None else wortlaut.KEINE_ANGABE


def _points_counted(row: BereichErgebnis) -> str:
    return wortlaut.von_akten(row.material, row.bewertet)


def _all_rate(row: BereichErgebnis) -> str:
    return wortlaut.quote(row.quote_gesamt, 2)


def _formal_counted(row: BereichErgebnis) -> str:
    return f"{integer(row.formell)} formelle"


def _mangel_key(row: MangelZeile) -> tuple[str, str]:
    return row.schluessel, row.code


def _akte(row: MangelZeile) -> str:
    return row.schluessel


def _schicht(row: MangelZeile) -> str:
    return row.schicht


def _code(row: MangelZeile) -> str:
    return row.code


def _ergebnis(row: MangelZeile) -> str:
    return _ERGEBNISSE[row.ergebnis]


def _feststellung(row: MangelZeile) -> str:
    return row.feststellung.replace("\n", " ")


def _betrag(row: MangelZeile) -> str:
    return "" if row.betrag_cent is None else euro(row.betrag_cent)


def _cents(row: MangelZeile) -> int:
    return row.betrag_cent or 0
