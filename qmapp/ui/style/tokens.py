"""The design values: one table, two themes. Every contrast pair is computed in tests/ui/style/test_tokens.py."""

from collections.abc import Mapping
from typing import Final, Literal

Phase = Literal["plan", "do", "check", "act"]
Tone = Literal["ok", "warn", "bad", "info", "neutral"]
Role = Literal["display", "h1", "h2", "h3", "body", "bodyb", "small", "smallb", "cap", "capb", "kpi", "kpi2"]

LIGHT: Final[Mapping[str, str]] = {
    "bg": "#F3F5F7",
    "surface": "#FFFFFF",
    "surface2": "#F7F9FA",
    "line": "#E0E5EA",
    "line2": "#C7CFD8",
    "ctl": "#7B8794",
    "text": "#17212B",
    "text2": "#445160",
    "text3": "#5A6674",
    "accent": "#14567A",
    "accentH": "#0F4563",
    "accentSoft": "#E4EFF5",
    "onAccent": "#FFFFFF",
    "focus": "#1668C7",
    "side": "#122936",
    "side2": "#20404F",
    "sideLine": "#2A4654",
    "sideText": "#DEE8EE",
    "sideText2": "#A9BBC6",
    "plan": "#21427F",
    "planS": "#E3EAF7",
    "do": "#02786A",
    "doS": "#DFF2EF",
    "check": "#8A3DAE",
    "checkS": "#F3E8F8",
    "act": "#9C4706",
    "actS": "#FBECDD",
    "ok": "#0F7A50",
    "okS": "#E1F4EB",
    "warn": "#8A5F00",
    "warnS": "#FCF1D3",
    "bad": "#8E1721",
    "badS": "#FBE7E6",
    "info": "#17439C",
    "infoS": "#E4ECFA",
    "neutral": "#4F5B69",
    "neutralS": "#EBEEF1",
    "chart1": "#14567A",
    "chart2": "#D0660F",
    "chart3": "#17996F",
    "chart4": "#9A4BB0",
    "chart5": "#737B86",
    "chartBar": "#6A97B0",
    "chartBand": "#D9E8F0",
    "chartGrid": "#E6EAEE",
}

DARK: Final[Mapping[str, str]] = {
    "bg": "#0F161C",
    "surface": "#18222A",
    "surface2": "#1E2A33",
    "line": "#2A3844",
    "line2": "#3C4C59",
    "ctl": "#8493A1",
    "text": "#E9EFF3",
    "text2": "#B9C5CF",
    "text3": "#9AA8B5",
    "accent": "#72B9DE",
    "accentH": "#92CBE8",
    "accentSoft": "#1B3949",
    "onAccent": "#08202D",
    "focus": "#7CC0FF",
    "side": "#0A1116",
    "side2": "#1B2D38",
    "sideLine": "#223341",
    "sideText": "#DEE8EE",
    "sideText2": "#A0B2BE",
    "plan": "#8FB4F5",
    "planS": "#1C2E49",
    "do": "#45C2A6",
    "doS": "#113732",
    "check": "#E6C8EE",
    "checkS": "#3D2947",
    "act": "#F7A25C",
    "actS": "#452A10",
    "ok": "#84E3C0",
    "okS": "#123A2D",
    "warn": "#F6DC5A",
    "warnS": "#3B3108",
    "bad": "#F48F7B",
    "badS": "#4A1D18",
    "info": "#9CB9EA",
    "infoS": "#1C2F52",
    "neutral": "#B1BEC9",
    "neutralS": "#29353F",
    "chart1": "#72B9DE",
    "chart2": "#F1B05B",
    "chart3": "#B5F0DC",
    "chart4": "#D070E6",
    "chart5": "#828A93",
    "chartBar": "#3F7F9F",
    "chartBand": "#1D3A4B",
    "chartGrid": "#27343F",
}

#: Colours of the phases on the sidebar, which is dark in both themes.
ON_SIDE: Final[Mapping[Phase, str]] = {"plan": "#8FB4F5", "do": "#45C2A6", "check": "#E6C8EE", "act": "#F7A25C"}

PHASES: Final[Mapping[Phase, tuple[str, str, str]]] = {
    "plan": ("P", "PLAN", "Planen"),
    "do": ("D", "DO", "Umsetzen"),
    "check": ("C", "CHECK", "Prüfen"),
    "act": ("A", "ACT", "Verbessern"),
}

#: A status is always sign + word + colour.
TONE_ICONS: Final[Mapping[Tone, str]] = {
    "ok": "circle-check",
    "warn": "alert-triangle",
    "bad": "alert-square-filled",
    "info": "info-circle",
    "neutral": "circle-dashed",
}

#: Size in px at 100 % and weight.
TYPE: Final[Mapping[Role, tuple[int, int]]] = {
    "display": (30, 600),
    "h1": (25, 600),
    "h2": (18, 600),
    "h3": (16, 600),
    "body": (15, 400),
    "bodyb": (15, 600),
    "small": (14, 400),
    "smallb": (14, 600),
    "cap": (13, 400),
    "capb": (13, 600),
    "kpi": (34, 600),
    "kpi2": (25, 600),
}
