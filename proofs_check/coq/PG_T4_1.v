(* PG-T4.1: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* PG-T4.1/product exponent: statement 1 of 2 *)
Theorem product_exponent_1 : forall Q Z'_' : R,
  1 <= Q ->
  1 <= Z'_' ->
  Z'_' <= (-2) + (sqrt (sqrt Q)) ->
  2 + Z'_' <> 0 /\ Q * (/ (2 + Z'_')) >= (1/5) * (sqrt Q).
Proof. intros Q Z G0 G1 G2. rewrite ?inv_pow in *. assert (C0 : 2 + Z <> 0). { sign. } split; [exact C0 | ].  assert (S1 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (S2 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P2 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 Q ltac:(lra)) as O2. assert (S3 : (sqrt (sqrt Q)) * (sqrt (sqrt Q)) = (sqrt Q)) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt (sqrt Q))) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 (sqrt Q) ltac:(lra)) as O3. apply not_lt_ge. intro N. assert (M : 0 < (2/5) * (sqrt Q) + (1/5) * (sqrt Q) * Z + (-1) * Q). { replace ((2/5) * (sqrt Q) + (1/5) * (sqrt Q) * Z + (-1) * Q) with (((2 + Z)) * (((1/5) * (sqrt Q)) - (Q * (/ (2 + Z))))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (lt0 _ _ N)]. }  pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < Z)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= (sqrt Q))). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= (sqrt Q) * Z)). pose proof (f_equal (Rmult (Q)) S2). pose proof (f_equal (Rmult (Z)) S2). pose proof (f_equal (Rmult ((sqrt Q))) S3). pose proof (f_equal (Rmult ((sqrt Q) * Z)) S3). pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < (sqrt Q))). pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < Q)). pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < (sqrt Q) * Z)). pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < Z * Z)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= (sqrt (sqrt Q)) * (sqrt Q))). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= (sqrt (sqrt Q)) * (sqrt Q))). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= (sqrt (sqrt Q)) * (sqrt Q) * Z)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= (sqrt Q) * Z * Z)). pose proof (Rmult_lt_0_compat _ _ P2 (ltac:(sign) : 0 < (sqrt Q) * Q)). pose proof (f_equal (Rmult (Z * Z)) S2). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* PG-T4.1/product exponent: statement 2 of 2 *)
Theorem product_exponent_2 : forall Q Z'_' : R,
  1 <= Q ->
  1 <= Z'_' ->
  Z'_' <= (-2) + (sqrt (sqrt Q)) ->
  2 + Z'_' <> 0 /\ (1/5) * Q * (/ (2 + Z'_') ^ 2) >= (1/5) * (sqrt Q).
Proof. intros Q Z G0 G1 G2. rewrite ?inv_pow in *. assert (C0 : 2 + Z <> 0). { sign. } split; [exact C0 | ].  assert (S1 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (S2 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P2 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 Q ltac:(lra)) as O2. assert (S3 : (sqrt (sqrt Q)) * (sqrt (sqrt Q)) = (sqrt Q)) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt (sqrt Q))) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 (sqrt Q) ltac:(lra)) as O3. apply not_lt_ge. intro N. assert (M : 0 < (4/5) * (sqrt Q) + (4/5) * (sqrt Q) * Z + (1/5) * (sqrt Q) * Z * Z + (-1/5) * Q). { replace ((4/5) * (sqrt Q) + (4/5) * (sqrt Q) * Z + (1/5) * (sqrt Q) * Z * Z + (-1/5) * Q) with (((2 + Z) * (2 + Z)) * (((1/5) * (sqrt Q)) - ((1/5) * Q * (/ (2 + Z) ^ 2)))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (lt0 _ _ N)]. }  pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= (sqrt Q))). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= (sqrt Q) * Z)). pose proof (f_equal (Rmult ((sqrt Q))) S3). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= (sqrt (sqrt Q)) * (sqrt Q))). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* PG-T4.1/more samples, less time, at fixed N: statement 1 of 1 *)
Theorem more_samples_less_time_at_fixed_n_1 : forall N Q beta tau : R,
  0 < N ->
  1 <= Q ->
  0 < beta ->
  0 < tau ->
  10 + (10 * Q) <> 0 /\ N * tau * (/ beta ^ 2) * (/ (10 + (10 * Q))) < (1/10) * N * tau * (/ beta ^ 2) * (/ Q).
