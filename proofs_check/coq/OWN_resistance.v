(* OWN-resistance: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* OWN-resistance/variance twice the mean: statement 1 of 1 *)
Theorem variance_twice_the_mean_1 : forall R'_' alpha center v variance : R,
  0 < R'_' ->
  0 < alpha ->
  0 < center ->
  0 < v ->
  0 < variance ->
  center = R'_' * alpha ->
  variance = R'_' * (alpha ^ 2) * (v ^ 2) ->
  alpha = 2 * (/ v ^ 2) ->
  variance = 2 * center.
Proof. by_substitution. Qed.

(* OWN-resistance/stationary: statement 1 of 1 *)
Theorem stationary_1 : forall alpha omega q v : R,
  0 < alpha ->
  0 < omega ->
  0 < q ->
  0 < v ->
  omega = 2 * q ->
  alpha = 2 * (/ v ^ 2) ->
  omega + ((-1) * alpha * q * (v ^ 2)) = 0.
Proof. by_substitution. Qed.

(* OWN-resistance/resistances add up: statement 1 of 1 *)
Theorem resistances_add_up_1 : forall K R'_' r : R,
  1 <= K ->
  0 < R'_' ->
  1 <= r ->
  R'_' * K = r ->
  R'_' = r * (/ K).
Proof. by_substitution. Qed.

(* OWN-resistance/a row of a projection: statement 1 of 1 *)
Theorem a_row_of_a_projection_1 : forall T_ii : R,
  T_ii ^ 2 = T_ii ->
  T_ii <> 0 ->
  T_ii = 1.
Proof. by_field. Qed.

(* OWN-resistance/it helps: statement 1 of 1 *)
Theorem it_helps_1 : forall U2_ii U3_ii U_ii : R,
  0 < U2_ii ->
  0 < U3_ii ->
  0 < U_ii ->
  U2_ii ^ 2 <= U3_ii * U_ii ->
  (U3_ii * (/ U2_ii)) + ((-1) * U2_ii * (/ U_ii)) >= 0.
Proof. intros U2_ii U3_ii U_ii G0 G1 G2 G3. rewrite ?inv_pow in *.  assert (S1 : (/ U2_ii) * U2_ii = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ U2_ii)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ U_ii) * U_ii = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ U_ii)) by (apply Rinv_0_lt_compat; sign). apply not_lt_ge. intro N. assert (M : 0 < (-1) * U3_ii * U_ii + 1 * U2_ii * U2_ii). { replace ((-1) * U3_ii * U_ii + 1 * U2_ii * U2_ii) with ((U2_ii * U_ii) * (0 - ((U3_ii * (/ U2_ii)) + ((-1) * U2_ii * (/ U_ii))))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (lt0 _ _ N)]. }  pose proof (leq0 _ _ G3). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* OWN-resistance/it is zero under disjoint and all: statement 1 of 1 *)
Theorem it_is_zero_under_disjoint_and_all_1 : forall U2_ii U3_ii U_ii k : R,
  0 < U2_ii ->
  0 < U3_ii ->
  0 < U_ii ->
  0 < k ->
  U2_ii = 2 * U_ii * k ->
  U3_ii = 4 * U_ii * (k ^ 2) ->
  (U3_ii * (/ U2_ii)) + ((-1) * U2_ii * (/ U_ii)) = 0.
Proof. by_substitution. Qed.

(* OWN-resistance/without noise: statement 1 of 1 *)
Theorem without_noise_1 : forall U_ii margin s : R,
  0 < U_ii ->
  0 < s ->
  margin = U_ii * s ->
  U_ii = 2 ->
  margin = 2 * s.
Proof. by_field. Qed.

(* OWN-resistance/the limits differ on a ring of four: statement 1 of 1 *)
Theorem the_limits_differ_on_a_ring_of_four_1 : forall R'_' k : R,
  0 < R'_' ->
  0 < k ->
  k = 3/2 ->
  R'_' = 3/4 ->
  / (sqrt k) < sqrt R'_'.
Proof. intros R'_' k G0 G1 G2 G3. rewrite ?inv_pow in *.  assert (S1 : (sqrt k) * (sqrt k) = k) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt k)) by (apply sqrt_lt_R0; sign). assert (S2 : (/ (sqrt k)) * (sqrt k) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (sqrt k))) by (apply Rinv_0_lt_compat; sign). assert (S3 : (sqrt R'_') * (sqrt R'_') = R'_') by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt R'_')) by (apply sqrt_lt_R0; sign). apply not_ge_lt. intro N. assert (M : 0 <= 1 + (-1) * (sqrt R'_') * (sqrt k)). { replace (1 + (-1) * (sqrt R'_') * (sqrt k)) with (((sqrt k)) * ((/ (sqrt k)) - (sqrt R'_'))) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (geq0 _ _ N)]. }  pose proof (lt0 _ _ G0). pose proof (Rmult_le_pos _ _ M (ltac:(sign) : 0 <= k)). pose proof (f_equal (Rmult ((sqrt k) * (sqrt k))) S3). pose proof (Rmult_le_pos _ _ M (ltac:(sign) : 0 <= (sqrt R'_') * (sqrt k) * k)). pose proof (f_equal (Rmult ((sqrt R'_') * (sqrt R'_') * (sqrt k) * (sqrt k))) G2). pose proof (f_equal (Rmult ((sqrt k) * (sqrt k))) G3). cbv beta in *; unfold Rsqr in *; lra. Qed.
