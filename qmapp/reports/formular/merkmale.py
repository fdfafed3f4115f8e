"""Whose a form is: custom properties of the file (ISO/IEC 29500-1, 22.3), beside the names inside the text."""

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part

FORMULAR, BEREICH, STAND = "Q-Check Formular", "Q-Check Arbeitsmappe", "Q-Check Stand"
PART = "docProps/custom.xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CONTENT = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def set_merkmale(word: WordDocument, values: Mapping[str, str]) -> None:
    """Add custom properties; a file may have none yet."""
    rows = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name={quoteattr(key)}>'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (key, value) in enumerate(values.items(), 2)
    )
    xml = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="{_NAMESPACE}" xmlns:vt="{_TYPES}">'
    )
    package = word.part.package
    part = Part(PackURI(f"/{PART}"), _CONTENT, f"{xml}{rows}</Properties>".encode(), package)
    package.relate_to(part, RELATION)
