"""The stand-alone checker: hand-made certificates are accepted, and none of the ways to forge one is."""

import ast
import copy
import json
import subprocess
import sys
from pathlib import Path

import pytest

from proofs_check import certificate
from proofs_check.certificate import check

FILE = Path(certificate.__file__)
LONGEST = 100

# x > 0, y - 2 >= 0 and 1 - x y >= 0 and x >= 1 cannot hold together: x y >= 2 x >= 2.
PRODUCTS = {
    "facts": [
        [">", {"x": "1"}],
        [">=", {"y": "1", "": "-2"}],
        [">=", {"x y": "-1", "": "1"}],
        [">=", {"x": "1", "": "-1"}],
    ],
    # x (y - 2) + (1 - x y) + 2 (x - 1) + 1 = 0
    "proof": {"sum": [["1", [0, 1]], ["1", [2]], ["2", [3]], ["1", []]]},
}
# (x - y)^2 + 1 = 0, that is x^2 - 2 x y + y^2 + 1 = 0, by the square of x - y.
SQUARE = {
    "facts": [["=", {"x^2": "-1", "x y": "2", "y^2": "-1", "": "-1"}]],
    "proof": {"sum": [["1", [], {"x": "1", "y": "-1"}], ["1", []]], "equations": [[0, {"": "1"}]]},
}
# s = |x|, s < 0: in both cases of s = x or s = -x, with s >= x and s >= -x.
CASES = {
    "facts": [
        [">=", {"s": "1", "x": "-1"}],
        [">=", {"s": "1", "x": "1"}],
        ["or", [["=", {"s": "1", "x": "-1"}], ["=", {"s": "1", "x": "1"}]]],
        [">", {"s": "-1"}],
    ],
    "proof": {
        "either": 2,
        "cases": [
            {"sum": [["1", [1]], ["2", [3]]], "equations": [[4, {"": "1"}]]},
            {"sum": [["1", [0]], ["2", [3]]], "equations": [[4, {"": "1"}]]},
        ],
    },
}
# x^2 = y^2 and x != y and x + y > 0: (x - y)(x + y) is 0, and is > 0 or < 0.
UNEQUAL = {
    "facts": [
        ["=", {"x^2": "1", "y^2": "-1"}],
        ["!=", {"x": "1", "y": "-1"}],
        [">", {"x": "1", "y": "1"}],
    ],
    "proof": {
        "either": 1,
        "cases": [
            {"sum": [["1", [2, 3]]], "equations": [[0, {"": "-1"}]]},
            {"sum": [["1", [2, 3]]], "equations": [[0, {"": "1"}]]},
        ],
    },
}
# x h > 0, x > 0 and h + 1 <= 0: h > 0 or not.
SPLIT = {
    "facts": [[">", {"x h": "1"}], [">", {"x": "1"}], [">=", {"h": "-1", "": "-1"}]],
    "proof": {
        "split": [">", {"h": "1"}],
        "yes": {"sum": [["1", [2]], ["1", [3]], ["1", []]]},
        "no": {"sum": [["1", [0]], ["1", [1, 3]]]},
    },
}
# the facts > 0 alone: x > 0 and -x > 0
STRICT = {"facts": [[">", {"x": "1"}], [">", {"x": "-1"}]], "proof": {"sum": [["1/2", [0]], ["1/2", [1]]]}}

VALID = {
    "products": PRODUCTS,
    "square": SQUARE,
    "cases": CASES,
    "unequal": UNEQUAL,
    "split": SPLIT,
    "strict": STRICT,
}


@pytest.mark.parametrize("name", VALID)
def test_a_certificate_made_by_hand_is_accepted(name):
    check(VALID[name])
    check(json.loads(json.dumps(VALID[name])))


def _changed(given, *path, to):
    forged = copy.deepcopy(given)
    place = forged
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = to
    return forged


