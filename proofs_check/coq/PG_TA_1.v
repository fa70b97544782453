(* PG-TA.1: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* PG-TA.1/lower rate: statement 1 of 1 *)
Theorem lower_rate_1 : forall Q Z'_' d epsilon l_b sigma_max sigma_min v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < sigma_max ->
  0 < sigma_min ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  d <= 5 * Q ->
  v <= (1/4) * (/ (sqrt Q)) ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  sigma_min >= 1/4 ->
  sigma_min <= sigma_max ->
  sigma_max <= 1 ->
  (sigma_min * Q * (2 + ((-2) * (l_b ^ 2)))) + (sigma_min * Q * (2 + (2 * (l_b ^ 2)))) + ((-2) * sigma_max * Q * ((Z'_' * (l_b ^ 2)) + (epsilon * v * (4 + (2 * Z'_'))))) >= (1/4) * Q.
Proof. intros Q Z d epsilon l_b sigma_max sigma_min v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12 G13 G14. rewrite ?inv_pow in *.  assert (S1 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). assert (S2 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K10 : 0 <= (1/4) + (-1) * (sqrt Q) * v). { replace ((1/4) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/4) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G10)]. } assert (S3 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S4 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K11 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G11)]. } apply not_lt_ge. intro N.   pose proof (lt0 _ _ N). pose proof (Rmult_le_pos _ _ (leq0 _ _ G8) (ltac:(sign) : 0 <= Q * sigma_max)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= Q * sigma_max)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G12) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G14) (ltac:(sign) : 0 <= Q)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* PG-TA.1/upper rate: statement 1 of 1 *)
Theorem upper_rate_1 : forall Q Z'_' d epsilon l_b sigma_max sigma_min v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < sigma_max ->
  0 < sigma_min ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  d <= 5 * Q ->
  v <= (1/4) * (/ (sqrt Q)) ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  sigma_min >= 1/4 ->
  sigma_min <= sigma_max ->
  sigma_max <= 1/2 ->
  (sigma_max * Q * (2 + ((-2) * (l_b ^ 2)))) + (sigma_max * Q * (2 + (2 * (l_b ^ 2)))) + (2 * sigma_max * Q * ((Z'_' * (l_b ^ 2)) + (epsilon * v * (4 + (2 * Z'_'))))) + (2 * sigma_max * d * (v ^ 2)) <= ((5/2) * Q) + (d * (v ^ 2)).
Proof. intros Q Z d epsilon l_b sigma_max sigma_min v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12 G13 G14. rewrite ?inv_pow in *.  assert (S1 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). assert (S2 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K10 : 0 <= (1/4) + (-1) * (sqrt Q) * v). { replace ((1/4) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/4) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G10)]. } assert (S3 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S4 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K11 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G11)]. } apply not_gt_le. intro N.   pose proof (gt0 _ _ N). pose proof (leq0 _ _ G0). pose proof (Rmult_le_pos _ _ (leq0 _ _ G8) (ltac:(sign) : 0 <= Q * sigma_max)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= Q * sigma_max)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= Z * epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G14) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G14) (ltac:(sign) : 0 <= d * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Z * epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Z * Z * epsilon * v * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* PG-TA.1/upper rate weakened: statement 1 of 1 *)
Theorem upper_rate_weakened_1 : forall Q Z'_' d epsilon l_b v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  d <= 5 * Q ->
  v <= (1/4) * (/ (sqrt Q)) ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  ((5/2) * Q) + (d * (v ^ 2)) <= 10 * Q.
