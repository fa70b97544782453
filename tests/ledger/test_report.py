"""Pages of claims, and user-defined claims on the command line: what is on them, and one-line errors."""

import sympy as sp

import dpotheory as dt
from dpotheory import cli, ledger
from dpotheory.cli.terminal import UserError
from dpotheory.ledger.page import page
from tests.helpers import raises

MINE = """
from dpotheory import claims
from dpotheory.claims.symbols import v
import sympy as sp
def _claim(name):
    return claims.Claim(id=name, title="t", kind="upper", quantity="margins", hypotheses={"noise": sp.Le(v, 1)},
                        upper=sp.Integer(1), source="own", does_not_claim="more.")
A, B = _claim("MY-a"), _claim("MY-b")
PRINTED = claims.registry["DV-T4.3"]
"""


def _row(claim, step, verdict, method, **more):
    return ledger.Row(claim, step, verdict, method, "s", reason="because | of it", **more)


def test_a_page_has_the_statement_and_every_verdict():
    claim = dt.claims["DV-T4.3"]
    rows = [
        _row("DV-T4.3", "a step", "PROVED", "arb"),
        _row("DV-T4.3", "another", "REFUTED", "z3", witness={"x": "1/3"}),
        _row("DV-T4.3", None, "NOT CONTRADICTED", "simulation"),
        _row("DV-T4.2", None, "UNDECIDED", "simulation"),
    ]
    text = page(claim, rows)
    assert "**NOT CONTRADICTED** by simulation; its steps and settings: 1 PROVED, 1 REFUTED." in text
    assert f"$$\n{claim.statement}\n$$" in text
    lines = text.splitlines()
    table = lines[lines.index("| about | verdict | method | reason |") :][2:5]
    assert table[0] == r"| the claim as a whole | NOT CONTRADICTED | simulation | because \| of it |"
    assert [line.split(" | ")[1] for line in table] == ["NOT CONTRADICTED", "PROVED", "REFUTED"]
    assert "It refutes: another." in text
    assert '"x": "1/3"' in text
    assert "DV-T4.2" not in text
    assert "| $Q$ | samples per cluster |" in text
    assert f"| samples | ${sp.latex(claim.hypotheses['samples'])}$ |" in text
    assert claim.does_not_claim in text


def test_a_page_says_what_was_proved_and_what_an_identity_is_said_to_imply():
    rows = [ledger.Row("LD-priority", "first update", "PROVED", "sympy", "It is proportional to b. | b == b")]
    text = page(dt.claims["LD-priority"], rows)
    assert "| first update | PROVED | sympy | It is proportional to b. |" in text
    assert r"\text{behaviours of higher priority are learned faster" in text  # the equation alone is true


def test_pages_of_all_claims(tmp_path, capsys):
    ledger.write(tmp_path / "l.json", [_row("DV-L4.1", None, "PROVED", "sympy")])
    status = cli.main(["report", str(tmp_path / "l.json"), "--out", str(tmp_path / "pages")])
    assert (status, capsys.readouterr().err) == (0, "")
    names = {path.stem for path in (tmp_path / "pages").iterdir()}
    assert names == {*dt.claims, "index"}
    index = (tmp_path / "pages" / "index.md").read_text("utf-8")
    assert "- [DV-L4.1](DV-L4.1.md): " in index
    assert "**PROVED** by sympy." in index


def test_claims_of_a_file(tmp_path):
    from dpotheory.cli.claim_argument import chosen

    file = tmp_path / "mine.py"
    file.write_text(MINE, encoding="utf-8")
    assert [claim.id for claim in chosen(str(file))] == ["MY-a", "MY-b"]  # not the registry's that it looks at
    assert [claim.id for claim in chosen(f"{file}:B")] == ["MY-b"]
    assert [claim.id for claim in chosen("DV-T4.3")] == ["DV-T4.3"]
    assert len(chosen(None)) == len(dt.claims)


def test_mistakes_about_files_of_claims(tmp_path):
    from dpotheory.cli.claim_argument import chosen

    file = tmp_path / "mine.py"
    with raises(UserError, "There is no claim 'MY-a'; the claims are DV-L4.1"):
        chosen("MY-a")
    with raises(UserError, "There is no file"):
        chosen(str(file))
    file.write_text(MINE, encoding="utf-8")
    with raises(UserError, f"{file} has no claim 'C'; it has: A, B, PRINTED."):
        chosen(f"{file}:C")
    file.write_text(MINE.replace("MY-b", "DV-L4.1"), encoding="utf-8")
    with raises(UserError, f"{file} has a claim with the id 'DV-L4.1', which is the registry's; give it another."):
        chosen(str(file))
    for code, text in (
        ("x = 1", "defines no claim: assign a dpotheory.claims.Claim to a name."),
        ("x = y", "cannot be run: NameError: name 'y' is not defined."),
        ("x =", "cannot be run: SyntaxError: invalid syntax"),
    ):
        file.write_text(code, encoding="utf-8")
        with raises(UserError, f"{file} {text}"):
            chosen(str(file))


def test_replay_of_an_own_claim_needs_it(tmp_path, capsys):
    file, book = tmp_path / "mine.py", tmp_path / "l.json"
    file.write_text(MINE, encoding="utf-8")
    witness = {"simulation": {"claim": "MY-c", "key": [0, 0]}}
    ledger.write(book, [_row("MY-c", None, "REFUTED", "simulation", witness=witness)])
    assert cli.main(["replay", str(book), "0"]) == 2
    assert "about 'MY-c', which is no claim of the registry" in capsys.readouterr().err
    assert cli.main(["replay", str(book), "0", "--claim", str(file)]) == 2
    assert "has no claim with the id 'MY-c', which the row is about" in capsys.readouterr().err
