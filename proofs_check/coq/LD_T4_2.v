(* LD-T4.2: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* LD-T4.2/first increment on the event: statement 1 of 1 *)
Theorem first_increment_on_the_event_1 : forall d_to_minus_nu : R,
  0 < d_to_minus_nu ->
  1 + (2 * d_to_minus_nu) <> 0 /\ (/ (1 + (2 * d_to_minus_nu))) * (1 + ((-2) * d_to_minus_nu)) >= 1 + ((-4) * d_to_minus_nu).
Proof. intros d_to_minus_nu G0. rewrite ?inv_pow in *. assert (C0 : 1 + (2 * d_to_minus_nu) <> 0). { sign. } split; [exact C0 | ].  assert (S1 : (/ (1 + (2 * d_to_minus_nu))) * (1 + (2 * d_to_minus_nu)) = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ (1 + (2 * d_to_minus_nu)))) by (apply Rinv_0_lt_compat; sign). apply not_lt_ge. intro N. assert (M : 0 < (-8) * d_to_minus_nu * d_to_minus_nu). { replace ((-8) * d_to_minus_nu * d_to_minus_nu) with (((1 + (2 * d_to_minus_nu))) * ((1 + ((-4) * d_to_minus_nu)) - ((/ (1 + (2 * d_to_minus_nu))) * (1 + ((-2) * d_to_minus_nu))))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (lt0 _ _ N)]. }  pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G0) (ltac:(sign) : 0 < d_to_minus_nu)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* LD-T4.2/later increments: statement 1 of 4 *)
Theorem later_increments_1 : forall beta_prime c_n d eta g_norm : R,
  0 < beta_prime ->
  0 < c_n ->
  1 <= d ->
  0 < eta ->
  0 <= g_norm ->
  g_norm <= 2 * c_n * (sqrt d) ->
  (1/2) * eta * (g_norm ^ 2) * (beta_prime ^ 2) * (/ d) <= 2 * eta * (beta_prime ^ 2) * (c_n ^ 2).
Proof. intros beta_prime c_n d eta g_norm G0 G1 G2 G3 G4 G5. rewrite ?inv_pow in *.  assert (S1 : (/ d) * d = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ d)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (sqrt d) * (sqrt d) = d) by (apply sqrt_sqrt; sign). assert (P2 : 0 < (sqrt d)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 d ltac:(lra)) as O2. apply not_gt_le. intro N. assert (M : 0 < (1/2) * beta_prime * beta_prime * eta * g_norm * g_norm + (-2) * beta_prime * beta_prime * c_n * c_n * d * eta). { replace ((1/2) * beta_prime * beta_prime * eta * g_norm * g_norm + (-2) * beta_prime * beta_prime * c_n * c_n * d * eta) with ((d) * (((1/2) * eta * (g_norm ^ 2) * (beta_prime ^ 2) * (/ d)) - (2 * eta * (beta_prime ^ 2) * (c_n ^ 2)))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N)]. }  pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G4) (leq0 _ _ G5)) (ltac:(sign) : 0 <= beta_prime * beta_prime * eta)). pose proof (f_equal (Rmult (beta_prime * beta_prime * c_n * c_n * eta)) S2). pose proof (Rmult_le_pos _ _ (leq0 _ _ G5) (ltac:(sign) : 0 <= (sqrt d) * beta_prime * beta_prime * c_n * eta)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* LD-T4.2/later increments: statement 2 of 4 *)
Theorem later_increments_2 : forall Sigma_norm alpha beta_prime c_n_prime c_v d d_to_Delta d_to_minus_nu eta feature_norm moved phi t : R,
  0 < Sigma_norm ->
  0 < alpha ->
  0 < beta_prime ->
  0 < c_n_prime ->
  0 < c_v ->
  1 <= d ->
  0 < d_to_Delta ->
  0 < d_to_minus_nu ->
  0 < eta ->
  0 < feature_norm ->
  0 <= moved ->
  0 <= t ->
  alpha <= 2 ->
  Sigma_norm <= c_v * (d_to_minus_nu ^ 2) * (sqrt d) ->
  d_to_minus_nu <= 1/16 ->
  d_to_Delta <= d_to_minus_nu * (sqrt d) ->
  d_to_Delta <= (1/16) * (sqrt d) ->
  c_n_prime * d_to_Delta * (/ (sqrt d)) <= 1 ->
  feature_norm <= c_n_prime * d_to_Delta ->
  eta * (beta_prime ^ 2) * (c_n_prime ^ 2) * (d_to_Delta ^ 2) * (/ d) <= 1/4 ->
  d_to_Delta <= sqrt d ->
  phi >= -1 ->
  phi <= 1 ->
  t <= (1/72) * d_to_minus_nu * (/ beta_prime ^ 2) * (/ c_n_prime) * (/ d_to_Delta) * (/ eta) * (sqrt d) ->
  moved <= 3 * t * beta_prime * d_to_Delta * eta * (/ (sqrt d)) ->
  2 * moved * eta * (beta_prime ^ 2) * (c_n_prime ^ 2) * (d_to_Delta ^ 2) * (/ d) <= (1/12) * beta_prime * c_n_prime * d_to_minus_nu * eta * (d_to_Delta ^ 2) * (/ d).
