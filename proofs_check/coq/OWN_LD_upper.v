(* OWN-LD-upper: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* OWN-LD-upper/difference of the means: statement 1 of 2 *)
Theorem difference_of_the_means_1 : forall D Tr_minus Tr_plus n : R,
  0 <= D ->
  0 < Tr_minus ->
  0 < Tr_plus ->
  1 <= n ->
  (D ^ 2) + (2 * (/ n) * (Tr_minus + Tr_plus)) = (D ^ 2) + (4 * (/ n) * (((1/2) * Tr_minus) + ((1/2) * Tr_plus))).
Proof. by_field. Qed.

(* OWN-LD-upper/difference of the means: statement 2 of 2 *)
Theorem difference_of_the_means_2 : forall L Sigma_norm n u x : R,
  0 < L ->
  0 < Sigma_norm ->
  1 <= n ->
  0 < u ->
  0 < x ->
  x = 2 * (sqrt 2) * (sqrt Sigma_norm) * (sqrt u) * (/ (sqrt n)) ->
  L = 2 * (sqrt Sigma_norm) * (/ (sqrt n)) ->
  exp ((-1/2) * (/ L ^ 2) * (x ^ 2)) <= exp ((-1) * u).
Proof. intros L Sigma_norm n u x G0 G1 G2 G3 G4 G5 G6. rewrite ?inv_pow in *. eapply (exp_scaled_le 1 ((-1/2) * (/ L ^ 2) * (x ^ 2)) ((-1) * u)); [sign | rewrite ?inv_pow in * | rewrite ?inv_pow; ring | rewrite ?inv_pow; ring]. assert (S1 : (/ L) * L = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ L)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (sqrt 2) * (sqrt 2) = 2) by (apply sqrt_sqrt; sign). assert (P2 : 0 < (sqrt 2)) by (apply sqrt_lt_R0; sign). assert (S3 : (sqrt Sigma_norm) * (sqrt Sigma_norm) = Sigma_norm) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt Sigma_norm)) by (apply sqrt_lt_R0; sign). assert (S4 : (sqrt u) * (sqrt u) = u) by (apply sqrt_sqrt; sign). assert (P4 : 0 < (sqrt u)) by (apply sqrt_lt_R0; sign). assert (S5 : (sqrt n) * (sqrt n) = n) by (apply sqrt_sqrt; sign). assert (P5 : 0 < (sqrt n)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 n ltac:(lra)) as O5. assert (S6 : (/ (sqrt n)) * (sqrt n) = 1) by (apply Rinv_l; sign). assert (P6 : 0 < (/ (sqrt n))) by (apply Rinv_0_lt_compat; sign). assert (K5 : 1 * (sqrt n) * x + (-2) * (sqrt 2) * (sqrt Sigma_norm) * (sqrt u) = 0). { replace (1 * (sqrt n) * x + (-2) * (sqrt 2) * (sqrt Sigma_norm) * (sqrt u)) with (((sqrt n)) * (x - (2 * (sqrt 2) * (sqrt Sigma_norm) * (sqrt u) * (/ (sqrt n))))) by (field; repeat split; sign). rewrite ?inv_pow; rewrite (Rminus_diag_eq _ _ G5); ring. } assert (K6 : 1 * (sqrt n) * L + (-2) * (sqrt Sigma_norm) = 0). { replace (1 * (sqrt n) * L + (-2) * (sqrt Sigma_norm)) with (((sqrt n)) * (L - (2 * (sqrt Sigma_norm) * (/ (sqrt n))))) by (field; repeat split; sign). rewrite ?inv_pow; rewrite (Rminus_diag_eq _ _ G6); ring. } apply not_gt_le. intro N'. assert (M' : 0 < (-1/2) * x * x + 1 * L * L * u). { replace ((-1/2) * x * x + 1 * L * L * u) with ((L * L) * (((-1/2) * (/ L ^ 2) * (x ^ 2)) - ((-1) * u))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N')]. }  pose proof (Rmult_lt_0_compat _ _ M' (ltac:(sign) : 0 < n)). pose proof (f_equal (Rmult ((sqrt n) * (sqrt n) * L * L)) S4). pose proof (f_equal (Rmult (x * x)) S5). pose proof (f_equal (Rmult (L * L * u)) S5). pose proof (f_equal (Rmult (1 * (sqrt n) * x + 2 * (sqrt 2) * (sqrt Sigma_norm) * (sqrt u))) K5). pose proof (f_equal (Rmult ((sqrt Sigma_norm) * (sqrt Sigma_norm) * (sqrt u) * (sqrt u))) S2). pose proof (f_equal (Rmult ((sqrt u) * (sqrt u))) (f_equal (Rmult (1 * (sqrt n) * L + 2 * (sqrt Sigma_norm))) K6)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* OWN-LD-upper/increments never grow: statement 1 of 1 *)
Theorem increments_never_grow_1 : forall R'_' beta eta g : R,
  0 < R'_' ->
  0 < beta ->
  0 < eta ->
  0 < g ->
  eta * (R'_' ^ 2) * (beta ^ 2) <= 4 ->
  g <= R'_' ->
  (1/2) * eta * (beta ^ 2) * (g ^ 2) <= 2.
Proof. intros R'_' beta eta g G0 G1 G2 G3 G4 G5. rewrite ?inv_pow in *.   apply not_gt_le. intro N.   pose proof (gt0 _ _ N). pose proof (leq0 _ _ G4). pose proof (Rmult_le_pos _ _ (leq0 _ _ G5) (ltac:(sign) : 0 <= R'_' * beta * beta * eta)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G5) (ltac:(sign) : 0 <= beta * beta * eta * g)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* OWN-LD-upper/probability: statement 1 of 1 *)
Theorem probability_1 : forall p q u : R,
  0 < p ->
  0 < q ->
  0 < u ->
  p <= exp ((-1) * u) ->
  q <= exp ((-1) * u) ->
  p + q <= 2 * (exp ((-1) * u)).
