(* OWN-floor: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* OWN-floor/trace: statement 1 of 1 *)
Theorem trace_1 : forall p r sum_x2 : R,
  1 <= p ->
  1 <= r ->
  0 <= sum_x2 ->
  p <= r ->
  sum_x2 <= p ->
  sum_x2 <= r.
Proof. by_lra. Qed.

(* OWN-floor/mean of the cosines: statement 1 of 1 *)
Theorem mean_of_the_cosines_1 : forall K r sum_x sum_x2 : R,
  1 <= K ->
  1 <= r ->
  0 <= sum_x ->
  0 <= sum_x2 ->
  sum_x ^ 2 <= sum_x2 * K ->
  sum_x2 <= r ->
  sum_x * (/ K) <= (/ (sqrt K)) * (sqrt r).
Proof. intros K r sum_x sum_x2 G0 G1 G2 G3 G4 G5. rewrite ?inv_pow in *.  assert (S1 : (/ K) * K = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ K)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (sqrt K) * (sqrt K) = K) by (apply sqrt_sqrt; sign). assert (P2 : 0 < (sqrt K)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 K ltac:(lra)) as O2. assert (S3 : (/ (sqrt K)) * (sqrt K) = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ (sqrt K))) by (apply Rinv_0_lt_compat; sign). assert (S4 : (sqrt r) * (sqrt r) = r) by (apply sqrt_sqrt; sign). assert (P4 : 0 < (sqrt r)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 r ltac:(lra)) as O4. apply not_gt_le. intro N. assert (M : 0 < 1 * (sqrt K) * sum_x + (-1) * (sqrt r) * K). { replace (1 * (sqrt K) * sum_x + (-1) * (sqrt r) * K) with (((sqrt K) * K) * ((sum_x * (/ K)) - ((/ (sqrt K)) * (sqrt r)))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N)]. }  pose proof (Rmult_lt_0_compat _ _ M M). pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < (sqrt r) * K)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (ltac:(sign) : 0 <= K)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G5) (ltac:(sign) : 0 <= K * K)). pose proof (f_equal (Rmult (sum_x * sum_x)) S2). pose proof (f_equal (Rmult (K * K)) S4). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* OWN-floor/other partitions can be weaker: statement 1 of 1 *)
Theorem other_partitions_can_be_weaker_1 : forall v : R,
  0 < v ->
  (-1) * (/ v) < (-1/3) * (sqrt 6) * (/ v).
Proof. intros v G0. rewrite ?inv_pow in *.  assert (S1 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (sqrt 6) * (sqrt 6) = 6) by (apply sqrt_sqrt; sign). assert (P2 : 0 < (sqrt 6)) by (apply sqrt_lt_R0; sign). apply not_ge_lt. intro N. assert (M : 0 <= (-1) + (1/3) * (sqrt 6)). { replace ((-1) + (1/3) * (sqrt 6)) with ((v) * (((-1) * (/ v)) - ((-1/3) * (sqrt 6) * (/ v)))) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (geq0 _ _ N)]. }  pose proof (Rmult_le_pos _ _ M (ltac:(sign) : 0 <= (sqrt 6))). pose proof (Rmult_le_pos _ _ M (ltac:(sign) : 0 <= (sqrt 6) * (sqrt 6))). pose proof (f_equal (Rmult ((sqrt 6))) S2). cbv beta in *; unfold Rsqr in *; lra. Qed.