Proof. intros Sigma_norm alpha beta_prime c_n_prime c_v d d_to_Delta d_to_minus_nu eta feature_norm moved phi t G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12 G13 G14 G15 G16 G17 G18 G19 G20 G21 G22 G23 G24. rewrite ?inv_pow in *.  assert (S1 : (/ d) * d = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ d)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (sqrt d) * (sqrt d) = d) by (apply sqrt_sqrt; sign). assert (P2 : 0 < (sqrt d)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 d ltac:(lra)) as O2. assert (S3 : (/ (sqrt d)) * (sqrt d) = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ (sqrt d))) by (apply Rinv_0_lt_compat; sign). assert (K17 : 0 <= 1 * (sqrt d) + (-1) * c_n_prime * d_to_Delta). { replace (1 * (sqrt d) + (-1) * c_n_prime * d_to_Delta) with (((sqrt d)) * (1 - (c_n_prime * d_to_Delta * (/ (sqrt d))))) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G17)]. } assert (K19 : 0 <= (1/4) * d + (-1) * beta_prime * beta_prime * c_n_prime * c_n_prime * d_to_Delta * d_to_Delta * eta). { replace ((1/4) * d + (-1) * beta_prime * beta_prime * c_n_prime * c_n_prime * d_to_Delta * d_to_Delta * eta) with ((d) * ((1/4) - (eta * (beta_prime ^ 2) * (c_n_prime ^ 2) * (d_to_Delta ^ 2) * (/ d)))) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G19)]. } assert (S4 : (/ beta_prime) * beta_prime = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ beta_prime)) by (apply Rinv_0_lt_compat; sign). assert (S5 : (/ c_n_prime) * c_n_prime = 1) by (apply Rinv_l; sign). assert (P5 : 0 < (/ c_n_prime)) by (apply Rinv_0_lt_compat; sign). assert (S6 : (/ d_to_Delta) * d_to_Delta = 1) by (apply Rinv_l; sign). assert (P6 : 0 < (/ d_to_Delta)) by (apply Rinv_0_lt_compat; sign). assert (S7 : (/ eta) * eta = 1) by (apply Rinv_l; sign). assert (P7 : 0 < (/ eta)) by (apply Rinv_0_lt_compat; sign). assert (K23 : 0 <= (1/72) * (sqrt d) * d_to_minus_nu + (-1) * beta_prime * beta_prime * c_n_prime * d_to_Delta * eta * t). { replace ((1/72) * (sqrt d) * d_to_minus_nu + (-1) * beta_prime * beta_prime * c_n_prime * d_to_Delta * eta * t) with ((beta_prime * beta_prime * d_to_Delta * c_n_prime * eta) * (((1/72) * d_to_minus_nu * (/ beta_prime ^ 2) * (/ c_n_prime) * (/ d_to_Delta) * (/ eta) * (sqrt d)) - t)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G23)]. } assert (K24 : 0 <= 3 * beta_prime * d_to_Delta * eta * t + (-1) * (sqrt d) * moved). { replace (3 * beta_prime * d_to_Delta * eta * t + (-1) * (sqrt d) * moved) with (((sqrt d)) * ((3 * t * beta_prime * d_to_Delta * eta * (/ (sqrt d))) - moved)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G24)]. } apply not_gt_le. intro N. assert (M : 0 < 2 * beta_prime * beta_prime * c_n_prime * c_n_prime * d_to_Delta * d_to_Delta * eta * moved + (-1/12) * beta_prime * c_n_prime * d_to_Delta * d_to_Delta * d_to_minus_nu * eta). { replace (2 * beta_prime * beta_prime * c_n_prime * c_n_prime * d_to_Delta * d_to_Delta * eta * moved + (-1/12) * beta_prime * c_n_prime * d_to_Delta * d_to_Delta * d_to_minus_nu * eta) with ((d) * ((2 * moved * eta * (beta_prime ^ 2) * (c_n_prime ^ 2) * (d_to_Delta ^ 2) * (/ d)) - ((1/12) * beta_prime * c_n_prime * d_to_minus_nu * eta * (d_to_Delta ^ 2) * (/ d)))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N)]. }  pose proof (Rmult_lt_0_compat _ _ M (lt0 _ _ G6)). pose proof (Rmult_le_pos _ _ (Rlt_le _ _ M) (leq0 _ _ G16)). pose proof (Rmult_le_pos _ _ K23 (ltac:(sign) : 0 <= beta_prime * c_n_prime * d_to_Delta * d_to_Delta * eta)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (Rlt_le _ _ (lt0 _ _ G2)) K24) (ltac:(sign) : 0 <= beta_prime * c_n_prime * c_n_prime * d_to_Delta * d_to_Delta * eta)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* LD-T4.2/later increments: statement 3 of 4 *)
Theorem later_increments_3 : forall Sigma_norm alpha beta_prime c_n_prime c_v d d_to_Delta d_to_minus_nu eta feature_norm phi : R,
  0 < Sigma_norm ->
  0 < alpha ->
  0 < beta_prime ->
  0 < c_n_prime ->
  0 < c_v ->
  1 <= d ->
  0 < d_to_Delta ->
  0 < d_to_minus_nu ->
  0 < eta ->
  0 < feature_norm ->
  alpha <= 2 ->
  Sigma_norm <= c_v * (d_to_minus_nu ^ 2) * (sqrt d) ->
  d_to_minus_nu <= 1/16 ->
  d_to_Delta <= d_to_minus_nu * (sqrt d) ->
  d_to_Delta <= (1/16) * (sqrt d) ->
  c_n_prime * d_to_Delta * (/ (sqrt d)) <= 1 ->
  feature_norm <= c_n_prime * d_to_Delta ->
  eta * (beta_prime ^ 2) * (c_n_prime ^ 2) * (d_to_Delta ^ 2) * (/ d) <= 1/4 ->
  d_to_Delta <= sqrt d ->
  phi >= -1 ->
  phi <= 1 ->
  1 + (d_to_minus_nu * (2 + ((1/3) * c_n_prime * d_to_Delta * (/ (sqrt d))))) <> 0 /\ (/ (1 + (d_to_minus_nu * (2 + ((1/3) * c_n_prime * d_to_Delta * (/ (sqrt d))))))) * (1 + ((-1) * d_to_minus_nu * (2 + ((1/3) * c_n_prime * d_to_Delta * (/ (sqrt d)))))) >= 1 + ((-13) * d_to_minus_nu).
