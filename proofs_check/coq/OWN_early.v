(* OWN-early: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* OWN-early/scaled: statement 1 of 3 *)
Theorem scaled_1 : forall U_ii kappa_i scale sum_U2 : R,
  0 < U_ii ->
  0 < kappa_i ->
  0 < scale ->
  0 < sum_U2 ->
  kappa_i * (U_ii ^ 2) = sum_U2 ->
  scale = U_ii * (sqrt kappa_i) ->
  sum_U2 * (/ scale ^ 2) = 1.
Proof. by_substitution. Qed.

(* OWN-early/scaled: statement 2 of 3 *)
Theorem scaled_2 : forall U_ii kappa_i scale sum_U2 : R,
  0 < U_ii ->
  0 < kappa_i ->
  0 < scale ->
  0 < sum_U2 ->
  kappa_i * (U_ii ^ 2) = sum_U2 ->
  scale = U_ii * (sqrt kappa_i) ->
  U_ii * (/ scale) = / (sqrt kappa_i).
Proof. by_substitution. Qed.

(* OWN-early/scaled: statement 3 of 3 *)
Theorem scaled_3 : forall Q U_ii kappa_i scale sum_U2 v : R,
  1 <= Q ->
  0 < U_ii ->
  0 < kappa_i ->
  0 < scale ->
  0 < sum_U2 ->
  0 < v ->
  kappa_i * (U_ii ^ 2) = sum_U2 ->
  scale = U_ii * (sqrt kappa_i) ->
  (1/2) * sum_U2 * (/ scale ^ 2) * (v ^ 2) * (/ Q) = (1/2) * (v ^ 2) * (/ Q).
Proof. by_substitution. Qed.

(* OWN-early/sum and difference: statement 1 of 3 *)
Theorem sum_and_difference_1 : forall cov'20'A'20'B var'20'A var'20'B : R,
  var'20'A = 1 ->
  var'20'B = 1 ->
  cov'20'A'20'B = 0 ->
  ((1/2) * var'20'A) + ((-1/2) * var'20'B) = 0.
Proof. by_field. Qed.

(* OWN-early/sum and difference: statement 2 of 3 *)
Theorem sum_and_difference_2 : forall cov'20'A'20'B var'20'A var'20'B : R,
  var'20'A = 1 ->
  var'20'B = 1 ->
  cov'20'A'20'B = 0 ->
  cov'20'A'20'B + ((1/2) * var'20'A) + ((1/2) * var'20'B) = 1.
Proof. by_field. Qed.

(* OWN-early/sum and difference: statement 3 of 3 *)
Theorem sum_and_difference_3 : forall cov'20'A'20'B var'20'A var'20'B : R,
  var'20'A = 1 ->
  var'20'B = 1 ->
  cov'20'A'20'B = 0 ->
  ((1/2) * var'20'A) + ((1/2) * var'20'B) + ((-1) * cov'20'A'20'B) = 1.
Proof. by_field. Qed.

(* OWN-early/noncentralities: statement 1 of 2 *)
Theorem noncentralities_1 : forall Q e'2e'e e'2e'mean kappa_i l_b mean'2e'mean nu v : R,
  1 <= Q ->
  0 < kappa_i ->
  0 <= l_b ->
  0 < nu ->
  0 < v ->
  e'2e'e = 1 ->
  mean'2e'mean = 1 + (l_b ^ 2) ->
  e'2e'mean = / (sqrt kappa_i) ->
  nu = (1/2) * v * (sqrt 2) * (/ (sqrt Q)) ->
  ((1/2) * e'2e'e * (/ nu ^ 2)) + ((1/2) * mean'2e'mean * (/ v ^ 2)) + (e'2e'mean * (/ nu) * (/ v)) = (1/2) * (/ v ^ 2) * (1 + (l_b ^ 2) + (2 * Q) + (2 * (sqrt 2) * (/ (sqrt kappa_i)) * (sqrt Q))).
