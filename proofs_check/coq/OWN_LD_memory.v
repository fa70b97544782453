(* OWN-LD-memory: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* OWN-LD-memory/along the means: statement 1 of 1 *)
Theorem along_the_means_1 : forall D Sigma_norm u : R,
  0 <= D ->
  0 < Sigma_norm ->
  0 < u ->
  ((1/4) * (D ^ 2)) + ((-1/2) * D * (sqrt 2) * (sqrt Sigma_norm) * (sqrt u)) >= (-1/2) * Sigma_norm * u.
Proof. intros D Sigma_norm u G0 G1 G2. rewrite ?inv_pow in *.  assert (S1 : (sqrt 2) * (sqrt 2) = 2) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt 2)) by (apply sqrt_lt_R0; sign). assert (S2 : (sqrt Sigma_norm) * (sqrt Sigma_norm) = Sigma_norm) by (apply sqrt_sqrt; sign). assert (P2 : 0 < (sqrt Sigma_norm)) by (apply sqrt_lt_R0; sign). assert (S3 : (sqrt u) * (sqrt u) = u) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt u)) by (apply sqrt_lt_R0; sign). apply not_lt_ge. intro N'.   pose proof (lt0 _ _ N'). pose proof (Rmult_le_pos _ _ (Rle_0_sqr (1 * D + (-1) * (sqrt 2) * (sqrt Sigma_norm) * (sqrt u))) (ltac:(sign) : 0 <= (sqrt 2) * (sqrt 2))). pose proof (f_equal (Rmult (Sigma_norm * u)) S1). pose proof (f_equal (Rmult ((sqrt 2) * (sqrt 2) * D * D)) S1). pose proof (f_equal (Rmult ((sqrt 2) * (sqrt Sigma_norm) * (sqrt u) * D)) S1). pose proof (f_equal (Rmult ((sqrt 2) * (sqrt 2) * u)) S2). pose proof (f_equal (Rmult ((sqrt 2) * (sqrt 2) * (sqrt 2) * (sqrt 2) * (sqrt Sigma_norm) * (sqrt Sigma_norm))) S3). pose proof (f_equal (Rmult (D * D)) (f_equal (Rmult (1 * (sqrt 2) * (sqrt 2) + 2)) S1)). pose proof (f_equal (Rmult ((sqrt 2) * (sqrt 2) * (sqrt Sigma_norm) * (sqrt Sigma_norm) * u)) S1). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* OWN-LD-memory/length: statement 1 of 2 *)
Theorem length_1 : forall Sigma_norm T_least n r u variance : R,
  0 < Sigma_norm ->
  0 < T_least ->
  1 <= n ->
  0 < r ->
  0 < u ->
  0 < variance ->
  T_least + ((-1) * Sigma_norm) >= 0 ->
  (-1) + n >= 0 ->
  sqrt (T_least + ((-1) * Sigma_norm)) >= ((sqrt 2) * (sqrt Sigma_norm) * (sqrt u)) + ((sqrt Sigma_norm) * (sqrt u) * (sqrt ((-1) + n)) * (1 + ((1/2) * (sqrt 2)))) ->
  r >= (sqrt (T_least + ((-1) * Sigma_norm))) + ((-1) * (sqrt 2) * (sqrt Sigma_norm) * (sqrt u)) ->
  variance <= Sigma_norm ->
  (-1) + n >= 0 /\ r >= (sqrt Sigma_norm) * (sqrt u) * (sqrt ((-1) + n)) * (1 + ((1/2) * (sqrt 2))).
Proof. by_lra. Qed.

(* OWN-LD-memory/length: statement 2 of 2 *)
Theorem length_2 : forall Sigma_norm T_least n r u variance : R,
  0 < Sigma_norm ->
  0 < T_least ->
  1 <= n ->
  0 < r ->
  0 < u ->
  0 < variance ->
  T_least + ((-1) * Sigma_norm) >= 0 ->
  (-1) + n >= 0 ->
  sqrt (T_least + ((-1) * Sigma_norm)) >= ((sqrt 2) * (sqrt Sigma_norm) * (sqrt u)) + ((sqrt Sigma_norm) * (sqrt u) * (sqrt ((-1) + n)) * (1 + ((1/2) * (sqrt 2)))) ->
  r >= (sqrt (T_least + ((-1) * Sigma_norm))) + ((-1) * (sqrt 2) * (sqrt Sigma_norm) * (sqrt u)) ->
  variance <= Sigma_norm ->
  exp ((-1) * Sigma_norm * u * (/ variance)) <= exp ((-1) * u).
Proof. intros Sigma_norm T_least n r u variance G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10. rewrite ?inv_pow in *. eapply (exp_scaled_le 1 ((-1) * Sigma_norm * u * (/ variance)) ((-1) * u)); [sign | | ring | ring]. assert (S1 : (/ variance) * variance = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ variance)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (sqrt (T_least + ((-1) * Sigma_norm))) * (sqrt (T_least + ((-1) * Sigma_norm))) = (T_least + ((-1) * Sigma_norm))) by (apply sqrt_sqrt; sign). assert (P2 : 0 <= (sqrt (T_least + ((-1) * Sigma_norm)))) by (apply sqrt_pos). assert (S3 : (sqrt 2) * (sqrt 2) = 2) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt 2)) by (apply sqrt_lt_R0; sign). assert (S4 : (sqrt Sigma_norm) * (sqrt Sigma_norm) = Sigma_norm) by (apply sqrt_sqrt; sign). assert (P4 : 0 < (sqrt Sigma_norm)) by (apply sqrt_lt_R0; sign). assert (S5 : (sqrt u) * (sqrt u) = u) by (apply sqrt_sqrt; sign). assert (P5 : 0 < (sqrt u)) by (apply sqrt_lt_R0; sign). assert (S6 : (sqrt ((-1) + n)) * (sqrt ((-1) + n)) = ((-1) + n)) by (apply sqrt_sqrt; sign). assert (P6 : 0 <= (sqrt ((-1) + n))) by (apply sqrt_pos). apply not_gt_le. intro N. assert (M : 0 < (-1) * Sigma_norm * u + 1 * u * variance). { replace ((-1) * Sigma_norm * u + 1 * u * variance) with ((variance) * (((-1) * Sigma_norm * u * (/ variance)) - ((-1) * u))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N)]. }  pose proof (Rmult_le_pos _ _ (leq0 _ _ G10) (ltac:(sign) : 0 <= u)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* OWN-LD-memory/informative: statement 1 of 1 *)
Theorem informative_1 : exists Sigma_norm T_least n u : R,
  (exists whole : Z, n = IZR whole) /\ 0 < Sigma_norm /\ 0 < T_least /\ 1 <= n /\ 0 < u /\ T_least + ((-1) * Sigma_norm) >= 0 /\ (-1) + n >= 0 /\ sqrt (T_least + ((-1) * Sigma_norm)) >= ((sqrt 2) * (sqrt Sigma_norm) * (sqrt u)) + ((sqrt Sigma_norm) * (sqrt u) * (sqrt ((-1) + n)) * (1 + ((1/2) * (sqrt 2)))) /\ n = 16 /\ T_least = 4096 /\ Sigma_norm = 1 /\ 3 * n * (exp ((-1) * u)) < 1/50.
Proof. exists (1). exists (4096). exists (16). exists (8). split; [exists (16)%Z; reflexivity | ]. repeat split; first [lra | apply Rgt_not_eq; lra | lra | sign]. Qed.