Proof. intros N Q beta tau G0 G1 G2 G3. rewrite ?inv_pow in *. assert (C0 : 10 + (10 * Q) <> 0). { sign. } split; [exact C0 | ].  assert (S1 : (/ beta) * beta = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ beta)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ (10 + (10 * Q))) * (10 + (10 * Q)) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (10 + (10 * Q)))) by (apply Rinv_0_lt_compat; sign). assert (S3 : (/ Q) * Q = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ Q)) by (apply Rinv_0_lt_compat; sign). apply not_ge_lt. intro N'. assert (M' : 0 <= (-1) * N * tau). { replace ((-1) * N * tau) with (((10 + (10 * Q)) * beta * beta * Q) * ((N * tau * (/ beta ^ 2) * (/ (10 + (10 * Q)))) - ((1/10) * N * tau * (/ beta ^ 2) * (/ Q)))) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (geq0 _ _ N')]. }  pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G0) (ltac:(sign) : 0 < tau)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* PG-T4.1/time proportional to N/ dv 2 beta 2 , by TA.1 s r_U: statement 1 of 1 *)
Theorem time_proportional_to_n_dv_2_beta_2_by_ta_1_s_r_u_1 : forall N beta d t tau v : R,
  0 < N ->
  0 < beta ->
  1 <= d ->
  0 <= t ->
  0 < tau ->
  0 < v ->
  2 * t * d * (beta ^ 2) * (v ^ 2) = N * tau * (ln 3) ->
  t = (1/2) * N * tau * (/ beta ^ 2) * (/ v ^ 2) * (/ d) * (ln 3).
Proof. intros N beta d t tau v G0 G1 G2 G3 G4 G5 G6. rewrite ?inv_pow in *. apply Rle_antisym. {  assert (S1 : (/ beta) * beta = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ beta)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (/ d) * d = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ d)) by (apply Rinv_0_lt_compat; sign). assert (L4 : (549306143/500000000) <= (ln 3)) by (interval with (i_prec 90)). assert (U4 : (ln 3) <= (1098612291/1000000000)) by (interval with (i_prec 90)). apply not_gt_le. intro N'. assert (M' : 0 < 1 * beta * beta * d * t * v * v + (-1/2) * (ln 3) * N * tau). { replace (1 * beta * beta * d * t * v * v + (-1/2) * (ln 3) * N * tau) with ((beta * beta * v * v * d) * (t - ((1/2) * N * tau * (/ beta ^ 2) * (/ v ^ 2) * (/ d) * (ln 3)))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N')]. }  cbv beta in *; unfold Rsqr in *; lra. } apply Rge_le.  assert (S1 : (/ beta) * beta = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ beta)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (/ d) * d = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ d)) by (apply Rinv_0_lt_compat; sign). assert (L4 : (549306143/500000000) <= (ln 3)) by (interval with (i_prec 90)). assert (U4 : (ln 3) <= (1098612291/1000000000)) by (interval with (i_prec 90)). apply not_lt_ge. intro N'. assert (M' : 0 < (1/2) * (ln 3) * N * tau + (-1) * beta * beta * d * t * v * v). { replace ((1/2) * (ln 3) * N * tau + (-1) * beta * beta * d * t * v * v) with ((beta * beta * v * v * d) * (((1/2) * N * tau * (/ beta ^ 2) * (/ v ^ 2) * (/ d) * (ln 3)) - t)) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (lt0 _ _ N')]. }  cbv beta in *; unfold Rsqr in *; lra. Qed.

(* PG-T4.1/training time: statement 1 of 2 *)
Theorem training_time_1 : forall K N N_more Q beta tau : R,
  1 <= K ->
  0 < N ->
  0 < N_more ->
  1 <= Q ->
  0 < beta ->
  0 < tau ->
  N = 2 * K * Q ->
  N_more = 2 * K * (1 + Q) ->
  10 + (10 * Q) <> 0 /\ N_more * tau * (/ beta ^ 2) * (/ (10 + (10 * Q))) = (1/10) * N * tau * (/ beta ^ 2) * (/ Q).
