"""The SMART check list says what is there and what is missing."""

from datetime import date
from decimal import Decimal

from qmapp.act import massnahme as mass
from qmapp.act.massnahme import worte
from qmapp.act.massnahme.rows import Kriterium, Vorbehalt
from tests.act.massnahme.conftest import HEUTE, Werk


def met(werk: Werk, key: object) -> set[Kriterium]:
    return {kriterium for kriterium, ok, _ in mass.smart(werk.zeile(key)) if ok}  # type: ignore[arg-type]


def test_a_bare_title_meets_nothing_and_says_what_is_missing(werk: Werk) -> None:
    made = werk.neu()
    assert met(werk, made) == set()
    assert [satz for _, _, satz in mass.smart(werk.zeile(made))] == [
        "Es fehlt, was genau geschieht: ein Text oder ein Meilenstein.",
        "Es fehlt, woran der Erfolg zu erkennen ist: eine Messgröße oder ein Meilenstein.",
        "Es fehlt, wer verantwortlich ist.",
        "Es fehlt, worauf sie antwortet: Empfehlung, Feststellung, Anforderung oder Herkunft.",
        "Die Frist fehlt.",
    ]
    assert [mass.smart_field(k, werk.zeile(made)) for k in Kriterium] == [
        "text", "messgroesse", "verantwortlich", "anforderung", "frist",
    ]  # fmt: skip


def test_each_is_met_by_what_it_asks_for(werk: Werk) -> None:
    made = werk.neu(text="Ein Schreiben für alle", messgroesse="Rückfragen", anforderung="Q1.3")
    assert met(werk, made) == {Kriterium.SPEZIFISCH, Kriterium.MESSBAR, Kriterium.RELEVANT}
    werk.tu(mass.update_massnahme, made, verantwortlich="R-GRU")
    assert mass.smart_field(Kriterium.ERREICHBAR, werk.zeile(made)) == "vereinbart_am"
    werk.tu(mass.update_massnahme, made, vereinbart_am=HEUTE, frist=date(2025, 9, 30), heute=HEUTE)
    assert met(werk, made) == set(Kriterium)
    werk.tu(mass.update_massnahme, made, vorbehalt=Vorbehalt.FINANZIERUNG)
    assert met(werk, made) == set(Kriterium) - {Kriterium.ERREICHBAR}
    assert mass.smart_field(Kriterium.ERREICHBAR, werk.zeile(made)) == "vorbehalt_stelle"
    werk.tu(mass.update_massnahme, made, vorbehalt_stelle="R-HH")
    assert met(werk, made) == set(Kriterium)


def test_a_meilenstein_makes_it_specific_and_measurable(werk: Werk) -> None:
    made = werk.neu()
    werk.tu(mass.add_meilenstein, made, "Rohfassung", date(2025, 8, 22))
    assert met(werk, made) == {Kriterium.SPEZIFISCH, Kriterium.MESSBAR}


def test_its_words(werk: Werk) -> None:
    made = werk.neu(
        bedarf_cent=1_850_000, bedarf_vzae=Decimal("2.0"), vorbehalt=Vorbehalt.FINANZIERUNG, vorbehalt_stelle="R-HH",
        verantwortlich="R-IT", person="Frau Yıldız",
    )  # fmt: skip
    row = werk.zeile(made)
    assert worte.bedarf(row) == "18.500\u00a0€ · 2,0\u00a0VZÄ"
    assert worte.vorbehalt(row) == "Finanzierungsvorbehalt (R-HH)"
    assert worte.verantwortlich(row) == "R-IT (Frau Yıldız)"
    assert worte.frist(row) == "ohne Frist"
    assert worte.vzae(Decimal("0.25")) == "0,25\u00a0VZÄ"
    assert worte.vzae(Decimal(10)) == "10,0\u00a0VZÄ"
    assert worte.parse_vzae("1,5 VZÄ") == Decimal("1.5")
