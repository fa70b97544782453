(* SEED-robust: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* SEED-robust/mean of the cosines: statement 1 of 1 *)
Theorem mean_of_the_cosines_1 : forall cosines : R,
  cosines <= sqrt 6 ->
  (1/3) * cosines <= (1/3) * (sqrt 6).
Proof. by_lra. Qed.

(* SEED-robust/one value: weights: statement 1 of 1 *)
Theorem one_value_weights_1 : forall A_minus A_plus : R,
  0 < A_minus ->
  0 < A_plus ->
  A_plus <= 2 * A_minus ->
  A_minus <= 2 * A_plus ->
  3 * (Rabs (A_minus + ((-1) * A_plus))) <= A_minus + A_plus.
Proof. by_cases. Qed.

(* SEED-robust/sample size in the approximation OWN-early: statement 1 of 1 *)
Theorem sample_size_in_the_approximation_own_early_1 : forall K Q d v : R,
  1 <= K ->
  1 <= Q ->
  1 <= d ->
  0 < v ->
  1 + Q <> 0 /\ K * (v ^ 2) * (1 + ((1/2) * d * (v ^ 2) * (/ (1 + Q)))) < K * (v ^ 2) * (1 + ((1/2) * d * (v ^ 2) * (/ Q))).
Proof. intros K Q d v G0 G1 G2 G3. rewrite ?inv_pow in *. assert (C0 : 1 + Q <> 0). { sign. } split; [exact C0 | ].  assert (S1 : (/ (1 + Q)) * (1 + Q) = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ (1 + Q))) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ Q) * Q = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ Q)) by (apply Rinv_0_lt_compat; sign). apply not_ge_lt. intro N. assert (M : 0 <= (-1/2) * K * d * v * v * v * v). { replace ((-1/2) * K * d * v * v * v * v) with (((1 + Q) * Q) * ((K * (v ^ 2) * (1 + ((1/2) * d * (v ^ 2) * (/ (1 + Q))))) - (K * (v ^ 2) * (1 + ((1/2) * d * (v ^ 2) * (/ Q)))))) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (geq0 _ _ N)]. }  pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < K * d * v * v * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* SEED-robust/the bound in Q, corrected: statement 1 of 1 *)
Theorem the_bound_in_q_corrected_1 : forall Q : R,
  1 <= Q ->
  Q >= 90 ->
  1 + (/ Q) > 0 /\ 2 * (ln (1 + (/ Q))) < 1/45.
Proof. by_mono. Qed.
