"""Text inside a document: plain strings or a row of spans, cleaned of what no document may hold."""

import re
import unicodedata
from urllib.parse import urlsplit

from qmapp.reports.document import Span, Text

#: What neither XML 1.0 nor a PDF text layer can hold: control characters, lone surrogates, noncharacters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def clean(text: str) -> str:
    """Text as every document format can hold it: NFC, line ends as \\n, nothing invisible or forbidden.

    Tabs become spaces; text from foreign files must never be able to break a document.
    """
    normal = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", _FORBIDDEN.sub("", normal))


def spans(text: Text) -> tuple[Span, ...]:
    """Any text as cleaned spans, empty ones left out."""
    given = (Span(text),) if isinstance(text, str) else text
    cleaned = (Span(clean(span.text), span.bold, span.italic, span.link) for span in given)
    return tuple(span for span in cleaned if span.text)


def plain(text: Text) -> str:
    """The words alone, without look and links."""
    return "".join(span.text for span in spans(text))


def is_web_address(target: str) -> bool:
    """Whether a link may be made of it: documents lead to web pages and mailboxes, never to files or scripts."""
    try:
        return urlsplit(target).scheme in {"http", "https", "mailto"}
    except ValueError:
        return False