Proof. by_substitution. Qed.

(* PG-T4.1/training time: statement 2 of 2 *)
Theorem training_time_2 : forall K N N_more Q beta tau : R,
  1 <= K ->
  0 < N ->
  0 < N_more ->
  1 <= Q ->
  0 < beta ->
  0 < tau ->
  N = 2 * K * Q ->
  N_more = 2 * K * (1 + Q) ->
  (1/10) * N * tau * (/ beta ^ 2) * (/ Q) * (ln 3) = (1/5) * tau * K * (/ beta ^ 2) * (ln 3).
Proof. by_substitution. Qed.

(* PG-T4.1/exponents: statement 1 of 3 *)
Theorem exponents_1 : forall Q Z'_' d l_b v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 <= l_b ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  Z'_' <= (-2) + (sqrt (sqrt Q)) ->
  d <= 5 * Q ->
  v <= (1/4) * (/ (sqrt Q)) ->
  2 + Z'_' <> 0 /\ (1/4096) * (/ v ^ 2) * (/ (2 + Z'_') ^ 2) >= (1/256) * Q * (/ (2 + Z'_') ^ 2).
Proof. intros Q Z d l_b v G0 G1 G2 G3 G4 G5 G6 G7 G8. rewrite ?inv_pow in *. assert (C0 : 2 + Z <> 0). { sign. } split; [exact C0 | ].  assert (S1 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (S3 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 Q ltac:(lra)) as O3. assert (S4 : (sqrt (sqrt Q)) * (sqrt (sqrt Q)) = (sqrt Q)) by (apply sqrt_sqrt; sign). assert (P4 : 0 < (sqrt (sqrt Q))) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 (sqrt Q) ltac:(lra)) as O4. assert (S5 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P5 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K8 : 0 <= (1/4) + (-1) * (sqrt Q) * v). { replace ((1/4) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/4) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G8)]. } apply not_lt_ge. intro N. assert (M : 0 < (1/256) * Q * v * v + (-1/4096)). { replace ((1/256) * Q * v * v + (-1/4096)) with (((2 + Z) * (2 + Z) * v * v) * (((1/256) * Q * (/ (2 + Z) ^ 2)) - ((1/4096) * (/ v ^ 2) * (/ (2 + Z) ^ 2)))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (lt0 _ _ N)]. }  pose proof (Rmult_le_pos _ _ K8 (ltac:(sign) : 0 <= (sqrt Q) * v)). pose proof (f_equal (Rmult (v * v)) S3). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* PG-T4.1/exponents: statement 2 of 3 *)
Theorem exponents_2 : forall Q Z'_' d l_b v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 <= l_b ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  Z'_' <= (-2) + (sqrt (sqrt Q)) ->
  d <= 5 * Q ->
  v <= (1/4) * (/ (sqrt Q)) ->
  2 + Z'_' <> 0 /\ (1/16) * (/ v ^ 2) * (/ (2 + Z'_')) >= Q * (/ (2 + Z'_')).
Proof. intros Q Z d l_b v G0 G1 G2 G3 G4 G5 G6 G7 G8. rewrite ?inv_pow in *. assert (C0 : 2 + Z <> 0). { sign. } split; [exact C0 | ].  assert (S1 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (S3 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 Q ltac:(lra)) as O3. assert (S4 : (sqrt (sqrt Q)) * (sqrt (sqrt Q)) = (sqrt Q)) by (apply sqrt_sqrt; sign). assert (P4 : 0 < (sqrt (sqrt Q))) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 (sqrt Q) ltac:(lra)) as O4. assert (S5 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P5 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K8 : 0 <= (1/4) + (-1) * (sqrt Q) * v). { replace ((1/4) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/4) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G8)]. } apply not_lt_ge. intro N. assert (M : 0 < 1 * Q * v * v + (-1/16)). { replace (1 * Q * v * v + (-1/16)) with (((2 + Z) * v * v) * ((Q * (/ (2 + Z))) - ((1/16) * (/ v ^ 2) * (/ (2 + Z))))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (lt0 _ _ N)]. }  pose proof (Rmult_le_pos _ _ K8 (ltac:(sign) : 0 <= (sqrt Q) * v)). pose proof (f_equal (Rmult (v * v)) S3). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* PG-T4.1/exponents: statement 3 of 3 *)
Theorem exponents_3 : forall Q Z'_' d l_b v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 <= l_b ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  Z'_' <= (-2) + (sqrt (sqrt Q)) ->
  d <= 5 * Q ->
  v <= (1/4) * (/ (sqrt Q)) ->
  2 + Z'_' <> 0 /\ (1/256) * (/ v ^ 4) * (/ d) * (/ (2 + Z'_') ^ 2) >= (1/5) * Q * (/ (2 + Z'_') ^ 2).