Proof. intros Sigma_norm alpha beta_prime c_n_prime c_v d d_to_Delta d_to_minus_nu eta feature_norm phi G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12 G13 G14 G15 G16 G17 G18 G19 G20. rewrite ?inv_pow in *. assert (C0 : 1 + (d_to_minus_nu * (2 + ((1/3) * c_n_prime * d_to_Delta * (/ (sqrt d))))) <> 0). { sign. } split; [exact C0 | ].  assert (S1 : (sqrt d) * (sqrt d) = d) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt d)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 d ltac:(lra)) as O1. assert (S2 : (/ (sqrt d)) * (sqrt d) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (sqrt d))) by (apply Rinv_0_lt_compat; sign). assert (S3 : (/ (1 + (d_to_minus_nu * (2 + ((1/3) * c_n_prime * d_to_Delta * (/ (sqrt d))))))) * (1 + (d_to_minus_nu * (2 + ((1/3) * c_n_prime * d_to_Delta * (/ (sqrt d)))))) = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ (1 + (d_to_minus_nu * (2 + ((1/3) * c_n_prime * d_to_Delta * (/ (sqrt d)))))))) by (apply Rinv_0_lt_compat; sign). assert (K15 : 0 <= 1 * (sqrt d) + (-1) * c_n_prime * d_to_Delta). { replace (1 * (sqrt d) + (-1) * c_n_prime * d_to_Delta) with (((sqrt d)) * (1 - (c_n_prime * d_to_Delta * (/ (sqrt d))))) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G15)]. } assert (S4 : (/ d) * d = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ d)) by (apply Rinv_0_lt_compat; sign). assert (K17 : 0 <= (1/4) * d + (-1) * beta_prime * beta_prime * c_n_prime * c_n_prime * d_to_Delta * d_to_Delta * eta). { replace ((1/4) * d + (-1) * beta_prime * beta_prime * c_n_prime * c_n_prime * d_to_Delta * d_to_Delta * eta) with ((d) * ((1/4) - (eta * (beta_prime ^ 2) * (c_n_prime ^ 2) * (d_to_Delta ^ 2) * (/ d)))) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G17)]. } apply not_lt_ge. intro N. assert (M : 0 < (-9) * (sqrt d) * d_to_minus_nu + (2/3) * c_n_prime * d_to_Delta * d_to_minus_nu + (-26) * (sqrt d) * d_to_minus_nu * d_to_minus_nu + (-13/3) * c_n_prime * d_to_Delta * d_to_minus_nu * d_to_minus_nu). { replace ((-9) * (sqrt d) * d_to_minus_nu + (2/3) * c_n_prime * d_to_Delta * d_to_minus_nu + (-26) * (sqrt d) * d_to_minus_nu * d_to_minus_nu + (-13/3) * c_n_prime * d_to_Delta * d_to_minus_nu * d_to_minus_nu) with (((1 + (d_to_minus_nu * (2 + ((1/3) * c_n_prime * d_to_Delta * (/ (sqrt d)))))) * (sqrt d)) * ((1 + ((-13) * d_to_minus_nu)) - ((/ (1 + (d_to_minus_nu * (2 + ((1/3) * c_n_prime * d_to_Delta * (/ (sqrt d))))))) * (1 + ((-1) * d_to_minus_nu * (2 + ((1/3) * c_n_prime * d_to_Delta * (/ (sqrt d))))))))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (lt0 _ _ N)]. }  pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < d_to_Delta * d_to_minus_nu * d_to_minus_nu)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G7) (ltac:(sign) : 0 < (sqrt d))). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G7) (ltac:(sign) : 0 < (sqrt d) * d_to_minus_nu)). pose proof (Rmult_le_pos _ _ K15 (ltac:(sign) : 0 <= d_to_minus_nu)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* LD-T4.2/later increments: statement 4 of 4 *)
Theorem later_increments_4 : forall Sigma_norm alpha beta_prime c_n_prime c_v d d_to_Delta d_to_minus_nu eta feature_norm phi : R,
  0 < Sigma_norm ->
  0 < alpha ->
  0 < beta_prime ->
  0 < c_n_prime ->
  0 < c_v ->
  1 <= d ->
  0 < d_to_Delta ->
  0 < d_to_minus_nu ->
  0 < eta ->
  0 < feature_norm ->
  alpha <= 2 ->
  Sigma_norm <= c_v * (d_to_minus_nu ^ 2) * (sqrt d) ->
  d_to_minus_nu <= 1/16 ->
  d_to_Delta <= d_to_minus_nu * (sqrt d) ->
  d_to_Delta <= (1/16) * (sqrt d) ->
  c_n_prime * d_to_Delta * (/ (sqrt d)) <= 1 ->
  feature_norm <= c_n_prime * d_to_Delta ->
  eta * (beta_prime ^ 2) * (c_n_prime ^ 2) * (d_to_Delta ^ 2) * (/ d) <= 1/4 ->
  d_to_Delta <= sqrt d ->
  phi >= -1 ->
  phi <= 1 ->
  (1/4) * beta_prime * d_to_Delta * eta * (/ (sqrt d)) * (1 + ((-1) * d_to_minus_nu * (2 + ((1/3) * c_n_prime * d_to_Delta * (/ (sqrt d)))))) >= (1/16) * beta_prime * d_to_Delta * eta * (/ (sqrt d)).
