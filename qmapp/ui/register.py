"""The pages of the window, in the order of the sidebar. Imported only once a workspace is open."""

from qmapp.ui.pages import Page

#: Key of the page a workspace opens with.
START = "aktenpruefung.liste"


def page_classes() -> tuple[type[Page], ...]:
    """Every page that works; :data:`START` is opened first."""
    from qmapp.ui.checks.berichte import Berichte

    return (*_check(), *_act(), Berichte)


def _check() -> tuple[type[Page], ...]:
    from qmapp.ui.checks.jahresplan import JahresplanSeite
    from qmapp.ui.checks.katalog import Kataloge

    qchecks, akten, befragungen = _qchecks(), _aktenpruefungen(), _befragungen()
    # The sidebar begins with the lists of the three ways to look, in this order.
    return (qchecks[0], *akten, *befragungen, JahresplanSeite, Kataloge, *qchecks[1:])


def _qchecks() -> tuple[type[Page], ...]:
    from qmapp.ui.checks.qcheck.bewertung import BewertungSeite
    from qmapp.ui.checks.qcheck.ergebnis import QCheckErgebnis
    from qmapp.ui.checks.qcheck.konsens import KonsensSeite
    from qmapp.ui.checks.qcheck.liste import QCheckListe
    from qmapp.ui.checks.qcheck.wechsel import QCheckWechselSeite

    return (QCheckListe, BewertungSeite, KonsensSeite, QCheckWechselSeite, QCheckErgebnis)


def _befragungen() -> tuple[type[Page], ...]:
    from qmapp.ui.checks.befragung.auswertung import BefragungsauswertungSeite
    from qmapp.ui.checks.befragung.einlesen import BogenEinlesen
    from qmapp.ui.checks.befragung.erfassung import ErfassungSeite
    from qmapp.ui.checks.befragung.liste import BefragungsListe

    return (BefragungsListe, ErfassungSeite, BogenEinlesen, BefragungsauswertungSeite)


def _aktenpruefungen() -> tuple[type[Page], ...]:
    from qmapp.ui.checks.aktenpruefungen import Aktenpruefungen
    from qmapp.ui.checks.auswertung import AuswertungSeite
    from qmapp.ui.checks.grundgesamtheit import GrundgesamtheitSeite
    from qmapp.ui.checks.katalogwechsel import KatalogwechselSeite
    from qmapp.ui.checks.pruefplatz import Pruefplatz
    from qmapp.ui.checks.stichprobe import StichprobePlanen
    from qmapp.ui.checks.vertiefung import VertiefungSeite
    from qmapp.ui.checks.vollstaendigkeit import Vollstaendigkeit
    from qmapp.ui.checks.ziehungen import Ziehungen
    from qmapp.ui.checks.zuteilung import Zuteilung
    from qmapp.ui.checks.zweitpruefung import ZweitpruefungSeite

    return (
        Aktenpruefungen,
        GrundgesamtheitSeite,
        StichprobePlanen,
        Ziehungen,
        Pruefplatz,
        Vollstaendigkeit,
        Zuteilung,
        ZweitpruefungSeite,
        AuswertungSeite,
        VertiefungSeite,
        KatalogwechselSeite,
    )


def _act() -> tuple[type[Page], ...]:
    from qmapp.ui.act.berichtspflichten import Berichtspflichten
    from qmapp.ui.act.feststellungen import Feststellungen
    from qmapp.ui.act.luecken import OffeneFaeden
    from qmapp.ui.act.management_response import ManagementResponseSeite
    from qmapp.ui.act.massnahmen import Massnahmen
    from qmapp.ui.act.projekte import Projekte
    from qmapp.ui.act.vorgaben import VorgabenSeite
    from qmapp.ui.act.wiedervorlagen import WiedervorlagenSeite

    return (
        Feststellungen,
        ManagementResponseSeite,
        Massnahmen,
        WiedervorlagenSeite,
        Berichtspflichten,
        OffeneFaeden,
        Projekte,
        VorgabenSeite,
    )
