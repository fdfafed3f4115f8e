"""Earlier results for Neyman's division: only of closed Prüfungen, counted per stratum."""

from typing import Any

from qmapp.checks.aktenpruefung import akte, stichprobe, ziehung
from qmapp.checks.aktenpruefung.freigabe import schritte
from qmapp.checks.aktenpruefung.fruehere import ergebnisse, fruehere
from qmapp.checks.aktenpruefung.rows import Auswahl, Ergebnis, Plan, Schichtung, Verfahren
from qmapp.reports.ziehungsprotokoll.ziehung import lies_protokoll

ANKER = "7:" + "ab" * 32


def close(probe: Any, key: Any, faulty: int) -> None:
    """Examine every file, the first ``faulty`` with a Mangel, and close the Prüfung by two people."""
    for number, row in enumerate(probe.read(akte.akten, key)):
        if number < faulty:
            probe.ws.execute("F2", akte.answer, row.id, "T-01", Ergebnis.F2, jetzt=probe.uhr(), wer="Prüferin")
            for code in probe.CODES[1:]:
                probe.ws.execute("OK", akte.answer, row.id, code, Ergebnis.F1, jetzt=probe.uhr(), wer="Prüferin")
        else:
            probe.ws.execute("Rest", akte.answer_rest, row.id, Ergebnis.OK, jetzt=probe.uhr(), wer="Prüferin")
        probe.ws.execute("Fertig", akte.close_akte, row.id, jetzt=probe.uhr(), wer="Prüferin")
    probe.ws.execute("Vorlage", schritte.submit_pruefung, key, jetzt=probe.uhr(), wer="QMB")
    probe.ws.execute(
        "Frei", schritte.release_pruefung, key, anker=ANKER, heute=probe.HEUTE, jetzt=probe.uhr(), wer="Leitung"
    )


def test_a_closed_pruefung_divides_the_next_sample(probe: Any) -> None:
    earlier = probe.gezogen()
    other = probe.pruefung()
    assert probe.read(fruehere, other) == ()
    close(probe, earlier, 2)
    (found,) = probe.read(fruehere, other)
    assert (found.id, found.titel) == (earlier, "Probe")
    # Five of mitte and three of süd were drawn; in working order the first two are of mitte.
    assert found.quoten == (("mitte", 2, 5), ("süd", 0, 3)) == probe.read(ergebnisse, earlier)
    assert probe.read(fruehere, earlier) == (), "no Prüfung is its own predecessor"

    probe.liste(other, probe.zeilen(mitte=25, süd=15))
    plan = Plan(
        Verfahren.ANZAHL,
        anzahl=10,
        startwert="1",
        reserve=1,
        schichtung=Schichtung.NEYMAN,
        neyman_aus_id=earlier,
        neyman_quoten=found.quoten,
    )
    probe.tu(stichprobe.save_plan, other, plan)
    probe.tu(ziehung.draw, other, wer="QMB", jetzt=probe.uhr(), version="1.0")
    content = probe.read(ziehung.ziehungsprotokoll, other)
    assert content["neyman_aus"] == found.kennung
    assert content["plan"]["neyman_quoten"] == [["mitte", 2, 5], ["süd", 0, 3]]
    assert lies_protokoll(content).plan == plan
    assert ziehung.nachrechnen(content, probe.zeilen(mitte=25, süd=15)).identisch


def test_a_draw_by_amount_says_nothing_of_strata(probe: Any) -> None:
    earlier = probe.gezogen(schichtung=Schichtung.KEINE, auswahl=Auswahl.WERT)
    close(probe, earlier, 0)
    assert probe.read(fruehere, probe.pruefung()) == ()