Proof. intros Q Z d epsilon l_b v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9. rewrite ?inv_pow in *.  assert (S1 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). assert (S2 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K8 : 0 <= (1/4) + (-1) * (sqrt Q) * v). { replace ((1/4) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/4) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G8)]. } assert (S3 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S4 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K9 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G9)]. } apply not_gt_le. intro N.   pose proof (Rmult_le_pos _ _ (leq0 _ _ G0) (ltac:(sign) : 0 <= d)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G0) (ltac:(sign) : 0 <= d * v * v)). pose proof (Rmult_le_pos _ _ K8 (ltac:(sign) : 0 <= d)). pose proof (Rmult_le_pos _ _ K9 (ltac:(sign) : 0 <= d * v * v)). pose proof (f_equal (Rmult (d * v * v)) S1). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < d)). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < Z * epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * Z * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G7) (ltac:(sign) : 0 <= d * v * v)). pose proof (Rmult_le_pos _ _ K8 (ltac:(sign) : 0 <= (sqrt Q) * d * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* PG-TA.1/tau_1: statement 1 of 2 *)
Theorem tau_1_1 : forall K N Q beta t tau : R,
  1 <= K ->
  0 < N ->
  1 <= Q ->
  0 < beta ->
  0 <= t ->
  0 < tau ->
  N = 2 * K * Q ->
  t = (1/10) * N * tau * (/ beta ^ 2) * (/ Q) * (ln 3) ->
  10 * t * Q * (/ N) * (beta ^ 2) * (/ tau) = ln 3.
Proof. by_substitution. Qed.

(* PG-TA.1/tau_1: statement 2 of 2 *)
Theorem tau_1_2 : forall K N Q beta t tau : R,
  1 <= K ->
  0 < N ->
  1 <= Q ->
  0 < beta ->
  0 <= t ->
  0 < tau ->
  N = 2 * K * Q ->
  t = (1/10) * N * tau * (/ beta ^ 2) * (/ Q) * (ln 3) ->
  t = (1/5) * tau * K * (/ beta ^ 2) * (ln 3).
Proof. by_substitution. Qed.

(* PG-TA.1/shared norm: statement 1 of 1 *)
Theorem shared_norm_1 : forall Q Z'_' d epsilon l_b v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  d <= 5 * Q ->
  v <= (1/4) * (/ (sqrt Q)) ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  l_b <= 1/2.
Proof. by_mono. Qed.

(* PG-TA.1/rates,  S_i  <= 2 Z-1 : statement 1 of 2 *)
Theorem rates_s_i_2_z_1_1 : forall Q Z'_' d epsilon l_b sigma_max sigma_min v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < sigma_max ->
  0 < sigma_min ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  d <= 5 * Q ->
  v <= (1/4) * (/ (sqrt Q)) ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  sigma_min >= 1/4 ->
  sigma_min <= sigma_max ->
  sigma_max <= 1/2 ->
  (sigma_min * Q * (2 + ((-2) * (l_b ^ 2)))) + (sigma_min * Q * (2 + (2 * (l_b ^ 2)))) + ((-2) * sigma_max * Q * (((l_b ^ 2) * ((-1) + Z'_')) + (4 * epsilon * v * Z'_'))) >= (1/4) * Q.
Proof. intros Q Z d epsilon l_b sigma_max sigma_min v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12 G13 G14. rewrite ?inv_pow in *.  assert (S1 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). assert (S2 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K10 : 0 <= (1/4) + (-1) * (sqrt Q) * v). { replace ((1/4) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/4) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G10)]. } assert (S3 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S4 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K11 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G11)]. } apply not_lt_ge. intro N.   pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ N) (ltac:(sign) : 0 < Z)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ N) (ltac:(sign) : 0 < epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ N) (ltac:(sign) : 0 < Z * epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= Q * Z * epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * sigma_min * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * Z * sigma_min * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * Z * Z * sigma_max * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * Z * epsilon * sigma_max * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G8) (ltac:(sign) : 0 <= Q * Z * epsilon * sigma_max * v)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= Q * Z)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= Q * Z * sigma_max)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= Q * Z * epsilon * sigma_max * v)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G12) (ltac:(sign) : 0 <= Q * Z)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G14) (ltac:(sign) : 0 <= Q * Z)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G1) (leq0 _ _ G8)) (ltac:(sign) : 0 <= Q * sigma_max)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G1) (leq0 _ _ G14)) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G4) (leq0 _ _ G4)) (ltac:(sign) : 0 <= Q * epsilon * sigma_max * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* PG-TA.1/rates,  S_i  <= 2 Z-1 : statement 2 of 2 *)
Theorem rates_s_i_2_z_1_2 : forall Q Z'_' d epsilon l_b sigma_max sigma_min v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < sigma_max ->
  0 < sigma_min ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  d <= 5 * Q ->
  v <= (1/4) * (/ (sqrt Q)) ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  sigma_min >= 1/4 ->
  sigma_min <= sigma_max ->
  sigma_max <= 1/2 ->
  (4 * Q) + (2 * Q * (((l_b ^ 2) * ((-1) + Z'_')) + (4 * epsilon * v * Z'_'))) + (2 * d * (v ^ 2)) <= (5 * Q) + (2 * d * (v ^ 2)).
Proof. intros Q Z d epsilon l_b sigma_max sigma_min v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12 G13 G14. rewrite ?inv_pow in *.  assert (S1 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). assert (S2 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K10 : 0 <= (1/4) + (-1) * (sqrt Q) * v). { replace ((1/4) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/4) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G10)]. } assert (S3 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S4 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K11 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G11)]. } apply not_gt_le. intro N.   pose proof (leq0 _ _ G0). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (lt0 _ _ G7)). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < Z)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Z * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * Z * epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * Z * Z * epsilon * v * v)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= Q * Z)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= Q * Z * epsilon * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G1) (leq0 _ _ G8)) (ltac:(sign) : 0 <= Q)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* PG-TA.1/first non-vacuous at T4.1 s noise, K = 1: statement 1 of 2 *)
Theorem first_non_vacuous_at_t4_1_s_noise_k_1_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 1 ->
  y ^ 4 <= 56114 ->
  (8 * (ln y)) + ((-1/2304) * (y ^ 4)) + (ln 12) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 1 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (384775858314049/25000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* PG-TA.1/first non-vacuous at T4.1 s noise, K = 1: statement 2 of 2 *)
