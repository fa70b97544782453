(* OWN-constants: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* OWN-constants/exponents in one coordinate: statement 1 of 2 *)
Theorem exponents_in_one_coordinate_1 : forall lambda mu nu v z : R,
  0 < lambda ->
  0 < v ->
  ((1/2) * (lambda ^ 2) * (v ^ 2) * ((mu + (z * v)) ^ 2)) + (nu * z * lambda * v) = ((1/2) * (mu ^ 2) * (lambda ^ 2) * (v ^ 2)) + ((1/2) * (z ^ 2) * (lambda ^ 2) * (v ^ 4)) + (z * lambda * v * (nu + (mu * lambda * (v ^ 2)))).
Proof. by_field. Qed.

(* OWN-constants/exponents in one coordinate: statement 2 of 2 *)
Theorem exponents_in_one_coordinate_2 : forall lambda mu v z : R,
  0 < lambda ->
  0 < v ->
  lambda * (((v ^ 2) * ((-1) + (z ^ 2))) + (2 * mu * z * v)) = ((-1) * lambda * (v ^ 2)) + (lambda * (z ^ 2) * (v ^ 2)) + (2 * mu * z * lambda * v).
Proof. by_field. Qed.

(* OWN-constants/moment generating functions: statement 1 of 2 *)
Theorem moment_generating_functions_1 : forall lambda mu nu v : R,
  0 < lambda ->
  0 < v ->
  (lambda ^ 2) * (v ^ 4) < 1 ->
  2 * lambda * (v ^ 2) < 1 ->
  2 + ((-2) * (lambda ^ 2) * (v ^ 4)) <> 0 /\ ((1/2) * (mu ^ 2) * (lambda ^ 2) * (v ^ 2)) + ((lambda ^ 2) * (v ^ 2) * (/ (2 + ((-2) * (lambda ^ 2) * (v ^ 4)))) * ((nu + (mu * lambda * (v ^ 2))) ^ 2)) = (lambda ^ 2) * (v ^ 2) * (/ (2 + ((-2) * (lambda ^ 2) * (v ^ 4)))) * ((mu ^ 2) + (nu ^ 2) + (2 * mu * nu * lambda * (v ^ 2))).
Proof. by_field. Qed.

(* OWN-constants/moment generating functions: statement 2 of 2 *)
Theorem moment_generating_functions_2 : forall lambda mu v : R,
  0 < lambda ->
  0 < v ->
  (lambda ^ 2) * (v ^ 4) < 1 ->
  2 * lambda * (v ^ 2) < 1 ->
  2 + ((-4) * lambda * (v ^ 2)) <> 0 /\ 1 + ((-2) * lambda * (v ^ 2)) <> 0 /\ 4 * (mu ^ 2) * (lambda ^ 2) * (v ^ 2) * (/ (2 + ((-4) * lambda * (v ^ 2)))) = 2 * (mu ^ 2) * (lambda ^ 2) * (v ^ 2) * (/ (1 + ((-2) * lambda * (v ^ 2)))).
Proof. by_field. Qed.

(* OWN-constants/means  products: statement 1 of 1 *)
Theorem means_products_1 : forall g s x : R,
  0 < s ->
  0 < x ->
  s < 1 ->
  g <= x ->
  1 + ((-1) * (s ^ 2)) <> 0 /\ 1 + ((-1) * s) <> 0 /\ (/ (1 + ((-1) * (s ^ 2)))) * (x + (g * s)) <= x * (/ (1 + ((-1) * s))).
