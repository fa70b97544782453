(* OWN-spread: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* OWN-spread/rates: statement 1 of 2 *)
Theorem rates_1 : forall Z'_' epsilon l_b v : R,
  1 <= Z'_' ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  Z'_' = 1 ->
  4 + (((-2) + (2 * Z'_')) * (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v)))) + ((-8) * epsilon * v) = 4 + ((-8) * epsilon * v).
Proof. by_field. Qed.

(* OWN-spread/rates: statement 2 of 2 *)
Theorem rates_2 : forall Q Z'_' d epsilon l_b v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  Z'_' = 1 ->
  4 + (((-2) + (2 * Z'_')) * ((4 * epsilon * v) + (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v))))) + (8 * epsilon * v) + (2 * d * (v ^ 2) * (/ Q)) = 4 + (8 * epsilon * v) + (2 * d * (v ^ 2) * (/ Q)).
Proof. by_field. Qed.
