"""What a draft must have before it is published."""

from qmapp.checks.katalog.katalog import ANGABE, Katalog, Katalogart, Pruefpunkt
from qmapp.errors import UserError

#: Before the name of a field of the head, since points have fields of the same names.
KOPF = "kopf."
#: What the head of each kind cannot do without: field → words.
_KOPF = {
    Katalogart.AKTENPRUEFUNG: (("titel", "der Titel"), ("zweck", "der Zweck"), ("massstab", "der Maßstab")),
    Katalogart.QCHECK: (("titel", "der Titel"), ("zweck", "der Zweck"), ("massstab", "der Maßstab")),
    Katalogart.BEFRAGUNG: (
        ("titel", "der Titel"),
        ("zielgruppe", "die Zielgruppe"),
        ("einleitung", "die Einleitung"),
        ("datenschutzhinweis", "der Datenschutzhinweis"),
    ),
}
#: What each of its points cannot do without.
_PUNKT = {
    Katalogart.AKTENPRUEFUNG: (("titel", "Titel"), ("frage", "Frage"), ("rechtsgrundlage", "Rechtsgrundlage")),
    Katalogart.QCHECK: (("titel", "Titel"), ("frage", "Frage"), ("massstab", "Maßstab")),
    Katalogart.BEFRAGUNG: (("frage", "Text"),),
}
_NAME = {
    Katalogart.AKTENPRUEFUNG: "Prüfpunkt",
    Katalogart.QCHECK: "Frage",
    Katalogart.BEFRAGUNG: "Frage",
}


def require_complete(content: Katalog) -> None:
    """Raises UserError for what is missing; its field is KOPF with the field of the head, or the code of the point."""
    none = "keinen Prüfpunkt" if content.art is Katalogart.AKTENPRUEFUNG else "keine Frage"
    if not content.punkte:
        raise UserError(f"Der Katalog hat noch {none}.", advice="Legen Sie mindestens einen Eintrag an.")
    for name, what in _KOPF[content.art]:
        if not getattr(content, name):
            raise UserError(f"Im Kopf des Katalogs fehlt {what}.", field=KOPF + name)
    if content.gueltig_bis is not None and content.gueltig_bis < content.gueltig_ab:
        raise UserError("Der Katalog endet, bevor er gilt.", field=KOPF + "gueltig_bis")
    _require_answerable(content)
    for punkt in content.punkte:
        _require_punkt(content, punkt)


def _require_answerable(content: Katalog) -> None:
    """A Q-Check and a Befragung have a scale, and something to answer with it."""
    if content.art is Katalogart.AKTENPRUEFUNG:
        return
    if content.skala is None:
        raise UserError(
            "Der Katalog hat keine Skala, mit der sich antworten lässt.",
            advice="Beginnen Sie die Fassung aus einem Katalog mit Skala.",
        )
    if not any(content.dimension(punkt) for punkt in content.punkte):
        raise UserError(
            "Der Fragebogen hat keine Aussage, der sich zustimmen lässt.", advice="Legen Sie mindestens eine an."
        )


def _require_punkt(content: Katalog, punkt: Pruefpunkt) -> None:
    place = f"{_NAME[content.art]} {punkt.nummer} ({punkt.code})"
    for name, what in _PUNKT[content.art]:
        if not getattr(punkt, name):
            raise UserError(f"{place}: {what} fehlt.", field=punkt.code)
    if punkt.pruefen and not punkt.pruefen_grund:
        raise UserError(f"{place} soll gegengelesen werden, der Grund fehlt.", field=punkt.code)
    if content.dimension(punkt) is not None and punkt.ausrichtung is None:
        raise UserError(f"{place}: Ausrichtung fehlt.", field=punkt.code)
    if content.art is Katalogart.BEFRAGUNG and punkt.bereich == ANGABE and len(punkt.optionen) < 2:
        raise UserError(f"{place}: Es fehlen Antworten zur Auswahl.", field=punkt.code)
