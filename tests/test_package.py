"""The package as a whole: what an import loads, what is public, who imports whom (design.md)."""

import ast
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

import dpotheory

PACKAGE = Path(dpotheory.__file__).parent
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


def _room(target: str) -> str | None:
    """The file or folder of dpotheory that an import is from; "dpotheory" for its public names; None for others."""
    parts = target.split(".")
    if parts[0] != "dpotheory":
        return None
    if len(parts) > 1 and ((PACKAGE / parts[1]).is_dir() or (PACKAGE / f"{parts[1]}.py").exists()):
        return parts[1]
    return "dpotheory"


FILES = sorted(PACKAGE.rglob("*.py"))

# What each room may import of dpotheory, besides itself. From design.md, "Who may import whom": sharing → setting →
# laws, objectives → dynamics → flow, risk, asymptotics → ensemble → sweeps.
CORE = (
    "sharing",
    "setting",
    "laws",
    "objectives",
    "dynamics",
    "flow",
    "risk",
    "asymptotics",
    "component",
    "inputs",
    "ensemble",
)
ALLOWED = {
    "sharing": set(),
    "setting": {"sharing"},
    "objectives": set(),
    "risk": set(),
    "flow": set(),
    "laws": {"sharing", "setting"},
    "dynamics": {"sharing", "setting", "laws", "objectives"},
    "asymptotics": {"sharing", "setting", "laws", "objectives", "dynamics", "risk"},
    "component": {"sharing", "setting", "laws", "objectives", "dynamics", "flow", "risk"},
    "inputs": set(CORE) - {"inputs", "ensemble"},
    "ensemble": set(CORE) - {"ensemble"},
    "claims": {"sharing", "setting"},
    "prover": set(),
    "ledger": set(),
}


@pytest.mark.parametrize("room", ALLOWED)
def test_rooms_import_only_what_is_below_them(room):
    files = [file for file in FILES if file.relative_to(PACKAGE).with_suffix("").parts[0] == room]
    assert files
    for file in files:
        rooms = {_room(target) for target in _targets(file)} - {None, room}
        assert rooms <= ALLOWED[room], file.name


def test_every_room_of_the_core_is_listed():
    for name in CORE:
        assert name in ALLOWED


def test_figures_see_only_datasets():
    for file in (PACKAGE / "figures").rglob("*.py"):
        assert {_room(target) for target in _targets(file)} <= {None, "figures"}, file.name


def test_nothing_imports_experiments_benchmarks_or_the_command_line():
    forbidden = {"experiments", "benchmarks", "tests", "dpotheory.cli"}
    for file in FILES:
        if file.name == "cli.py":
            continue
        for target in _targets(file):
            assert not any(target == name or target.startswith(name + ".") for name in forbidden), (file.name, target)
            if target.split(".")[0] == "proofs_check":
                raise AssertionError(f"{file.name} imports {target}; only cli may, lazily")


def test_the_reader_of_imports_reads_all_kinds(tmp_path):
    # The checks above would pass on an empty reading.
    assert "dpotheory.sharing.Sharing" in _targets(PACKAGE / "setting.py")
    assert _room("dpotheory.sharing.Sharing") == "sharing"
    assert _room("dpotheory.Setting") == "dpotheory"
    assert _room("jax.numpy") is None
    assert "diffrax" in _targets(PACKAGE / "flow.py")  # inside a function


@pytest.mark.slow
def test_import_costs_little_beyond_jax():
    program = "import time; start = time.perf_counter(); import {}; print(time.perf_counter() - start)"
    seconds = {"jax": [], "dpotheory": []}
    for _ in range(5):  # interleaved, so that a busy machine disturbs both alike
        for name, rows in seconds.items():
            rows.append(float(_python(program.format(name))))
    assert statistics.median(seconds["dpotheory"]) < statistics.median(seconds["jax"]) + 0.3
