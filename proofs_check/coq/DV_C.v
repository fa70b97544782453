(* DV-C: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* DV-C: statement 1 of 1 *)
Theorem statement_1 : exists delta u : R,
  0 <= delta /\ 0 < u /\ 2 * delta < 1 /\ 1 + (u ^ 2) <> 0 /\ (/ (1 + (u ^ 2))) * (1 + ((-1) * (u ^ 2))) >= 1 + ((-1/8) * (delta ^ 2)).
Proof. exists (4740500129330/9481000268141). exists (5605867677922/63564564743931).  repeat split; first [lra | apply Rgt_not_eq; lra | lra | sign]. Qed.

(* DV-C/rest of a concept: statement 1 of 2 *)
Theorem rest_of_a_concept_1 : forall a delta p x : R,
  0 <= a ->
  0 <= delta ->
  0 <= p ->
  0 <= x ->
  (a ^ 2) + (p ^ 2) + (x ^ 2) = 1 ->
  a >= 1 + ((-1/8) * (delta ^ 2)) ->
  2 * delta < 1 ->
  (4 * (p ^ 2)) + (4 * (x ^ 2)) <= delta ^ 2.
Proof. by_mono. Qed.

(* DV-C/rest of a concept: statement 2 of 2 *)
Theorem rest_of_a_concept_2 : forall a delta p x : R,
  0 <= a ->
  0 <= delta ->
  0 <= p ->
  0 <= x ->
  (a ^ 2) + (p ^ 2) + (x ^ 2) = 1 ->
  a >= 1 + ((-1/8) * (delta ^ 2)) ->
  2 * delta < 1 ->
  a <= 1.
Proof. by_mono. Qed.

(* DV-C/component along b: statement 1 of 1 *)
Theorem component_along_b_1 : forall a delta p x : R,
  0 <= a ->
  0 <= delta ->
  0 <= p ->
  0 <= x ->
  (a ^ 2) + (p ^ 2) + (x ^ 2) = 1 ->
  a >= 1 + ((-1/8) * (delta ^ 2)) ->
  2 * delta < 1 ->
  x <= (1/2) * delta.
Proof. intros a delta p x G0 G1 G2 G3 G4 G5 G6. rewrite ?inv_pow in *.   apply not_gt_le. intro N.   pose proof (geq0 _ _ G5). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (gt0 _ _ N)). pose proof (Rmult_le_pos _ _ (Rlt_le _ _ (gt0 _ _ N)) (leq0 _ _ G1)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G0) (geq0 _ _ G5)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G2)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G5) (Rlt_le _ _ (lt0 _ _ G6))). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= delta * delta * delta)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (geq0 _ _ G5) (Rlt_le _ _ (lt0 _ _ G6))) (ltac:(sign) : 0 <= delta)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-C/range of the defect: statement 1 of 1 *)
Theorem range_of_the_defect_1 : forall delta epsilon l_b v : R,
  0 <= delta ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  8 * delta <= epsilon * v ->
  4 * delta <= 1 ->
  l_b <= 1/2 ->
  2 * delta < 1.
Proof. by_lra. Qed.
