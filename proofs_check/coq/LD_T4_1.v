(* LD-T4.1: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* LD-T4.1/deviation of the means, Gaussian features: statement 1 of 1 *)
Theorem deviation_of_the_means_gaussian_features_1 : forall L Sigma_norm n s : R,
  0 < L ->
  0 < Sigma_norm ->
  1 <= n ->
  0 < s ->
  L = (sqrt 2) * (sqrt Sigma_norm) * (/ (sqrt n)) ->
  exp ((-1/2) * (/ L ^ 2) * (s ^ 2)) <= exp ((-1/4) * n * (/ Sigma_norm) * (s ^ 2)).
Proof. intros L Sigma_norm n s G0 G1 G2 G3 G4. rewrite ?inv_pow in *. eapply (exp_scaled_le 1 ((-1/2) * (/ L ^ 2) * (s ^ 2)) ((-1/4) * n * (/ Sigma_norm) * (s ^ 2))); [sign | rewrite ?inv_pow in * | rewrite ?inv_pow; ring | rewrite ?inv_pow; ring]. assert (S1 : (/ L) * L = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ L)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ Sigma_norm) * Sigma_norm = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ Sigma_norm)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (sqrt 2) * (sqrt 2) = 2) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt 2)) by (apply sqrt_lt_R0; sign). assert (S4 : (sqrt Sigma_norm) * (sqrt Sigma_norm) = Sigma_norm) by (apply sqrt_sqrt; sign). assert (P4 : 0 < (sqrt Sigma_norm)) by (apply sqrt_lt_R0; sign). assert (S5 : (sqrt n) * (sqrt n) = n) by (apply sqrt_sqrt; sign). assert (P5 : 0 < (sqrt n)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 n ltac:(lra)) as O5. assert (S6 : (/ (sqrt n)) * (sqrt n) = 1) by (apply Rinv_l; sign). assert (P6 : 0 < (/ (sqrt n))) by (apply Rinv_0_lt_compat; sign). assert (K4 : 1 * (sqrt n) * L + (-1) * (sqrt 2) * (sqrt Sigma_norm) = 0). { replace (1 * (sqrt n) * L + (-1) * (sqrt 2) * (sqrt Sigma_norm)) with (((sqrt n)) * (L - ((sqrt 2) * (sqrt Sigma_norm) * (/ (sqrt n))))) by (field; repeat split; sign). rewrite ?inv_pow; rewrite (Rminus_diag_eq _ _ G4); ring. } apply not_gt_le. intro N'. assert (M' : 0 < (-1/2) * Sigma_norm * s * s + (1/4) * L * L * n * s * s). { replace ((-1/2) * Sigma_norm * s * s + (1/4) * L * L * n * s * s) with ((Sigma_norm * L * L) * (((-1/2) * (/ L ^ 2) * (s ^ 2)) - ((-1/4) * n * (/ Sigma_norm) * (s ^ 2)))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N')]. }  pose proof (f_equal (Rmult (s * s)) S4). pose proof (f_equal (Rmult (L * L * s * s)) S5). pose proof (f_equal (Rmult (s * s)) (f_equal (Rmult (1 * (sqrt n) * L + 1 * (sqrt 2) * (sqrt Sigma_norm))) K4)). pose proof (f_equal (Rmult ((sqrt Sigma_norm) * (sqrt Sigma_norm) * s * s)) S3). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* LD-T4.1/feature norms, Gaussian features, c  = c_n 2/ 2 c_v : statement 1 of 1 *)
Theorem feature_norms_gaussian_features_c_c_n_2_2_c_v_1 : forall Sigma_norm c_n c_v d : R,
  0 < Sigma_norm ->
  0 < c_n ->
  0 < c_v ->
  1 <= d ->
  Sigma_norm <= c_v * (sqrt d) ->
  exp ((-1/2) * d * (/ Sigma_norm) * (c_n ^ 2)) <= 2 * (exp ((-1/2) * (c_n ^ 2) * (/ c_v) * (sqrt d))).
Proof. intros Sigma_norm c_n c_v d G0 G1 G2 G3 G4. rewrite ?inv_pow in *. eapply (exp_scaled_le_more 1 2 ((-1/2) * d * (/ Sigma_norm) * (c_n ^ 2)) ((-1/2) * (c_n ^ 2) * (/ c_v) * (sqrt d))); [sign | sign_difference | rewrite ?inv_pow in * | rewrite ?inv_pow; ring | rewrite ?inv_pow; ring]. assert (S1 : (/ Sigma_norm) * Sigma_norm = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ Sigma_norm)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ c_v) * c_v = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ c_v)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (sqrt d) * (sqrt d) = d) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt d)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 d ltac:(lra)) as O3. apply not_gt_le. intro N'. assert (M' : 0 < (-1/2) * c_n * c_n * c_v * d + (1/2) * (sqrt d) * Sigma_norm * c_n * c_n). { replace ((-1/2) * c_n * c_n * c_v * d + (1/2) * (sqrt d) * Sigma_norm * c_n * c_n) with ((Sigma_norm * c_v) * (((-1/2) * d * (/ Sigma_norm) * (c_n ^ 2)) - ((-1/2) * (c_n ^ 2) * (/ c_v) * (sqrt d)))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N')]. }  pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (ltac:(sign) : 0 <= (sqrt d) * c_n * c_n)). pose proof (f_equal (Rmult (c_n * c_n * c_v)) S3). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* LD-T4.1/first step: statement 1 of 2 *)
Theorem first_step_1 : forall d_to_Delta dev_minus dev_plus : R,
  0 < d_to_Delta ->
  0 <= dev_minus ->
  0 <= dev_plus ->
  dev_plus <= d_to_Delta ->
  dev_minus <= d_to_Delta ->
  dev_minus + dev_plus + d_to_Delta <= 3 * d_to_Delta.
Proof. by_lra. Qed.

(* LD-T4.1/first step: statement 2 of 2 *)
Theorem first_step_2 : forall beta_prime d d_to_Delta dev_minus dev_plus eta : R,
  0 < beta_prime ->
  1 <= d ->
  0 < d_to_Delta ->
  0 <= dev_minus ->
  0 <= dev_plus ->
  0 < eta ->
  dev_plus <= d_to_Delta ->
  dev_minus <= d_to_Delta ->
  (1/4) * beta_prime * eta * (/ (sqrt d)) * (dev_minus + dev_plus + d_to_Delta) <= (3/4) * beta_prime * d_to_Delta * eta * (/ (sqrt d)).
Proof. intros beta_prime d d_to_Delta dev_minus dev_plus eta G0 G1 G2 G3 G4 G5 G6 G7. rewrite ?inv_pow in *.  assert (S1 : (sqrt d) * (sqrt d) = d) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt d)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 d ltac:(lra)) as O1. assert (S2 : (/ (sqrt d)) * (sqrt d) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (sqrt d))) by (apply Rinv_0_lt_compat; sign). apply not_gt_le. intro N. assert (M : 0 < (1/4) * beta_prime * dev_minus * eta + (1/4) * beta_prime * dev_plus * eta + (-1/2) * beta_prime * d_to_Delta * eta). { replace ((1/4) * beta_prime * dev_minus * eta + (1/4) * beta_prime * dev_plus * eta + (-1/2) * beta_prime * d_to_Delta * eta) with (((sqrt d)) * (((1/4) * beta_prime * eta * (/ (sqrt d)) * (dev_minus + dev_plus + d_to_Delta)) - ((3/4) * beta_prime * d_to_Delta * eta * (/ (sqrt d))))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N)]. }  pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= beta_prime * eta)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G7) (ltac:(sign) : 0 <= beta_prime * eta)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* LD-T4.1/increments never grow: statement 1 of 2 *)
Theorem increments_never_grow_1 : forall p : R,
  p * (1 + ((-1) * p)) <= 1/4.