Proof. intros Sigma_norm alpha beta_prime c_n_prime c_v d d_to_Delta d_to_minus_nu eta feature_norm phi G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12 G13 G14 G15 G16 G17 G18 G19 G20. rewrite ?inv_pow in *.  assert (S1 : (sqrt d) * (sqrt d) = d) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt d)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 d ltac:(lra)) as O1. assert (S2 : (/ (sqrt d)) * (sqrt d) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (sqrt d))) by (apply Rinv_0_lt_compat; sign). assert (K15 : 0 <= 1 * (sqrt d) + (-1) * c_n_prime * d_to_Delta). { replace (1 * (sqrt d) + (-1) * c_n_prime * d_to_Delta) with (((sqrt d)) * (1 - (c_n_prime * d_to_Delta * (/ (sqrt d))))) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G15)]. } assert (S3 : (/ d) * d = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ d)) by (apply Rinv_0_lt_compat; sign). assert (K17 : 0 <= (1/4) * d + (-1) * beta_prime * beta_prime * c_n_prime * c_n_prime * d_to_Delta * d_to_Delta * eta). { replace ((1/4) * d + (-1) * beta_prime * beta_prime * c_n_prime * c_n_prime * d_to_Delta * d_to_Delta * eta) with ((d) * ((1/4) - (eta * (beta_prime ^ 2) * (c_n_prime ^ 2) * (d_to_Delta ^ 2) * (/ d)))) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G17)]. } apply not_lt_ge. intro N. assert (M : 0 < (-3/16) * (sqrt d) * beta_prime * d_to_Delta * eta + (1/2) * (sqrt d) * beta_prime * d_to_Delta * d_to_minus_nu * eta + (1/12) * beta_prime * c_n_prime * d_to_Delta * d_to_Delta * d_to_minus_nu * eta). { replace ((-3/16) * (sqrt d) * beta_prime * d_to_Delta * eta + (1/2) * (sqrt d) * beta_prime * d_to_Delta * d_to_minus_nu * eta + (1/12) * beta_prime * c_n_prime * d_to_Delta * d_to_Delta * d_to_minus_nu * eta) with (((sqrt d) * (sqrt d)) * (((1/16) * beta_prime * d_to_Delta * eta * (/ (sqrt d))) - ((1/4) * beta_prime * d_to_Delta * eta * (/ (sqrt d)) * (1 + ((-1) * d_to_minus_nu * (2 + ((1/3) * c_n_prime * d_to_Delta * (/ (sqrt d))))))))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (lt0 _ _ N)]. }  pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G2) (ltac:(sign) : 0 < (sqrt d) * d_to_Delta * eta)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G12) (ltac:(sign) : 0 <= (sqrt d) * beta_prime * d_to_Delta * eta)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G12) (ltac:(sign) : 0 <= beta_prime * c_n_prime * d_to_Delta * d_to_Delta * eta)). pose proof (Rmult_le_pos _ _ K15 (ltac:(sign) : 0 <= beta_prime * d_to_Delta * eta)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* LD-T4.2/many samples: probability: statement 1 of 3 *)
Theorem many_samples_probability_1 : forall Sigma_norm c_v d d_to_Delta d_to_minus_nu n trace : R,
  0 < Sigma_norm ->
  0 < c_v ->
  1 <= d ->
  0 < d_to_Delta ->
  0 < d_to_minus_nu ->
  1 <= n ->
  0 < trace ->
  n * (d_to_Delta ^ 2) * (d_to_minus_nu ^ 2) >= 8 * trace ->
  Sigma_norm <= c_v * (d_to_minus_nu ^ 2) * (sqrt d) ->
  d_to_minus_nu <= 1 ->
  ((1/2) * d_to_Delta * d_to_minus_nu) + ((sqrt 2) * (sqrt trace) * (/ (sqrt n))) <= d_to_Delta * d_to_minus_nu.
