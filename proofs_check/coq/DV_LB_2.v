(* DV-LB.2: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* DV-LB.2/residual adds up: statement 1 of 1 *)
Theorem residual_adds_up_1 : forall Q Z'_' epsilon l_b sigma_max v : R,
  1 <= Q ->
  1 <= Z'_' ->
  0 < epsilon ->
  0 <= l_b ->
  0 < sigma_max ->
  0 < v ->
  (sigma_max * Z'_' * ((2 * Q * (l_b ^ 2)) + (4 * epsilon * v * Q))) + (8 * epsilon * sigma_max * v * Q) = 2 * sigma_max * Q * ((Z'_' * (l_b ^ 2)) + (epsilon * v * (4 + (2 * Z'_')))).
Proof. by_field. Qed.

(* DV-LB.2/corrected residual adds up: statement 1 of 1 *)
Theorem corrected_residual_adds_up_1 : forall Q Z'_' epsilon l_b sigma_max v : R,
  1 <= Q ->
  1 <= Z'_' ->
  0 < epsilon ->
  0 <= l_b ->
  0 < sigma_max ->
  0 < v ->
  (sigma_max * ((-2) + (2 * Z'_')) * ((Q * (l_b ^ 2)) + (4 * epsilon * v * Q))) + (8 * epsilon * sigma_max * v * Q) = 2 * sigma_max * Q * (((l_b ^ 2) * ((-1) + Z'_')) + (4 * epsilon * v * Z'_')).
Proof. by_field. Qed.

(* DV-LB.2/as printed for Z <= 2: statement 1 of 1 *)
Theorem as_printed_for_z_2_1 : forall Q Z'_' epsilon l_b sigma_max v : R,
  1 <= Q ->
  1 <= Z'_' ->
  0 < epsilon ->
  0 <= l_b ->
  0 < sigma_max ->
  0 < v ->
  Z'_' <= 2 ->
  (sigma_max * ((-2) + (2 * Z'_')) * ((2 * Q * (l_b ^ 2)) + (4 * epsilon * v * Q))) + (8 * epsilon * sigma_max * v * Q) <= 2 * sigma_max * Q * ((Z'_' * (l_b ^ 2)) + (epsilon * v * (4 + (2 * Z'_')))).
Proof. intros Q Z epsilon l_b sigma_max v G0 G1 G2 G3 G4 G5 G6. rewrite ?inv_pow in *.   apply not_gt_le. intro N.   pose proof (gt0 _ _ N). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= Q * epsilon * sigma_max * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (Rle_0_sqr l_b) (leq0 _ _ G6)) (ltac:(sign) : 0 <= Q * sigma_max)). cbv beta in *; unfold Rsqr in *; lra. Qed.
