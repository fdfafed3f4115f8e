from qmapp.errors import UserError


def test_a_refusal_says_what_happened_what_is_safe_and_what_to_do() -> None:
    error = UserError("Die Liste ist leer.", advice="Bitte wählen Sie eine andere Datei.", field="liste")
    assert str(error) == "Die Liste ist leer. Es wurde nichts verändert. Bitte wählen Sie eine andere Datei."
    assert error.field == "liste"
