(* DV-TB.3: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* DV-TB.3/lower rate: statement 1 of 1 *)
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
  l_b >= 1/4 ->
  l_b <= 1/2 ->
  v <= (1/4) * (/ (sqrt Q)) ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  sigma_min >= 1/4 ->
  sigma_min <= sigma_max ->
  sigma_max <= 1 ->
  (sigma_min * Q * (2 + ((-2) * (l_b ^ 2)))) + (sigma_min * Q * (2 + (2 * (l_b ^ 2)))) + ((-2) * sigma_max * Q * ((Z'_' * (l_b ^ 2)) + (epsilon * v * (4 + (2 * Z'_'))))) >= (1/4) * Q.
Proof. intros Q Z d epsilon l_b sigma_max sigma_min v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12 G13 G14 G15 G16. rewrite ?inv_pow in *.  assert (S1 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). assert (S2 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K12 : 0 <= (1/4) + (-1) * (sqrt Q) * v). { replace ((1/4) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/4) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G12)]. } assert (S3 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S4 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K13 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G13)]. } apply not_lt_ge. intro N.   pose proof (lt0 _ _ N). pose proof (Rmult_le_pos _ _ (leq0 _ _ G8) (ltac:(sign) : 0 <= Q * sigma_max)). pose proof (Rmult_le_pos _ _ K13 (ltac:(sign) : 0 <= Q * sigma_max)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G14) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G16) (ltac:(sign) : 0 <= Q)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-TB.3/arithmetic: statement 1 of 1 *)
Theorem arithmetic_1 : forall lead part : R,
  lead = 1/2 ->
  part = 1/8 ->
  lead + ((-2) * part) = 1/4.
Proof. by_field. Qed.

(* DV-TB.3/sigmoid from above: statement 1 of 1 *)
Theorem sigmoid_from_above_1 : forall r : R,
  r >= 0 ->
  1 + (exp r) <> 0 /\ / (1 + (exp r)) <= 1/2.
Proof. by_interval. Qed.

(* DV-TB.3/upper rate: statement 1 of 1 *)
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
  l_b >= 1/4 ->
  l_b <= 1/2 ->
  v <= (1/4) * (/ (sqrt Q)) ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  sigma_min >= 1/4 ->
  sigma_min <= sigma_max ->
  sigma_max <= 1/2 ->
  (sigma_max * Q * (2 + ((-2) * (l_b ^ 2)))) + (sigma_max * Q * (2 + (2 * (l_b ^ 2)))) + (2 * sigma_max * Q * ((Z'_' * (l_b ^ 2)) + (epsilon * v * (4 + (2 * Z'_'))))) + (2 * sigma_max * d * (v ^ 2)) <= 10 * Q.
Proof. intros Q Z d epsilon l_b sigma_max sigma_min v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12 G13 G14 G15 G16. rewrite ?inv_pow in *.  assert (S1 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). assert (S2 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K12 : 0 <= (1/4) + (-1) * (sqrt Q) * v). { replace ((1/4) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/4) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G12)]. } assert (S3 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S4 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K13 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G13)]. } apply not_gt_le. intro N.   pose proof (gt0 _ _ N). pose proof (leq0 _ _ G0). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Z * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G8) (ltac:(sign) : 0 <= Q * sigma_max)). pose proof (Rmult_le_pos _ _ K12 (ltac:(sign) : 0 <= (sqrt Q) * v)). pose proof (Rmult_le_pos _ _ K13 (ltac:(sign) : 0 <= Q * sigma_max)). pose proof (Rmult_le_pos _ _ K13 (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G16) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G16) (ltac:(sign) : 0 <= d * v * v)). pose proof (f_equal (Rmult (v * v)) S1). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Z * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G9) (ltac:(sign) : 0 <= v * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-TB.3/envelope at tau_1: statement 1 of 2 *)
Theorem envelope_at_tau_1_1 : forall K beta r_i t tau : R,
  1 <= K ->
  0 < beta ->
  0 <= t ->
  0 < tau ->
  t = (1/5) * tau * K * (/ beta ^ 2) * (ln 3) ->
  r_i >= (1/8) * t * (beta ^ 2) * (/ tau) * (/ K) ->
  r_i <= 5 * t * (beta ^ 2) * (/ tau) * (/ K) ->
  r_i >= (1/40) * (ln 3).
