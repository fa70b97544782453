(* DV-LC.2: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* DV-LC.2/readings in order: statement 1 of 1 *)
Theorem readings_in_order_1 : forall delta : R,
  0 <= delta ->
  delta <= 2 * delta.
Proof. by_lra. Qed.