Proof. intros Q Z d l_b v G0 G1 G2 G3 G4 G5 G6 G7 G8. rewrite ?inv_pow in *. assert (C0 : 2 + Z <> 0). { sign. } split; [exact C0 | ].  assert (S1 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ d) * d = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ d)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (S4 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P4 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 Q ltac:(lra)) as O4. assert (S5 : (sqrt (sqrt Q)) * (sqrt (sqrt Q)) = (sqrt Q)) by (apply sqrt_sqrt; sign). assert (P5 : 0 < (sqrt (sqrt Q))) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 (sqrt Q) ltac:(lra)) as O5. assert (S6 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P6 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K8 : 0 <= (1/4) + (-1) * (sqrt Q) * v). { replace ((1/4) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/4) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G8)]. } apply not_lt_ge. intro N. assert (M : 0 < (1/5) * Q * d * v * v * v * v + (-1/256)). { replace ((1/5) * Q * d * v * v * v * v + (-1/256)) with (((2 + Z) * (2 + Z) * v * v * v * v * d) * (((1/5) * Q * (/ (2 + Z) ^ 2)) - ((1/256) * (/ v ^ 4) * (/ d) * (/ (2 + Z) ^ 2)))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (lt0 _ _ N)]. }  pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < (sqrt Q) * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G7) (ltac:(sign) : 0 <= Q * v * v * v * v)). pose proof (Rmult_le_pos _ _ K8 (ltac:(sign) : 0 <= (sqrt Q) * v)). pose proof (Rmult_le_pos _ _ K8 (ltac:(sign) : 0 <= Q * d * v * v * v * v)). pose proof (f_equal (Rmult (v * v)) S4). pose proof (f_equal (Rmult (Q * v * v * v * v)) S4). pose proof (Rmult_le_pos _ _ K8 (ltac:(sign) : 0 <= Q * v * v)). pose proof (Rmult_le_pos _ _ K8 (ltac:(sign) : 0 <= (sqrt Q) * Q * v * v * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* PG-T4.1/linear exponent, corrected: statement 1 of 1 *)
Theorem linear_exponent_corrected_1 : forall Q Z'_' : R,
  1 <= Q ->
  1 <= Z'_' ->
  Z'_' <= (-2) + (sqrt (sqrt Q)) ->
  2 + Z'_' <> 0 /\ (1/256) * Q * (/ (2 + Z'_') ^ 2) >= (1/256) * (sqrt Q).
Proof. intros Q Z G0 G1 G2. rewrite ?inv_pow in *. assert (C0 : 2 + Z <> 0). { sign. } split; [exact C0 | ].  assert (S1 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (S2 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P2 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 Q ltac:(lra)) as O2. assert (S3 : (sqrt (sqrt Q)) * (sqrt (sqrt Q)) = (sqrt Q)) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt (sqrt Q))) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 (sqrt Q) ltac:(lra)) as O3. apply not_lt_ge. intro N. assert (M : 0 < (1/64) * (sqrt Q) + (1/64) * (sqrt Q) * Z + (1/256) * (sqrt Q) * Z * Z + (-1/256) * Q). { replace ((1/64) * (sqrt Q) + (1/64) * (sqrt Q) * Z + (1/256) * (sqrt Q) * Z * Z + (-1/256) * Q) with (((2 + Z) * (2 + Z)) * (((1/256) * (sqrt Q)) - ((1/256) * Q * (/ (2 + Z) ^ 2)))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (lt0 _ _ N)]. }  pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= (sqrt Q))). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= (sqrt Q) * Z)). pose proof (f_equal (Rmult ((sqrt Q))) S3). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= (sqrt (sqrt Q)) * (sqrt Q))). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* PG-T4.1/a constant that saves it: statement 1 of 11 *)
Theorem a_constant_that_saves_it_1 : forall y : R,
  0 < y ->
  y >= 3 ->
  y <= 4 ->
  (1 + ((-3/2) * (/ y))) * ((exp ((-593/160000) * (y ^ 2))) + (exp ((-149/5000) * (y ^ 2)))) <= 1.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 3 <= y) by (lra). assert (B2 : y <= 4) by (lra). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* PG-T4.1/a constant that saves it: statement 2 of 11 *)
