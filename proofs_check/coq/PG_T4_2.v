(* PG-T4.2: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* PG-T4.2/exponent of TA.2 from Q = 14 4: statement 1 of 1 *)
Theorem exponent_of_ta_2_from_q_14_4_1 : forall Z'_' y : R,
  1 <= Z'_' ->
  0 < y ->
  2 + Z'_' <= y ->
  y >= 14 ->
  2 + Z'_' <> 0 /\ 16 + (8 * Z'_') <> 0 /\ 74 + (16 * (/ (16 + (8 * Z'_')))) <> 0 /\ (y ^ 4) * (/ (2 + Z'_') ^ 2) * (/ (74 + (16 * (/ (16 + (8 * Z'_')))))) >= (1/6) * y.
Proof. intros Z y G0 G1 G2 G3. rewrite ?inv_pow in *. assert (C0 : 2 + Z <> 0). { sign. } assert (C1 : 16 + (8 * Z) <> 0). { sign. } assert (C2 : 74 + (16 * (/ (16 + (8 * Z)))) <> 0). { sign. } split; [exact C0 | ]. split; [exact C1 | ]. split; [exact C2 | ].  assert (S1 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ (16 + (8 * Z))) * (16 + (8 * Z)) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (16 + (8 * Z)))) by (apply Rinv_0_lt_compat; sign). assert (S3 : (/ (74 + (16 * (/ (16 + (8 * Z)))))) * (74 + (16 * (/ (16 + (8 * Z))))) = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ (74 + (16 * (/ (16 + (8 * Z))))))) by (apply Rinv_0_lt_compat; sign). apply not_lt_ge. intro N. assert (M : 0 < 800 * y + (3584/3) * Z * y + (1784/3) * Z * Z * y + (296/3) * Z * Z * Z * y + (-16) * y * y * y * y + (-8) * Z * y * y * y * y). { replace (800 * y + (3584/3) * Z * y + (1784/3) * Z * Z * y + (296/3) * Z * Z * Z * y + (-16) * y * y * y * y + (-8) * Z * y * y * y * y) with (((74 + (16 * (/ (16 + (8 * Z))))) * (16 + (8 * Z)) * (2 + Z) * (2 + Z)) * (((1/6) * y) - ((y ^ 4) * (/ (2 + Z) ^ 2) * (/ (74 + (16 * (/ (16 + (8 * Z))))))))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (lt0 _ _ N)]. }  pose proof (geq0 _ _ G3). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= y * y * y)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= Z * y * y * y)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= Z * y * y * y * y)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G3) (ltac:(sign) : 0 <= y)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G3) (ltac:(sign) : 0 <= y * y * y)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G3) (ltac:(sign) : 0 <= y * y * y * y)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G3) (ltac:(sign) : 0 <= Z * y * y * y * y)). pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < y * y)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= Z * Z * y * y * y)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G3) (ltac:(sign) : 0 <= y * y)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G3) (ltac:(sign) : 0 <= Z * Z * y * y * y)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G3) (ltac:(sign) : 0 <= y * y * y * y * y)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G3) (ltac:(sign) : 0 <= Z * y * y * y * y * y)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* PG-T4.2/largest epsilon: statement 1 of 1 *)
Theorem largest_epsilon_1 : forall Q Z'_' : R,
  1 <= Q ->
  1 <= Z'_' ->
  Z'_' <= (-2) + (sqrt (sqrt Q)) ->
  2 + Z'_' <> 0 /\ (1/4) * (sqrt Q) * (/ (2 + Z'_')) >= (1/4) * (sqrt (sqrt Q)).
Proof. intros Q Z G0 G1 G2. rewrite ?inv_pow in *. assert (C0 : 2 + Z <> 0). { sign. } split; [exact C0 | ].  assert (S1 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 Q ltac:(lra)) as O1. assert (S2 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (S3 : (sqrt (sqrt Q)) * (sqrt (sqrt Q)) = (sqrt Q)) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt (sqrt Q))) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 (sqrt Q) ltac:(lra)) as O3. apply not_lt_ge. intro N. assert (M : 0 < (1/2) * (sqrt (sqrt Q)) + (1/4) * (sqrt (sqrt Q)) * Z + (-1/4) * (sqrt Q)). { replace ((1/2) * (sqrt (sqrt Q)) + (1/4) * (sqrt (sqrt Q)) * Z + (-1/4) * (sqrt Q)) with (((2 + Z)) * (((1/4) * (sqrt (sqrt Q))) - ((1/4) * (sqrt Q) * (/ (2 + Z))))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (lt0 _ _ N)]. }  pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= (sqrt (sqrt Q)))). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* PG-T4.2/exponent from Q = 14 4: statement 1 of 1 *)
Theorem exponent_from_q_14_4_1 : forall y : R,
  0 < y ->
  y >= 14 ->
  (1/80) * (y ^ 2) >= (1/6) * y.