Proof. intros K beta r_i t tau G0 G1 G2 G3 G4 G5 G6. rewrite ?inv_pow in *.  assert (L1 : (549306143/500000000) <= (ln 3)) by (interval with (i_prec 90)). assert (U1 : (ln 3) <= (1098612291/1000000000)) by (interval with (i_prec 90)). assert (S2 : (/ beta) * beta = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ beta)) by (apply Rinv_0_lt_compat; sign). assert (K4 : 1 * beta * beta * t + (-1/5) * (ln 3) * K * tau = 0). { replace (1 * beta * beta * t + (-1/5) * (ln 3) * K * tau) with ((beta * beta) * (t - ((1/5) * tau * K * (/ beta ^ 2) * (ln 3)))) by (field; repeat split; sign). rewrite ?inv_pow; rewrite (Rminus_diag_eq _ _ G4); ring. } assert (S3 : (/ tau) * tau = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ tau)) by (apply Rinv_0_lt_compat; sign). assert (S4 : (/ K) * K = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ K)) by (apply Rinv_0_lt_compat; sign). assert (K5 : 0 <= 1 * K * r_i * tau + (-1/8) * beta * beta * t). { replace (1 * K * r_i * tau + (-1/8) * beta * beta * t) with ((tau * K) * (r_i - ((1/8) * t * (beta ^ 2) * (/ tau) * (/ K)))) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (geq0 _ _ G5)]. } assert (K6 : 0 <= 5 * beta * beta * t + (-1) * K * r_i * tau). { replace (5 * beta * beta * t + (-1) * K * r_i * tau) with ((tau * K) * ((5 * t * (beta ^ 2) * (/ tau) * (/ K)) - r_i)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G6)]. } apply not_lt_ge. intro N.   pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ N) (ltac:(sign) : 0 < K * tau)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-TB.3/envelope at tau_1: statement 2 of 2 *)
Theorem envelope_at_tau_1_2 : forall K beta r_i t tau : R,
  1 <= K ->
  0 < beta ->
  0 <= t ->
  0 < tau ->
  t = (1/5) * tau * K * (/ beta ^ 2) * (ln 3) ->
  r_i >= (1/8) * t * (beta ^ 2) * (/ tau) * (/ K) ->
  r_i <= 5 * t * (beta ^ 2) * (/ tau) * (/ K) ->
  r_i <= ln 3.
