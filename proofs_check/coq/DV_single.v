(* DV-single: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* DV-single/logits at two examples: statement 1 of 2 *)
Theorem logits_at_two_examples_1 : forall Sigma_ij Sigma_ik centre epsilon v : R,
  0 < epsilon ->
  0 < v ->
  Rabs (Sigma_ij + ((-1) * centre)) <= 2 * epsilon * v ->
  Rabs (Sigma_ik + ((-1) * centre)) <= 2 * epsilon * v ->
  Rabs (Sigma_ij + ((-1) * Sigma_ik)) <= 4 * epsilon * v.
Proof. by_cases. Qed.

(* DV-single/logits at two examples: statement 2 of 2 *)
Theorem logits_at_two_examples_2 : forall Q Sigma_ij Sigma_ik Z'_' centre d epsilon v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 < epsilon ->
  0 < v ->
  Rabs (Sigma_ij + ((-1) * centre)) <= 2 * epsilon * v ->
  Rabs (Sigma_ik + ((-1) * centre)) <= 2 * epsilon * v ->
  (2 * d * (v ^ 2)) + (8 * epsilon * v) + (4 * epsilon * v * ((-2) + (2 * Q))) + (4 * epsilon * v * Q * ((-2) + (2 * Z'_'))) = (2 * d * (v ^ 2)) + (8 * epsilon * v * Q * Z'_').
Proof. by_field. Qed.

(* DV-single/own sample at two examples: statement 1 of 1 *)
Theorem own_sample_at_two_examples_1 : forall Sigma_ij Sigma_jj d epsilon l_b v : R,
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  Rabs (1 + (l_b ^ 2) + ((-1) * Sigma_jj) + (d * (v ^ 2))) <= 2 * epsilon * v ->
  Rabs (1 + (l_b ^ 2) + ((-1) * Sigma_ij)) <= 2 * epsilon * v ->
  Rabs (Sigma_ij + ((-1) * Sigma_jj)) <= (d * (v ^ 2)) + (4 * epsilon * v).
Proof. intros Sigma_ij Sigma_jj d epsilon l_b v G0 G1 G2 G3 G4 G5. rewrite ?inv_pow in *.   apply not_gt_le. intro N.  destruct (Rle_or_lt 0 (1 + (l_b ^ 2) + ((-1) * Sigma_jj) + (d * (v ^ 2)))) as [D6 | D6]. { pose proof (Rabs_pos_eq (1 + (l_b ^ 2) + ((-1) * Sigma_jj) + (d * (v ^ 2))) D6) as E6. destruct (Rle_or_lt 0 (1 + (l_b ^ 2) + ((-1) * Sigma_ij))) as [D8 | D8]. { pose proof (Rabs_pos_eq (1 + (l_b ^ 2) + ((-1) * Sigma_ij)) D8) as E8. destruct (Rle_or_lt 0 (Sigma_ij + ((-1) * Sigma_jj))) as [D10 | D10]. { pose proof (Rabs_pos_eq (Sigma_ij + ((-1) * Sigma_jj)) D10) as E10.  pose proof (gt0 _ _ N). pose proof (leq0 _ _ G4). pose proof (leq0 _ _ D8). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G1) (ltac:(sign) : 0 < v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < d * v)). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rabs_left (Sigma_ij + ((-1) * Sigma_jj)) D10) as E10.  pose proof (gt0 _ _ N). pose proof (leq0 _ _ G5). pose proof (leq0 _ _ D6). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G1) (ltac:(sign) : 0 < v)). cbv beta in *; unfold Rsqr in *; lra. } } { pose proof (Rabs_left (1 + (l_b ^ 2) + ((-1) * Sigma_ij)) D8) as E8. destruct (Rle_or_lt 0 (Sigma_ij + ((-1) * Sigma_jj))) as [D10 | D10]. { pose proof (Rabs_pos_eq (Sigma_ij + ((-1) * Sigma_jj)) D10) as E10.  pose proof (gt0 _ _ N). pose proof (leq0 _ _ G4). pose proof (leq0 _ _ G5). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < d * v)). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rabs_left (Sigma_ij + ((-1) * Sigma_jj)) D10) as E10.  pose proof (gt0 _ _ N). pose proof (leq0 _ _ D6). pose proof (lt0 _ _ D8). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G1) (ltac:(sign) : 0 < v)). cbv beta in *; unfold Rsqr in *; lra. } } } { pose proof (Rabs_left (1 + (l_b ^ 2) + ((-1) * Sigma_jj) + (d * (v ^ 2))) D6) as E6. destruct (Rle_or_lt 0 (1 + (l_b ^ 2) + ((-1) * Sigma_ij))) as [D8 | D8]. { pose proof (Rabs_pos_eq (1 + (l_b ^ 2) + ((-1) * Sigma_ij)) D8) as E8. destruct (Rle_or_lt 0 (Sigma_ij + ((-1) * Sigma_jj))) as [D10 | D10]. { pose proof (Rabs_pos_eq (Sigma_ij + ((-1) * Sigma_jj)) D10) as E10.  pose proof (gt0 _ _ N). pose proof (lt0 _ _ D6). pose proof (leq0 _ _ D8). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G1) (ltac:(sign) : 0 < v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < d * v)). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rabs_left (Sigma_ij + ((-1) * Sigma_jj)) D10) as E10.  pose proof (gt0 _ _ N). pose proof (leq0 _ _ G4). pose proof (leq0 _ _ G5). cbv beta in *; unfold Rsqr in *; lra. } } { pose proof (Rabs_left (1 + (l_b ^ 2) + ((-1) * Sigma_ij)) D8) as E8. destruct (Rle_or_lt 0 (Sigma_ij + ((-1) * Sigma_jj))) as [D10 | D10]. { pose proof (Rabs_pos_eq (Sigma_ij + ((-1) * Sigma_jj)) D10) as E10.  pose proof (gt0 _ _ N). pose proof (leq0 _ _ G5). pose proof (lt0 _ _ D6). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G1) (ltac:(sign) : 0 < v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < d * v)). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rabs_left (Sigma_ij + ((-1) * Sigma_jj)) D10) as E10.  pose proof (gt0 _ _ N). pose proof (leq0 _ _ G4). pose proof (lt0 _ _ D8). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G1) (ltac:(sign) : 0 < v)). cbv beta in *; unfold Rsqr in *; lra. } } } Qed.

(* DV-single/same direction: statement 1 of 1 *)
Theorem same_direction_1 : forall P_others P_y S_y : R,
  S_y < 1 ->
  P_others < P_y ->
  P_y + ((-1) * P_others * (1 + ((-1) * S_y))) + ((-1) * P_y * S_y) > 0.
Proof. by_mono. Qed.
