"""The rules of the house as tests: sizes, names, imports and the few habits that keep data safe."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILE_LINES, CLASS_LINES, FUNCTION_LINES, MAIN_WINDOW_LINES = 400, 200, 40, 250
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "core"}
COMMAND_FLOORS = ("plan", "do", "checks", "act", "zyklus")
SQL_DOORS = {"text", "execute", "exec", "executemany", "executescript", "exec_driver_sql", "scalar", "scalars"}
EXPENSIVE = {"matplotlib", "scipy", "reportlab", "docx", "python_calamine", "xlsxwriter"}


def files(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


PROGRAM = files("qmapp")
ALL = PROGRAM + files("tests", "installer")


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def every(*kinds: type[ast.AST]) -> Iterator[tuple[Path, ast.AST]]:
    for path in PROGRAM:
        for node in ast.walk(tree(path)):
            if isinstance(node, kinds):
                yield path, node


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path) -> set[str]:
    """Every module a file may name, `from a import b` counted both as `a` and as `a.b`."""
    names: set[str] = set()
    package = module_name(path).split(".")
    if path.name != "__init__.py":
        package = package[:-1]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            names.add(base)
            names.update(f"{base}.{alias.name}" for alias in node.names)
    return names


def code_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Length of a function without its docstring: formulas and sources are welcome there."""
    assert node.end_lineno is not None
    total = node.end_lineno - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node) is not None:
        assert first.end_lineno is not None
        total -= first.end_lineno - first.lineno + 1
    return total


def called_name(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def test_files_stay_rooms_and_do_not_become_halls() -> None:
    sizes = {short(path): len(path.read_text("utf-8").splitlines()) for path in ALL}
    assert {name: size for name, size in sizes.items() if size > FILE_LINES} == {}
    assert sizes.get("qmapp/ui/main_window.py", 0) <= MAIN_WINDOW_LINES


def test_classes_stay_small() -> None:
    too_long = [
        f"{short(path)}: {node.name}"
        for path, node in every(ast.ClassDef)
        if isinstance(node, ast.ClassDef) and (node.end_lineno or 0) - node.lineno + 1 > CLASS_LINES
    ]
    assert too_long == []


def test_functions_stay_small() -> None:
    too_long = [
        f"{short(path)}: {node.name} ({code_lines(node)})"
        for path, node in every(ast.FunctionDef, ast.AsyncFunctionDef)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and code_lines(node) > FUNCTION_LINES
    ]
    assert too_long == []


def test_every_module_is_named_after_its_noun() -> None:
    named = [short(path) for path in PROGRAM if set(module_name(path).split(".")) & FORBIDDEN_NAMES]
    assert named == []


def test_import_contracts() -> None:
    """Floors, Qt only in ui, the database behind two doors: the contracts of pyproject.toml."""
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_logo=True))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def is_page(path: Path) -> bool:
    """A page is a class that is called so or is made from one that is."""
    classes = [node for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef)]
    names = {node.name for node in classes} | {ast.unparse(base) for node in classes for base in node.bases}
    return any(name.endswith(("Page", "Seite")) for name in names)


def test_pages_import_no_other_page() -> None:
    """Pages know the context and widgets; who shows which page is the main window's knowledge alone."""
    shell = {ROOT / "qmapp/ui" / name for name in ("app.py", "main_window.py", "pages.py")}
    pages = {path for path in files("qmapp/ui") if is_page(path)} - shell
    names = {module_name(path): path for path in pages}
    crossing = [
        f"{short(path)} -> {name}"
        for path in sorted(pages)
        for name in imported(path) & set(names)
        if names[name].parent == path.parent or path.parent not in names[name].parents
    ]
    assert crossing == []


def test_table_modules_keep_their_annotations_alive() -> None:
    """SQLModel reads the annotations at run time; postponed ones break its relationships."""
    postponed = [
        short(path)
        for path in PROGRAM
        if "__future__.annotations" in imported(path) and "table=True" in path.read_text("utf-8")
    ]
    assert postponed == []


def test_nothing_prints() -> None:
    printing = [
        short(path)
        for path, node in every(ast.Call)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert printing == []


def is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def built_string(node: ast.expr) -> bool:
    match node:
        case ast.JoinedStr():
            return any(isinstance(part, ast.FormattedValue) for part in node.values)
        case ast.BinOp(left=left, op=ast.Add() | ast.Mod(), right=right):
            return any(is_text(side) or built_string(side) for side in (left, right))
        case ast.Call(func=ast.Attribute(attr="format")):
            return True
    return False


def test_sql_is_never_glued_together_outside_the_workspace() -> None:
    """Only the workspace, which builds triggers from table names of its own schema, writes SQL text."""
    glued = [
        f"{short(path)}:{node.lineno}"
        for path, node in every(ast.Call)
        if isinstance(node, ast.Call)
        and not short(path).startswith("qmapp/workspace/")
        and called_name(node) in SQL_DOORS
        and node.args
        and built_string(node.args[0])
    ]
    assert glued == []


def test_commands_and_queries_do_not_read_the_clock() -> None:
    reading = [
        f"{short(path)}:{node.lineno}"
        for path, node in every(ast.Call)
        if isinstance(node, ast.Call)
        and path.relative_to(ROOT / "qmapp").parts[0] in COMMAND_FLOORS
        and called_name(node) in {"now", "today", "utcnow"}
    ]
    assert reading == []


def test_text_reaches_the_screen_through_plain_labels_only() -> None:
    """Qt takes text that looks like HTML for HTML and would load pictures from foreign hosts."""
    guessing = [
        f"{short(path)}:{node.lineno}"
        for path, node in every(ast.Call)
        if isinstance(node, ast.Call) and called_name(node) in {"QLabel", "QMessageBox"}
    ]
    assert guessing == []


@pytest.mark.parametrize("name", ["qmapp.cli", "qmapp.ui.app"])
def test_starting_loads_nothing_expensive(name: str) -> None:
    """The window and the command line appear before charts, statistics and documents are loaded."""
    place = ROOT / name.replace(".", "/")
    if not place.with_suffix(".py").exists() and not (place / "__init__.py").exists():
        pytest.skip(f"{name} is not there yet")
    code = f"import sys, {name}; print(*sorted({EXPENSIVE!r} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


def test_every_dependency_has_its_reason_in_the_developers_page() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = {name for group in (project["dependencies"], *extras.values()) for name in map(distribution, group)}
    page = (ROOT / "docs/architektur.md").read_text("utf-8").lower()
    assert sorted(name for name in wanted if f"`{name.lower()}`" not in page) == []


def distribution(requirement: str) -> str:
    """The name in front of a version: `reportlab==5.1.*` -> `reportlab`."""
    return requirement.split("=")[0].rstrip("<>~! ").strip()
