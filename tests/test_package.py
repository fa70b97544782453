"""The package as a whole: what an import loads, what is public, who imports whom (docs/architecture.md)."""

import ast
import importlib
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

import dpotheory
from dpotheory._moved import RENAMED

PACKAGE = Path(dpotheory.__file__).parent
ARCHITECTURE = Path(__file__).parents[1] / "docs" / "architecture.md"
HEAVY = ("sympy", "z3", "flint", "diffrax", "optax", "flax", "xarray", "scipy.stats", "matplotlib", "dask")


def _python(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout


def test_import_loads_nothing_heavy():
    program = f"import sys, dpotheory; print([name for name in {HEAVY!r} if name in sys.modules], 'jax' in sys.modules)"
    assert _python(program).strip() == "[] True"


def test_import_changes_no_global_setting():
    program = (
        "import jax; before = dict(jax.config.values); import dpotheory; "
        "print({k: v for k, v in jax.config.values.items() if before.get(k) != v})"
    )
    assert _python(program).strip() == "{}"


def test_public_names_exist():
    for name in dpotheory.__all__:
        assert getattr(dpotheory, name) is not None
        assert name in dir(dpotheory)
    assert {"Setting", "Sharing", "simulate", "ensemble", "claims"} <= set(dpotheory.__all__)
    assert dpotheory.__version__.count(".") == 2


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="module 'dpotheory' has no attribute 'simulat'"):
        _ = dpotheory.simulat


_OLD_NAMES = """
import importlib, warnings
import dpotheory
from dpotheory._moved import MOVED

for old, new in MOVED.items():
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        module = importlib.import_module(old)
    assert f"{old} is now {new}" in " ".join(str(warning.message) for warning in said), old
    assert any(warning.category is DeprecationWarning for warning in said)
    assert module is importlib.import_module(new)
    assert module.__spec__.name == new
assert dpotheory.report.page is importlib.import_module("dpotheory.ledger.page").page
"""


def test_documented_names_that_moved_still_import_with_a_warning():
    # in a process of its own, in which no module has been imported under its old name yet
    assert _python(_OLD_NAMES) == ""


def test_names_that_were_renamed_still_work_with_a_warning():
    for name, renamed in RENAMED.items():
        module = importlib.import_module(name)
        for old, new in renamed.items():
            with pytest.warns(DeprecationWarning, match=rf"{name}\.{old} is now {new}"):
                assert getattr(module, old) is getattr(module, new)
        with pytest.raises(AttributeError, match=f"'{name}' has no attribute 'Drawn'"):
            _ = module.Drawn


def _targets(path: Path) -> set[str]:
    """Full names of everything that a file imports, wherever in it; `from a import b` counts as a.b."""
    package = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts[:-1])
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            found |= {f"{module}.{alias.name}" for alias in node.names}
    return found


def _module(target: str) -> str | None:
    """The package of dpotheory that an import is from; "dpotheory" for its public names; None for others."""
    parts = target.split(".")
    if parts[0] != "dpotheory":
        return None
    return parts[1] if len(parts) > 1 and (PACKAGE / parts[1]).is_dir() else "dpotheory"


def _plan() -> dict[str, set[str]]:
    """What each module may import besides itself, from the table in docs/architecture.md."""
    if not ARCHITECTURE.exists():
        pytest.skip("docs/architecture.md is not here; it holds the plan that this test reads")
    text = ARCHITECTURE.read_text(encoding="utf-8")
    table = text.split("<!-- modules -->")[1].split("<!-- end of modules -->")[0]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines() if line.startswith("| `")]
    names = {row[0].strip("`") for row in rows}
    allowed = {}
    for name, _, first, late in rows:
        listed = names if first == "all of them" else {word.strip(" `") for word in first.split(",")} - {""}
        allowed[name.strip("`")] = listed | ({word.strip(" `") for word in late.split(",")} - {""})
    return allowed


FILES = sorted(PACKAGE.rglob("*.py"))


def _imported() -> dict[str, dict[str, set[str]]]:
    """For each module of dpotheory, what it imports of the others, and by which files."""
    found: dict[str, dict[str, set[str]]] = {}
    for file in FILES:
        relative = file.relative_to(PACKAGE)
        if len(relative.parts) == 1:
            continue
        mine = found.setdefault(relative.parts[0], {})
        for target in _targets(file):
            module = _module(target)
            if module not in (None, "dpotheory", relative.parts[0]):
                mine.setdefault(module, set()).add(str(relative))
    return found


