(* SEED-robust: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* SEED-robust/mean of the cosines: statement 1 of 1 *)
Theorem mean_of_the_cosines_1 : forall cosines : R,
  cosines <= sqrt 6 ->
  (1/3) * cosines <= (1/3) * (sqrt 6).
Proof. by_lra. Qed.

(* SEED-robust/one value: weights: statement 1 of 1 *)
Theorem one_value_weights_1 : forall A_minus A_plus : R,
  0 < A_minus ->
  0 < A_plus ->
  A_plus <= 2 * A_minus ->
  A_minus <= 2 * A_plus ->
  3 * (Rabs (A_minus + ((-1) * A_plus))) <= A_minus + A_plus.
Proof. by_cases. Qed.

(* SEED-robust/one value: direction: statement 1 of 1 *)
Theorem one_value_direction_1 : forall a_norm eta l_b lean mu_norm : R,
  0 < a_norm ->
  0 <= eta ->
  0 <= l_b ->
  0 < mu_norm ->
  3 * (Rabs lean) <= 1 ->
  2 * l_b <= 1 ->
  eta <= 1/1000 ->
  a_norm ^ 2 = 1 + ((lean ^ 2) * (l_b ^ 2)) ->
  mu_norm ^ 2 = 1 + (l_b ^ 2) ->
  1 + ((-1) * eta * mu_norm) + ((-1) * (l_b ^ 2) * (Rabs lean)) >= ((9/10) * eta) + ((9/10) * a_norm).
Proof. intros a_norm eta l_b lean mu_norm G0 G1 G2 G3 G4 G5 G6 G7 G8. rewrite ?inv_pow in *.  pose proof (Rle_abs lean) as Q1. pose proof (neg_le_abs lean) as R1. apply not_lt_ge. intro N'.   pose proof (lt0 _ _ N'). pose proof (leq0 _ _ G5). pose proof (leq0 _ _ G6). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ N') (lt0 _ _ N')). pose proof (Rmult_le_pos _ _ (Rlt_le _ _ (lt0 _ _ N')) (leq0 _ _ G5)). pose proof (Rmult_le_pos _ _ (Rlt_le _ _ (lt0 _ _ N')) (leq0 _ _ G6)). pose proof (Rmult_le_pos _ _ (Rlt_le _ _ (lt0 _ _ G0)) (leq0 _ _ G5)). pose proof (Rmult_le_pos _ _ (Rlt_le _ _ (lt0 _ _ G0)) (leq0 _ _ G6)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G5)). pose proof (Rmult_le_pos _ _ (Rlt_le _ _ (lt0 _ _ G3)) (leq0 _ _ G5)). pose proof (Rmult_le_pos _ _ (Rlt_le _ _ (lt0 _ _ G3)) (leq0 _ _ G6)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (leq0 _ _ Q1)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G5) (leq0 _ _ R1)). pose proof (Rmult_le_pos _ _ (leq0 _ _ Q1) (leq0 _ _ R1)). pose proof (Rle_0_sqr (a_norm - mu_norm)). pose proof (Rmult_le_pos _ _ (Rle_0_sqr l_b) (leq0 _ _ G4)). pose proof (Rmult_le_pos _ _ (Rle_0_sqr mu_norm) (leq0 _ _ G4)). pose proof (Rmult_le_pos _ _ (Rle_0_sqr mu_norm) (leq0 _ _ G6)). pose proof (Rmult_le_pos _ _ (Rle_0_sqr ((Rabs lean) - lean)) (leq0 _ _ G5)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (ltac:(sign) : 0 <= a_norm * l_b * l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (ltac:(sign) : 0 <= l_b * l_b * mu_norm)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G5) (ltac:(sign) : 0 <= a_norm * l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G5) (ltac:(sign) : 0 <= l_b * mu_norm)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= a_norm * mu_norm)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (Rlt_le _ _ (lt0 _ _ N')) (leq0 _ _ G4)) (ltac:(sign) : 0 <= l_b * l_b)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (Rlt_le _ _ (lt0 _ _ N')) (leq0 _ _ G5)) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (Rlt_le _ _ (lt0 _ _ N')) (leq0 _ _ G6)) (ltac:(sign) : 0 <= mu_norm)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G4) (leq0 _ _ R1)) (ltac:(sign) : 0 <= l_b * l_b)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G5) (leq0 _ _ R1)) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ Q1) (leq0 _ _ R1)) (ltac:(sign) : 0 <= l_b * l_b)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (Rle_0_sqr ((Rabs lean) - lean)) (leq0 _ _ G5)) (ltac:(sign) : 0 <= l_b)). pose proof (f_equal (Rmult ((Rabs lean))) G7). pose proof (f_equal (Rmult (l_b * l_b)) G7). pose proof (f_equal (Rmult (mu_norm * mu_norm)) G7). pose proof (f_equal (Rmult ((Rabs lean) * l_b * l_b)) G7). pose proof (f_equal (Rmult ((Rabs lean) * mu_norm * mu_norm)) G7). pose proof (f_equal (Rmult (a_norm * a_norm)) G8). pose proof (f_equal (Rmult ((Rabs lean) * a_norm * a_norm)) G8). pose proof (f_equal (Rmult (l_b * l_b * lean * lean)) G8). pose proof (f_equal (Rmult ((Rabs lean) * l_b * l_b * lean * lean)) G8). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* SEED-robust/sample size in the approximation OWN-early: statement 1 of 1 *)
Theorem sample_size_in_the_approximation_own_early_1 : forall K Q d v : R,
  1 <= K ->
  1 <= Q ->
  1 <= d ->
  0 < v ->
  1 + Q <> 0 /\ K * (v ^ 2) * (1 + ((1/2) * d * (v ^ 2) * (/ (1 + Q)))) < K * (v ^ 2) * (1 + ((1/2) * d * (v ^ 2) * (/ Q))).
Proof. intros K Q d v G0 G1 G2 G3. rewrite ?inv_pow in *. assert (C0 : 1 + Q <> 0). { sign. } split; [exact C0 | ].  assert (S1 : (/ (1 + Q)) * (1 + Q) = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ (1 + Q))) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ Q) * Q = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ Q)) by (apply Rinv_0_lt_compat; sign). apply not_ge_lt. intro N. assert (M : 0 <= (-1/2) * K * d * v * v * v * v). { replace ((-1/2) * K * d * v * v * v * v) with (((1 + Q) * Q) * ((K * (v ^ 2) * (1 + ((1/2) * d * (v ^ 2) * (/ (1 + Q))))) - (K * (v ^ 2) * (1 + ((1/2) * d * (v ^ 2) * (/ Q)))))) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (geq0 _ _ N)]. }  pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < K * d * v * v * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* SEED-robust/the bound in Q, corrected: statement 1 of 1 *)
Theorem the_bound_in_q_corrected_1 : forall Q : R,
  1 <= Q ->
  Q >= 90 ->
  1 + (/ Q) > 0 /\ 2 * (ln (1 + (/ Q))) < 1/45.
Proof. by_mono. Qed.