Proof. by_lra. Qed.

(* OWN-LD-upper/where it gives LD-T4.1 s bound: statement 1 of 2 *)
Theorem where_it_gives_ld_t4_1_s_bound_1 : forall D beta beta_prime d eta : R,
  0 <= D ->
  0 < beta ->
  0 < beta_prime ->
  1 <= d ->
  0 < eta ->
  beta = beta_prime * (/ (sqrt d)) ->
  6 * D * beta_prime * eta * (/ (sqrt d)) = 6 * D * beta * eta.
Proof. by_field. Qed.

(* OWN-LD-upper/where it gives LD-T4.1 s bound: statement 2 of 2 *)
Theorem where_it_gives_ld_t4_1_s_bound_2 : forall D Sigma_norm T beta eta n t u : R,
  0 <= D ->
  0 < Sigma_norm ->
  0 < T ->
  0 < beta ->
  0 < eta ->
  1 <= n ->
  0 <= t ->
  0 < u ->
  ((sqrt ((D ^ 2) + (4 * T * (/ n))))) + (2 * (sqrt 2) * (sqrt Sigma_norm) * (sqrt u) * (/ (sqrt n))) <= 12 * D * (sqrt 2) ->
  (D ^ 2) + (4 * T * (/ n)) >= 0 /\ (1/4) * t * beta * eta * (sqrt 2) * (((sqrt ((D ^ 2) + (4 * T * (/ n))))) + (2 * (sqrt 2) * (sqrt Sigma_norm) * (sqrt u) * (/ (sqrt n)))) <= 6 * D * t * beta * eta.
