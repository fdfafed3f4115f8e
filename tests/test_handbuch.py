"""The manual holds what the program does: a chapter for every page, its keys, working links, and proven promises."""

import ast
import re
from pathlib import Path

import click
import pytest

from qmapp.cli import qmapp
from qmapp.ui import manual
from qmapp.ui.pages import Page
from qmapp.ui.register import page_classes

ROOT = Path(__file__).parents[1]
CHAPTERS = sorted(manual.folder().glob("*.md"))
#: What would open a connection; qmapp/workspace/lock.py asks the socket module for the computer's name and no more.
NETWORK = {"aiohttp", "asyncio", "ftplib", "http", "httpx", "requests", "smtplib", "socketserver", "ssl", "webbrowser"}
NETWORK |= {"urllib.request", "urllib3", "xmlrpc", "PySide6.QtNetwork", "socket.socket", "socket.create_connection"}
NAME_OF_COMPUTER = {"gethostname"}


@pytest.mark.parametrize("page", page_classes(), ids=lambda page: page.key)
def test_every_page_has_a_chapter_that_names_its_keys(page: type[Page]) -> None:
    chapter = manual.folder() / f"{page.help_page}.md"
    assert page.help_page
    assert chapter.is_file()
    text = chapter.read_text("utf-8")
    assert [(key, does) for key, does in page.keys if key not in text or does not in text] == []


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_every_link_leads_to_a_chapter(chapter: Path) -> None:
    targets = re.findall(r"\]\(([^)]+)\)", chapter.read_text("utf-8"))
    assert [target for target in targets if not (chapter.parent / target).is_file()] == []


def test_the_contents_name_every_chapter() -> None:
    contents = (manual.folder() / "index.md").read_text("utf-8")
    assert [path.name for path in CHAPTERS if path.stem != "index" and f"({path.name})" not in contents] == []


def test_every_call_shown_is_one_the_program_knows() -> None:
    pages = [*CHAPTERS, ROOT / "README.md"]
    calls = {call for page in pages for call in re.findall(r"\bqmapp ([^`\n]+)", page.read_text("utf-8"))}
    verbs = {name for name in known_verbs(qmapp) if any(call.startswith(name) for call in calls)}
    assert verbs == set(known_verbs(qmapp))
    for call in calls:
        found = [options for name, options in known_verbs(qmapp).items() if call.startswith(name)]
        known = set().union(*found) if found else {"--beispiel", "--help", "--version"}
        assert [option for option in re.findall(r"--[a-zä-ü-]+", call) if option not in known] == [], call


def known_verbs(group: click.Group, before: str = "") -> dict[str, set[str]]:
    """The verbs as they are called, each with its options."""
    verbs: dict[str, set[str]] = {}
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            verbs |= known_verbs(command, f"{before}{name} ")
        else:
            verbs[f"{before}{name}"] = {"--help", *(text for param in command.params for text in param.opts)}
    return verbs


def test_every_promise_names_a_test_that_is_there() -> None:
    promises = (manual.folder() / "schutz.md").read_text("utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", promises)
    assert len(named) > 20
    assert [f"{path}::{name}" for path, name in named if name not in defined_in(ROOT / path)] == []


def defined_in(path: Path) -> set[str]:
    """Names of the test functions in a file; none if there is no such file."""
    if not path.is_file():
        return set()
    return {node.name for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)}


def test_no_module_can_reach_the_network() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in (ROOT / "qmapp").rglob("*.py")
        for name in imported(ast.parse(path.read_text("utf-8")))
        if any(name == module or name.startswith(module + ".") for module in NETWORK)
    ]
    assert found == []


def test_of_the_socket_module_only_the_computers_name_is_used() -> None:
    used = {
        node.attr
        for path in (ROOT / "qmapp").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "socket"
    }
    assert used <= NAME_OF_COMPUTER


def imported(tree: ast.AST) -> set[str]:
    """Full names of what a module imports."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def test_the_glossary_names_what_the_source_calls_so() -> None:
    _, *audit_and_act, _ = (ROOT / "docs/glossar.md").read_text("utf-8").split("\n## ")
    lines = [line for section in audit_and_act for line in section.splitlines()]
    columns = [line.split("|")[3] for line in lines if line.startswith("| ")]
    named = {name for column in columns for name in re.findall(r"`(\w+)`", column)}
    source = "\n".join(str(path) + path.read_text("utf-8") for path in (ROOT / "qmapp").rglob("*.py"))
    words = set(re.findall(r"\w+", source))
    assert len(named) > 40
    assert sorted(named - words) == []