Proof. intros K beta r_i t tau G0 G1 G2 G3 G4 G5 G6. rewrite ?inv_pow in *.  assert (L1 : (549306143/500000000) <= (ln 3)) by (interval with (i_prec 90)). assert (U1 : (ln 3) <= (1098612291/1000000000)) by (interval with (i_prec 90)). assert (S2 : (/ beta) * beta = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ beta)) by (apply Rinv_0_lt_compat; sign). assert (K4 : 1 * beta * beta * t + (-1/5) * (ln 3) * K * tau = 0). { replace (1 * beta * beta * t + (-1/5) * (ln 3) * K * tau) with ((beta * beta) * (t - ((1/5) * tau * K * (/ beta ^ 2) * (ln 3)))) by (field; repeat split; sign). rewrite ?inv_pow; rewrite (Rminus_diag_eq _ _ G4); ring. } assert (S3 : (/ tau) * tau = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ tau)) by (apply Rinv_0_lt_compat; sign). assert (S4 : (/ K) * K = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ K)) by (apply Rinv_0_lt_compat; sign). assert (K5 : 0 <= 1 * K * r_i * tau + (-1/8) * beta * beta * t). { replace (1 * K * r_i * tau + (-1/8) * beta * beta * t) with ((tau * K) * (r_i - ((1/8) * t * (beta ^ 2) * (/ tau) * (/ K)))) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (geq0 _ _ G5)]. } assert (K6 : 0 <= 5 * beta * beta * t + (-1) * K * r_i * tau). { replace (5 * beta * beta * t + (-1) * K * r_i * tau) with ((tau * K) * ((5 * t * (beta ^ 2) * (/ tau) * (/ K)) - r_i)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G6)]. } apply not_gt_le. intro N.   pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < K * tau)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-TB.3/lower rate,  S_i  <= 2 Z-1 : statement 1 of 1 *)
Theorem lower_rate_s_i_2_z_1_1 : forall Q Z'_' d epsilon l_b sigma_max sigma_min v : R,
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
  l_b >= 1/4 ->
  l_b <= 1/2 ->
  v <= (1/4) * (/ (sqrt Q)) ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  sigma_min >= 1/4 ->
  sigma_min <= sigma_max ->
  sigma_max <= 1/2 ->
  (sigma_min * Q * (2 + ((-2) * (l_b ^ 2)))) + (sigma_min * Q * (2 + (2 * (l_b ^ 2)))) + ((-2) * sigma_max * Q * (((l_b ^ 2) * ((-1) + Z'_')) + (4 * epsilon * v * Z'_'))) >= (1/4) * Q.
Proof. intros Q Z d epsilon l_b sigma_max sigma_min v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12 G13 G14 G15 G16. rewrite ?inv_pow in *.  assert (S1 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). assert (S2 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K12 : 0 <= (1/4) + (-1) * (sqrt Q) * v). { replace ((1/4) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/4) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G12)]. } assert (S3 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S4 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K13 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G13)]. } apply not_lt_ge. intro N.   pose proof (lt0 _ _ N). pose proof (Rmult_le_pos _ _ (leq0 _ _ G8) (ltac:(sign) : 0 <= Q * sigma_max)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G8) (ltac:(sign) : 0 <= Q * Z * epsilon * sigma_max * v)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G10) (ltac:(sign) : 0 <= Q * l_b * sigma_max)). pose proof (Rmult_le_pos _ _ K13 (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ K13 (ltac:(sign) : 0 <= Q * sigma_max)). pose proof (Rmult_le_pos _ _ K13 (ltac:(sign) : 0 <= Q * Z * epsilon * sigma_max * v)). pose proof (Rmult_le_pos _ _ K13 (ltac:(sign) : 0 <= Q * Z * l_b * l_b * sigma_max)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G14) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G16) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ N) (ltac:(sign) : 0 < epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ N) (ltac:(sign) : 0 < Z * epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * sigma_max * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * sigma_min * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * Z * sigma_min * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * l_b * l_b * sigma_max * v)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G10) (ltac:(sign) : 0 <= Q * sigma_max)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-TB.3/upper rate,  S_i  <= 2 Z-1 : statement 1 of 1 *)
Theorem upper_rate_s_i_2_z_1_1 : forall Q Z'_' d epsilon l_b sigma_max sigma_min v : R,
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
  l_b >= 1/4 ->
  l_b <= 1/2 ->
  v <= (1/4) * (/ (sqrt Q)) ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  sigma_min >= 1/4 ->
  sigma_min <= sigma_max ->
  sigma_max <= 1/2 ->
  (sigma_max * Q * (2 + ((-2) * (l_b ^ 2)))) + (sigma_max * Q * (2 + (2 * (l_b ^ 2)))) + (2 * sigma_max * Q * (((l_b ^ 2) * ((-1) + Z'_')) + (4 * epsilon * v * Z'_'))) + (2 * sigma_max * d * (v ^ 2)) <= 10 * Q.