Proof. by_bisection. Qed.

(* LD-T4.1/increments never grow: statement 2 of 2 *)
Theorem increments_never_grow_2 : forall beta_prime c_n d eta g_norm : R,
  0 < beta_prime ->
  0 < c_n ->
  1 <= d ->
  0 < eta ->
  0 <= g_norm ->
  eta * (beta_prime ^ 2) * (c_n ^ 2) <= 1/4 ->
  g_norm <= 2 * c_n * (sqrt d) ->
  (1/2) * eta * (g_norm ^ 2) * (beta_prime ^ 2) * (/ d) <= 2.
Proof. intros beta_prime c_n d eta g_norm G0 G1 G2 G3 G4 G5 G6. rewrite ?inv_pow in *.  assert (S1 : (/ d) * d = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ d)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (sqrt d) * (sqrt d) = d) by (apply sqrt_sqrt; sign). assert (P2 : 0 < (sqrt d)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 d ltac:(lra)) as O2. apply not_gt_le. intro N. assert (M : 0 < (1/2) * beta_prime * beta_prime * eta * g_norm * g_norm + (-2) * d). { replace ((1/2) * beta_prime * beta_prime * eta * g_norm * g_norm + (-2) * d) with ((d) * (((1/2) * eta * (g_norm ^ 2) * (beta_prime ^ 2) * (/ d)) - 2)) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N)]. }  pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < (sqrt d) * c_n)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G1) (ltac:(sign) : 0 < (sqrt d) * d)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= d)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G4) (leq0 _ _ G5)) (ltac:(sign) : 0 <= d)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G4) (leq0 _ _ G6)) (ltac:(sign) : 0 <= (sqrt d) * beta_prime * beta_prime * c_n * eta)). pose proof (f_equal (Rmult (beta_prime * beta_prime * c_n * c_n * eta * g_norm)) S2). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* LD-T4.1/operator norm: statement 1 of 1 *)
Theorem operator_norm_1 : forall beta_prime d d_to_Delta eta t : R,
  0 < beta_prime ->
  1 <= d ->
  0 < d_to_Delta ->
  0 < eta ->
  0 <= t ->
  3 * t * beta_prime * d_to_Delta * eta * (sqrt 2) * (/ (sqrt d)) <= 6 * t * beta_prime * d_to_Delta * eta * (/ (sqrt d)).