Proof. intros Q e'2e'e e'2e'mean kappa_i l_b mean'2e'mean nu v G0 G1 G2 G3 G4 G5 G6 G7 G8. rewrite ?inv_pow in *. apply Rle_antisym. {  assert (S1 : (/ nu) * nu = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ nu)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (sqrt 2) * (sqrt 2) = 2) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt 2)) by (apply sqrt_lt_R0; sign). assert (S4 : (sqrt kappa_i) * (sqrt kappa_i) = kappa_i) by (apply sqrt_sqrt; sign). assert (P4 : 0 < (sqrt kappa_i)) by (apply sqrt_lt_R0; sign). assert (S5 : (/ (sqrt kappa_i)) * (sqrt kappa_i) = 1) by (apply Rinv_l; sign). assert (P5 : 0 < (/ (sqrt kappa_i))) by (apply Rinv_0_lt_compat; sign). assert (S6 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P6 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 Q ltac:(lra)) as O6. assert (K7 : 1 * (sqrt kappa_i) * e'2e'mean + (-1) = 0). { replace (1 * (sqrt kappa_i) * e'2e'mean + (-1)) with (((sqrt kappa_i)) * (e'2e'mean - (/ (sqrt kappa_i)))) by (field; repeat split; sign). rewrite ?inv_pow; rewrite (Rminus_diag_eq _ _ G7); ring. } assert (S7 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P7 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K8 : 1 * (sqrt Q) * nu + (-1/2) * (sqrt 2) * v = 0). { replace (1 * (sqrt Q) * nu + (-1/2) * (sqrt 2) * v) with (((sqrt Q)) * (nu - ((1/2) * v * (sqrt 2) * (/ (sqrt Q))))) by (field; repeat split; sign). rewrite ?inv_pow; rewrite (Rminus_diag_eq _ _ G8); ring. } apply not_gt_le. intro N. assert (M : 0 < (1/2) * (sqrt kappa_i) * e'2e'e * v * v + (1/2) * (sqrt kappa_i) * mean'2e'mean * nu * nu + 1 * (sqrt kappa_i) * e'2e'mean * nu * v + (-1/2) * (sqrt kappa_i) * nu * nu + (-1/2) * (sqrt kappa_i) * l_b * l_b * nu * nu + (-1) * (sqrt kappa_i) * Q * nu * nu + (-1) * (sqrt 2) * (sqrt Q) * nu * nu). { replace ((1/2) * (sqrt kappa_i) * e'2e'e * v * v + (1/2) * (sqrt kappa_i) * mean'2e'mean * nu * nu + 1 * (sqrt kappa_i) * e'2e'mean * nu * v + (-1/2) * (sqrt kappa_i) * nu * nu + (-1/2) * (sqrt kappa_i) * l_b * l_b * nu * nu + (-1) * (sqrt kappa_i) * Q * nu * nu + (-1) * (sqrt 2) * (sqrt Q) * nu * nu) with (((sqrt kappa_i) * nu * nu * v * v) * ((((1/2) * e'2e'e * (/ nu ^ 2)) + ((1/2) * mean'2e'mean * (/ v ^ 2)) + (e'2e'mean * (/ nu) * (/ v))) - ((1/2) * (/ v ^ 2) * (1 + (l_b ^ 2) + (2 * Q) + (2 * (sqrt 2) * (/ (sqrt kappa_i)) * (sqrt Q)))))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N)]. }  pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < (sqrt 2) * (sqrt Q) * nu * nu)). pose proof (f_equal (Rmult ((sqrt 2) * (sqrt Q) * (sqrt kappa_i) * nu * nu * v * v)) G5). pose proof (f_equal (Rmult ((sqrt 2) * (sqrt Q) * (sqrt kappa_i) * nu * nu * nu * nu)) G6). pose proof (f_equal (Rmult ((sqrt 2) * (sqrt Q) * nu * nu * nu * v)) K7). pose proof (f_equal (Rmult ((sqrt 2) * (sqrt kappa_i) * Q * nu * nu * nu)) K8). pose proof (f_equal (Rmult ((sqrt Q) * (sqrt Q) * nu * nu * nu * nu)) S3). pose proof (f_equal (Rmult ((sqrt Q) * nu * nu * nu)) K8). pose proof (f_equal (Rmult ((sqrt Q) * (sqrt kappa_i) * nu * nu * v)) K8). pose proof (f_equal (Rmult ((sqrt kappa_i) * Q * nu * nu * nu * v)) S3). pose proof (f_equal (Rmult ((sqrt kappa_i) * nu * nu * nu * v)) S6). cbv beta in *; unfold Rsqr in *; lra. } apply Rge_le.  assert (S1 : (/ nu) * nu = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ nu)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (sqrt 2) * (sqrt 2) = 2) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt 2)) by (apply sqrt_lt_R0; sign). assert (S4 : (sqrt kappa_i) * (sqrt kappa_i) = kappa_i) by (apply sqrt_sqrt; sign). assert (P4 : 0 < (sqrt kappa_i)) by (apply sqrt_lt_R0; sign). assert (S5 : (/ (sqrt kappa_i)) * (sqrt kappa_i) = 1) by (apply Rinv_l; sign). assert (P5 : 0 < (/ (sqrt kappa_i))) by (apply Rinv_0_lt_compat; sign). assert (S6 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P6 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 Q ltac:(lra)) as O6. assert (K7 : 1 * (sqrt kappa_i) * e'2e'mean + (-1) = 0). { replace (1 * (sqrt kappa_i) * e'2e'mean + (-1)) with (((sqrt kappa_i)) * (e'2e'mean - (/ (sqrt kappa_i)))) by (field; repeat split; sign). rewrite ?inv_pow; rewrite (Rminus_diag_eq _ _ G7); ring. } assert (S7 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P7 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K8 : 1 * (sqrt Q) * nu + (-1/2) * (sqrt 2) * v = 0). { replace (1 * (sqrt Q) * nu + (-1/2) * (sqrt 2) * v) with (((sqrt Q)) * (nu - ((1/2) * v * (sqrt 2) * (/ (sqrt Q))))) by (field; repeat split; sign). rewrite ?inv_pow; rewrite (Rminus_diag_eq _ _ G8); ring. } apply not_lt_ge. intro N. assert (M : 0 < (1/2) * (sqrt kappa_i) * nu * nu + (1/2) * (sqrt kappa_i) * l_b * l_b * nu * nu + 1 * (sqrt kappa_i) * Q * nu * nu + 1 * (sqrt 2) * (sqrt Q) * nu * nu + (-1/2) * (sqrt kappa_i) * e'2e'e * v * v + (-1/2) * (sqrt kappa_i) * mean'2e'mean * nu * nu + (-1) * (sqrt kappa_i) * e'2e'mean * nu * v). { replace ((1/2) * (sqrt kappa_i) * nu * nu + (1/2) * (sqrt kappa_i) * l_b * l_b * nu * nu + 1 * (sqrt kappa_i) * Q * nu * nu + 1 * (sqrt 2) * (sqrt Q) * nu * nu + (-1/2) * (sqrt kappa_i) * e'2e'e * v * v + (-1/2) * (sqrt kappa_i) * mean'2e'mean * nu * nu + (-1) * (sqrt kappa_i) * e'2e'mean * nu * v) with (((sqrt kappa_i) * nu * nu * v * v) * (((1/2) * (/ v ^ 2) * (1 + (l_b ^ 2) + (2 * Q) + (2 * (sqrt 2) * (/ (sqrt kappa_i)) * (sqrt Q)))) - (((1/2) * e'2e'e * (/ nu ^ 2)) + ((1/2) * mean'2e'mean * (/ v ^ 2)) + (e'2e'mean * (/ nu) * (/ v))))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (lt0 _ _ N)]. }  pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < (sqrt 2) * Q)). pose proof (f_equal (Rmult ((sqrt 2) * (sqrt kappa_i) * Q * v * v)) G5). pose proof (f_equal (Rmult ((sqrt 2) * (sqrt kappa_i) * Q * nu * nu)) G6). pose proof (f_equal (Rmult ((sqrt kappa_i) * Q * e'2e'mean * nu)) K8). pose proof (f_equal (Rmult ((sqrt 2) * (sqrt Q) * (sqrt kappa_i) * Q * nu)) K8). pose proof (f_equal (Rmult ((sqrt Q) * Q * nu * nu)) S3). pose proof (f_equal (Rmult ((sqrt 2) * (sqrt kappa_i) * Q * nu * nu)) S6). pose proof (f_equal (Rmult ((sqrt Q) * Q * nu * nu)) K7). pose proof (f_equal (Rmult ((sqrt kappa_i) * Q * v)) K8). pose proof (f_equal (Rmult ((sqrt Q) * (sqrt kappa_i) * Q * nu * v)) S3). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* OWN-early/noncentralities: statement 2 of 2 *)
Theorem noncentralities_2 : forall Q e'2e'e e'2e'mean kappa_i l_b mean'2e'mean nu v : R,
  1 <= Q ->
  0 < kappa_i ->
  0 <= l_b ->
  0 < nu ->
  0 < v ->
  e'2e'e = 1 ->
  mean'2e'mean = 1 + (l_b ^ 2) ->
  e'2e'mean = / (sqrt kappa_i) ->
  nu = (1/2) * v * (sqrt 2) * (/ (sqrt Q)) ->
  ((1/2) * e'2e'e * (/ nu ^ 2)) + ((1/2) * mean'2e'mean * (/ v ^ 2)) + ((-1) * e'2e'mean * (/ nu) * (/ v)) = (1/2) * (/ v ^ 2) * (1 + (l_b ^ 2) + (2 * Q) + ((-2) * (sqrt 2) * (/ (sqrt kappa_i)) * (sqrt Q))).
