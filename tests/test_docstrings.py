"""Docstrings of public names: they are there, and say shapes, errors and sources where signature and body ask for them.

What is asked for is read off the code: an array in a signature or among the fields wants its shape, a ``raise`` of an
error for the caller wants its name. ruff (rules D1) asks every other public function and class for a docstring.
"""

import ast
import importlib
import inspect
import re
import textwrap
import typing
from pathlib import Path
from types import FunctionType, ModuleType

from jax import Array
from jaxtyping import Float

from dpotheory._moved import MOVED

ROOT = Path(__file__).parents[1]
# A tuple of sizes such as (n_datasets, T), or a word that stands for one.
SHAPE = re.compile(r"\bshapes?\b|\([\w₊₋±.…* +−/]*,[^)]*\)|\b(scalars?|elementwise|broadcast\w*)\b", re.IGNORECASE)
UNIT = re.compile(r"physical|τ|\bunits?\b|\bsteps?\b", re.IGNORECASE)
SOURCE = re.compile(r"(theory|architecture|numerics)\.md|\b(DV|PG|LD|OWN|SEED)-|\b(19|20)\d\d\b")


def _listed() -> list[ModuleType]:
    """Modules with an ``__all__``; only these are imported, since a proof file takes a second."""
    files = [path for name in ("dpotheory", "proofs_check") for path in sorted((ROOT / name).rglob("*.py"))]
    named = [path for path in files if "\n__all__ = " in path.read_text(encoding="utf-8")]
    parts = [path.relative_to(ROOT).with_suffix("").parts for path in named]
    return [importlib.import_module(".".join(part).removesuffix(".__init__")) for part in parts]


def _documented() -> list[ModuleType]:
    """Modules whose whole content was documented in 0.1, without packages."""
    modules = [importlib.import_module(new) for new in dict.fromkeys(MOVED.values())]
    return [module for module in modules if not hasattr(module, "__path__")]


def _ours(value: object) -> bool:
    return str(getattr(value, "__module__", "")).split(".")[0] in ("dpotheory", "proofs_check")


def _public() -> dict[str, object]:
    """Functions and classes of the lists and the documented modules, and the public methods of these classes, once."""
    values = [getattr(module, name) for module in _listed() for name in module.__all__]
    for module in _documented():
        own = [value for name, value in vars(module).items() if not name.startswith("_")]
        values += [value for value in own if getattr(value, "__module__", None) == module.__name__]
    found: dict[int, tuple[str, object]] = {}
    for value in values:
        if hasattr(value, "__qualname__") and _ours(value):
            found.setdefault(id(value), (f"{value.__module__}.{value.__qualname__}", value))
    for name, value in list(found.values()):
        for attribute, member in vars(value).items() if inspect.isclass(value) else ():
            plain = getattr(member, "__func__", getattr(member, "fget", getattr(member, "func", member)))
            if not attribute.startswith("_") and isinstance(plain, FunctionType):
                found.setdefault(id(plain), (f"{name}.{attribute}", plain))
    return {name: value for name, value in found.values() if not getattr(value, "__name__", "").startswith("<")}


PUBLIC = _public()
FUNCTIONS = {name: value for name, value in PUBLIC.items() if not inspect.isclass(value)}
CLASSES = {name: value for name, value in PUBLIC.items() if inspect.isclass(value)}


def _has_axes(annotation: object) -> bool:
    """Whether an annotation is an array of jaxtyping with axes, or a union that contains one."""
    if hasattr(annotation, "dim_str"):
        return bool(annotation.dim_str.strip())
    return any(map(_has_axes, typing.get_args(annotation)))


def _body(function: object) -> ast.AST:
    tree = ast.parse(textwrap.dedent(inspect.getsource(inspect.unwrap(function))))
    return tree.body[0]


def _raised(function: object) -> set[str]:
    """Names of the errors that a function raises itself; those of functions inside it are left out."""
    found, left = set(), list(ast.iter_child_nodes(_body(function)))
    while left:
        node = left.pop()
        if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Lambda)):
            continue
        if isinstance(node, ast.Raise) and node.exc is not None:
            error = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            name = error.attr if isinstance(error, ast.Attribute) else error.id
            if name.endswith("Error"):
                found.add(name)
        left.extend(ast.iter_child_nodes(node))
    return found


def _section(text: str, name: str) -> str:
    """A section of a docstring in Google's style, without its heading."""
    match = re.search(rf"^( *){name}:\n((?:\1 +.*\n?|\n)*)", text + "\n", re.MULTILINE)
    return match[2] if match else ""