Proof. intros Q Z d epsilon l_b sigma_max sigma_min v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12 G13 G14 G15 G16. rewrite ?inv_pow in *.  assert (S1 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). assert (S2 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K12 : 0 <= (1/4) + (-1) * (sqrt Q) * v). { replace ((1/4) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/4) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G12)]. } assert (S3 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S4 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K13 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G13)]. } apply not_gt_le. intro N.   pose proof (gt0 _ _ N). pose proof (leq0 _ _ G0). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < Z * epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (ltac:(sign) : 0 <= Q * l_b * sigma_max)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G8) (ltac:(sign) : 0 <= Q * sigma_max)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G8) (ltac:(sign) : 0 <= Q * Z * epsilon * sigma_max * v)). pose proof (Rmult_le_pos _ _ K12 (ltac:(sign) : 0 <= (sqrt Q) * v)). pose proof (Rmult_le_pos _ _ K13 (ltac:(sign) : 0 <= Q * sigma_max)). pose proof (Rmult_le_pos _ _ K13 (ltac:(sign) : 0 <= d * sigma_max * v * v)). pose proof (Rmult_le_pos _ _ K13 (ltac:(sign) : 0 <= Q * Z * epsilon * sigma_max * v)). pose proof (Rmult_le_pos _ _ K13 (ltac:(sign) : 0 <= Q * Z * l_b * l_b * sigma_max)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G16) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G16) (ltac:(sign) : 0 <= d * v * v)). pose proof (f_equal (Rmult (v * v)) S1). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * Z * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * sigma_max * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * l_b * l_b * sigma_max * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G9) (ltac:(sign) : 0 <= v * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-TB.3/sharper rates: statement 1 of 3 *)
Theorem sharper_rates_1 : forall K Q Z'_' beta d epsilon l_b sigma_max sigma_min t tau v : R,
  1 <= K ->
  1 <= Q ->
  1 <= Z'_' ->
  0 < beta ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < sigma_max ->
  0 < sigma_min ->
  0 <= t ->
  0 < tau ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  d <= 5 * Q ->
  l_b >= 1/4 ->
  l_b <= 1/2 ->
  v <= (1/4) * (/ (sqrt Q)) ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  sigma_min >= 1/4 ->
  sigma_min <= sigma_max ->
  sigma_max <= 1/2 ->
  t = (16/25) * tau * K * (/ beta ^ 2) * (ln 3) ->
  (sigma_min * Q * (2 + ((-2) * (l_b ^ 2)))) + (sigma_min * Q * (2 + (2 * (l_b ^ 2)))) + ((-2) * sigma_max * Q * (((l_b ^ 2) * ((-1) + Z'_')) + (4 * epsilon * v * Z'_'))) >= (1/4) * Q.
