"""The program's log: what failed and where, never with what values."""

import logging
import traceback
from pathlib import PurePath

from qmapp import paths
from qmapp.redaction import Redaction

_log = logging.getLogger("qmapp")


def start() -> None:
    """Write the log into the log folder (three files of 500 kB at most); imported only when needed."""
    from logging.handlers import RotatingFileHandler

    if any(isinstance(handler, RotatingFileHandler) for handler in _log.handlers):
        return
    handler = RotatingFileHandler(paths.log_dir() / "q-check.log", maxBytes=500_000, backupCount=2, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    handler.addFilter(Redaction())
    _log.addHandler(handler)


def describe(error: BaseException) -> str:
    """Type and call places of an error; its message and the values are left out, for they may name persons."""
    places = (
        f"  {frame.name} ({PurePath(frame.filename).name}:{frame.lineno})"
        for frame in traceback.extract_tb(error.__traceback__)
    )
    return "\n".join((type(error).__name__, *places))


def record(error: BaseException) -> str:
    """Log an unexpected error and return what was logged."""
    start()
    text = describe(error)
    _log.error("%s", text)
    return text
