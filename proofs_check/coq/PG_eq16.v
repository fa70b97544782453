(* PG-eq16: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* PG-eq16/four terms, corrected: statement 1 of 1 *)
Theorem four_terms_corrected_1 : forall S_m S_star : R,
  0 < S_m ->
  0 < S_star ->
  S_m < 1 ->
  S_star < 1 ->
  ((1 + ((-1) * S_m)) * (1 + ((-1) * S_star))) + (((-1) + S_m) * ((-1) + S_star)) = 1 + ((-1) * S_m) + ((-1) * S_star) + (S_m * S_star) + ((1 + ((-1) * S_m)) * (1 + ((-1) * S_star))).
Proof. by_field. Qed.
