(* DV-LC.2: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* DV-LC.2/overlap in coordinates: statement 1 of 3 *)
Theorem overlap_in_coordinates_1 : forall a y : R,
  0 <= a ->
  0 <= y ->
  a <= 1 ->
  a * y <= y.
Proof. by_mono. Qed.

(* DV-LC.2/overlap in coordinates: statement 2 of 3 *)
Theorem overlap_in_coordinates_2 : forall p q : R,
  0 <= p ->
  0 <= q ->
  p * q <= ((1/2) * (p ^ 2)) + ((1/2) * (q ^ 2)).
Proof. intros p q G0 G1. rewrite ?inv_pow in *.   apply not_gt_le. intro N.   pose proof (gt0 _ _ N). pose proof (Rle_0_sqr (p - q)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-LC.2/overlap in coordinates: statement 3 of 3 *)
Theorem overlap_in_coordinates_3 : forall delta p x : R,
  0 <= delta ->
  0 <= p ->
  0 <= x ->
  (4 * (p ^ 2)) + (4 * (x ^ 2)) <= delta ^ 2 ->
  2 * delta < 1 ->
  (p ^ 2) + (2 * x) <= delta.
Proof. intros delta p x G0 G1 G2 G3 G4. rewrite ?inv_pow in *.   apply not_gt_le. intro N.   pose proof (leq0 _ _ G3). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (gt0 _ _ N)). pose proof (Rmult_le_pos _ _ (Rlt_le _ _ (gt0 _ _ N)) (leq0 _ _ G0)). pose proof (Rmult_le_pos _ _ (Rlt_le _ _ (gt0 _ _ N)) (leq0 _ _ G3)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (leq0 _ _ G1)). pose proof (Rmult_le_pos _ _ (Rlt_le _ _ (gt0 _ _ N)) (ltac:(sign) : 0 <= x * x)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= p * p * p)). pose proof (Rmult_le_pos _ _ (Rlt_le _ _ (lt0 _ _ G4)) (ltac:(sign) : 0 <= p * p)). pose proof (Rmult_le_pos _ _ (Rlt_le _ _ (Rmult_lt_0_compat _ _ (gt0 _ _ N) (lt0 _ _ G4))) (ltac:(sign) : 0 <= delta)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-LC.2/readings in order: statement 1 of 1 *)
Theorem readings_in_order_1 : forall delta : R,
  0 <= delta ->
  delta <= 2 * delta.
Proof. by_lra. Qed.

(* DV-LC.2/largest angle: statement 1 of 2 *)
Theorem largest_angle_1 : forall delta : R,
  0 <= delta ->
  2 * delta < 1 ->
  2 * ((1 + ((-1/8) * (delta ^ 2))) ^ 2) > 1.
Proof. by_mono. Qed.

(* DV-LC.2/largest angle: statement 2 of 2 *)
Theorem largest_angle_2 : forall delta : R,
  0 <= delta ->
  2 * delta < 1 ->
  1 + ((-1) * ((1 + ((-1/8) * (delta ^ 2))) ^ 2)) >= 0 /\ ((sqrt (1 + ((-1) * ((1 + ((-1/8) * (delta ^ 2))) ^ 2))))) * (2 + ((-1/4) * (delta ^ 2))) <= delta.
Proof. intros delta G0 G1. rewrite ?inv_pow in *. assert (C0 : 1 + ((-1) * ((1 + ((-1/8) * (delta ^ 2))) ^ 2)) >= 0). {   apply not_lt_ge. intro N.   pose proof (lt0 _ _ N). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ N) (lt0 _ _ N)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G0) (leq0 _ _ G0)). pose proof (Rmult_le_pos _ _ (Rlt_le _ _ (lt0 _ _ N)) (ltac:(sign) : 0 <= delta * delta)). pose proof (Rmult_le_pos _ _ (Rlt_le _ _ (lt0 _ _ G1)) (ltac:(sign) : 0 <= delta * delta * delta * delta * delta * delta)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G0) (Rlt_le _ _ (lt0 _ _ G1))) (ltac:(sign) : 0 <= delta * delta * delta * delta * delta * delta)). cbv beta in *; unfold Rsqr in *; lra. } split; [exact C0 | ].  assert (S1 : (sqrt (1 + ((-1) * ((1 + ((-1/8) * (delta ^ 2))) ^ 2)))) * (sqrt (1 + ((-1) * ((1 + ((-1/8) * (delta ^ 2))) ^ 2)))) = (1 + ((-1) * ((1 + ((-1/8) * (delta ^ 2))) ^ 2)))) by (apply sqrt_sqrt; sign). assert (P1 : 0 <= (sqrt (1 + ((-1) * ((1 + ((-1/8) * (delta ^ 2))) ^ 2))))) by (apply sqrt_pos). apply not_gt_le. intro N.   pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (gt0 _ _ N)). pose proof (Rmult_le_pos _ _ (Rlt_le _ _ (gt0 _ _ N)) (leq0 _ _ G0)). pose proof (Rmult_le_pos _ _ (geq0 _ _ C0) (geq0 _ _ C0)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G0) (ltac:(sign) : 0 <= delta * delta * delta)). pose proof (f_equal (Rmult (delta * delta)) S1). pose proof (f_equal (Rmult (delta * delta * delta * delta)) S1). cbv beta in *; unfold Rsqr in *; lra. Qed.