Proof. intros Sigma_norm c_v d d_to_Delta d_to_minus_nu n trace G0 G1 G2 G3 G4 G5 G6 G7 G8 G9. rewrite ?inv_pow in *.  assert (S1 : (sqrt 2) * (sqrt 2) = 2) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt 2)) by (apply sqrt_lt_R0; sign). assert (S2 : (sqrt trace) * (sqrt trace) = trace) by (apply sqrt_sqrt; sign). assert (P2 : 0 < (sqrt trace)) by (apply sqrt_lt_R0; sign). assert (S3 : (sqrt n) * (sqrt n) = n) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt n)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 n ltac:(lra)) as O3. assert (S4 : (/ (sqrt n)) * (sqrt n) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (sqrt n))) by (apply Rinv_0_lt_compat; sign). assert (S5 : (sqrt d) * (sqrt d) = d) by (apply sqrt_sqrt; sign). assert (P5 : 0 < (sqrt d)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 d ltac:(lra)) as O5. apply not_gt_le. intro N. assert (M : 0 < (-1/2) * (sqrt n) * d_to_Delta * d_to_minus_nu + 1 * (sqrt 2) * (sqrt trace)). { replace ((-1/2) * (sqrt n) * d_to_Delta * d_to_minus_nu + 1 * (sqrt 2) * (sqrt trace)) with (((sqrt n)) * ((((1/2) * d_to_Delta * d_to_minus_nu) + ((sqrt 2) * (sqrt trace) * (/ (sqrt n)))) - (d_to_Delta * d_to_minus_nu))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N)]. }  pose proof (geq0 _ _ G7). pose proof (Rmult_lt_0_compat _ _ M M). pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < (sqrt n) * d_to_Delta * d_to_minus_nu)). pose proof (f_equal (Rmult ((sqrt trace) * (sqrt trace))) S1). pose proof (f_equal (Rmult (d_to_Delta * d_to_Delta * d_to_minus_nu * d_to_minus_nu)) S3). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* LD-T4.2/many samples: probability: statement 2 of 3 *)
Theorem many_samples_probability_2 : forall Sigma_norm c_v d d_to_Delta d_to_minus_nu n trace : R,
  0 < Sigma_norm ->
  0 < c_v ->
  1 <= d ->
  0 < d_to_Delta ->
  0 < d_to_minus_nu ->
  1 <= n ->
  0 < trace ->
  n * (d_to_Delta ^ 2) * (d_to_minus_nu ^ 2) >= 8 * trace ->
  Sigma_norm <= c_v * (d_to_minus_nu ^ 2) * (sqrt d) ->
  d_to_minus_nu <= 1 ->
  exp ((-1/16) * n * (/ Sigma_norm) * (d_to_Delta ^ 2) * (d_to_minus_nu ^ 2)) <= exp ((-1/16) * n * (/ c_v) * (d_to_Delta ^ 2) * (/ (sqrt d))).