Theorem a_constant_that_saves_it_2 : forall y : R,
  0 < y ->
  y >= 4 ->
  y <= 17/4 ->
  (1 + ((-3/2) * (/ y))) * ((exp ((-593/160000) * (y ^ 2))) + (exp ((-149/5000) * (y ^ 2)))) <= 1.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 4 <= y) by (lra). assert (B2 : y <= (17/4)) by (lra). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* PG-T4.1/a constant that saves it: statement 3 of 11 *)
Theorem a_constant_that_saves_it_3 : forall y : R,
  0 < y ->
  y >= 17/4 ->
  y <= 9/2 ->
  (1 + ((-3/2) * (/ y))) * ((exp ((-593/160000) * (y ^ 2))) + (exp ((-149/5000) * (y ^ 2)))) <= 1.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : (17/4) <= y) by (lra). assert (B2 : y <= (9/2)) by (lra). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* PG-T4.1/a constant that saves it: statement 4 of 11 *)
Theorem a_constant_that_saves_it_4 : forall y : R,
  0 < y ->
  y >= 9/2 ->
  y <= 19/4 ->
  (1 + ((-3/2) * (/ y))) * ((exp ((-593/160000) * (y ^ 2))) + (exp ((-149/5000) * (y ^ 2)))) <= 1.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : (9/2) <= y) by (lra). assert (B2 : y <= (19/4)) by (lra). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* PG-T4.1/a constant that saves it: statement 5 of 11 *)
Theorem a_constant_that_saves_it_5 : forall y : R,
  0 < y ->
  y >= 19/4 ->
  y <= 5 ->
  (1 + ((-3/2) * (/ y))) * ((exp ((-593/160000) * (y ^ 2))) + (exp ((-149/5000) * (y ^ 2)))) <= 1.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : (19/4) <= y) by (lra). assert (B2 : y <= 5) by (lra). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* PG-T4.1/a constant that saves it: statement 6 of 11 *)
Theorem a_constant_that_saves_it_6 : forall y : R,
  0 < y ->
  y >= 5 ->
  y <= 21/4 ->
  (1 + ((-3/2) * (/ y))) * ((exp ((-593/160000) * (y ^ 2))) + (exp ((-149/5000) * (y ^ 2)))) <= 1.
Proof. by_mono. Qed.

(* PG-T4.1/a constant that saves it: statement 7 of 11 *)
Theorem a_constant_that_saves_it_7 : forall y : R,
  0 < y ->
  y >= 21/4 ->
  y <= 11/2 ->
  (1 + ((-3/2) * (/ y))) * ((exp ((-593/160000) * (y ^ 2))) + (exp ((-149/5000) * (y ^ 2)))) <= 1.
Proof. by_mono. Qed.

(* PG-T4.1/a constant that saves it: statement 8 of 11 *)
Theorem a_constant_that_saves_it_8 : forall y : R,
  0 < y ->
  y >= 11/2 ->
  y <= 6 ->
  (1 + ((-3/2) * (/ y))) * ((exp ((-593/160000) * (y ^ 2))) + (exp ((-149/5000) * (y ^ 2)))) <= 1.
Proof. by_mono. Qed.