Proof. intros Q e'2e'e e'2e'mean kappa_i l_b mean'2e'mean nu v G0 G1 G2 G3 G4 G5 G6 G7 G8. rewrite ?inv_pow in *. apply Rle_antisym. {  assert (S1 : (/ nu) * nu = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ nu)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (sqrt 2) * (sqrt 2) = 2) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt 2)) by (apply sqrt_lt_R0; sign). assert (S4 : (sqrt kappa_i) * (sqrt kappa_i) = kappa_i) by (apply sqrt_sqrt; sign). assert (P4 : 0 < (sqrt kappa_i)) by (apply sqrt_lt_R0; sign). assert (S5 : (/ (sqrt kappa_i)) * (sqrt kappa_i) = 1) by (apply Rinv_l; sign). assert (P5 : 0 < (/ (sqrt kappa_i))) by (apply Rinv_0_lt_compat; sign). assert (S6 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P6 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 Q ltac:(lra)) as O6. assert (K7 : 1 * (sqrt kappa_i) * e'2e'mean + (-1) = 0). { replace (1 * (sqrt kappa_i) * e'2e'mean + (-1)) with (((sqrt kappa_i)) * (e'2e'mean - (/ (sqrt kappa_i)))) by (field; repeat split; sign). rewrite ?inv_pow; rewrite (Rminus_diag_eq _ _ G7); ring. } assert (S7 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P7 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K8 : 1 * (sqrt Q) * nu + (-1/2) * (sqrt 2) * v = 0). { replace (1 * (sqrt Q) * nu + (-1/2) * (sqrt 2) * v) with (((sqrt Q)) * (nu - ((1/2) * v * (sqrt 2) * (/ (sqrt Q))))) by (field; repeat split; sign). rewrite ?inv_pow; rewrite (Rminus_diag_eq _ _ G8); ring. } apply not_gt_le. intro N. assert (M : 0 < (1/2) * (sqrt kappa_i) * e'2e'e * v * v + (1/2) * (sqrt kappa_i) * mean'2e'mean * nu * nu + (-1) * (sqrt kappa_i) * e'2e'mean * nu * v + (-1/2) * (sqrt kappa_i) * nu * nu + (-1/2) * (sqrt kappa_i) * l_b * l_b * nu * nu + (-1) * (sqrt kappa_i) * Q * nu * nu + 1 * (sqrt 2) * (sqrt Q) * nu * nu). { replace ((1/2) * (sqrt kappa_i) * e'2e'e * v * v + (1/2) * (sqrt kappa_i) * mean'2e'mean * nu * nu + (-1) * (sqrt kappa_i) * e'2e'mean * nu * v + (-1/2) * (sqrt kappa_i) * nu * nu + (-1/2) * (sqrt kappa_i) * l_b * l_b * nu * nu + (-1) * (sqrt kappa_i) * Q * nu * nu + 1 * (sqrt 2) * (sqrt Q) * nu * nu) with (((sqrt kappa_i) * nu * nu * v * v) * ((((1/2) * e'2e'e * (/ nu ^ 2)) + ((1/2) * mean'2e'mean * (/ v ^ 2)) + ((-1) * e'2e'mean * (/ nu) * (/ v))) - ((1/2) * (/ v ^ 2) * (1 + (l_b ^ 2) + (2 * Q) + ((-2) * (sqrt 2) * (/ (sqrt kappa_i)) * (sqrt Q)))))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N)]. }  pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < (sqrt 2) * (sqrt Q) * nu * nu)). pose proof (f_equal (Rmult ((sqrt 2) * (sqrt Q) * (sqrt kappa_i) * nu * nu * v * v)) G5). pose proof (f_equal (Rmult ((sqrt 2) * (sqrt Q) * (sqrt kappa_i) * nu * nu * nu * nu)) G6). pose proof (f_equal (Rmult ((sqrt 2) * (sqrt Q) * nu * nu * nu * v)) K7). pose proof (f_equal (Rmult ((sqrt 2) * (sqrt kappa_i) * Q * nu * nu * nu)) K8). pose proof (f_equal (Rmult ((sqrt Q) * (sqrt Q) * nu * nu * nu * nu)) S3). pose proof (f_equal (Rmult ((sqrt Q) * nu * nu * nu)) K8). pose proof (f_equal (Rmult ((sqrt Q) * (sqrt kappa_i) * nu * nu * v)) K8). pose proof (f_equal (Rmult ((sqrt kappa_i) * Q * nu * nu * nu * v)) S3). pose proof (f_equal (Rmult ((sqrt kappa_i) * nu * nu * nu * v)) S6). cbv beta in *; unfold Rsqr in *; lra. } apply Rge_le.  assert (S1 : (/ nu) * nu = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ nu)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (sqrt 2) * (sqrt 2) = 2) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt 2)) by (apply sqrt_lt_R0; sign). assert (S4 : (sqrt kappa_i) * (sqrt kappa_i) = kappa_i) by (apply sqrt_sqrt; sign). assert (P4 : 0 < (sqrt kappa_i)) by (apply sqrt_lt_R0; sign). assert (S5 : (/ (sqrt kappa_i)) * (sqrt kappa_i) = 1) by (apply Rinv_l; sign). assert (P5 : 0 < (/ (sqrt kappa_i))) by (apply Rinv_0_lt_compat; sign). assert (S6 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P6 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 Q ltac:(lra)) as O6. assert (K7 : 1 * (sqrt kappa_i) * e'2e'mean + (-1) = 0). { replace (1 * (sqrt kappa_i) * e'2e'mean + (-1)) with (((sqrt kappa_i)) * (e'2e'mean - (/ (sqrt kappa_i)))) by (field; repeat split; sign). rewrite ?inv_pow; rewrite (Rminus_diag_eq _ _ G7); ring. } assert (S7 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P7 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K8 : 1 * (sqrt Q) * nu + (-1/2) * (sqrt 2) * v = 0). { replace (1 * (sqrt Q) * nu + (-1/2) * (sqrt 2) * v) with (((sqrt Q)) * (nu - ((1/2) * v * (sqrt 2) * (/ (sqrt Q))))) by (field; repeat split; sign). rewrite ?inv_pow; rewrite (Rminus_diag_eq _ _ G8); ring. } apply not_lt_ge. intro N. assert (M : 0 < (1/2) * (sqrt kappa_i) * nu * nu + (1/2) * (sqrt kappa_i) * l_b * l_b * nu * nu + 1 * (sqrt kappa_i) * Q * nu * nu + (-1) * (sqrt 2) * (sqrt Q) * nu * nu + (-1/2) * (sqrt kappa_i) * e'2e'e * v * v + (-1/2) * (sqrt kappa_i) * mean'2e'mean * nu * nu + 1 * (sqrt kappa_i) * e'2e'mean * nu * v). { replace ((1/2) * (sqrt kappa_i) * nu * nu + (1/2) * (sqrt kappa_i) * l_b * l_b * nu * nu + 1 * (sqrt kappa_i) * Q * nu * nu + (-1) * (sqrt 2) * (sqrt Q) * nu * nu + (-1/2) * (sqrt kappa_i) * e'2e'e * v * v + (-1/2) * (sqrt kappa_i) * mean'2e'mean * nu * nu + 1 * (sqrt kappa_i) * e'2e'mean * nu * v) with (((sqrt kappa_i) * nu * nu * v * v) * (((1/2) * (/ v ^ 2) * (1 + (l_b ^ 2) + (2 * Q) + ((-2) * (sqrt 2) * (/ (sqrt kappa_i)) * (sqrt Q)))) - (((1/2) * e'2e'e * (/ nu ^ 2)) + ((1/2) * mean'2e'mean * (/ v ^ 2)) + ((-1) * e'2e'mean * (/ nu) * (/ v))))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (lt0 _ _ N)]. }  pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < (sqrt 2) * Q)). pose proof (f_equal (Rmult ((sqrt 2) * (sqrt kappa_i) * Q * v * v)) G5). pose proof (f_equal (Rmult ((sqrt 2) * (sqrt kappa_i) * Q * nu * nu)) G6). pose proof (f_equal (Rmult ((sqrt kappa_i) * Q * e'2e'mean * nu)) K8). pose proof (f_equal (Rmult ((sqrt 2) * (sqrt Q) * (sqrt kappa_i) * Q * nu)) K8). pose proof (f_equal (Rmult ((sqrt Q) * Q * nu * nu)) S3). pose proof (f_equal (Rmult ((sqrt 2) * (sqrt kappa_i) * Q * nu * nu)) S6). pose proof (f_equal (Rmult ((sqrt Q) * Q * nu * nu)) K7). pose proof (f_equal (Rmult ((sqrt kappa_i) * Q * v)) K8). pose proof (f_equal (Rmult ((sqrt Q) * (sqrt kappa_i) * Q * nu * v)) S3). cbv beta in *; unfold Rsqr in *; lra. Qed.
