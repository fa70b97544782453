(* PG-TA.2: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* PG-TA.2/norm of a sample, corrected: statement 1 of 1 *)
Theorem norm_of_a_sample_corrected_1 : forall d epsilon l_b v v'_''7c'x_j'7c''5e'2 : R,
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  0 <= v'_''7c'x_j'7c''5e'2 ->
  Rabs (2 + ((-2) * v'_''7c'x_j'7c''5e'2) + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2))) <= 4 * epsilon * v ->
  v'_''7c'x_j'7c''5e'2 <= 1 + (l_b ^ 2) + (d * (v ^ 2)) + (2 * epsilon * v).
Proof. by_cases. Qed.
