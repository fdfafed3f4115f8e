"""The answers of heads of office who never open the program: what a form holds, and what comes back in it.

``stand`` is what a form or list is written from, ``vergleich`` holds what came back against the workspace and says what
would change, ``uebernahme`` takes it over. ``felder`` says which fields there are and reads what is in them, ``anker``
names each of them so that it is known again after Word and LibreOffice had the file.
"""

from qmapp.act.management_response.rueckgabe.stand import formular, massnahmenliste
from qmapp.act.management_response.rueckgabe.uebernahme import uebernehmen
from qmapp.act.management_response.rueckgabe.vergleich import vergleich

__all__ = ["formular", "massnahmenliste", "uebernehmen", "vergleich"]
