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