(* PG-T4.1/a constant that saves it: statement 9 of 11 *)
Theorem a_constant_that_saves_it_9 : forall y : R,
  0 < y ->
  y >= 6 ->
  y <= 8 ->
  (1 + ((-3/2) * (/ y))) * ((exp ((-593/160000) * (y ^ 2))) + (exp ((-149/5000) * (y ^ 2)))) <= 1.
Proof. by_mono. Qed.

(* PG-T4.1/a constant that saves it: statement 10 of 11 *)
Theorem a_constant_that_saves_it_10 : forall y : R,
  0 < y ->
  y >= 8 ->
  y <= 14 ->
  (1 + ((-3/2) * (/ y))) * ((exp ((-593/160000) * (y ^ 2))) + (exp ((-149/5000) * (y ^ 2)))) <= 1.
Proof. by_mono. Qed.

(* PG-T4.1/a constant that saves it: statement 11 of 11 *)
Theorem a_constant_that_saves_it_11 : forall y : R,
  0 < y ->
  y >= 14 ->
  (exp ((-593/160000) * (y ^ 2))) + (exp ((-149/5000) * (y ^ 2))) <= 1.
Proof. by_mono. Qed.

(* PG-T4.1/the smaller exponent: statement 1 of 1 *)
Theorem the_smaller_exponent_1 : forall y : R,
  0 < y ->
  Rmin ((1/5000) * (y ^ 2)) ((1/256) * (y ^ 3)) <= (1/5000) * (y ^ 2).
Proof. by_cases. Qed.

(* PG-T4.1/prefactor grows with Z: statement 1 of 1 *)
Theorem prefactor_grows_with_z_1 : forall Q Z'_' : R,
  1 <= Q ->
  1 <= Z'_' ->
  Z'_' <= (-2) + (sqrt (sqrt Q)) ->
  4 + (8 * Z'_') <= (-12) + (8 * (sqrt (sqrt Q))).
Proof. by_lra. Qed.

(* PG-T4.1/feasible: statement 1 of 1 *)
Theorem feasible_1 : exists K Q Z'_' d l_b v : R,
  (exists whole : Z, K = IZR whole) /\ (exists whole : Z, Q = IZR whole) /\ (exists whole : Z, Z'_' = IZR whole) /\ (exists whole : Z, d = IZR whole) /\ 1 <= K /\ 1 <= Q /\ 1 <= Z'_' /\ 1 <= d /\ 0 <= l_b /\ 0 < v /\ 4 * Z'_' * (l_b ^ 2) <= 1 /\ Z'_' <= (-2) + (sqrt (sqrt Q)) /\ d <= 5 * Q /\ v <= (1/4) * (/ (sqrt Q)) /\ d >= 1 + K.
Proof. exists (4). exists (22950). exists (1). exists (114750). exists (11095/557763). exists (363080401456/314308483502345). split; [exists (4)%Z; reflexivity | ]. split; [exists (22950)%Z; reflexivity | ]. split; [exists (1)%Z; reflexivity | ]. split; [exists (114750)%Z; reflexivity | ]. repeat split; first [lra | apply Rgt_not_eq; lra | lra | sign]. Qed.

(* PG-T4.1/feasible region in Q: statement 1 of 1 *)
Theorem feasible_region_in_q_1 : forall Q Z'_' d l_b v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 <= l_b ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  Z'_' <= (-2) + (sqrt (sqrt Q)) ->
  d <= 5 * Q ->
  v <= (1/4) * (/ (sqrt Q)) ->
  Q >= 81.