def _entries(section: str) -> dict[str, str]:
    """The text of each name in a section; "a, b: text" gives both."""
    entries: dict[str, str] = {}
    for part in re.split(rf"\n(?= {{{len(section) - len(section.lstrip(' '))}}}\S)", section.rstrip()):
        names, _, text = part.partition(":")
        entries |= dict.fromkeys(map(str.strip, names.split(",")), text)
    return entries


def _fields(kind: type) -> dict[str, object]:
    return typing.get_type_hints(kind) if "__annotations__" in vars(kind) else {}


def _hints(function: object) -> dict[str, object]:
    try:
        return typing.get_type_hints(inspect.unwrap(function))
    except NameError:  # a name that is imported for type checkers only; such a signature has no arrays
        return {}


def test_every_public_name_has_a_docstring_that_begins_with_a_sentence():
    firsts = {name: (inspect.getdoc(value) or "").split("\n\n")[0].strip() for name, value in PUBLIC.items()}
    assert len(firsts) > 250
    assert [name for name, first in firsts.items() if not first.endswith((".", "?", ":")) or len(first) < 8] == []


def test_arrays_of_a_signature_have_their_shapes_in_the_docstring():
    missing = []
    for name, function in FUNCTIONS.items():
        text = inspect.getdoc(inspect.unwrap(function)) or ""
        entries = _entries(_section(text, "Args"))
        summary = re.split(r"^Args:", text, flags=re.MULTILINE)[0] + _section(text, "Returns")
        for parameter, annotation in _hints(function).items():
            said = summary if parameter == "return" else entries.get(parameter, summary)
            if _has_axes(annotation) and not SHAPE.search(said):
                missing.append(f"{name}: {parameter}")
    assert missing == []


def test_array_fields_have_their_shapes_in_the_docstring():
    missing = []
    for name, kind in CLASSES.items():
        entries = _entries(_section(inspect.getdoc(kind) or "", "Attributes"))
        arrays = [field for field, hint in _fields(kind).items() if _has_axes(hint) and not field.startswith("_")]
        missing += [f"{name}: {field}" for field in arrays if not SHAPE.search(entries.get(field, ""))]
    assert missing == []


def test_times_have_their_unit_in_the_docstring():
    missing = []
    for name, value in PUBLIC.items():
        text = inspect.getdoc(inspect.unwrap(value)) or ""
        for entry, said in {**_entries(_section(text, "Args")), **_entries(_section(text, "Attributes"))}.items():
            if entry in ("t", "times", "horizon", "until") and not UNIT.search(said):
                missing.append(f"{name}: {entry}")
    assert missing == []


def test_errors_that_a_function_raises_stand_in_its_docstring():
    missing = []
    for name, function in FUNCTIONS.items():
        text = inspect.getdoc(inspect.unwrap(function)) or ""
        missing += [f"{name}: {error}" for error in _raised(function) if error not in text]
    assert missing == []


def test_mathematics_names_its_source():
    """In the docstring of what takes or returns arrays, of its class, or of its file."""
    missing = []
    for name, value in PUBLIC.items():
        arrays = _fields(value) if inspect.isclass(value) else _hints(value)
        if any(map(_has_axes, arrays.values())):
            module = inspect.getmodule(inspect.unwrap(value))
            texts = [
                inspect.getdoc(inspect.unwrap(value)),
                inspect.getdoc(module),
                inspect.getdoc(CLASSES.get(name.rpartition(".")[0])),
            ]
            if not any(SOURCE.search(text or "") for text in texts):
                missing.append(name)
    assert missing == []


def test_what_is_asked_for_is_read_off_signature_and_body():
    # The checks above would pass on empty readings.
    def given(x: Float[Array, "values dim"], y: Float[Array, ""], n: int | None) -> None:
        """A function.

        Args:
            x, z: embeddings, shape (values, dim).
            n: a number,
                any number.

        Raises:
            ValueError: never.
        """
        if n:
            raise TypeError("no")
        raise OSError

    assert [name for name, hint in _hints(given).items() if _has_axes(hint)] == ["x"]
    assert _has_axes(Float[Array, " times"] | None)
    assert _raised(given) == {"TypeError", "OSError"}
    entries = _entries(_section(inspect.getdoc(given), "Args"))
    assert set(entries) == {"x", "z", "n"}
    assert SHAPE.search(entries["z"])
    assert not SHAPE.search(entries["n"])
    assert "dpotheory.core.ensemble.simulate" in FUNCTIONS
    assert "dpotheory.core.sharing.Sharing.named" in FUNCTIONS
    assert "dpotheory.core.setting.Setting" in CLASSES