Proof. intros g s x G0 G1 G2 G3. rewrite ?inv_pow in *. assert (C0 : 1 + ((-1) * (s ^ 2)) <> 0). { apply Rgt_not_eq.   apply not_le_gt. intro N.   pose proof (leq0 _ _ N). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G2) (lt0 _ _ G2)). pose proof (Rmult_lt_0_compat _ _ (Rmult_lt_0_compat _ _ (lt0 _ _ G2) (lt0 _ _ G2)) (ltac:(sign) : 0 < s)). pose proof (Rmult_lt_0_compat _ _ (Rmult_lt_0_compat _ _ (lt0 _ _ G2) (lt0 _ _ G2)) (ltac:(sign) : 0 < s * s)). pose proof (Rmult_lt_0_compat _ _ (Rmult_lt_0_compat _ _ (lt0 _ _ G2) (lt0 _ _ G2)) (ltac:(sign) : 0 < s * s * s)). pose proof (Rmult_lt_0_compat _ _ (Rmult_lt_0_compat _ _ (lt0 _ _ G2) (lt0 _ _ G2)) (ltac:(sign) : 0 < s * s * s * s)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G2) (ltac:(sign) : 0 < s * s * s * s * s * s)). pose proof (Rmult_lt_0_compat _ _ (Rmult_lt_0_compat _ _ (lt0 _ _ G2) (lt0 _ _ G2)) (ltac:(sign) : 0 < s * s * s * s * s)). cbv beta in *; unfold Rsqr in *; lra. } assert (C1 : 1 + ((-1) * s) <> 0). { apply Rgt_not_eq.   apply not_le_gt. intro N.   pose proof (leq0 _ _ N). pose proof (lt0 _ _ G2). cbv beta in *; unfold Rsqr in *; lra. } split; [exact C0 | ]. split; [exact C1 | ].  assert (S1 : (/ (1 + ((-1) * (s ^ 2)))) * (1 + ((-1) * (s ^ 2))) = 1) by (apply Rinv_l; sign). assert (S2 : (/ (1 + ((-1) * s))) * (1 + ((-1) * s)) = 1) by (apply Rinv_l; sign). apply not_gt_le. intro N.   pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (lt0 _ _ G2)). pose proof (Rmult_le_pos _ _ (Rlt_le _ _ (lt0 _ _ G0)) (leq0 _ _ G3)). pose proof (Rmult_lt_0_compat _ _ (Rmult_lt_0_compat _ _ (gt0 _ _ N) (lt0 _ _ G2)) (ltac:(sign) : 0 < s)). pose proof (f_equal (Rmult (x)) S1). pose proof (f_equal (Rmult (g * s)) S1). pose proof (f_equal (Rmult (x)) S2). pose proof (f_equal (Rmult (s * x)) S2). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* OWN-constants/total: statement 1 of 2 *)
Theorem total_1 : forall K Q Z'_' d epsilon l_b v : R,
  1 <= K ->
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  2 + (2 * (l_b ^ 2)) + (d * (v ^ 2)) + (2 * epsilon * v) <> 0 /\ (((2 * K * Q * ((-1) + (2 * Q))) + (8 * K * (Q ^ 2) * ((-1) + Z'_'))) * (exp ((-2) * (epsilon ^ 2) * (/ (2 + (2 * (l_b ^ 2)) + (d * (v ^ 2)) + (2 * epsilon * v)))))) + (4 * K * Q * (exp ((-1) * (epsilon ^ 2) * (/ (2 + (2 * (l_b ^ 2)) + (d * (v ^ 2)) + (2 * epsilon * v)))))) <= (4 * K * Q * (exp ((-1) * (epsilon ^ 2) * (/ (2 + (2 * (l_b ^ 2)) + (d * (v ^ 2)) + (2 * epsilon * v)))))) + (4 * K * (Q ^ 2) * ((-1) + (2 * Z'_')) * (exp ((-2) * (epsilon ^ 2) * (/ (2 + (2 * (l_b ^ 2)) + (d * (v ^ 2)) + (2 * epsilon * v)))))).
Proof. intros K Q Z d epsilon l_b v G0 G1 G2 G3 G4 G5 G6. rewrite ?inv_pow in *. assert (C0 : 2 + (2 * (l_b ^ 2)) + (d * (v ^ 2)) + (2 * epsilon * v) <> 0). { sign. } split; [exact C0 | ].  assert (S1 : (/ (2 + (2 * (l_b ^ 2)) + (d * (v ^ 2)) + (2 * epsilon * v))) * (2 + (2 * (l_b ^ 2)) + (d * (v ^ 2)) + (2 * epsilon * v)) = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ (2 + (2 * (l_b ^ 2)) + (d * (v ^ 2)) + (2 * epsilon * v)))) by (apply Rinv_0_lt_compat; sign). assert (P2 : 0 < (exp ((-2) * (epsilon ^ 2) * (/ (2 + (2 * (l_b ^ 2)) + (d * (v ^ 2)) + (2 * epsilon * v)))))) by (apply exp_pos). assert (P3 : 0 < (exp ((-1) * (epsilon ^ 2) * (/ (2 + (2 * (l_b ^ 2)) + (d * (v ^ 2)) + (2 * epsilon * v)))))) by (apply exp_pos). apply not_gt_le. intro N.   pose proof (gt0 _ _ N). pose proof (Rmult_lt_0_compat _ _ P2 (ltac:(sign) : 0 < K * Q)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* OWN-constants/total: statement 2 of 2 *)
Theorem total_2 : forall K Q Z'_' : R,
  1 <= K ->
  1 <= Q ->
  1 <= Z'_' ->
  (K * Q * ((-1) + (2 * Q))) + (2 * K * (Q ^ 2) * ((-2) + (2 * Z'_'))) = (K * Q * ((-1) + (2 * Q))) + (4 * K * (Q ^ 2) * ((-1) + Z'_')).
Proof. by_field. Qed.