SUM = ("proof", "sum")
FORGED = {
    "a sign is flipped": _changed(PRODUCTS, "facts", 1, 1, to={"y": "1", "": "2"}),
    "an atom is changed": _changed(PRODUCTS, "facts", 2, 1, to={"x y": "-1", "": "2"}),
    "a variable is changed": _changed(PRODUCTS, "facts", 0, 1, to={"z": "1"}),
    "a power is changed": _changed(PRODUCTS, "facts", 0, 1, to={"x^2": "1"}),
    "a coefficient is changed": _changed(PRODUCTS, *SUM, 2, 0, to="3"),
    "a coefficient is negative": _changed(SPLIT, "proof", "yes", "sum", 0, 0, to="-1"),
    "all coefficients are negative": _changed(STRICT, *SUM, to=[["-1/2", [0]], ["-1/2", [1]]]),
    "a coefficient is minus zero": _changed(STRICT, *SUM, to=[["-0", [0]]]),
    "a product of no weight": _changed(STRICT, *SUM, to=[["0", [0]]]),
    "a product is left out": _changed(PRODUCTS, *SUM, to=PRODUCTS["proof"]["sum"][:-1]),
    "nothing is added": _changed(PRODUCTS, *SUM, to=[]),
    "an equation as an inequality": _changed(SQUARE, *SUM, to=[["1", [0]], ["1", []]]),
    "an inequality as an equation": _changed(STRICT, "proof", to={"sum": [["1", [0]]], "equations": [[0, {"": "-1"}]]}),
    "an inequation as an inequality": _changed(UNEQUAL, "proof", to={"sum": [["1", [1]]], "equations": []}),
    "a disjunction as an inequality": _changed(CASES, "proof", to={"sum": [["1", [2]]]}),
    "0 >= 0 from facts that are not strict": {
        "facts": [[">=", {"x": "1"}], [">=", {"x": "-1"}]],
        "proof": STRICT["proof"],
    },
    "a square counts as strict": {
        "facts": [["=", {"x": "1"}]],
        "proof": {"sum": [["1", [], {"x": "1"}]], "equations": [[0, {"x": "-1"}]]},
    },
    "a case is left out": _changed(CASES, "proof", "cases", to=CASES["proof"]["cases"][:1]),
    "a case twice": _changed(CASES, "proof", "cases", to=CASES["proof"]["cases"][:1] * 2),
    "one case of !=": _changed(UNEQUAL, "proof", "cases", to=UNEQUAL["proof"]["cases"][:1]),
    "no case": _changed(CASES, "proof", "cases", to=[]),
    "cases of a fact that has none": _changed(CASES, "proof", "either", to=0),
    "the same fact in both sides of a split": _changed(SPLIT, "proof", "no", to=SPLIT["proof"]["yes"]),
    "a split on an equation": _changed(SPLIT, "proof", "split", to=["=", {"h": "1"}]),
    "a split on a disjunction": _changed(SPLIT, "proof", "split", to=["or", []]),
    "half a split": {**SPLIT, "proof": {key: SPLIT["proof"][key] for key in ("split", "yes")}},
    "a fact of another branch": _changed(SPLIT, "proof", "no", "sum", 1, 1, to=[1, 4]),
    "a fact that is not there": _changed(STRICT, *SUM, 0, 1, to=[2]),
    "a fact counted from the end": _changed(STRICT, *SUM, 1, 1, to=[-1]),
    "true as a place": _changed(STRICT, *SUM, 1, 1, to=[True]),
    "a place that is no number": _changed(STRICT, *SUM, 1, 1, to=["1"]),
    "a relation that is none": _changed(STRICT, "facts", 0, 0, to=">>"),
    "a floating-point coefficient": _changed(STRICT, *SUM, 0, 0, to=0.5),
    "a decimal": _changed(STRICT, *SUM, 0, 0, to="0.5"),
    "an exponent": _changed(STRICT, *SUM, 0, 0, to="1e3"),
    "a division by zero": _changed(STRICT, *SUM, 0, 0, to="1/0"),
    "a negative denominator": _changed(STRICT, *SUM, 0, 0, to="1/-2"),
    "a negative power": _changed(STRICT, "facts", 0, 1, to={"x^-1": "1"}),
    "a power of a power": _changed(STRICT, "facts", 0, 1, to={"x^2^3": "1"}),
    "a number without end": _changed(STRICT, *SUM, 0, 0, to="1" * 10_000),
    "a power without end": _changed(STRICT, "facts", 0, 1, to={"x^99999999": "1"}),
    "a product without end": _changed(STRICT, *SUM, 0, 1, to=[0] * 10_000),
    "a list in place of an object": _changed(STRICT, "facts", 0, 1, to=["x", "1"]),
    "no proof": {"facts": STRICT["facts"]},
    "no facts": {"proof": STRICT["proof"]},
    "an empty proof": {"facts": STRICT["facts"], "proof": {}},
    "a proof that is a text": {"facts": STRICT["facts"], "proof": "it is clear"},
    "nothing": None,
}


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_certificate_is_refused(name):
    with pytest.raises(ValueError, match=r"\w"):
        check(FORGED[name])


def test_a_proof_deeper_than_python_goes_is_refused():
    proof = STRICT["proof"]
    for _ in range(5_000):
        proof = {"split": [">", {"h": "1"}], "yes": proof, "no": proof}
    with pytest.raises(ValueError, match="Recursion"):
        check({"facts": STRICT["facts"], "proof": proof})


def test_a_long_product_is_refused_in_time():
    many = {" ".join(f"x{index}" for index in range(40) if number >> index & 1): "1" for number in range(1, 400)}
    with pytest.raises(ValueError, match="too long"):
        check({"facts": [[">", many]], "proof": {"sum": [["1", [0, 0, 0, 0]]]}})


@pytest.mark.parametrize("name", VALID)
def test_every_number_of_a_certificate_matters(name):
    """No coefficient of a proof can be another."""
    text = json.dumps(VALID[name])
    for path in _numbers(VALID[name]["proof"], ("proof",)):
        forged = _changed(VALID[name], *path, to="7/3")
        with pytest.raises(ValueError, match=r"\w"):
            check(forged)
    assert json.dumps(VALID[name]) == text


def _numbers(data, path):
    if isinstance(data, str):
        yield path
    elif isinstance(data, dict) and "split" in data:
        for key in ("yes", "no"):
            yield from _numbers(data[key], (*path, key))
    elif isinstance(data, (dict, list)):
        for key, part in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _numbers(part, (*path, key))


def test_the_checker_is_short_and_imports_nothing_but_the_standard_library():
    text = FILE.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST
    imported = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            imported |= {name.name.partition(".")[0] for name in node.names}
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0
            imported.add(str(node.module).partition(".")[0])
    assert imported <= set(sys.stdlib_module_names)
    assert "__import__" not in text


def test_the_checker_runs_by_itself():
    command = [sys.executable, "-I", "-S", str(FILE)]
    given = json.dumps([{"certificate": {"parts": [{"exact": [{"certificate": one}]}]}} for one in VALID.values()])
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=True)
    assert done.stdout == f"{len(VALID)} certificates: the facts of each contradict one another.\n"
    done = subprocess.run(command, input=json.dumps(FORGED["a case is left out"]), capture_output=True, text=True)
    assert done.returncode == 1