Proof. intros Sigma_norm c_v d d_to_Delta d_to_minus_nu n trace G0 G1 G2 G3 G4 G5 G6 G7 G8 G9. rewrite ?inv_pow in *. eapply (exp_scaled_le 1 ((-1/16) * n * (/ Sigma_norm) * (d_to_Delta ^ 2) * (d_to_minus_nu ^ 2)) ((-1/16) * n * (/ c_v) * (d_to_Delta ^ 2) * (/ (sqrt d)))); [sign | | ring | ring]. assert (S1 : (/ Sigma_norm) * Sigma_norm = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ Sigma_norm)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ c_v) * c_v = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ c_v)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (sqrt d) * (sqrt d) = d) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt d)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 d ltac:(lra)) as O3. assert (S4 : (/ (sqrt d)) * (sqrt d) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (sqrt d))) by (apply Rinv_0_lt_compat; sign). apply not_gt_le. intro N. assert (M : 0 < (-1/16) * (sqrt d) * c_v * d_to_Delta * d_to_Delta * d_to_minus_nu * d_to_minus_nu * n + (1/16) * Sigma_norm * d_to_Delta * d_to_Delta * n). { replace ((-1/16) * (sqrt d) * c_v * d_to_Delta * d_to_Delta * d_to_minus_nu * d_to_minus_nu * n + (1/16) * Sigma_norm * d_to_Delta * d_to_Delta * n) with ((Sigma_norm * (sqrt d) * c_v) * (((-1/16) * n * (/ Sigma_norm) * (d_to_Delta ^ 2) * (d_to_minus_nu ^ 2)) - ((-1/16) * n * (/ c_v) * (d_to_Delta ^ 2) * (/ (sqrt d))))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N)]. }  pose proof (Rmult_le_pos _ _ (leq0 _ _ G8) (ltac:(sign) : 0 <= d_to_Delta * d_to_Delta * n)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* LD-T4.2/many samples: probability: statement 3 of 3 *)
Theorem many_samples_probability_3 : forall Sigma_norm c_n c_v d d_to_Delta d_to_minus_nu n trace : R,
  0 < Sigma_norm ->
  0 < c_n ->
  0 < c_v ->
  1 <= d ->
  0 < d_to_Delta ->
  0 < d_to_minus_nu ->
  1 <= n ->
  0 < trace ->
  n * (d_to_Delta ^ 2) * (d_to_minus_nu ^ 2) >= 8 * trace ->
  Sigma_norm <= c_v * (d_to_minus_nu ^ 2) * (sqrt d) ->
  d_to_minus_nu <= 1 ->
  exp ((-1/2) * d * (/ Sigma_norm) * (c_n ^ 2)) <= 2 * (exp ((-1/2) * (c_n ^ 2) * (/ c_v) * (sqrt d))).
