(* PG-LA.1: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* PG-LA.1/variances for l_b at most 1: statement 1 of 2 *)
Theorem variances_for_l_b_at_most_1_1 : forall l_b v : R,
  0 <= l_b ->
  0 < v ->
  l_b <= 1 ->
  2 * (v ^ 2) * (1 + (l_b ^ 2)) <= 4 * (v ^ 2).
Proof. intros l_b v G0 G1 G2. rewrite ?inv_pow in *.   apply not_gt_le. intro N.   pose proof (gt0 _ _ N). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= v * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G0) (leq0 _ _ G2)) (ltac:(sign) : 0 <= v * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* PG-LA.1/variances for l_b at most 1: statement 2 of 2 *)
Theorem variances_for_l_b_at_most_1_2 : forall l_b v : R,
  0 <= l_b ->
  0 < v ->
  l_b <= 1 ->
  4 * (v ^ 2) * (1 + (l_b ^ 2)) <= 8 * (v ^ 2).
Proof. intros l_b v G0 G1 G2. rewrite ?inv_pow in *.   apply not_gt_le. intro N.   pose proof (gt0 _ _ N). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= v * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G0) (leq0 _ _ G2)) (ltac:(sign) : 0 <= v * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* PG-LA.1/linear tail for l_b at most 1: statement 1 of 2 *)
Theorem linear_tail_for_l_b_at_most_1_1 : forall epsilon l_b : R,
  0 < epsilon ->
  0 <= l_b ->
  l_b <= 1 ->
  1 + (l_b ^ 2) <> 0 /\ exp ((-1/4) * (epsilon ^ 2) * (/ (1 + (l_b ^ 2)))) <= exp ((-1/16) * (epsilon ^ 2)).
Proof. intros epsilon l_b G0 G1 G2. rewrite ?inv_pow in *. assert (C0 : 1 + (l_b ^ 2) <> 0). { sign. } split; [exact C0 | ]. eapply (exp_scaled_le 1 ((-1/4) * (epsilon ^ 2) * (/ (1 + (l_b ^ 2)))) ((-1/16) * (epsilon ^ 2))); [sign | | ring | ring]. assert (S1 : (/ (1 + (l_b ^ 2))) * (1 + (l_b ^ 2)) = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ (1 + (l_b ^ 2)))) by (apply Rinv_0_lt_compat; sign). apply not_gt_le. intro N. assert (M : 0 < (-3/16) * epsilon * epsilon + (1/16) * epsilon * epsilon * l_b * l_b). { replace ((-3/16) * epsilon * epsilon + (1/16) * epsilon * epsilon * l_b * l_b) with (((1 + (l_b ^ 2))) * (((-1/4) * (epsilon ^ 2) * (/ (1 + (l_b ^ 2)))) - ((-1/16) * (epsilon ^ 2)))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | exact (gt0 _ _ N)]. }  pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G0) (lt0 _ _ G0)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= epsilon * epsilon)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G1) (leq0 _ _ G2)) (ltac:(sign) : 0 <= epsilon * epsilon)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* PG-LA.1/linear tail for l_b at most 1: statement 2 of 2 *)
Theorem linear_tail_for_l_b_at_most_1_2 : forall epsilon l_b : R,
  0 < epsilon ->
  0 <= l_b ->
  l_b <= 1 ->
  1 + (l_b ^ 2) <> 0 /\ exp ((-1/8) * (epsilon ^ 2) * (/ (1 + (l_b ^ 2)))) <= exp ((-1/16) * (epsilon ^ 2)).
Proof. intros epsilon l_b G0 G1 G2. rewrite ?inv_pow in *. assert (C0 : 1 + (l_b ^ 2) <> 0). { sign. } split; [exact C0 | ]. eapply (exp_scaled_le 1 ((-1/8) * (epsilon ^ 2) * (/ (1 + (l_b ^ 2)))) ((-1/16) * (epsilon ^ 2))); [sign | | ring | ring]. assert (S1 : (/ (1 + (l_b ^ 2))) * (1 + (l_b ^ 2)) = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ (1 + (l_b ^ 2)))) by (apply Rinv_0_lt_compat; sign). apply not_gt_le. intro N. assert (M : 0 < (-1/16) * epsilon * epsilon + (1/16) * epsilon * epsilon * l_b * l_b). { replace ((-1/16) * epsilon * epsilon + (1/16) * epsilon * epsilon * l_b * l_b) with (((1 + (l_b ^ 2))) * (((-1/8) * (epsilon ^ 2) * (/ (1 + (l_b ^ 2)))) - ((-1/16) * (epsilon ^ 2)))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | exact (gt0 _ _ N)]. }  pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= epsilon * epsilon)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G1) (leq0 _ _ G2)) (ltac:(sign) : 0 <= epsilon * epsilon)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* PG-LA.1/range of the shared norm: statement 1 of 1 *)
Theorem range_of_the_shared_norm_1 : forall Z'_' l_b : R,
  1 <= Z'_' ->
  0 <= l_b ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  l_b <= 1/2.
Proof. by_mono. Qed.