Proof. intros K Q Z beta d epsilon l_b sigma_max sigma_min t tau v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12 G13 G14 G15 G16 G17 G18 G19 G20 G21. rewrite ?inv_pow in *.  assert (S1 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 Q ltac:(lra)) as O1. assert (S2 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K16 : 0 <= (1/4) + (-1) * (sqrt Q) * v). { replace ((1/4) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/4) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G16)]. } assert (S3 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S4 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K17 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G17)]. } assert (S5 : (/ beta) * beta = 1) by (apply Rinv_l; sign). assert (P5 : 0 < (/ beta)) by (apply Rinv_0_lt_compat; sign). assert (L6 : (549306143/500000000) <= (ln 3)) by (interval with (i_prec 90)). assert (U6 : (ln 3) <= (1098612291/1000000000)) by (interval with (i_prec 90)). assert (K21 : 1 * beta * beta * t + (-16/25) * (ln 3) * K * tau = 0). { replace (1 * beta * beta * t + (-16/25) * (ln 3) * K * tau) with ((beta * beta) * (t - ((16/25) * tau * K * (/ beta ^ 2) * (ln 3)))) by (field; repeat split; sign). rewrite ?inv_pow; rewrite (Rminus_diag_eq _ _ G21); ring. } apply not_lt_ge. intro N.   pose proof (lt0 _ _ N). pose proof (leq0 _ _ G1). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G5) (ltac:(sign) : 0 < Z * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G12) (ltac:(sign) : 0 <= Q * sigma_max)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G14) (ltac:(sign) : 0 <= Q * l_b * sigma_max)). pose proof (Rmult_le_pos _ _ K17 (ltac:(sign) : 0 <= Q * sigma_max)). pose proof (Rmult_le_pos _ _ K17 (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G18) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G20) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G5) (ltac:(sign) : 0 < Q * sigma_max * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G5) (ltac:(sign) : 0 < epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G5) (ltac:(sign) : 0 < Z * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G14) (ltac:(sign) : 0 <= Q * sigma_max)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-TB.3/sharper rates: statement 2 of 3 *)
Theorem sharper_rates_2 : forall K Q Z'_' beta d epsilon l_b sigma_max sigma_min t tau v : R,
  1 <= K ->
  1 <= Q ->
  1 <= Z'_' ->
  0 < beta ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < sigma_max ->
  0 < sigma_min ->
  0 <= t ->
  0 < tau ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  d <= 5 * Q ->
  l_b >= 1/4 ->
  l_b <= 1/2 ->
  v <= (1/4) * (/ (sqrt Q)) ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  sigma_min >= 1/4 ->
  sigma_min <= sigma_max ->
  sigma_max <= 1/2 ->
  t = (16/25) * tau * K * (/ beta ^ 2) * (ln 3) ->
  (sigma_max * Q * (2 + ((-2) * (l_b ^ 2)))) + (sigma_max * Q * (2 + (2 * (l_b ^ 2)))) + (2 * sigma_max * Q * (((l_b ^ 2) * ((-1) + Z'_')) + (4 * epsilon * v * Z'_'))) + (2 * sigma_max * d * (v ^ 2)) <= (25/8) * Q.
Proof. intros K Q Z beta d epsilon l_b sigma_max sigma_min t tau v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12 G13 G14 G15 G16 G17 G18 G19 G20 G21. rewrite ?inv_pow in *.  assert (S1 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 Q ltac:(lra)) as O1. assert (S2 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K16 : 0 <= (1/4) + (-1) * (sqrt Q) * v). { replace ((1/4) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/4) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G16)]. } assert (S3 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S4 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K17 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G17)]. } assert (S5 : (/ beta) * beta = 1) by (apply Rinv_l; sign). assert (P5 : 0 < (/ beta)) by (apply Rinv_0_lt_compat; sign). assert (L6 : (549306143/500000000) <= (ln 3)) by (interval with (i_prec 90)). assert (U6 : (ln 3) <= (1098612291/1000000000)) by (interval with (i_prec 90)). assert (K21 : 1 * beta * beta * t + (-16/25) * (ln 3) * K * tau = 0). { replace (1 * beta * beta * t + (-16/25) * (ln 3) * K * tau) with ((beta * beta) * (t - ((16/25) * tau * K * (/ beta ^ 2) * (ln 3)))) by (field; repeat split; sign). rewrite ?inv_pow; rewrite (Rminus_diag_eq _ _ G21); ring. } apply not_gt_le. intro N.   pose proof (gt0 _ _ N). pose proof (leq0 _ _ G1). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G12) (ltac:(sign) : 0 <= Q * sigma_max)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G14) (ltac:(sign) : 0 <= Q * sigma_max)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G14) (ltac:(sign) : 0 <= Q * l_b * sigma_max)). pose proof (Rmult_le_pos _ _ K16 (ltac:(sign) : 0 <= (sqrt Q) * v)). pose proof (Rmult_le_pos _ _ K17 (ltac:(sign) : 0 <= Q * sigma_max)). pose proof (Rmult_le_pos _ _ K17 (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G20) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G20) (ltac:(sign) : 0 <= d * v * v)). pose proof (f_equal (Rmult (v * v)) S1). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G5) (ltac:(sign) : 0 < Q * sigma_max * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G5) (ltac:(sign) : 0 < epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G5) (ltac:(sign) : 0 < Z * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G13) (ltac:(sign) : 0 <= v * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-TB.3/sharper rates: statement 3 of 3 *)
Theorem sharper_rates_3 : forall K Q Z'_' beta d epsilon l_b sigma_max sigma_min t tau v : R,
  1 <= K ->
  1 <= Q ->
  1 <= Z'_' ->
  0 < beta ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < sigma_max ->
  0 < sigma_min ->
  0 <= t ->
  0 < tau ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  d <= 5 * Q ->
  l_b >= 1/4 ->
  l_b <= 1/2 ->
  v <= (1/4) * (/ (sqrt Q)) ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  sigma_min >= 1/4 ->
  sigma_min <= sigma_max ->
  sigma_max <= 1/2 ->
  t = (16/25) * tau * K * (/ beta ^ 2) * (ln 3) ->
  (25/16) * t * (beta ^ 2) * (/ tau) * (/ K) <= ln 3.