Proof. intros Sigma_norm c_n c_v d d_to_Delta d_to_minus_nu n trace G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10. rewrite ?inv_pow in *. eapply (exp_scaled_le_more 1 2 ((-1/2) * d * (/ Sigma_norm) * (c_n ^ 2)) ((-1/2) * (c_n ^ 2) * (/ c_v) * (sqrt d))); [sign | sign_difference | rewrite ?inv_pow in * | rewrite ?inv_pow; ring | rewrite ?inv_pow; ring]. assert (S1 : (/ Sigma_norm) * Sigma_norm = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ Sigma_norm)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ c_v) * c_v = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ c_v)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (sqrt d) * (sqrt d) = d) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt d)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 d ltac:(lra)) as O3. apply not_gt_le. intro N'. assert (M' : 0 < (-1/2) * c_n * c_n * c_v * d + (1/2) * (sqrt d) * Sigma_norm * c_n * c_n). { replace ((-1/2) * c_n * c_n * c_v * d + (1/2) * (sqrt d) * Sigma_norm * c_n * c_n) with ((Sigma_norm * c_v) * (((-1/2) * d * (/ Sigma_norm) * (c_n ^ 2)) - ((-1/2) * (c_n ^ 2) * (/ c_v) * (sqrt d)))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N')]. }  pose proof (Rmult_le_pos _ _ (leq0 _ _ G9) (ltac:(sign) : 0 <= (sqrt d) * c_n * c_n)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G10) (ltac:(sign) : 0 <= c_n * c_n * c_v * d)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G10) (ltac:(sign) : 0 <= c_n * c_n * c_v * d * d_to_minus_nu)). pose proof (f_equal (Rmult (c_n * c_n * c_v * d_to_minus_nu * d_to_minus_nu)) S3). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* LD-T4.2/feasible: statement 1 of 1 *)
Theorem feasible_1 : exists Sigma_norm alpha beta_prime c_n_prime c_v d d_to_Delta d_to_minus_nu eta feature_norm n phi : R,
  (exists whole : Z, d = IZR whole) /\ (exists whole : Z, n = IZR whole) /\ 0 < Sigma_norm /\ 0 < alpha /\ 0 < beta_prime /\ 0 < c_n_prime /\ 0 < c_v /\ 1 <= d /\ 0 < d_to_Delta /\ 0 < d_to_minus_nu /\ 0 < eta /\ 0 < feature_norm /\ 1 <= n /\ d >= 2 /\ (sqrt Sigma_norm) + ((1/2) * d_to_Delta) < feature_norm /\ alpha <= 2 /\ Sigma_norm <= c_v * (d_to_minus_nu ^ 2) * (sqrt d) /\ d_to_minus_nu <= 1/16 /\ d_to_Delta <= d_to_minus_nu * (sqrt d) /\ d_to_Delta <= (1/16) * (sqrt d) /\ c_n_prime * d_to_Delta * (/ (sqrt d)) <= 1 /\ feature_norm <= c_n_prime * d_to_Delta /\ eta * (beta_prime ^ 2) * (c_n_prime ^ 2) * (d_to_Delta ^ 2) * (/ d) <= 1/4 /\ d_to_Delta <= sqrt d /\ phi >= -1 /\ phi <= 1 /\ (1/72) * d_to_minus_nu * (/ beta_prime ^ 2) * (/ c_n_prime) * (/ d_to_Delta) * (/ eta) * (sqrt d) >= 1 /\ 4 * (exp ((-1/4) * n * (/ c_v) * (Rpower d_to_Delta alpha) * (/ (sqrt d)))) < 1.
Proof. exists (1/1000000). exists (1511000041223/755500021367). exists (2). exists (8). exists (1/4). exists (4). exists (21/625). exists (7/160). exists (1/10000). exists (1/40). exists (10000). exists (1/100). split; [exists (4)%Z; reflexivity | ]. split; [exists (10000)%Z; reflexivity | ]. repeat split; first [lra | apply Rgt_not_eq; lra | lra | sign]. Qed.

(* LD-T4.2/vacuous: statement 1 of 1 *)
Theorem vacuous_1 : forall beta_prime c_n_prime d d_to_Delta d_to_minus_nu eta : R,
  0 < beta_prime ->
  0 < c_n_prime ->
  1 <= d ->
  0 < d_to_Delta ->
  0 < d_to_minus_nu ->
  0 < eta ->
  72 * c_n_prime * d_to_Delta * eta * (beta_prime ^ 2) > d_to_minus_nu * (sqrt d) ->
  (1/72) * d_to_minus_nu * (/ beta_prime ^ 2) * (/ c_n_prime) * (/ d_to_Delta) * (/ eta) * (sqrt d) < 1.
Proof. intros beta_prime c_n_prime d d_to_Delta d_to_minus_nu eta G0 G1 G2 G3 G4 G5 G6. rewrite ?inv_pow in *.  assert (S1 : (/ beta_prime) * beta_prime = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ beta_prime)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ c_n_prime) * c_n_prime = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ c_n_prime)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (/ d_to_Delta) * d_to_Delta = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ d_to_Delta)) by (apply Rinv_0_lt_compat; sign). assert (S4 : (/ eta) * eta = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ eta)) by (apply Rinv_0_lt_compat; sign). assert (S5 : (sqrt d) * (sqrt d) = d) by (apply sqrt_sqrt; sign). assert (P5 : 0 < (sqrt d)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 d ltac:(lra)) as O5. apply not_ge_lt. intro N. assert (M : 0 <= (1/72) * (sqrt d) * d_to_minus_nu + (-1) * beta_prime * beta_prime * c_n_prime * d_to_Delta * eta). { replace ((1/72) * (sqrt d) * d_to_minus_nu + (-1) * beta_prime * beta_prime * c_n_prime * d_to_Delta * eta) with ((beta_prime * beta_prime * d_to_Delta * c_n_prime * eta) * (((1/72) * d_to_minus_nu * (/ beta_prime ^ 2) * (/ c_n_prime) * (/ d_to_Delta) * (/ eta) * (sqrt d)) - 1)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (geq0 _ _ N)]. }  pose proof (gt0 _ _ G6). cbv beta in *; unfold Rsqr in *; lra. Qed.
