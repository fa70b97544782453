(* DV-TC.5: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* DV-TC.5/where it says something: statement 1 of 1 *)
Theorem where_it_says_something_1 : forall L Z epsilon v : R,
  0 < L ->
  1 <= Z ->
  0 < epsilon ->
  0 < v ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z)) ->
  16 * L < epsilon ^ 2 ->
  128 + (64 * Z) <> 0 /\ v < (/ (sqrt L)) * (/ (128 + (64 * Z))).
Proof. intros L Z epsilon v G0 G1 G2 G3 G4 G5. rewrite ?inv_pow in *. assert (C0 : 128 + (64 * Z) <> 0). { sign. } split; [exact C0 | ].  assert (S1 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K4 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G4)]. } assert (S3 : (sqrt L) * (sqrt L) = L) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt L)) by (apply sqrt_lt_R0; sign). assert (S4 : (/ (sqrt L)) * (sqrt L) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (sqrt L))) by (apply Rinv_0_lt_compat; sign). assert (S5 : (/ (128 + (64 * Z))) * (128 + (64 * Z)) = 1) by (apply Rinv_l; sign). assert (P5 : 0 < (/ (128 + (64 * Z)))) by (apply Rinv_0_lt_compat; sign). apply not_ge_lt. intro N. assert (M : 0 <= 128 * (sqrt L) * v + 64 * (sqrt L) * Z * v + (-1)). { replace (128 * (sqrt L) * v + 64 * (sqrt L) * Z * v + (-1)) with (((128 + (64 * Z)) * (sqrt L)) * (v - ((/ (sqrt L)) * (/ (128 + (64 * Z)))))) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (geq0 _ _ N)]. }  pose proof (Rmult_le_pos _ _ M (ltac:(sign) : 0 <= (sqrt L) * v)). pose proof (Rmult_le_pos _ _ M (ltac:(sign) : 0 <= (sqrt L) * Z * v)). pose proof (Rmult_le_pos _ _ K4 (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ K4 (ltac:(sign) : 0 <= Z * epsilon * v)). pose proof (f_equal (Rmult (v * v)) S3). pose proof (f_equal (Rmult (Z * v * v)) S3). pose proof (f_equal (Rmult (Z * Z * v * v)) S3). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G5) (ltac:(sign) : 0 < v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G5) (ltac:(sign) : 0 < Z * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G5) (ltac:(sign) : 0 < Z * Z * v * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.
