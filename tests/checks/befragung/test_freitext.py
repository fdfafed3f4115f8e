"""Free texts: what may lead to a person is found, what does not stays."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp.checks.befragung.freitext import Fundart, funde, geschwaerzt


@pytest.mark.parametrize(
    ("text", "art", "found"),
    [
        ("Mein Konto: DE89 3704 0044 0532 0130 00 bitte", Fundart.IBAN, "DE89 3704 0044 0532 0130 00"),
        ("DE89370400440532013000", Fundart.IBAN, "DE89370400440532013000"),
        ("de89 3704 0044 0532 0130 01 mit Zahlendreher", Fundart.IBAN, "de89 3704 0044 0532 0130 01"),
        ("geb. 3. März 1968", Fundart.DATUM, "3. März 1968"),
        ("am 03/11/68 geboren", Fundart.DATUM, "03/11/68"),
        ("FRAU BRANDT WAR UNHÖFLICH", Fundart.NAME, "BRANDT"),
        ("BG-Nr. 12345 // 0067890", Fundart.BG_NUMMER, "12345 // 0067890"),
        ("Schreiben Sie an maria.muster@example.org!", Fundart.EMAIL, "maria.muster@example.org"),
        ("Rufen Sie 0431 / 123 45-67 an", Fundart.TELEFON, "0431 / 123 45-67"),
        ("+49 151 23456789", Fundart.TELEFON, "+49 151 23456789"),
        ("geboren am 03.11.1968 in Kiel", Fundart.DATUM, "03.11.1968"),
        ("BG 12345//0067890 ist falsch", Fundart.BG_NUMMER, "12345//0067890"),
        ("Aktenzeichen 12345BG0067890", Fundart.BG_NUMMER, "12345BG0067890"),
        ("Nummer 15 070649 C 103", Fundart.VERSICHERUNGSNUMMER, "15 070649 C 103"),
        ("Frau Yıldız-Müller war freundlich", Fundart.NAME, "Y"),
        ("Herr Brandt hat geholfen", Fundart.NAME, "Brandt"),
        ("Ich heiße Anna Kern", Fundart.NAME, "Anna Kern"),
        ("Danke an Frau Dr. Weber", Fundart.NAME, "Weber"),
    ],
)
def test_what_leads_to_a_person_is_found(text: str, art: Fundart, found: str) -> None:
    (one,) = funde(text)
    assert one.art is art
    assert one.text.startswith(found)
    assert text[one.von : one.bis] == one.text


@pytest.mark.parametrize(
    "text",
    [
        "Die Frau am Schalter hat sich Zeit genommen, obwohl hinter mir viele standen.",
        "Ich habe 14-mal angerufen. Beim 15. Mal war Mittagspause.",
        "Den Mietvertrag habe ich dreimal abgegeben.",
        "Der Herr im Pflegeteam hat zugehört, als meine Mutter erzählt hat.",
        "Um 8.30 Uhr waren 20 Leute da, um 12 Uhr immer noch 17.",
        "Im März 2025 und am 3. Werktag",
        "DE00 1234 5678 ist keine Kontonummer",
        "Bescheid vom März 2025 über 1.234,56 Euro",
        "",
    ],
)
def test_what_says_nothing_about_a_person_stays(text: str) -> None:
    assert funde(text) == ()
    assert geschwaerzt(text) == text


def test_blanked_out_texts_say_what_stood_there() -> None:
    text = "Frau Weber (weber@amt.de, 0431 1234567) hat am 03.11.2025 geholfen."
    assert geschwaerzt(text) == "Frau [Name] ([E-Mail], [Telefonnummer]) hat am [Datum] geholfen."


@given(st.text(max_size=200))
def test_any_text_is_taken_and_finds_never_overlap(text: str) -> None:
    found = funde(text)
    assert all(one.bis <= after.von for one, after in itertools.pairwise(found))
    assert all(text[one.von : one.bis] == one.text for one in found)
