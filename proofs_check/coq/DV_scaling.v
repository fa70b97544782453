(* DV-scaling: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* DV-scaling/ a  the bound at K = 10: statement 1 of 2 *)
Theorem a_the_bound_at_k_10_1 :
  15312500 * (exp (-175/9)) >= 1/20.
Proof. by_mono. Qed.

(* DV-scaling/ a  the bound at K = 10: statement 2 of 2 *)
Theorem a_the_bound_at_k_10_2 :
  15488000 * (exp (-176/9)) < 1/20.
Proof. by_mono. Qed.

(* DV-scaling/ c  margins increase at a rate that falls with K: statement 1 of 4 *)
Theorem c_margins_increase_at_a_rate_that_falls_with_k_1 : forall K K'27' beta rate rate'27' tau : R,
  1 <= K ->
  1 <= K'27' ->
  0 < beta ->
  0 < tau ->
  rate = (1/8) * (beta ^ 2) * (/ tau) * (/ K) ->
  rate'27' = (1/8) * (beta ^ 2) * (/ tau) * (/ K'27') ->
  rate * K = rate'27' * K'27'.
Proof. by_substitution. Qed.

(* DV-scaling/ c  margins increase at a rate that falls with K: statement 2 of 4 *)
Theorem c_margins_increase_at_a_rate_that_falls_with_k_2 : forall K K'27' beta rate rate'27' tau : R,
  1 <= K ->
  1 <= K'27' ->
  0 < beta ->
  0 < tau ->
  rate = 5 * (beta ^ 2) * (/ tau) * (/ K) ->
  rate'27' = 5 * (beta ^ 2) * (/ tau) * (/ K'27') ->
  rate * K = rate'27' * K'27'.
Proof. by_substitution. Qed.

(* DV-scaling/ c  margins increase at a rate that falls with K: statement 3 of 4 *)
Theorem c_margins_increase_at_a_rate_that_falls_with_k_3 : forall K K'27' beta t tau : R,
  1 <= K ->
  1 <= K'27' ->
  0 < beta ->
  0 <= t ->
  0 < tau ->
  t > 0 ->
  K'27' > K ->
  5 * t * (beta ^ 2) * (/ tau) * (/ K'27') < 5 * t * (beta ^ 2) * (/ tau) * (/ K).
Proof. intros K K'27' beta t tau G0 G1 G2 G3 G4 G5 G6. rewrite ?inv_pow in *.  assert (S1 : (/ tau) * tau = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ tau)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ K'27') * K'27' = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ K'27')) by (apply Rinv_0_lt_compat; sign). assert (S3 : (/ K) * K = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ K)) by (apply Rinv_0_lt_compat; sign). apply not_ge_lt. intro N. assert (M : 0 <= 5 * K * beta * beta * t + (-5) * K'27' * beta * beta * t). { replace (5 * K * beta * beta * t + (-5) * K'27' * beta * beta * t) with ((K'27' * tau * K) * ((5 * t * (beta ^ 2) * (/ tau) * (/ K'27')) - (5 * t * (beta ^ 2) * (/ tau) * (/ K)))) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (geq0 _ _ N)]. }  pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ G6) (ltac:(sign) : 0 < beta * beta * t)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-scaling/ c  margins increase at a rate that falls with K: statement 4 of 4 *)
Theorem c_margins_increase_at_a_rate_that_falls_with_k_4 : forall K K'27' N N_more Q beta pull tau : R,
  1 <= K ->
  1 <= K'27' ->
  0 < N ->
  0 < N_more ->
  1 <= Q ->
  0 < beta ->
  0 < pull ->
  0 < tau ->
  N = 2 * K * Q ->
  N_more = 2 * K'27' * Q ->
  K'27' > K ->
  pull * (/ N_more) * (beta ^ 2) * (/ tau) < pull * (/ N) * (beta ^ 2) * (/ tau).