Proof. by_mono. Qed.

(* PG-T4.2/silent below: statement 1 of 1 *)
Theorem silent_below_1 : forall y : R,
  0 < y ->
  y >= 1 ->
  y <= 14 ->
  (8 * (ln y)) + ((-1/6) * y) + (ln 2) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 1 <= y) by (lra). assert (B2 : y <= 14) by (lra). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* PG-T4.2/feasible: statement 1 of 1 *)
Theorem feasible_1 : exists K Q Z'_' d l_b v : R,
  (exists whole : Z, K = IZR whole) /\ (exists whole : Z, Q = IZR whole) /\ (exists whole : Z, Z'_' = IZR whole) /\ (exists whole : Z, d = IZR whole) /\ 1 <= K /\ 1 <= Q /\ 1 <= Z'_' /\ 1 <= d /\ 0 <= l_b /\ 0 < v /\ 4 * Z'_' * (l_b ^ 2) <= 1 /\ Z'_' <= (-2) + (sqrt (sqrt Q)) /\ d <= 5 * Q /\ v <= (1/4) * (/ (sqrt Q)) /\ Q >= 40 /\ d >= 1 + K.
Proof. exists (1). exists (1000000). exists (12). exists (10000). exists (1/8). exists (1875565491263/7509771736788788). split; [exists (1)%Z; reflexivity | ]. split; [exists (1000000)%Z; reflexivity | ]. split; [exists (12)%Z; reflexivity | ]. split; [exists (10000)%Z; reflexivity | ]. repeat split; first [lra | apply Rgt_not_eq; lra | lra | sign]. Qed.

(* PG-T4.2/first non-vacuous, K = 1: statement 1 of 3 *)
Theorem first_non_vacuous_k_1_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 81 ->
  y ^ 4 <= 5595511682 ->
  (8 * (ln y)) + ((-1/6) * y) + (ln 2) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 3 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (13675082530655611/50000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* PG-T4.2/first non-vacuous, K = 1: statement 2 of 3 *)