Proof. intros D Sigma_norm T beta eta n t u G0 G1 G2 G3 G4 G5 G6 G7 G8. rewrite ?inv_pow in *. assert (C0 : (D ^ 2) + (4 * T * (/ n)) >= 0). { sign. } split; [exact C0 | ].  assert (S1 : (sqrt 2) * (sqrt 2) = 2) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt 2)) by (apply sqrt_lt_R0; sign). assert (S2 : (/ n) * n = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ n)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (sqrt ((D ^ 2) + (4 * T * (/ n)))) * (sqrt ((D ^ 2) + (4 * T * (/ n)))) = ((D ^ 2) + (4 * T * (/ n)))) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt ((D ^ 2) + (4 * T * (/ n))))) by (apply sqrt_lt_R0; sign). assert (S4 : (sqrt Sigma_norm) * (sqrt Sigma_norm) = Sigma_norm) by (apply sqrt_sqrt; sign). assert (P4 : 0 < (sqrt Sigma_norm)) by (apply sqrt_lt_R0; sign). assert (S5 : (sqrt u) * (sqrt u) = u) by (apply sqrt_sqrt; sign). assert (P5 : 0 < (sqrt u)) by (apply sqrt_lt_R0; sign). assert (S6 : (sqrt n) * (sqrt n) = n) by (apply sqrt_sqrt; sign). assert (P6 : 0 < (sqrt n)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 n ltac:(lra)) as O6. assert (S7 : (/ (sqrt n)) * (sqrt n) = 1) by (apply Rinv_l; sign). assert (P7 : 0 < (/ (sqrt n))) by (apply Rinv_0_lt_compat; sign). assert (K8 : 0 <= 12 * (sqrt 2) * (sqrt n) * D + (-1) * (sqrt ((D ^ 2) + (4 * T * (/ n)))) * (sqrt n) + (-2) * (sqrt 2) * (sqrt Sigma_norm) * (sqrt u)). { replace (12 * (sqrt 2) * (sqrt n) * D + (-1) * (sqrt ((D ^ 2) + (4 * T * (/ n)))) * (sqrt n) + (-2) * (sqrt 2) * (sqrt Sigma_norm) * (sqrt u)) with (((sqrt n)) * ((12 * D * (sqrt 2)) - (((sqrt ((D ^ 2) + (4 * T * (/ n))))) + (2 * (sqrt 2) * (sqrt Sigma_norm) * (sqrt u) * (/ (sqrt n)))))) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G8)]. } assert (K9 : 0 <= 1 * D * D * n + 4 * T). { replace (1 * D * D * n + 4 * T) with ((n) * (((D ^ 2) + (4 * T * (/ n))) - 0)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (geq0 _ _ C0)]. } apply not_gt_le. intro N'. assert (M' : 0 < (1/4) * (sqrt ((D ^ 2) + (4 * T * (/ n)))) * (sqrt 2) * (sqrt n) * beta * eta * t + (1/2) * (sqrt 2) * (sqrt 2) * (sqrt Sigma_norm) * (sqrt u) * beta * eta * t + (-6) * (sqrt n) * D * beta * eta * t). { replace ((1/4) * (sqrt ((D ^ 2) + (4 * T * (/ n)))) * (sqrt 2) * (sqrt n) * beta * eta * t + (1/2) * (sqrt 2) * (sqrt 2) * (sqrt Sigma_norm) * (sqrt u) * beta * eta * t + (-6) * (sqrt n) * D * beta * eta * t) with (((sqrt n)) * (((1/4) * t * beta * eta * (sqrt 2) * (((sqrt ((D ^ 2) + (4 * T * (/ n))))) + (2 * (sqrt 2) * (sqrt Sigma_norm) * (sqrt u) * (/ (sqrt n))))) - (6 * D * t * beta * eta))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N')]. }  pose proof (Rmult_le_pos _ _ K8 (ltac:(sign) : 0 <= (sqrt 2) * beta * eta * t)). pose proof (f_equal (Rmult ((sqrt n) * D * beta * eta * t)) S1). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* OWN-LD-upper/feasible: statement 1 of 1 *)
Theorem feasible_1 : exists Sigma_norm beta eta feature_norm n u : R,
  (exists whole : Z, n = IZR whole) /\ 0 < Sigma_norm /\ 0 < beta /\ 0 < eta /\ 0 < feature_norm /\ 1 <= n /\ 0 < u /\ u + (ln n) >= 0 /\ eta * (beta ^ 2) * ((feature_norm + ((sqrt 2) * (sqrt Sigma_norm) * (sqrt (u + (ln n))))) ^ 2) <= 4 /\ n = 16 /\ u = 7.
Proof. exists (16). exists (6125/95322). exists (1/10000). exists (2550). exists (16). exists (7). split; [exists (16)%Z; reflexivity | ]. repeat split; first [lra | apply Rgt_not_eq; lra | lra | sign]. Qed.
