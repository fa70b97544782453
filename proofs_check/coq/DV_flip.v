(* DV-flip: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* DV-flip/margin at most log 3: statement 1 of 1 *)
Theorem margin_at_most_log_3_1 : forall K beta t tau : R,
  1 <= K ->
  0 < beta ->
  0 <= t ->
  0 < tau ->
  t <= (1/5) * tau * K * (/ beta ^ 2) * (ln 3) ->
  5 * t * (beta ^ 2) * (/ tau) * (/ K) <= ln 3.
Proof. intros K beta t tau G0 G1 G2 G3 G4. rewrite ?inv_pow in *.  assert (S1 : (/ tau) * tau = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ tau)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ K) * K = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ K)) by (apply Rinv_0_lt_compat; sign). assert (L3 : (549306143/500000000) <= (ln 3)) by (interval with (i_prec 90)). assert (U3 : (ln 3) <= (1098612291/1000000000)) by (interval with (i_prec 90)). assert (S4 : (/ beta) * beta = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ beta)) by (apply Rinv_0_lt_compat; sign). assert (K4 : 0 <= (1/5) * (ln 3) * K * tau + (-1) * beta * beta * t). { replace ((1/5) * (ln 3) * K * tau + (-1) * beta * beta * t) with ((beta * beta) * (((1/5) * tau * K * (/ beta ^ 2) * (ln 3)) - t)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G4)]. } apply not_gt_le. intro N. assert (M : 0 < 5 * beta * beta * t + (-1) * (ln 3) * K * tau). { replace (5 * beta * beta * t + (-1) * (ln 3) * K * tau) with ((tau * K) * ((5 * t * (beta ^ 2) * (/ tau) * (/ K)) - (ln 3))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N)]. }  cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-flip/odds: statement 1 of 1 *)
Theorem odds_1 : forall beta log_rho r : R,
  0 < beta ->
  r <= ln 3 ->
  log_rho > (/ beta) * (ln 3) ->
  ((-1) * log_rho) + (r * (/ beta)) < 0.
Proof. intros beta log_rho r G0 G1 G2. rewrite ?inv_pow in *.  assert (L1 : (549306143/500000000) <= (ln 3)) by (interval with (i_prec 90)). assert (U1 : (ln 3) <= (1098612291/1000000000)) by (interval with (i_prec 90)). assert (S2 : (/ beta) * beta = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ beta)) by (apply Rinv_0_lt_compat; sign). assert (K2 : 0 < 1 * beta * log_rho + (-1) * (ln 3)). { replace (1 * beta * log_rho + (-1) * (ln 3)) with ((beta) * (log_rho - ((/ beta) * (ln 3)))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | exact (gt0 _ _ G2)]. } apply not_ge_lt. intro N. assert (M : 0 <= (-1) * beta * log_rho + 1 * r). { replace ((-1) * beta * log_rho + 1 * r) with ((beta) * ((((-1) * log_rho) + (r * (/ beta))) - 0)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (geq0 _ _ N)]. }  pose proof (leq0 _ _ G1). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-flip/threshold: statement 1 of 1 *)
Theorem threshold_1 : forall beta log_rho r : R,
  0 < beta ->
  r = ln 3 ->
  log_rho < (/ beta) * (ln 3) ->
  ((-1) * log_rho) + (r * (/ beta)) > 0.
Proof. by_mono. Qed.

(* DV-flip/feasible: statement 1 of 1 *)
Theorem feasible_1 : exists K Q Z'_' beta d l_b log_rho v : R,
  (exists whole : Z, K = IZR whole) /\ (exists whole : Z, Q = IZR whole) /\ (exists whole : Z, Z'_' = IZR whole) /\ (exists whole : Z, d = IZR whole) /\ 1 <= K /\ 1 <= Q /\ 1 <= Z'_' /\ 0 < beta /\ 1 <= d /\ 0 <= l_b /\ 0 < v /\ 4 * Z'_' * (l_b ^ 2) <= 1 /\ d <= 5 * Q /\ l_b >= 1/4 /\ l_b <= 1/2 /\ v <= (1/32) * (/ (sqrt Q)) /\ d >= 1 + K /\ log_rho > (/ beta) * (ln 3).
Proof. exists (999000). exists (8587650593328960512). exists (1). exists (1/2). exists (1000000). exists (13/40). exists (3). exists (685645596639/64296428986278391688723). split; [exists (999000)%Z; reflexivity | ]. split; [exists (8587650593328960512)%Z; reflexivity | ]. split; [exists (1)%Z; reflexivity | ]. split; [exists (1000000)%Z; reflexivity | ]. repeat split; first [lra | apply Rgt_not_eq; lra | lra | sign]. Qed.
