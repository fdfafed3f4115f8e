"""Forms and lists for those who work in Word and Excel: written from a workspace, and read again when they come back.

``schreiben`` lays out the Management Response form, ``steuerelement`` its fields, ``merkmale`` says whose it is;
``paket`` opens a file from outside with care and ``lesen`` reads it. ``liste`` and ``liste_lesen`` do the same for the
list of Maßnahmen in Excel.
"""
