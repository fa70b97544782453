(* LD-T4.3: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* LD-T4.3/norms, Gaussian features, c  = c_n 2/ 2 c_v : statement 1 of 1 *)
Theorem norms_gaussian_features_c_c_n_2_2_c_v_1 : forall Sigma_norm c_n c_v d d_to_minus_nu : R,
  0 < Sigma_norm ->
  0 < c_n ->
  0 < c_v ->
  1 <= d ->
  0 < d_to_minus_nu ->
  Sigma_norm <= c_v * (d_to_minus_nu ^ 2) * (sqrt d) ->
  d_to_minus_nu <= 1/16 ->
  exp ((-1/2) * d * (/ Sigma_norm) * (c_n ^ 2)) <= 2 * (exp ((-1/2) * (c_n ^ 2) * (/ c_v) * (sqrt d))).
Proof. intros Sigma_norm c_n c_v d d_to_minus_nu G0 G1 G2 G3 G4 G5 G6. rewrite ?inv_pow in *. eapply (exp_scaled_le_more 1 2 ((-1/2) * d * (/ Sigma_norm) * (c_n ^ 2)) ((-1/2) * (c_n ^ 2) * (/ c_v) * (sqrt d))); [sign | sign_difference | rewrite ?inv_pow in * | rewrite ?inv_pow; ring | rewrite ?inv_pow; ring]. assert (S1 : (/ Sigma_norm) * Sigma_norm = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ Sigma_norm)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ c_v) * c_v = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ c_v)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (sqrt d) * (sqrt d) = d) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt d)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 d ltac:(lra)) as O3. apply not_gt_le. intro N'. assert (M' : 0 < (-1/2) * c_n * c_n * c_v * d + (1/2) * (sqrt d) * Sigma_norm * c_n * c_n). { replace ((-1/2) * c_n * c_n * c_v * d + (1/2) * (sqrt d) * Sigma_norm * c_n * c_n) with ((Sigma_norm * c_v) * (((-1/2) * d * (/ Sigma_norm) * (c_n ^ 2)) - ((-1/2) * (c_n ^ 2) * (/ c_v) * (sqrt d)))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N')]. }  pose proof (Rmult_le_pos _ _ (leq0 _ _ G5) (ltac:(sign) : 0 <= (sqrt d) * c_n * c_n)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= (sqrt d) * Sigma_norm * c_n * c_n)). pose proof (f_equal (Rmult (c_n * c_n * c_v * d_to_minus_nu * d_to_minus_nu)) S3). pose proof (Rmult_lt_0_compat _ _ M' (ltac:(sign) : 0 < d_to_minus_nu * d_to_minus_nu)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G1) (ltac:(sign) : 0 < c_n * c_v * d * d_to_minus_nu * d_to_minus_nu)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= (sqrt d) * Sigma_norm * c_n * c_n * d_to_minus_nu)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* LD-T4.3/feasible: statement 1 of 1 *)
Theorem feasible_1 : exists Sigma_norm W_B alpha beta_prime c_n_prime c_v d d_to_Delta d_to_minus_nu eta feature_norm m n phi : R,
  (exists whole : Z, d = IZR whole) /\ (exists whole : Z, n = IZR whole) /\ 0 < Sigma_norm /\ 0 <= W_B /\ 0 < alpha /\ 0 < beta_prime /\ 0 < c_n_prime /\ 0 < c_v /\ 1 <= d /\ 0 < d_to_Delta /\ 0 < d_to_minus_nu /\ 0 < eta /\ 0 < feature_norm /\ 0 <= m /\ 1 <= n /\ d >= 2 /\ (sqrt Sigma_norm) + ((1/2) * d_to_Delta) < feature_norm /\ alpha <= 2 /\ Sigma_norm <= c_v * (d_to_minus_nu ^ 2) * (sqrt d) /\ d_to_minus_nu <= 1/16 /\ d_to_Delta <= d_to_minus_nu * (sqrt d) /\ d_to_Delta <= (1/16) * (sqrt d) /\ c_n_prime * d_to_Delta * (/ (sqrt d)) <= 1 /\ feature_norm <= c_n_prime * d_to_Delta /\ eta * (beta_prime ^ 2) * (c_n_prime ^ 2) * (d_to_Delta ^ 2) * (/ d) <= 1/4 /\ d_to_Delta <= sqrt d /\ phi >= -1 /\ phi <= 1 /\ d_to_minus_nu < (1/13) + ((-1/13) * phi) /\ phi >= 0 /\ 1 + ((-1) * phi) + ((-13) * d_to_minus_nu) + (3 * phi * (/ d_to_minus_nu)) <> 0 /\ m >= 2 * c_n_prime * d_to_Delta * (/ d_to_minus_nu) * (/ (1 + ((-1) * phi) + ((-13) * d_to_minus_nu) + (3 * phi * (/ d_to_minus_nu)))) * (3 + (576 * W_B * beta_prime * c_n_prime)) /\ (1/72) * d_to_minus_nu * (/ beta_prime ^ 2) * (/ c_n_prime) * (/ d_to_Delta) * (/ eta) * (sqrt d) >= 1 /\ 4 * (exp ((-1/4) * n * (/ c_v) * (d_to_Delta ^ 2) * (/ (sqrt d)))) < 1.
Proof. exists (1/4). exists (1114366798994/124913490556056793). exists (1). exists (32756). exists (1219281608241/47252336326). exists (4). exists (10000). exists (50614/81545). exists (1/16). exists (401218104139/79506621147623809448750). exists (16). exists (1000000). exists (206871342820303). exists (31400/723433). split; [exists (10000)%Z; reflexivity | ]. split; [exists (206871342820303)%Z; reflexivity | ]. repeat split; first [lra | apply Rgt_not_eq; lra | lra | sign]. Qed.
