from pathlib import Path
from qmapp.ui.act.wiedervorlagen import WiedervorlagenSeite
from qmapp.ui.act.feststellungen import Feststellungen
from qmapp.ui.shell import Shell
from tests.ui.grab import grab

def test_grab(qtbot, context):
    s = Shell(context, (Feststellungen, WiedervorlagenSeite), "Amt für Soziales", "Lokal gespeichert · QM.qcheck")
    qtbot.addWidget(s)
    s.go("wiedervorlage.liste")
    p = Path("/tmp/wvpics")
    grab(s,(1366,768),"light",100,p/"seite_hell.png")
    grab(s,(1366,768),"dark",100,p/"seite_dunkel.png")
    grab(s,(1366,768),"light",150,p/"seite_150.png")
    grab(s,(1366,768),"light",100,p/"x.png")
    page = s.page()
    page.liste.list.select_key(page.liste.list.rows.key(page.liste.shown()[1]), emit=True)
    page.liste._to_all()
    grab(s,(1366,768),"light",100,p/"seite_alle.png")
    page.liste.search.setText("xyz")
    grab(s,(1366,768),"light",100,p/"seite_filter.png")

def test_empty(qtbot, empty):
    s = Shell(empty, (Feststellungen, WiedervorlagenSeite), "Amt für Soziales", "Lokal gespeichert · QM.qcheck")
    qtbot.addWidget(s)
    s.go("wiedervorlage.liste")
    grab(s,(1366,768),"light",100,Path("/tmp/wvpics/seite_leer.png"))
