(* OWN-general: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* OWN-general/mean weight at most one half: statement 1 of 1 *)
Theorem mean_weight_at_most_one_half_1 : forall w_mean : R,
  0 < w_mean ->
  w_mean < 1 ->
  1 + ((-1) * w_mean) <> 0 ->
  / (1 + ((-1) * w_mean)) <= 2 ->
  w_mean <= 1/2.
Proof. intros w_mean G0 G1 G2 G3. rewrite ?inv_pow in *.  assert (S1 : (/ (1 + ((-1) * w_mean))) * (1 + ((-1) * w_mean)) = 1) by (apply Rinv_l; sign). apply not_gt_le. intro N.   pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (lt0 _ _ G1)). pose proof (Rmult_le_pos _ _ (Rlt_le _ _ (lt0 _ _ G1)) (leq0 _ _ G3)). pose proof (Rmult_lt_0_compat _ _ (Rmult_lt_0_compat _ _ (gt0 _ _ N) (lt0 _ _ G1)) (ltac:(sign) : 0 < w_mean)). pose proof (Rmult_lt_0_compat _ _ (Rmult_lt_0_compat _ _ (gt0 _ _ N) (lt0 _ _ G1)) (ltac:(sign) : 0 < w_mean * w_mean)). pose proof (Rmult_lt_0_compat _ _ (Rmult_lt_0_compat _ _ (gt0 _ _ N) (gt0 _ _ N)) (ltac:(sign) : 0 < w_mean * w_mean * w_mean * w_mean)). pose proof (Rmult_lt_0_compat _ _ (Rmult_lt_0_compat _ _ (gt0 _ _ N) (lt0 _ _ G1)) (ltac:(sign) : 0 < w_mean * w_mean * w_mean)). pose proof (Rmult_lt_0_compat _ _ (Rmult_lt_0_compat _ _ (gt0 _ _ N) (lt0 _ _ G1)) (ltac:(sign) : 0 < w_mean * w_mean * w_mean * w_mean)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* OWN-general/centred margins: statement 1 of 1 *)
Theorem centred_margins_1 : forall L_u_squared push_u rho_Gamma_E_rho rho_Gamma_rho u_du : R,
  0 <= L_u_squared ->
  u_du <= push_u + ((-2) * rho_Gamma_E_rho) + ((-1/4) * rho_Gamma_rho) ->
  rho_Gamma_rho >= 0 ->
  rho_Gamma_E_rho >= (-1/8) * L_u_squared ->
  u_du <= push_u + ((1/4) * L_u_squared).
Proof. by_lra. Qed.

(* OWN-general/course at tau_1: statement 1 of 1 *)
Theorem course_at_tau_1_1 : forall K beta tau theta : R,
  1 <= K ->
  0 < beta ->
  0 < tau ->
  0 < theta ->
  theta = (1/5) * tau * K * (/ beta ^ 2) * (ln 3) ->
  theta * (beta ^ 2) * (/ tau) * (/ K) = (1/5) * (ln 3).
Proof. by_substitution. Qed.

(* OWN-general/signal over length: statement 1 of 1 *)
Theorem signal_over_length_1 : forall A a_mu a_norm length q x : R,
  0 <= A ->
  0 < a_norm ->
  0 <= length ->
  0 <= q ->
  0 <= x ->
  x >= q ->
  length > 0 ->
  a_mu >= A * (x + ((-1) * q)) ->
  a_norm <= A * length ->
  length <> 0 /\ a_mu >= a_norm * (/ length) * (x + ((-1) * q)).
Proof. intros A a_mu a_norm length q x G0 G1 G2 G3 G4 G5 G6 G7 G8. rewrite ?inv_pow in *. assert (C0 : length <> 0). { apply Rgt_not_eq.   apply not_le_gt. intro N.   pose proof (lt0 _ _ G1). pose proof (leq0 _ _ G8). pose proof (Rmult_le_pos _ _ (leq0 _ _ N) (leq0 _ _ G0)). cbv beta in *; unfold Rsqr in *; lra. } split; [exact C0 | ].  assert (S1 : (/ length) * length = 1) by (apply Rinv_l; sign). apply not_lt_ge. intro N.   pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ N) (lt0 _ _ G1)). pose proof (Rmult_le_pos _ _ (Rlt_le _ _ (lt0 _ _ N)) (leq0 _ _ G8)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G0) (leq0 _ _ G2)) (geq0 _ _ G7)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G0) (geq0 _ _ G5)) (leq0 _ _ G8)). pose proof (f_equal (Rmult (A * a_norm * q)) S1). pose proof (f_equal (Rmult (A * a_norm * x)) S1). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* OWN-general/more signal, less across: statement 1 of 1 *)
Theorem more_signal_less_across_1 : forall across extra left more q : R,
  0 <= across ->
  0 <= extra ->
  0 <= left ->
  0 <= more ->
  0 <= q ->
  ((extra + left) ^ 2) * (((across + more) ^ 2) + ((left + q) ^ 2)) >= (left ^ 2) * ((across ^ 2) + ((extra + left + q) ^ 2)).
Proof. intros across extra left more q G0 G1 G2 G3 G4. rewrite ?inv_pow in *.   apply not_lt_ge. intro N'.   pose proof (lt0 _ _ N'). pose proof (Rmult_le_pos _ _ (leq0 _ _ G0) (ltac:(sign) : 0 <= across * extra * extra)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G0) (ltac:(sign) : 0 <= across * extra * left)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G0) (ltac:(sign) : 0 <= extra * extra * more)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G0) (ltac:(sign) : 0 <= extra * left * more)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G0) (ltac:(sign) : 0 <= left * left * more)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= extra * left * q)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= extra * more * more)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= extra * q * q)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= left * left * q)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= left * more * more)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= left * q * q)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= left * more * more)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* OWN-general/two clusters: statement 1 of 1 *)
Theorem two_clusters_1 : forall extra left : R,
  0 <= extra ->
  0 <= left ->
  exp ((-1/2) * ((left + ((-1) * extra)) ^ 2)) >= exp ((-1/2) * ((extra + left) ^ 2)).
Proof. by_mono. Qed.
