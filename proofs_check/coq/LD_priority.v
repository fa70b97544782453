(* LD-priority: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* LD-priority/higher priority is learned faster: statement 1 of 1 *)
Theorem higher_priority_is_learned_faster_1 : forall P_1 P_2 b_max_norm b_mean_norm beta eta : R,
  0 < b_max_norm ->
  0 < b_mean_norm ->
  0 < beta ->
  0 < eta ->
  P_1 > P_2 ->
  (1/4) * P_1 * b_max_norm * b_mean_norm * eta * (beta ^ 2) > (1/4) * P_2 * b_max_norm * b_mean_norm * eta * (beta ^ 2).
Proof. intros P_1 P_2 b_max_norm b_mean_norm beta eta G0 G1 G2 G3 G4. rewrite ?inv_pow in *.   apply not_le_gt. intro N.   pose proof (leq0 _ _ N). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ G4) (ltac:(sign) : 0 < b_max_norm * b_mean_norm * beta * beta * eta)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* LD-priority/priorities lie in  -1, 1 : statement 1 of 2 *)
Theorem priorities_lie_in_1_1_1 : forall along b_j_norm b_max_norm b_mean_norm : R,
  0 < b_j_norm ->
  0 < b_max_norm ->
  0 < b_mean_norm ->
  Rabs along <= b_j_norm * b_mean_norm ->
  b_j_norm <= b_max_norm ->
  along * (/ b_max_norm) * (/ b_mean_norm) <= 1.
Proof. intros along b_j_norm b_max_norm b_mean_norm G0 G1 G2 G3 G4. rewrite ?inv_pow in *.  assert (S1 : (/ b_max_norm) * b_max_norm = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ b_max_norm)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ b_mean_norm) * b_mean_norm = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ b_mean_norm)) by (apply Rinv_0_lt_compat; sign). pose proof (Rle_abs along) as Q3. pose proof (neg_le_abs along) as R3. apply not_gt_le. intro N'. assert (M' : 0 < 1 * along + (-1) * b_max_norm * b_mean_norm). { replace (1 * along + (-1) * b_max_norm * b_mean_norm) with ((b_mean_norm * b_max_norm) * ((along * (/ b_max_norm) * (/ b_mean_norm)) - 1)) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N')]. }  pose proof (leq0 _ _ G3). pose proof (leq0 _ _ Q3). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (ltac:(sign) : 0 <= b_mean_norm)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* LD-priority/priorities lie in  -1, 1 : statement 2 of 2 *)
Theorem priorities_lie_in_1_1_2 : forall along b_j_norm b_max_norm b_mean_norm : R,
  0 < b_j_norm ->
  0 < b_max_norm ->
  0 < b_mean_norm ->
  Rabs along <= b_j_norm * b_mean_norm ->
  b_j_norm <= b_max_norm ->
  along * (/ b_max_norm) * (/ b_mean_norm) >= -1.
Proof. intros along b_j_norm b_max_norm b_mean_norm G0 G1 G2 G3 G4. rewrite ?inv_pow in *.  assert (S1 : (/ b_max_norm) * b_max_norm = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ b_max_norm)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ b_mean_norm) * b_mean_norm = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ b_mean_norm)) by (apply Rinv_0_lt_compat; sign). pose proof (Rle_abs along) as Q3. pose proof (neg_le_abs along) as R3. apply not_lt_ge. intro N'. assert (M' : 0 < (-1) * b_max_norm * b_mean_norm + (-1) * along). { replace ((-1) * b_max_norm * b_mean_norm + (-1) * along) with ((b_mean_norm * b_max_norm) * ((-1) - (along * (/ b_max_norm) * (/ b_mean_norm)))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (lt0 _ _ N')]. }  pose proof (leq0 _ _ G3). pose proof (leq0 _ _ R3). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (ltac:(sign) : 0 <= b_mean_norm)). cbv beta in *; unfold Rsqr in *; lra. Qed.
