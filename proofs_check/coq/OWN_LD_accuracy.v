(* OWN-LD-accuracy: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* OWN-LD-accuracy/along the means: statement 1 of 2 *)
Theorem along_the_means_1 : forall D Sigma_norm u variance : R,
  0 <= D ->
  0 < Sigma_norm ->
  0 < u ->
  0 < variance ->
  D >= (sqrt Sigma_norm) * (sqrt u) * (2 + (sqrt 2)) ->
  variance <= (1/4) * Sigma_norm * (D ^ 2) ->
  ((1/4) * (D ^ 2)) + ((-1/2) * D * (sqrt 2) * (sqrt Sigma_norm) * (sqrt u)) >= (1/2) * Sigma_norm * u.
Proof. intros D Sigma_norm u variance G0 G1 G2 G3 G4 G5. rewrite ?inv_pow in *.  assert (S1 : (sqrt 2) * (sqrt 2) = 2) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt 2)) by (apply sqrt_lt_R0; sign). assert (S2 : (sqrt Sigma_norm) * (sqrt Sigma_norm) = Sigma_norm) by (apply sqrt_sqrt; sign). assert (P2 : 0 < (sqrt Sigma_norm)) by (apply sqrt_lt_R0; sign). assert (S3 : (sqrt u) * (sqrt u) = u) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt u)) by (apply sqrt_lt_R0; sign). apply not_lt_ge. intro N.   pose proof (lt0 _ _ N). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ N) P1). pose proof (Rmult_le_pos _ _ (geq0 _ _ G4) (ltac:(sign) : 0 <= (sqrt 2) * (sqrt 2) * (sqrt Sigma_norm) * (sqrt u))). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G0) (geq0 _ _ G4)) (ltac:(sign) : 0 <= (sqrt 2))). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G0) (geq0 _ _ G4)) (ltac:(sign) : 0 <= (sqrt 2) * (sqrt 2))). pose proof (f_equal (Rmult (D * D)) S1). pose proof (f_equal (Rmult ((sqrt 2) * (sqrt Sigma_norm) * (sqrt u) * D)) S1). pose proof (f_equal (Rmult (u)) S2). pose proof (f_equal (Rmult ((sqrt 2) * (sqrt 2) * (sqrt 2) * (sqrt u) * (sqrt u))) S2). pose proof (f_equal (Rmult ((sqrt 2) * Sigma_norm)) S3). pose proof (f_equal (Rmult ((sqrt 2) * (sqrt 2) * (sqrt Sigma_norm) * (sqrt Sigma_norm))) S3). pose proof (f_equal (Rmult ((sqrt Sigma_norm) * (sqrt Sigma_norm) * u)) S1). pose proof (f_equal (Rmult ((sqrt 2) * (sqrt u) * (sqrt u) * Sigma_norm)) S1). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* OWN-LD-accuracy/along the means: statement 2 of 2 *)
Theorem along_the_means_2 : forall D Sigma_norm u variance : R,
  0 <= D ->
  0 < Sigma_norm ->
  0 < u ->
  0 < variance ->
  D >= (sqrt Sigma_norm) * (sqrt u) * (2 + (sqrt 2)) ->
  variance <= (1/4) * Sigma_norm * (D ^ 2) ->
  exp ((-1/4) * Sigma_norm * u * (D ^ 2) * (/ variance)) <= exp ((-1) * u).
Proof. intros D Sigma_norm u variance G0 G1 G2 G3 G4 G5. rewrite ?inv_pow in *. eapply (exp_scaled_le 1 ((-1/4) * Sigma_norm * u * (D ^ 2) * (/ variance)) ((-1) * u)); [sign | | ring | ring]. assert (S1 : (/ variance) * variance = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ variance)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (sqrt Sigma_norm) * (sqrt Sigma_norm) = Sigma_norm) by (apply sqrt_sqrt; sign). assert (P2 : 0 < (sqrt Sigma_norm)) by (apply sqrt_lt_R0; sign). assert (S3 : (sqrt u) * (sqrt u) = u) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt u)) by (apply sqrt_lt_R0; sign). assert (S4 : (sqrt 2) * (sqrt 2) = 2) by (apply sqrt_sqrt; sign). assert (P4 : 0 < (sqrt 2)) by (apply sqrt_lt_R0; sign). apply not_gt_le. intro N. assert (M : 0 < (-1/4) * D * D * Sigma_norm * u + 1 * u * variance). { replace ((-1/4) * D * D * Sigma_norm * u + 1 * u * variance) with ((variance) * (((-1/4) * Sigma_norm * u * (D ^ 2) * (/ variance)) - ((-1) * u))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N)]. }  pose proof (Rmult_le_pos _ _ (leq0 _ _ G5) (ltac:(sign) : 0 <= u)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* OWN-LD-accuracy/given a sample: statement 1 of 1 *)
Theorem given_a_sample_1 : forall Sigma_norm n r u variance : R,
  0 < Sigma_norm ->
  1 <= n ->
  0 < r ->
  0 < u ->
  0 < variance ->
  n >= 2 ->
  variance <= Sigma_norm * (r ^ 2) * ((-1) + n) ->
  exp ((-1/2) * Sigma_norm * u * (r ^ 2) * (/ variance) * ((-2) + (2 * n))) <= exp ((-1) * u).
Proof. intros Sigma_norm n r u variance G0 G1 G2 G3 G4 G5 G6. rewrite ?inv_pow in *. eapply (exp_scaled_le 1 ((-1/2) * Sigma_norm * u * (r ^ 2) * (/ variance) * ((-2) + (2 * n))) ((-1) * u)); [sign | | ring | ring]. assert (S1 : (/ variance) * variance = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ variance)) by (apply Rinv_0_lt_compat; sign). apply not_gt_le. intro N. assert (M : 0 < 1 * Sigma_norm * r * r * u + (-1) * Sigma_norm * n * r * r * u + 1 * u * variance). { replace (1 * Sigma_norm * r * r * u + (-1) * Sigma_norm * n * r * r * u + 1 * u * variance) with ((variance) * (((-1/2) * Sigma_norm * u * (r ^ 2) * (/ variance) * ((-2) + (2 * n))) - ((-1) * u))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N)]. }  pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= u)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* OWN-LD-accuracy/informative: statement 1 of 1 *)
Theorem informative_1 : exists D Sigma_norm n u : R,
  (exists whole : Z, n = IZR whole) /\ 0 <= D /\ 0 < Sigma_norm /\ 1 <= n /\ 0 < u /\ D >= (sqrt Sigma_norm) * (sqrt u) * (2 + (sqrt 2)) /\ n = 16 /\ D = 10 /\ Sigma_norm = 1 /\ 2 * n * (exp ((-1) * u)) < 1/50.
Proof. exists (10). exists (1). exists (16). exists (8). split; [exists (16)%Z; reflexivity | ]. repeat split; first [lra | apply Rgt_not_eq; lra | lra | sign]. Qed.