def test_the_plan_covers_every_module_and_nothing_lies_flat():
    assert {file.name for file in PACKAGE.glob("*.py")} == {"__init__.py", "__main__.py", "_moved.py", "_start.py"}
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == set(_plan())


def test_modules_import_only_what_the_plan_allows():
    plan = _plan()
    for module, imports in _imported().items():
        for other, files in imports.items():
            assert other in plan[module], f"{module} may not import {other}, but {sorted(files)} do"


def test_public_names_are_imported_from_the_top_only_by_those_above_the_core():
    for file in FILES:
        if file.relative_to(PACKAGE).parts[0] in ("core", "claims", "prover", "ledger", "learning"):
            assert all(_module(target) != "dpotheory" for target in _targets(file)), file.name


def test_modules_form_no_circle():
    left = {module: set(imports) for module, imports in _imported().items()}
    while free := [module for module, imports in left.items() if not imports & set(left)]:
        for module in free:
            del left[module]
    assert not left, f"these import one another in a circle: {left}"


def test_files_of_a_module_form_no_circle():
    """Among imports at the top of files, without those for type checkers; a package's __init__ is not counted."""
    graph: dict[str, set[str]] = {}
    for file in FILES:
        name = ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts)
        tops = [node for node in ast.parse(file.read_text(encoding="utf-8")).body if isinstance(node, ast.ImportFrom)]
        targets = {f"{n.module}.{alias.name}" for n in tops for alias in n.names} | {str(n.module) for n in tops}
        graph[name] = {target for target in targets if target.startswith("dpotheory.")}
    left = {name: targets & set(graph) for name, targets in graph.items() if not name.endswith("__init__")}
    while free := [name for name, targets in left.items() if not targets & set(left) - {name}]:
        for name in free:
            del left[name]
    assert not left, f"these import one another in a circle: {sorted(left)}"


def test_nothing_imports_experiments_benchmarks_or_the_command_line():
    forbidden = {"experiments", "benchmarks", "tests", "dpotheory.cli"}
    for file in FILES:
        if "cli" in file.relative_to(PACKAGE).parts or file.name == "__main__.py":
            continue
        for target in _targets(file):
            assert not any(target == name or target.startswith(name + ".") for name in forbidden), (file.name, target)
            if target.split(".")[0] == "proofs_check":
                raise AssertionError(f"{file.name} imports {target}; only cli may, lazily")


def test_the_reader_of_imports_reads_all_kinds():
    # The checks above would pass on an empty reading.
    assert "dpotheory.core.sharing.Sharing" in _targets(PACKAGE / "core" / "setting.py")
    assert _module("dpotheory.core.sharing.Sharing") == "core"
    assert _module("dpotheory.Setting") == "dpotheory"
    assert _module("jax.numpy") is None
    assert "diffrax" in _targets(PACKAGE / "core" / "adaptive.py")
    assert "dpotheory.core.adaptive" in _targets(PACKAGE / "core" / "flow.py")  # inside a function
    assert {"core", "claims", "ledger"} <= set(_imported()["checks"])
    assert _plan()["prover"] == set()
    assert _plan()["studies"] >= {"core", "sweeps"}


@pytest.mark.slow
def test_import_costs_little_beyond_jax():
    program = "import time; start = time.perf_counter(); import {}; print(time.perf_counter() - start)"
    seconds = {"jax": [], "dpotheory": []}
    for _ in range(5):  # interleaved, so that a busy machine disturbs both alike
        for name, rows in seconds.items():
            rows.append(float(_python(program.format(name))))
    assert statistics.median(seconds["dpotheory"]) < statistics.median(seconds["jax"]) + 0.3


@pytest.mark.slow
def test_from_a_wheel_what_is_absent_is_skipped_with_the_reason(tmp_path):
    for name in ("dpotheory", "proofs_check"):
        (tmp_path / name).symlink_to(PACKAGE.parent / name)
    shutil.copytree(Path(__file__).parent, tmp_path / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", "-rs", "--collect-only", "tests"]
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]
    assert "needs experiments of the repository, not here" in done.stdout
    assert "error" not in done.stdout.splitlines()[-1]
