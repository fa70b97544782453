(* PG-TA.2: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* PG-TA.2/as l_b <= 1: statement 1 of 1 *)
Theorem as_l_b_1_1 : forall Q Z d epsilon l_b v : R,
  1 <= Q ->
  1 <= Z ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  4 * Z * (l_b ^ 2) <= 1 ->
  d >= (5/2) * Q * (/ v ^ 2) ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z)) ->
  1 + (l_b ^ 2) + (epsilon * v) + (d * (v ^ 2)) <= 2 + (epsilon * v) + (d * (v ^ 2)).
Proof. by_mono. Qed.

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
