(* PG-TA.2: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* PG-TA.2/as l_b <= 1: statement 1 of 1 *)
Theorem as_l_b_1_1 : forall Q Z'_' d epsilon l_b v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  d >= (5/2) * Q * (/ v ^ 2) ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
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

(* PG-TA.2/feasible: statement 1 of 1 *)
Theorem feasible_1 : exists K Q Z'_' d epsilon l_b v : R,
  (exists whole : Z, K = IZR whole) /\ (exists whole : Z, Q = IZR whole) /\ (exists whole : Z, Z'_' = IZR whole) /\ (exists whole : Z, d = IZR whole) /\ 1 <= K /\ 1 <= Q /\ 1 <= Z'_' /\ 1 <= d /\ 0 < epsilon /\ 0 <= l_b /\ 0 < v /\ 4 * Z'_' * (l_b ^ 2) <= 1 /\ d >= (5/2) * Q * (/ v ^ 2) /\ 2 + Z'_' <> 0 /\ epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) /\ d >= 1 + K.
Proof. exists (167). exists (4). exists (4). exists (169). exists (1/1000). exists (999/4000). exists (2472410062141/7818447106284). split; [exists (167)%Z; reflexivity | ]. split; [exists (4)%Z; reflexivity | ]. split; [exists (4)%Z; reflexivity | ]. split; [exists (169)%Z; reflexivity | ]. repeat split; first [lra | apply Rgt_not_eq; lra | lra | sign]. Qed.