Proof. intros K Q Z beta d epsilon l_b sigma_max sigma_min t tau v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12 G13 G14 G15 G16 G17 G18 G19 G20 G21. rewrite ?inv_pow in *.  assert (S1 : (/ tau) * tau = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ tau)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ K) * K = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ K)) by (apply Rinv_0_lt_compat; sign). assert (L3 : (549306143/500000000) <= (ln 3)) by (interval with (i_prec 90)). assert (U3 : (ln 3) <= (1098612291/1000000000)) by (interval with (i_prec 90)). assert (S4 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P4 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 Q ltac:(lra)) as O4. assert (S5 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P5 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K16 : 0 <= (1/4) + (-1) * (sqrt Q) * v). { replace ((1/4) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/4) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G16)]. } assert (S6 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P6 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S7 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P7 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K17 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G17)]. } assert (S8 : (/ beta) * beta = 1) by (apply Rinv_l; sign). assert (P8 : 0 < (/ beta)) by (apply Rinv_0_lt_compat; sign). assert (K21 : 1 * beta * beta * t + (-16/25) * (ln 3) * K * tau = 0). { replace (1 * beta * beta * t + (-16/25) * (ln 3) * K * tau) with ((beta * beta) * (t - ((16/25) * tau * K * (/ beta ^ 2) * (ln 3)))) by (field; repeat split; sign). rewrite ?inv_pow; rewrite (Rminus_diag_eq _ _ G21); ring. } apply not_gt_le. intro N. assert (M : 0 < (25/16) * beta * beta * t + (-1) * (ln 3) * K * tau). { replace ((25/16) * beta * beta * t + (-1) * (ln 3) * K * tau) with ((tau * K) * (((25/16) * t * (beta ^ 2) * (/ tau) * (/ K)) - (ln 3))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N)]. }  cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-TB.3/feasible: statement 1 of 1 *)
Theorem feasible_1 : exists K Q Z'_' d epsilon l_b v : R,
  (exists whole : Z, K = IZR whole) /\ (exists whole : Z, Q = IZR whole) /\ (exists whole : Z, Z'_' = IZR whole) /\ (exists whole : Z, d = IZR whole) /\ 1 <= K /\ 1 <= Q /\ 1 <= Z'_' /\ 1 <= d /\ 0 < epsilon /\ 0 <= l_b /\ 0 < v /\ 4 * Z'_' * (l_b ^ 2) <= 1 /\ d <= 5 * Q /\ l_b >= 1/4 /\ l_b <= 1/2 /\ v <= (1/4) * (/ (sqrt Q)) /\ 2 + Z'_' <> 0 /\ epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) /\ d >= 1 + K.
