"""Run by LibreOffice's own Python: opens a form, types into its fields, and saves it as DOCX and ODT.

Arguments: a JSON file with ``source``, ``docx``, ``odt``, ``profile`` and ``fields`` (name of a bookmark → text).
"""

import json
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def setting(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connect(pipe):
    context = uno.getComponentContext()
    name = "com.sun.star.bridge.UnoUrlResolver"
    resolver = context.ServiceManager.createInstanceWithContext(name, context)
    for _ in range(120):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
    raise SystemExit("LibreOffice does not answer")


def field_of(document, name):
    """The control in the cell to the right of a bookmark's."""
    label = document.Bookmarks.getByName(name).Anchor
    column, row = label.Cell.CellName[0], label.Cell.CellName[1:]
    cell = label.TextTable.getCellByName(chr(ord(column) + 1) + row)
    for portion in cell.createEnumeration().nextElement():
        if portion.TextPortionType == "ContentControl":
            return portion.ContentControl
    raise SystemExit(f"no control beside {name}")


def main(order):
    pipe = "qcheck" + Path(order["profile"]).name
    office = subprocess.Popen(
        ["soffice", "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;",
         f"-env:UserInstallation=file://{order['profile']}"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        context = connect(pipe)
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        document = desktop.loadComponentFromURL(f"file://{order['source']}", "_blank", 0, (setting("Hidden", True),))
        for name, text in order["fields"].items():
            control = field_of(document, name)
            control.setString(text)
            control.ShowingPlaceHolder = False
        for target, kind in (("odt", "writer8"), ("docx", "MS Word 2007 XML")):
            document.storeToURL(f"file://{order[target]}", (setting("FilterName", kind),))
        document.close(True)
        desktop.terminate()
    finally:
        office.wait(30)


main(json.loads(Path(sys.argv[1]).read_text("utf-8")))
