import pytest

from qmapp import log, paths
from qmapp.cli import run_verbs


def test_the_log_names_the_place_and_no_value() -> None:
    try:
        int("Müller, BG-00123")
    except ValueError as error:
        told = log.record(error)
    assert told.startswith("ValueError\n  test_the_log_names_the_place_and_no_value (test_log.py:")
    written = (paths.log_dir() / "q-check.log").read_text("utf-8")
    assert told in written
    assert "Müller" not in written


def test_an_unknown_error_is_a_sentence_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("Müller")

    monkeypatch.setattr("qmapp.cli.liste.inspect", broken)
    assert run_verbs(["liste", "ansehen", "x.csv"]) == 2
    err = capsys.readouterr().err
    assert "KeyError" in err
    assert "Müller" not in err
    assert "Traceback" not in err
