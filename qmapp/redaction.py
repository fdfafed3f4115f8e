"""What must never reach a log: keys, and the values a database statement was run with."""

import logging
import re

_KEY = re.compile(r"x'[0-9a-f]{32,}'|\b[0-9a-f]{64,}\b", re.IGNORECASE)
_PRAGMA = re.compile(r"(pragma\s+(?:re)?key\s*=).*", re.IGNORECASE)
_VALUES = re.compile(r"\[(?:parameters|generated in|cached since|no key)[^\]]*\].*", re.IGNORECASE | re.DOTALL)
_INPUT = re.compile(r"input_value=.*?(?=, input_type=)", re.DOTALL)
#: These would write every statement, and the driver's of them every value.
_QUIET = ("sqlalchemy", "alembic")


class Redaction(logging.Filter):
    """Blanks out keys and values in a record's text and in the texts of the errors it carries; put it on handlers."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Drop what database libraries tell below a warning; redact the rest."""
        if record.name.split(".")[0] in _QUIET and record.levelno < logging.WARNING:
            return False
        record.msg = redacted(record.getMessage())
        record.args = None
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = redacted(record.exc_text)
        return True


def redacted(text: str) -> str:
    """The text without keys, bound values and refused inputs."""
    text = _PRAGMA.sub(r"\1 …", _KEY.sub("…", text))
    return _INPUT.sub("input_value=…", _VALUES.sub("[…]", text))