Proof. exists (10000). exists (1000000). exists (4). exists (21958). exists (18116). exists (1/4). exists (3839435510745/9539000737735738382). split; [exists (10000)%Z; reflexivity | ]. split; [exists (1000000)%Z; reflexivity | ]. split; [exists (4)%Z; reflexivity | ]. split; [exists (21958)%Z; reflexivity | ]. repeat split; first [lra | apply Rgt_not_eq; lra | lra | sign]. Qed.

(* DV-TB.3/feasible region in K: statement 1 of 1 *)
Theorem feasible_region_in_k_1 : forall K Q Z'_' d epsilon l_b v : R,
  1 <= K ->
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  d <= 5 * Q ->
  l_b >= 1/4 ->
  l_b <= 1/2 ->
  v <= (1/4) * (/ (sqrt Q)) ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  d >= 1 + K ->
  K <= (-1) + (5 * Q).
Proof. by_lra. Qed.

(* DV-TB.3/where it is non-vacuous: statement 1 of 1 *)
Theorem where_it_is_non_vacuous_1 : forall L Z'_' epsilon v : R,
  0 < L ->
  1 <= Z'_' ->
  0 < epsilon ->
  0 < v ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  16 * L < epsilon ^ 2 ->
  128 + (64 * Z'_') <> 0 /\ v < (/ (sqrt L)) * (/ (128 + (64 * Z'_'))).
Proof. intros L Z epsilon v G0 G1 G2 G3 G4 G5. rewrite ?inv_pow in *. assert (C0 : 128 + (64 * Z) <> 0). { sign. } split; [exact C0 | ].  assert (S1 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K4 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G4)]. } assert (S3 : (sqrt L) * (sqrt L) = L) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt L)) by (apply sqrt_lt_R0; sign). assert (S4 : (/ (sqrt L)) * (sqrt L) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (sqrt L))) by (apply Rinv_0_lt_compat; sign). assert (S5 : (/ (128 + (64 * Z))) * (128 + (64 * Z)) = 1) by (apply Rinv_l; sign). assert (P5 : 0 < (/ (128 + (64 * Z)))) by (apply Rinv_0_lt_compat; sign). apply not_ge_lt. intro N. assert (M : 0 <= 128 * (sqrt L) * v + 64 * (sqrt L) * Z * v + (-1)). { replace (128 * (sqrt L) * v + 64 * (sqrt L) * Z * v + (-1)) with (((128 + (64 * Z)) * (sqrt L)) * (v - ((/ (sqrt L)) * (/ (128 + (64 * Z)))))) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (geq0 _ _ N)]. }  pose proof (Rmult_le_pos _ _ M (ltac:(sign) : 0 <= (sqrt L) * v)). pose proof (Rmult_le_pos _ _ M (ltac:(sign) : 0 <= (sqrt L) * Z * v)). pose proof (Rmult_le_pos _ _ K4 (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ K4 (ltac:(sign) : 0 <= Z * epsilon * v)). pose proof (f_equal (Rmult (v * v)) S3). pose proof (f_equal (Rmult (Z * v * v)) S3). pose proof (f_equal (Rmult (Z * Z * v * v)) S3). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G5) (ltac:(sign) : 0 < v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G5) (ltac:(sign) : 0 < Z * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G5) (ltac:(sign) : 0 < Z * Z * v * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-TB.3/first non-vacuous at T4.2 s noise, K = 1: statement 1 of 2 *)
Theorem first_non_vacuous_at_t4_2_s_noise_k_1_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 1 ->
  y ^ 4 <= 542 ->
  (8 * (ln y)) + ((-1/36) * (y ^ 4)) + (ln 12) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 1 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (120625695473761/25000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-TB.3/first non-vacuous at T4.2 s noise, K = 1: statement 2 of 2 *)