Proof. intros beta_prime d d_to_Delta eta t G0 G1 G2 G3 G4. rewrite ?inv_pow in *.  assert (S1 : (sqrt 2) * (sqrt 2) = 2) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt 2)) by (apply sqrt_lt_R0; sign). assert (S2 : (sqrt d) * (sqrt d) = d) by (apply sqrt_sqrt; sign). assert (P2 : 0 < (sqrt d)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 d ltac:(lra)) as O2. assert (S3 : (/ (sqrt d)) * (sqrt d) = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ (sqrt d))) by (apply Rinv_0_lt_compat; sign). apply not_gt_le. intro N. assert (M : 0 < 3 * (sqrt 2) * beta_prime * d_to_Delta * eta * t + (-6) * beta_prime * d_to_Delta * eta * t). { replace (3 * (sqrt 2) * beta_prime * d_to_Delta * eta * t + (-6) * beta_prime * d_to_Delta * eta * t) with (((sqrt d)) * ((3 * t * beta_prime * d_to_Delta * eta * (sqrt 2) * (/ (sqrt d))) - (6 * t * beta_prime * d_to_Delta * eta * (/ (sqrt d))))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N)]. }  pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < (sqrt 2))). pose proof (f_equal (Rmult (beta_prime * d_to_Delta * eta * t)) S1). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (ltac:(sign) : 0 <= (sqrt 2) * (sqrt 2) * beta_prime * d_to_Delta * eta)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* LD-T4.1/many samples: probability: statement 1 of 1 *)
Theorem many_samples_probability_1 : forall Sigma_norm c_v d d_to_Delta n : R,
  0 < Sigma_norm ->
  0 < c_v ->
  1 <= d ->
  0 < d_to_Delta ->
  1 <= n ->
  Sigma_norm <= c_v * (sqrt d) ->
  exp ((-1/4) * n * (/ Sigma_norm) * (d_to_Delta ^ 2)) <= exp ((-1/4) * n * (/ c_v) * (d_to_Delta ^ 2) * (/ (sqrt d))).
