(* DV-GPO: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* DV-GPO/SLiC: statement 1 of 2 *)
Theorem slic_1 : forall h x : R,
  x < 1 ->
  h + x < 1 ->
  ((-1) * (Rmax 0 (1 + ((-1) * x)))) + (Rmax 0 (1 + ((-1) * h) + ((-1) * x))) = (-1) * h.
Proof. by_cases. Qed.

(* DV-GPO/SLiC: statement 2 of 2 *)
Theorem slic_2 : forall h x : R,
  x > 1 ->
  h + x > 1 ->
  ((-1) * (Rmax 0 (1 + ((-1) * x)))) + (Rmax 0 (1 + ((-1) * h) + ((-1) * x))) = 0.
Proof. by_cases. Qed.

(* DV-GPO/SLiC has a kink: statement 1 of 2 *)
Theorem slic_has_a_kink_1 : forall h : R,
  h > 0 ->
  Rmax 0 ((-1) * h) = 0.
Proof. by_cases. Qed.

(* DV-GPO/SLiC has a kink: statement 2 of 2 *)
Theorem slic_has_a_kink_2 : forall h : R,
  h > 0 ->
  (-1) * (Rmax 0 h) = (-1) * h.
Proof. by_cases. Qed.
