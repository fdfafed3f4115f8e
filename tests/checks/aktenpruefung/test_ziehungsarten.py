"""Any plan on any list: it draws what it promises and recomputes, or it says at which field it cannot."""

import json
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from qmapp.checks.aktenpruefung import ziehung
from qmapp.checks.aktenpruefung.protokoll import plan_aus
from qmapp.checks.aktenpruefung.rows import Auswahl, Ersatzregel, ListenAngaben, Plan, Schichtung, Verfahren, Zeile
from qmapp.errors import UserError

AMOUNTS = st.none() | st.integers(-500, 0) | st.integers(1, 90_000) | st.integers(10**11, 10**13)
NAMES = ("Mitte", "Süd", "")


@st.composite
def lists(draw: st.DrawFn) -> list[Zeile]:
    given = draw(st.lists(st.tuples(st.sampled_from(NAMES), AMOUNTS), min_size=1, max_size=60))
    return [Zeile(f"A-{i:03d}", name, amount) for i, (name, amount) in enumerate(given)]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    percent = st.sampled_from(["0.5", "2.5", "10", "40", "99"])
    values: dict[str, Any] = {
        "verfahren": draw(st.sampled_from(Verfahren)),
        "auswahl": draw(st.sampled_from(Auswahl)),
        "schichtung": draw(st.sampled_from(Schichtung)),
        "ersatzregel": draw(st.sampled_from(Ersatzregel)),
        "quote_prozent": draw(percent),
        "tolerierbar_prozent": draw(percent),
        "abweichung_prozent": draw(st.sampled_from(["0", "1", "20"])),
        "annahmezahl": draw(st.integers(0, 3)),
        "anzahl": draw(st.none() | st.integers(1, 40)),
        "mindest_je_schicht": draw(st.integers(0, 4)),
        "reserve": draw(st.integers(0, 5)),
        "neyman_quoten": tuple((name, draw(st.integers(0, 9)), 9) for name in draw(st.permutations(NAMES))),
    }
    if draw(st.booleans()):
        # Left to chance, hardly any plan fits its list.
        values |= {"verfahren": Verfahren.ANZAHL, "anzahl": draw(st.integers(1, 12)), "mindest_je_schicht": 0}
        values["schichtung"] = Schichtung.KEINE if values["auswahl"] is Auswahl.WERT else values["schichtung"]
    return Plan(**values, startwert="4711")


# The first example loads scipy, which takes longer than an example may.
@settings(max_examples=200, deadline=None)
@given(rows=lists(), plan=plans())
def test_any_plan_draws_what_it_promises_or_says_why_not(rows: list[Zeile], plan: Plan) -> None:
    refused: UserError | None = None
    try:
        drawn = ziehung.zieh(rows, plan)
    except UserError as error:
        refused = error
    if refused is not None:
        assert refused.field
        assert refused.message.endswith(".")
        return
    chosen = drawn.berechnung.gewaehlt
    assert chosen is not None
    assert drawn.umfang == chosen.umfang
    if plan.geschichtet:
        assert [len(s.akten) for s in drawn.schichten] == [share.akten for share in drawn.berechnung.aufteilung]
        assert all(len(s.akten) >= min(plan.mindest_je_schicht, s.bestand) for s in drawn.schichten)
    if plan.nach_betrag:
        paid = {row.schluessel for row in rows if (row.betrag_cent or 0) > 0}
        assert {akte.schluessel for akte in drawn.akten} <= paid
    if plan.nach_betrag or plan.ersatzregel is Ersatzregel.KEINE:
        assert drawn.reserve == ()
    told = json.loads(
        json.dumps(
            ziehung.protokoll(
                drawn, angaben=ListenAngaben("x.csv"), wer="A", jetzt=datetime(2025, 3, 3, tzinfo=UTC), version="1"
            )
        )
    )
    assert plan_aus(told["plan"]) == plan
    assert ziehung.nachrechnen(told, rows[::-1]) == ziehung.Nachrechnung(True, ())