Proof. intros Sigma_norm c_v d d_to_Delta n G0 G1 G2 G3 G4 G5. rewrite ?inv_pow in *. eapply (exp_scaled_le 1 ((-1/4) * n * (/ Sigma_norm) * (d_to_Delta ^ 2)) ((-1/4) * n * (/ c_v) * (d_to_Delta ^ 2) * (/ (sqrt d)))); [sign | | ring | ring]. assert (S1 : (/ Sigma_norm) * Sigma_norm = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ Sigma_norm)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ c_v) * c_v = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ c_v)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (sqrt d) * (sqrt d) = d) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt d)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 d ltac:(lra)) as O3. assert (S4 : (/ (sqrt d)) * (sqrt d) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (sqrt d))) by (apply Rinv_0_lt_compat; sign). apply not_gt_le. intro N. assert (M : 0 < (-1/4) * (sqrt d) * c_v * d_to_Delta * d_to_Delta * n + (1/4) * Sigma_norm * d_to_Delta * d_to_Delta * n). { replace ((-1/4) * (sqrt d) * c_v * d_to_Delta * d_to_Delta * n + (1/4) * Sigma_norm * d_to_Delta * d_to_Delta * n) with ((Sigma_norm * (sqrt d) * c_v) * (((-1/4) * n * (/ Sigma_norm) * (d_to_Delta ^ 2)) - ((-1/4) * n * (/ c_v) * (d_to_Delta ^ 2) * (/ (sqrt d))))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N)]. }  pose proof (Rmult_le_pos _ _ (leq0 _ _ G5) (ltac:(sign) : 0 <= d_to_Delta * d_to_Delta * n)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* LD-T4.1/feasible: statement 1 of 1 *)
Theorem feasible_1 : exists Sigma_norm alpha beta_prime c_n c_v d d_to_Delta eta feature_norm n : R,
  (exists whole : Z, d = IZR whole) /\ (exists whole : Z, n = IZR whole) /\ 0 < Sigma_norm /\ 0 < alpha /\ 0 < beta_prime /\ 0 < c_n /\ 0 < c_v /\ 1 <= d /\ 0 < d_to_Delta /\ 0 < eta /\ 0 < feature_norm /\ 1 <= n /\ d >= 2 /\ (sqrt Sigma_norm) + ((1/2) * d_to_Delta) < feature_norm /\ alpha <= 2 /\ Sigma_norm <= c_v * (sqrt d) /\ feature_norm <= c_n * (sqrt d) /\ eta * (beta_prime ^ 2) * (c_n ^ 2) <= 1/4 /\ d_to_Delta <= sqrt d /\ 4 * (exp ((-1/4) * n * (/ c_v) * (Rpower d_to_Delta alpha) * (/ (sqrt d)))) < 1.
Proof. exists (2576612752335/9437247401597). exists (1834/67625). exists (8243096149971/9527835397681130525). exists (1000000). exists (15805/405218). exists (100). exists (1/100). exists (1/3). exists (5). exists (10). split; [exists (100)%Z; reflexivity | ]. split; [exists (10)%Z; reflexivity | ]. repeat split; first [lra | apply Rgt_not_eq; lra | lra | sign]. Qed.
