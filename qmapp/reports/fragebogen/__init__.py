"""The questionnaire of a Befragung to be printed and filled in by hand, as PDF and Word, also in plain language.

``inhalt`` is what stands on it, ``bausteine`` are the blocks of the printed sheet, ``blatt`` puts them on pages,
``wort`` writes the Word file. No tree of a ``Document``: a form has no text column, its letters are larger, and in
plain language every answer stands in words beside its box.
"""

from qmapp.reports.fragebogen.blatt import write_pdf
from qmapp.reports.fragebogen.inhalt import Fragebogen, lies_fragebogen
from qmapp.reports.fragebogen.wort import write_docx

__all__ = ["Fragebogen", "lies_fragebogen", "write_docx", "write_pdf"]
