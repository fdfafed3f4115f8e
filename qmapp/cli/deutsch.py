"""click in German: the frame of the help texts, and one sentence for every wrong call."""

from typing import Any, ClassVar

import click
from click.types import OptionHelpExtra


class Formatter(click.HelpFormatter):
    """Help texts with German headings."""

    _HEADINGS: ClassVar = {"Options": "Angaben", "Commands": "Verben", "Arguments": "Angaben"}

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Aufruf: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(self._HEADINGS.get(heading, heading))


class Kontext(click.Context):
    formatter_class = Formatter


class Angabe(click.Option):
    """An option whose help says ``Pflicht`` and ``sonst …`` instead of ``required`` and ``default``."""

    def get_help_extra(self, ctx: click.Context) -> OptionHelpExtra:
        extra = super().get_help_extra(ctx)
        if "required" in extra:
            extra["required"] = "Pflicht"
        return extra


class _Deutsch(click.Command):
    context_class = Kontext

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Zeigt diese Hilfe."
        return option

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [piece.replace("[OPTIONS]", "[ANGABEN]") for piece in super().collect_usage_pieces(ctx)]


class Verb(_Deutsch):
    def get_short_help_str(self, limit: int = 45) -> str:
        """The whole sentence: it wraps, and half a sentence helps nobody."""
        return super().get_short_help_str(max(limit, 200))


class Verben(_Deutsch, click.Group):
    command_class = Verb

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("subcommand_metavar", "VERB …")
        super().__init__(*args, **kwargs)


Verben.group_class = Verben


def explain(error: click.ClickException) -> str:
    """One German sentence for a call click has refused, with the way to the help."""
    command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "qmapp"
    return f"{_cause(error)} Es wurde nichts verändert. Hilfe zeigt „{command} --help“."


def _cause(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            return f"Die Angabe {error.option_name} gibt es hier nicht.{_proposal(error.possibilities)}"
        case click.MissingParameter():
            return f"Es fehlt {_name(error)}."
        case click.BadParameter():
            return f"Der Wert für {_name(error)} passt nicht: {_expected(error)}"
        case click.BadOptionUsage():
            return f"Zur Angabe {error.option_name} gehört ein Wert."
        case click.FileError():
            return f"Die Datei {error.ui_filename} lässt sich nicht öffnen."
        case click.UsageError() if "No such command" in error.message or "Missing command" in error.message:
            return "Dieses Verb gibt es nicht."
        case click.UsageError() if "unexpected extra argument" in error.message:
            return "Der Aufruf enthält zu viele Angaben."
        case _:
            return f"Der Aufruf ist nicht verständlich: {error.message}"


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return "eine Angabe"
    return (
        error.param.opts[0] if isinstance(error.param, click.Option) else str(error.param.metavar or error.param.name)
    )


def _expected(error: click.BadParameter) -> str:
    kind = error.param.type if error.param is not None else None
    if isinstance(kind, click.Choice):
        return "möglich sind " + ", ".join(str(c) for c in kind.choices) + "."
    if isinstance(kind, click.IntRange):
        return "erwartet wird eine ganze Zahl" + (f" ab {kind.min}." if kind.min is not None else ".")
    if kind is click.INT:
        return "erwartet wird eine ganze Zahl."
    if isinstance(kind, click.Path):
        return "die Datei oder der Ordner fehlt oder ist nicht lesbar."
    return error.message


def _proposal(possibilities: Any) -> str:
    return f" Meinten Sie {', '.join(sorted(possibilities))}?" if possibilities else ""