Theorem first_non_vacuous_at_t4_2_s_noise_k_1_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 543 ->
  (8 * (ln y)) + ((-1/36) * (y ^ 4)) + (ln 12) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (120681296177841/25000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (62122666244700007753/25000000000000000000) <= (ln 12) <= (31061333122350003879/12500000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (39356933249587076121/25000000000000000000) + (y / (120681296177841/25000000000000) - 1)) by (pose proof (ln_tangent (120681296177841/25000000000000) y ltac:(lra) ltac:(lra)); assert (ln (120681296177841/25000000000000) <= (39356933249587076121/25000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (120681296177841/25000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (120681296177841/25000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (120681296177841/25000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-TB.3/first non-vacuous at T4.2 s noise, K = 10: statement 1 of 2 *)
Theorem first_non_vacuous_at_t4_2_s_noise_k_10_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 1 ->
  y ^ 4 <= 637 ->
  (8 * (ln y)) + ((-1/36) * (y ^ 4)) + (ln 10) + (ln 12) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 1 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (251191455508781/50000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-TB.3/first non-vacuous at T4.2 s noise, K = 10: statement 2 of 2 *)
Theorem first_non_vacuous_at_t4_2_s_noise_k_10_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 638 ->
  (8 * (ln y)) + ((-1/36) * (y ^ 4)) + (ln 10) + (ln 12) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (62822495324911/12500000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (62122666244700007753/25000000000000000000) <= (ln 12) <= (31061333122350003879/12500000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (32291691416723947539/20000000000000000000) + (y / (62822495324911/12500000000000) - 1)) by (pose proof (ln_tangent (62822495324911/12500000000000) y ltac:(lra) ltac:(lra)); assert (ln (62822495324911/12500000000000) <= (32291691416723947539/20000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (62822495324911/12500000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (62822495324911/12500000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (62822495324911/12500000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-TB.3/first non-vacuous at T4.2 s noise, K = 100: statement 1 of 2 *)
Theorem first_non_vacuous_at_t4_2_s_noise_k_100_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 1 ->
  y ^ 4 <= 729 ->
  (2 * (ln 10)) + (8 * (ln y)) + ((-1/36) * (y ^ 4)) + (ln 12) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 1 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (64951905283833/12500000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-TB.3/first non-vacuous at T4.2 s noise, K = 100: statement 2 of 2 *)
Theorem first_non_vacuous_at_t4_2_s_noise_k_100_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 730 ->
  (2 * (ln 10)) + (8 * (ln y)) + ((-1/36) * (y ^ 4)) + (ln 12) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (519793345207617/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (62122666244700007753/25000000000000000000) <= (ln 12) <= (31061333122350003879/12500000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (20603264169195091313/12500000000000000000) + (y / (519793345207617/100000000000000) - 1)) by (pose proof (ln_tangent (519793345207617/100000000000000) y ltac:(lra) ltac:(lra)); assert (ln (519793345207617/100000000000000) <= (20603264169195091313/12500000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (519793345207617/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (519793345207617/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (519793345207617/100000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-TB.3/first non-vacuous at T4.2 s noise, K = 1000: statement 1 of 2 *)
Theorem first_non_vacuous_at_t4_2_s_noise_k_1000_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 1 ->
  y ^ 4 <= 821 ->
  (3 * (ln 10)) + (8 * (ln y)) + ((-1/36) * (y ^ 4)) + (ln 12) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 1 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (267642941079103/50000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-TB.3/first non-vacuous at T4.2 s noise, K = 1000: statement 2 of 2 *)
Theorem first_non_vacuous_at_t4_2_s_noise_k_1000_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 822 ->
  (3 * (ln 10)) + (8 * (ln y)) + ((-1/36) * (y ^ 4)) + (ln 12) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (267724402948549/50000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (62122666244700007753/25000000000000000000) <= (ln 12) <= (31061333122350003879/12500000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (83896754938202171203/50000000000000000000) + (y / (267724402948549/50000000000000) - 1)) by (pose proof (ln_tangent (267724402948549/50000000000000) y ltac:(lra) ltac:(lra)); assert (ln (267724402948549/50000000000000) <= (83896754938202171203/50000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (267724402948549/50000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (267724402948549/50000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (267724402948549/50000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.
