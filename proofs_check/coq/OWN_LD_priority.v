(* OWN-LD-priority: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* OWN-LD-priority/margins: statement 1 of 1 *)
Theorem margins_1 : forall Delta'20'W b_mean beta eta g g_max r : R,
  0 <= Delta'20'W ->
  0 < b_mean ->
  0 < beta ->
  0 < eta ->
  0 <= g ->
  0 < g_max ->
  Rabs r <= 2 * Delta'20'W * g * beta ->
  Delta'20'W <= (1/4) * b_mean * beta * eta ->
  g <= g_max ->
  r <= (1/2) * b_mean * eta * g_max * (beta ^ 2).
Proof. intros Delta'20'W b_mean beta eta g g_max r G0 G1 G2 G3 G4 G5 G6 G7 G8. rewrite ?inv_pow in *.  pose proof (Rle_abs r) as Q1. pose proof (neg_le_abs r) as R1. apply not_gt_le. intro N'.   pose proof (gt0 _ _ N'). pose proof (leq0 _ _ G6). pose proof (leq0 _ _ Q1). pose proof (Rmult_le_pos _ _ (leq0 _ _ G7) (ltac:(sign) : 0 <= beta * g)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G8) (ltac:(sign) : 0 <= b_mean * beta * beta * eta)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* OWN-LD-priority/residual: statement 1 of 1 *)
Theorem residual_1 : forall b_mean beta eta g_max r : R,
  0 < b_mean ->
  0 < beta ->
  0 < eta ->
  0 < g_max ->
  Rabs r <= (1/2) * b_mean * eta * g_max * (beta ^ 2) ->
  (1/8) * (r ^ 2) <= (1/32) * (b_mean ^ 2) * (beta ^ 4) * (eta ^ 2) * (g_max ^ 2).
Proof. intros b_mean beta eta g_max r G0 G1 G2 G3 G4. rewrite ?inv_pow in *.  pose proof (Rle_abs r) as Q1. pose proof (neg_le_abs r) as R1. apply not_gt_le. intro N'.   pose proof (gt0 _ _ N'). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (leq0 _ _ Q1)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (leq0 _ _ R1)). pose proof (Rmult_le_pos _ _ (leq0 _ _ Q1) (leq0 _ _ R1)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (ltac:(sign) : 0 <= b_mean * beta * beta * eta * g_max)). cbv beta in *; unfold Rsqr in *; lra. Qed.