Theorem first_non_vacuous_k_1_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 5595511683 ->
  (3 * (ln 2)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (27350165062533189/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (56113076570369938073/10000000000000000000) + (y / (27350165062533189/100000000000000) - 1)) by (pose proof (ln_tangent (27350165062533189/100000000000000) y ltac:(lra) ltac:(lra)); assert (ln (27350165062533189/100000000000000) <= (56113076570369938073/10000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (27350165062533189/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (27350165062533189/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (27350165062533189/100000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* PG-T4.2/first non-vacuous, K = 1: statement 3 of 3 *)
Theorem first_non_vacuous_k_1_3 : forall y : R,
  0 < y ->
  y ^ 4 >= 5595511683 ->
  (8 * (ln y)) + ((-1/6) * y) + (ln 2) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (27350165062533189/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (56113076570369938073/10000000000000000000) + (y / (27350165062533189/100000000000000) - 1)) by (pose proof (ln_tangent (27350165062533189/100000000000000) y ltac:(lra) ltac:(lra)); assert (ln (27350165062533189/100000000000000) <= (56113076570369938073/10000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (27350165062533189/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (27350165062533189/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (27350165062533189/100000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* PG-T4.2/first non-vacuous, K = 10: statement 1 of 3 *)
Theorem first_non_vacuous_k_10_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 81 ->
  y ^ 4 <= 7087864425 ->
  (8 * (ln y)) + ((-1/6) * y) + (ln 2) + (ln 10) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 3 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (232123354165277/800000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* PG-T4.2/first non-vacuous, K = 10: statement 2 of 3 *)
Theorem first_non_vacuous_k_10_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 7087864426 ->
  (3 * (ln 2)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) + (ln 10) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (29015419271683043/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (35440078004388947353/6250000000000000000) + (y / (29015419271683043/100000000000000) - 1)) by (pose proof (ln_tangent (29015419271683043/100000000000000) y ltac:(lra) ltac:(lra)); assert (ln (29015419271683043/100000000000000) <= (35440078004388947353/6250000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (29015419271683043/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (29015419271683043/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (29015419271683043/100000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* PG-T4.2/first non-vacuous, K = 10: statement 3 of 3 *)
Theorem first_non_vacuous_k_10_3 : forall y : R,
  0 < y ->
  y ^ 4 >= 7087864426 ->
  (8 * (ln y)) + ((-1/6) * y) + (ln 2) + (ln 10) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (29015419271683043/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (35440078004388947353/6250000000000000000) + (y / (29015419271683043/100000000000000) - 1)) by (pose proof (ln_tangent (29015419271683043/100000000000000) y ltac:(lra) ltac:(lra)); assert (ln (29015419271683043/100000000000000) <= (35440078004388947353/6250000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (29015419271683043/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (29015419271683043/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (29015419271683043/100000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* PG-T4.2/first non-vacuous, K = 100: statement 1 of 3 *)
Theorem first_non_vacuous_k_100_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 81 ->
  y ^ 4 <= 8838858433 ->
  (2 * (ln 10)) + (8 * (ln y)) + ((-1/6) * y) + (ln 2) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 3 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (30661898702036893/100000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* PG-T4.2/first non-vacuous, K = 100: statement 2 of 3 *)
Theorem first_non_vacuous_k_100_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 8838858434 ->
  (2 * (ln 10)) + (3 * (ln 2)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (30661898702904139/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (572560589220794942839/100000000000000000000) + (y / (30661898702904139/100000000000000) - 1)) by (pose proof (ln_tangent (30661898702904139/100000000000000) y ltac:(lra) ltac:(lra)); assert (ln (30661898702904139/100000000000000) <= (572560589220794942839/100000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (30661898702904139/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (30661898702904139/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (30661898702904139/100000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* PG-T4.2/first non-vacuous, K = 100: statement 3 of 3 *)
Theorem first_non_vacuous_k_100_3 : forall y : R,
  0 < y ->
  y ^ 4 >= 8838858434 ->
  (2 * (ln 10)) + (8 * (ln y)) + ((-1/6) * y) + (ln 2) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (30661898702904139/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (572560589220794942839/100000000000000000000) + (y / (30661898702904139/100000000000000) - 1)) by (pose proof (ln_tangent (30661898702904139/100000000000000) y ltac:(lra) ltac:(lra)); assert (ln (30661898702904139/100000000000000) <= (572560589220794942839/100000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (30661898702904139/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (30661898702904139/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (30661898702904139/100000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* PG-T4.2/first non-vacuous, K = 1000: statement 1 of 3 *)
Theorem first_non_vacuous_k_1000_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 81 ->
  y ^ 4 <= 10873893105 ->
  (3 * (ln 10)) + (8 * (ln y)) + ((-1/6) * y) + (ln 2) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 3 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (32292098225836621/100000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* PG-T4.2/first non-vacuous, K = 1000: statement 2 of 3 *)
Theorem first_non_vacuous_k_1000_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 10873893106 ->
  (3 * (ln 2)) + (3 * (ln 10)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (16146049113289521/50000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (288870382817306995989/50000000000000000000) + (y / (16146049113289521/50000000000000) - 1)) by (pose proof (ln_tangent (16146049113289521/50000000000000) y ltac:(lra) ltac:(lra)); assert (ln (16146049113289521/50000000000000) <= (288870382817306995989/50000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (16146049113289521/50000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (16146049113289521/50000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (16146049113289521/50000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* PG-T4.2/first non-vacuous, K = 1000: statement 3 of 3 *)
Theorem first_non_vacuous_k_1000_3 : forall y : R,
  0 < y ->
  y ^ 4 >= 10873893106 ->
  (3 * (ln 10)) + (8 * (ln y)) + ((-1/6) * y) + (ln 2) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (16146049113289521/50000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (288870382817306995989/50000000000000000000) + (y / (16146049113289521/50000000000000) - 1)) by (pose proof (ln_tangent (16146049113289521/50000000000000) y ltac:(lra) ltac:(lra)); assert (ln (16146049113289521/50000000000000) <= (288870382817306995989/50000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (16146049113289521/50000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (16146049113289521/50000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (16146049113289521/50000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.
