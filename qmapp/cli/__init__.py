"""The command line: German verbs over the same commands and queries as the window."""

from importlib import import_module
from typing import ClassVar

import click

from qmapp import __version__, log, paths
from qmapp.cli.deutsch import Verben, explain
from qmapp.errors import Cancelled, UserError

DONE, NO, WRONG = 0, 1, 2


class _Qmapp(Verben):
    """The verbs by name; each one's module is imported only when it is called."""

    _MODULES: ClassVar = {
        "liste": "liste",
        "stichprobe": "stichprobe",
        "vorfuehren": "vorfuehren",
        "beispiel": "arbeitsmappe",
        "bericht": "bericht",
        "pruefen": "arbeitsmappe",
        "sichern": "arbeitsmappe",
        "wiederherstellen": "arbeitsmappe",
    }

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._MODULES:
            return None
        command = getattr(import_module(f"qmapp.cli.{self._MODULES[cmd_name]}"), cmd_name)
        assert isinstance(command, click.Command)
        return command


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"Q-Check {__version__}")
        ctx.exit()


qmapp = _Qmapp(
    "qmapp",
    help="Q-Check: Qualitätsmanagement für Sozialämter und Jobcenter. Ohne Verb öffnet das Fenster.",
    params=[
        click.Option(
            ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Zeigt die Version."
        )
    ],
)


def run_verbs(arguments: list[str]) -> int:
    """Run one verb; its exit code: 0 done, 1 done and the answer is no, 2 wrong call or input.

    Whatever goes wrong is said in one German sentence on standard error, without a traceback.
    """
    try:
        code = qmapp.main(args=arguments, prog_name="qmapp", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        return _refuse(error.format_message())
    except click.ClickException as error:
        return _refuse(explain(error))
    except (UserError, OSError) as error:
        return _refuse(error.text if isinstance(error, UserError) else _environment(error))
    except (click.Abort, KeyboardInterrupt, Cancelled):
        return _refuse("Abgebrochen. Es wurde nichts verändert.")
    except Exception as error:
        return _refuse(_unexpected(error))
    return code if isinstance(code, int) else DONE


def _refuse(sentence: str) -> int:
    click.echo(sentence, err=True)
    return WRONG


def _unexpected(error: Exception) -> str:
    log.record(error)
    return (
        f"Q-Check ist auf einen Fehler gestoßen, den es nicht kennt ({type(error).__name__}). Die Daten sind sicher: "
        f"Eine unvollständige Änderung wird nicht gespeichert. Bitte melden Sie den Fehler mit der Datei "
        f"{paths.log_dir() / 'q-check.log'}; sie enthält keine personenbezogenen Daten."
    )


def _environment(error: OSError) -> str:
    place = f" ({error.filename})" if error.filename else ""
    return (
        f"Der Rechner lässt den Zugriff nicht zu{place}: {error.strerror}. Es wurde nichts verändert. "
        "Bitte Pfad, Rechte und freien Platz prüfen."
    )
