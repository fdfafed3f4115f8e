"""Colours of documents on white paper; every text colour keeps 4.5 : 1 on its ground, every drawn area 3 : 1."""

TEXT, TEXT2, TEXT3 = "#17212B", "#445160", "#5A6674"
LINE, CONTROL, INSET, WHITE = "#D3D9E0", "#7B8794", "#F7F9FA", "#FFFFFF"
ACCENT = "#14567A"
CHART = ("#14567A", "#9A4BB0", "#D0660F", "#17996F")
BAR, BAR_HIGHLIGHT, BAND, GRID = "#8FB2C5", "#3F7F9F", "#D9E8F0", "#E6EAEE"

#: Text on its tint, by the tone of a box.
TONES = {"info": ("#17439C", "#E4ECFA"), "warn": ("#8A5F00", "#FCF1D3"), "act": ("#9C4706", "#FBECDD")}
#: What a reader learns from the tone without seeing the colour.
TONE_WORDS = {"info": "Hinweis", "warn": "Achtung", "act": "Zu tun"}
STATUS = {"neutral": "#4F5B69", "ok": "#0F7A50", "warn": "#8A5F00", "bad": "#8E1721", "info": "#17439C"}
STATUS_SIGNS = {"neutral": "", "ok": "✓ ", "warn": "▲ ", "bad": "■ ", "info": ""}
PHASES = {"P": ("PLAN", "#21427F"), "D": ("DO", "#02786A"), "C": ("CHECK", "#8A3DAE"), "A": ("ACT", "#9C4706")}