Proof. intros K K'27' N N_more Q beta pull tau G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10. rewrite ?inv_pow in *.  assert (S1 : (/ N_more) * N_more = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ N_more)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ tau) * tau = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ tau)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (/ N) * N = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ N)) by (apply Rinv_0_lt_compat; sign). apply not_ge_lt. intro N'. assert (M' : 0 <= 1 * N * beta * beta * pull + (-1) * N_more * beta * beta * pull). { replace (1 * N * beta * beta * pull + (-1) * N_more * beta * beta * pull) with ((N_more * tau * N) * ((pull * (/ N_more) * (beta ^ 2) * (/ tau)) - (pull * (/ N) * (beta ^ 2) * (/ tau)))) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (geq0 _ _ N')]. }  pose proof (f_equal (Rmult (beta * beta * pull)) G8). pose proof (f_equal (Rmult (beta * beta * pull)) G9). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ G10) (ltac:(sign) : 0 < Q * beta * beta * pull)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-scaling/ d  the bound grows with K: statement 1 of 1 *)
Theorem d_the_bound_grows_with_k_1 : forall K Q : R,
  1 <= K ->
  1 <= Q ->
  2 * (Q ^ 2) * (1 + K) * (exp ((-1/45) * Q)) > 2 * K * (Q ^ 2) * (exp ((-1/45) * Q)).
Proof. intros K Q G0 G1. rewrite ?inv_pow in *.  assert (P1 : 0 < (exp ((-1/45) * Q))) by (apply exp_pos). apply not_le_gt. intro N.   pose proof (leq0 _ _ N). pose proof (Rmult_lt_0_compat _ _ P1 (ltac:(sign) : 0 < Q * Q)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-scaling/ d  one value more: statement 1 of 1 *)
Theorem d_one_value_more_1 : forall p p'5e'K : R,
  0 <= p ->
  0 <= p'5e'K ->
  p <= 1 ->
  p * p'5e'K <= p'5e'K.
Proof. by_mono. Qed.

(* DV-scaling/ d  clock at tau_1: statement 1 of 1 *)
Theorem d_clock_at_tau_1_1 : forall K N N_more Q beta s s_more tau : R,
  1 <= K ->
  0 < N ->
  0 < N_more ->
  1 <= Q ->
  0 < beta ->
  0 < s ->
  0 < s_more ->
  0 < tau ->
  N = 2 * K * Q ->
  N_more = Q * (2 + (2 * K)) ->
  s = (1/5) * tau * K * (/ beta ^ 2) ->
  s_more = (1/5) * tau * (/ beta ^ 2) * (1 + K) ->
  s * (/ N) * (beta ^ 2) * (/ tau) = (1/10) * (/ Q).
Proof. by_substitution. Qed.

(* DV-scaling/floor: two clusters: statement 1 of 1 *)
Theorem floor_two_clusters_1 : forall x y : R,
  0 <= x ->
  0 <= y ->
  exp ((-1/2) * ((x + ((-1) * y)) ^ 2)) >= exp ((-1/2) * ((x + y) ^ 2)).
Proof. by_mono. Qed.

(* DV-scaling/floor: it grows with K: statement 1 of 1 *)
Theorem floor_it_grows_with_k_1 : forall K v : R,
  1 <= K ->
  0 < v ->
  1 + K > 0 /\ (-1) * (/ v) * (/ (sqrt K)) < (-1) * (/ v) * (/ (sqrt (1 + K))).
Proof. intros K v G0 G1. rewrite ?inv_pow in *. assert (C0 : 1 + K > 0). { sign. } split; [exact C0 | ].  assert (S1 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (sqrt K) * (sqrt K) = K) by (apply sqrt_sqrt; sign). assert (P2 : 0 < (sqrt K)) by (apply sqrt_lt_R0; sign). assert (S3 : (/ (sqrt K)) * (sqrt K) = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ (sqrt K))) by (apply Rinv_0_lt_compat; sign). assert (S4 : (sqrt (1 + K)) * (sqrt (1 + K)) = (1 + K)) by (apply sqrt_sqrt; sign). assert (P4 : 0 < (sqrt (1 + K))) by (apply sqrt_lt_R0; sign). assert (S5 : (/ (sqrt (1 + K))) * (sqrt (1 + K)) = 1) by (apply Rinv_l; sign). assert (P5 : 0 < (/ (sqrt (1 + K)))) by (apply Rinv_0_lt_compat; sign). apply not_ge_lt. intro N. assert (M : 0 <= (-1) * (sqrt (1 + K)) + 1 * (sqrt K)). { replace ((-1) * (sqrt (1 + K)) + 1 * (sqrt K)) with (((sqrt (1 + K)) * (sqrt K) * v) * (((-1) * (/ v) * (/ (sqrt K))) - ((-1) * (/ v) * (/ (sqrt (1 + K)))))) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (geq0 _ _ N)]. }  pose proof (Rmult_le_pos _ _ M (ltac:(sign) : 0 <= (sqrt (1 + K)))). pose proof (Rmult_le_pos _ _ M (ltac:(sign) : 0 <= (sqrt K))). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-scaling/ d  in the approximation OWN-early: statement 1 of 1 *)
Theorem d_in_the_approximation_own_early_1 : forall K Q d v : R,
  1 <= K ->
  1 <= Q ->
  1 <= d ->
  0 < v ->
  (v ^ 2) * (1 + K) * (1 + ((1/2) * d * (v ^ 2) * (/ Q))) > K * (v ^ 2) * (1 + ((1/2) * d * (v ^ 2) * (/ Q))).
Proof. intros K Q d v G0 G1 G2 G3. rewrite ?inv_pow in *.  assert (S1 : (/ Q) * Q = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ Q)) by (apply Rinv_0_lt_compat; sign). apply not_le_gt. intro N. assert (M : 0 <= (-1) * Q * v * v + (-1/2) * d * v * v * v * v). { replace ((-1) * Q * v * v + (-1/2) * d * v * v * v * v) with ((Q) * ((K * (v ^ 2) * (1 + ((1/2) * d * (v ^ 2) * (/ Q)))) - ((v ^ 2) * (1 + K) * (1 + ((1/2) * d * (v ^ 2) * (/ Q)))))) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ N)]. }  pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < d * v * v * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-scaling/ b  samples must keep up with K: statement 1 of 1 *)
Theorem b_samples_must_keep_up_with_k_1 : forall K Q Z'_' d l_b v : R,
  1 <= K ->
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 <= l_b ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  d <= 5 * Q ->
  l_b >= 1/4 ->
  l_b <= 1/2 ->
  v <= (1/32) * (/ (sqrt Q)) ->
  Q >= 40 ->
  d >= 1 + K ->
  Q >= (1/5) + ((1/5) * K).
Proof. by_lra. Qed.