Proof. intros Q Z d l_b v G0 G1 G2 G3 G4 G5 G6 G7 G8. rewrite ?inv_pow in *.  assert (S1 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 Q ltac:(lra)) as O1. assert (S2 : (sqrt (sqrt Q)) * (sqrt (sqrt Q)) = (sqrt Q)) by (apply sqrt_sqrt; sign). assert (P2 : 0 < (sqrt (sqrt Q))) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 (sqrt Q) ltac:(lra)) as O2. assert (S3 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K8 : 0 <= (1/4) + (-1) * (sqrt Q) * v). { replace ((1/4) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/4) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G8)]. } apply not_lt_ge. intro N.   pose proof (lt0 _ _ N). pose proof (leq0 _ _ G6). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ N) (ltac:(sign) : 0 < Z)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= (sqrt (sqrt Q)))). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= (sqrt Q))). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= Q)). pose proof (f_equal (Rmult ((sqrt Q))) S2). pose proof (f_equal (Rmult (Q)) S2). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ N) (ltac:(sign) : 0 < (sqrt (sqrt Q)) * Z)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ N) (ltac:(sign) : 0 < (sqrt Q) * Z)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= (sqrt (sqrt Q)) * (sqrt Q))). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= (sqrt (sqrt Q)) * Q)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= (sqrt Q) * Q)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= (sqrt (sqrt Q)) * (sqrt Q))). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= (sqrt (sqrt Q)) * Q)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* PG-T4.1/first non-vacuous, K = 1: statement 1 of 2 *)
Theorem first_non_vacuous_k_1_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 81 ->
  y ^ 4 <= 143468 ->
  (3 * (ln 2)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 3 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (243275724182069/12500000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* PG-T4.1/first non-vacuous, K = 1: statement 2 of 2 *)
Theorem first_non_vacuous_k_1_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 143469 ->
  (3 * (ln 2)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (243276148100797/12500000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (1484234282871233251/500000000000000000) + (y / (243276148100797/12500000000000) - 1)) by (pose proof (ln_tangent (243276148100797/12500000000000) y ltac:(lra) ltac:(lra)); assert (ln (243276148100797/12500000000000) <= (1484234282871233251/500000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (243276148100797/12500000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (243276148100797/12500000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (243276148100797/12500000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* PG-T4.1/first non-vacuous, K = 10: statement 1 of 2 *)
Theorem first_non_vacuous_k_10_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 81 ->
  y ^ 4 <= 160707 ->
  (3 * (ln 2)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) + (ln 10) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 3 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (2002205723404627/100000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* PG-T4.1/first non-vacuous, K = 10: statement 2 of 2 *)
Theorem first_non_vacuous_k_10_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 160708 ->
  (3 * (ln 2)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) + (ln 10) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (1001104419040397/50000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (7492090207930857997/2500000000000000000) + (y / (1001104419040397/50000000000000) - 1)) by (pose proof (ln_tangent (1001104419040397/50000000000000) y ltac:(lra) ltac:(lra)); assert (ln (1001104419040397/50000000000000) <= (7492090207930857997/2500000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (1001104419040397/50000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (1001104419040397/50000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (1001104419040397/50000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* PG-T4.1/first non-vacuous, K = 100: statement 1 of 2 *)
Theorem first_non_vacuous_k_100_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 81 ->
  y ^ 4 <= 178267 ->
  (2 * (ln 10)) + (3 * (ln 2)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 3 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (1027395699050069/50000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* PG-T4.1/first non-vacuous, K = 100: statement 2 of 2 *)
Theorem first_non_vacuous_k_100_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 178268 ->
  (2 * (ln 10)) + (3 * (ln 2)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (102739713985731/5000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (151138041436817591819/50000000000000000000) + (y / (102739713985731/5000000000000) - 1)) by (pose proof (ln_tangent (102739713985731/5000000000000) y ltac:(lra) ltac:(lra)); assert (ln (102739713985731/5000000000000) <= (151138041436817591819/50000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (102739713985731/5000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (102739713985731/5000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (102739713985731/5000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* PG-T4.1/first non-vacuous, K = 1000: statement 1 of 2 *)
Theorem first_non_vacuous_k_1000_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 81 ->
  y ^ 4 <= 196140 ->
  (3 * (ln 2)) + (3 * (ln 10)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 3 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (526116050697253/25000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* PG-T4.1/first non-vacuous, K = 1000: statement 2 of 2 *)
Theorem first_non_vacuous_k_1000_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 196141 ->
  (3 * (ln 2)) + (3 * (ln 10)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (2104466885133483/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (19041545417706899981/6250000000000000000) + (y / (2104466885133483/100000000000000) - 1)) by (pose proof (ln_tangent (2104466885133483/100000000000000) y ltac:(lra) ltac:(lra)); assert (ln (2104466885133483/100000000000000) <= (19041545417706899981/6250000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (2104466885133483/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (2104466885133483/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (2104466885133483/100000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.