Theorem first_non_vacuous_at_t4_1_s_noise_k_1_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 56115 ->
  (8 * (ln y)) + ((-1/2304) * (y ^ 4)) + (ln 12) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (153911029024887/10000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (62122666244700007753/25000000000000000000) <= (ln 12) <= (31061333122350003879/12500000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (273378960886258888739/100000000000000000000) + (y / (153911029024887/10000000000000) - 1)) by (pose proof (ln_tangent (153911029024887/10000000000000) y ltac:(lra) ltac:(lra)); assert (ln (153911029024887/10000000000000) <= (273378960886258888739/100000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (153911029024887/10000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (153911029024887/10000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (153911029024887/10000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* PG-TA.1/first non-vacuous at T4.1 s noise, K = 10: statement 1 of 2 *)
Theorem first_non_vacuous_at_t4_1_s_noise_k_10_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 1 ->
  y ^ 4 <= 61869 ->
  (8 * (ln y)) + ((-1/2304) * (y ^ 4)) + (ln 10) + (ln 12) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 1 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (1577132836924281/100000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* PG-TA.1/first non-vacuous at T4.1 s noise, K = 10: statement 2 of 2 *)
Theorem first_non_vacuous_at_t4_1_s_noise_k_10_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 61870 ->
  (8 * (ln y)) + ((-1/2304) * (y ^ 4)) + (ln 10) + (ln 12) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (394284802439379/25000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (62122666244700007753/25000000000000000000) <= (ln 12) <= (31061333122350003879/12500000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (275819767213125852991/100000000000000000000) + (y / (394284802439379/25000000000000) - 1)) by (pose proof (ln_tangent (394284802439379/25000000000000) y ltac:(lra) ltac:(lra)); assert (ln (394284802439379/25000000000000) <= (275819767213125852991/100000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (394284802439379/25000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (394284802439379/25000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (394284802439379/25000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* PG-TA.1/first non-vacuous at T4.1 s noise, K = 100: statement 1 of 2 *)
Theorem first_non_vacuous_at_t4_1_s_noise_k_100_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 1 ->
  y ^ 4 <= 67581 ->
  (2 * (ln 10)) + (8 * (ln y)) + ((-1/2304) * (y ^ 4)) + (ln 12) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 1 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (806169118378209/50000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* PG-TA.1/first non-vacuous at T4.1 s noise, K = 100: statement 2 of 2 *)
Theorem first_non_vacuous_at_t4_1_s_noise_k_100_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 67582 ->
  (2 * (ln 10)) + (8 * (ln y)) + ((-1/2304) * (y ^ 4)) + (ln 12) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (1612344201189061/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (62122666244700007753/25000000000000000000) <= (ln 12) <= (31061333122350003879/12500000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (278027423859624298601/100000000000000000000) + (y / (1612344201189061/100000000000000) - 1)) by (pose proof (ln_tangent (1612344201189061/100000000000000) y ltac:(lra) ltac:(lra)); assert (ln (1612344201189061/100000000000000) <= (278027423859624298601/100000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (1612344201189061/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (1612344201189061/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (1612344201189061/100000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* PG-TA.1/first non-vacuous at T4.1 s noise, K = 1000: statement 1 of 2 *)
Theorem first_non_vacuous_at_t4_1_s_noise_k_1000_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 1 ->
  y ^ 4 <= 73258 ->
  (3 * (ln 10)) + (8 * (ln y)) + ((-1/2304) * (y ^ 4)) + (ln 12) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 1 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (411295325032433/25000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* PG-TA.1/first non-vacuous at T4.1 s noise, K = 1000: statement 2 of 2 *)
Theorem first_non_vacuous_at_t4_1_s_noise_k_1000_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 73259 ->
  (3 * (ln 10)) + (8 * (ln y)) + ((-1/2304) * (y ^ 4)) + (ln 12) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (329037382888213/20000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (62122666244700007753/25000000000000000000) <= (ln 12) <= (31061333122350003879/12500000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (56008781931129963081/20000000000000000000) + (y / (329037382888213/20000000000000) - 1)) by (pose proof (ln_tangent (329037382888213/20000000000000) y ltac:(lra) ltac:(lra)); assert (ln (329037382888213/20000000000000) <= (56008781931129963081/20000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (329037382888213/20000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (329037382888213/20000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (329037382888213/20000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.
