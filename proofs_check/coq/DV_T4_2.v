(* DV-T4.2: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* DV-T4.2/exponents: statement 1 of 3 *)
Theorem exponents_1 : forall Q Z'_' d l_b v : R,
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
  2 + Z'_' <> 0 /\ (1/4096) * (/ v ^ 2) * (/ (2 + Z'_') ^ 2) >= (1/4) * Q * (/ (2 + Z'_') ^ 2).
Proof. intros Q Z d l_b v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9. rewrite ?inv_pow in *. assert (C0 : 2 + Z <> 0). { sign. } split; [exact C0 | ].  assert (S1 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (S3 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 Q ltac:(lra)) as O3. assert (S4 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K9 : 0 <= (1/32) + (-1) * (sqrt Q) * v). { replace ((1/32) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/32) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G9)]. } apply not_lt_ge. intro N. assert (M : 0 < (1/4) * Q * v * v + (-1/4096)). { replace ((1/4) * Q * v * v + (-1/4096)) with (((2 + Z) * (2 + Z) * v * v) * (((1/4) * Q * (/ (2 + Z) ^ 2)) - ((1/4096) * (/ v ^ 2) * (/ (2 + Z) ^ 2)))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (lt0 _ _ N)]. }  pose proof (Rmult_le_pos _ _ K9 (ltac:(sign) : 0 <= (sqrt Q) * v)). pose proof (f_equal (Rmult (v * v)) S3). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-T4.2/exponents: statement 2 of 3 *)
Theorem exponents_2 : forall Q Z'_' d l_b v : R,
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
  2 + Z'_' <> 0 /\ (1/16) * (/ v ^ 2) * (/ (2 + Z'_')) >= 64 * Q * (/ (2 + Z'_')).
Proof. intros Q Z d l_b v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9. rewrite ?inv_pow in *. assert (C0 : 2 + Z <> 0). { sign. } split; [exact C0 | ].  assert (S1 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (S3 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 Q ltac:(lra)) as O3. assert (S4 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K9 : 0 <= (1/32) + (-1) * (sqrt Q) * v). { replace ((1/32) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/32) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G9)]. } apply not_lt_ge. intro N. assert (M : 0 < 64 * Q * v * v + (-1/16)). { replace (64 * Q * v * v + (-1/16)) with (((2 + Z) * v * v) * ((64 * Q * (/ (2 + Z))) - ((1/16) * (/ v ^ 2) * (/ (2 + Z))))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (lt0 _ _ N)]. }  pose proof (Rmult_le_pos _ _ K9 (ltac:(sign) : 0 <= (sqrt Q) * v)). pose proof (f_equal (Rmult (v * v)) S3). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-T4.2/exponents: statement 3 of 3 *)
Theorem exponents_3 : forall Q Z'_' d l_b v : R,
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
  2 + Z'_' <> 0 /\ (1/256) * (/ v ^ 4) * (/ d) * (/ (2 + Z'_') ^ 2) >= (4096/5) * Q * (/ (2 + Z'_') ^ 2).
Proof. intros Q Z d l_b v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9. rewrite ?inv_pow in *. assert (C0 : 2 + Z <> 0). { sign. } split; [exact C0 | ].  assert (S1 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ d) * d = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ d)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (S4 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P4 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 Q ltac:(lra)) as O4. assert (S5 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P5 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K9 : 0 <= (1/32) + (-1) * (sqrt Q) * v). { replace ((1/32) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/32) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G9)]. } apply not_lt_ge. intro N. assert (M : 0 < (4096/5) * Q * d * v * v * v * v + (-1/256)). { replace ((4096/5) * Q * d * v * v * v * v + (-1/256)) with (((2 + Z) * (2 + Z) * v * v * v * v * d) * (((4096/5) * Q * (/ (2 + Z) ^ 2)) - ((1/256) * (/ v ^ 4) * (/ d) * (/ (2 + Z) ^ 2)))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (lt0 _ _ N)]. }  pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < (sqrt Q) * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= Q * v * v * v * v)). pose proof (Rmult_le_pos _ _ K9 (ltac:(sign) : 0 <= (sqrt Q) * v)). pose proof (Rmult_le_pos _ _ K9 (ltac:(sign) : 0 <= Q * d * v * v * v * v)). pose proof (f_equal (Rmult (v * v)) S4). pose proof (f_equal (Rmult (Q * v * v * v * v)) S4). pose proof (Rmult_le_pos _ _ K9 (ltac:(sign) : 0 <= Q * v * v)). pose proof (Rmult_le_pos _ _ K9 (ltac:(sign) : 0 <= (sqrt Q) * Q * v * v * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-T4.2/at most four values a token: statement 1 of 1 *)
Theorem at_most_four_values_a_token_1 : forall Q Z'_' d l_b v : R,
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
  Z'_' <= 4.
Proof. intros Q Z d l_b v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9. rewrite ?inv_pow in *.  assert (S1 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). assert (S2 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K9 : 0 <= (1/32) + (-1) * (sqrt Q) * v). { replace ((1/32) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/32) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G9)]. } apply not_gt_le. intro N.   pose proof (leq0 _ _ G5). pose proof (geq0 _ _ G7). pose proof (Rmult_le_pos _ _ (leq0 _ _ G5) (ltac:(sign) : 0 <= Z)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G7) (ltac:(sign) : 0 <= Z)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G7) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G7) (ltac:(sign) : 0 <= Z * l_b)). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < l_b * l_b * l_b)). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < Z * l_b * l_b * l_b * l_b)). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < Z * Z * l_b * l_b * l_b * l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G5) (ltac:(sign) : 0 <= Z * Z * l_b * l_b)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G7) (ltac:(sign) : 0 <= l_b * l_b)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G7) (ltac:(sign) : 0 <= Z * l_b * l_b * l_b)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-T4.2/silent below: statement 1 of 1 *)
Theorem silent_below_1 : forall y : R,
  0 < y ->
  y >= 1 ->
  y <= 9 ->
  (9 * (ln y)) + ((-1/256) * (y ^ 3)) + (ln 8) >= 0.
Proof. by_bisection. Qed.

(* DV-T4.2/feasible: statement 1 of 1 *)
Theorem feasible_1 : exists K Q Z'_' d l_b v : R,
  (exists whole : Z, K = IZR whole) /\ (exists whole : Z, Q = IZR whole) /\ (exists whole : Z, Z'_' = IZR whole) /\ (exists whole : Z, d = IZR whole) /\ 1 <= K /\ 1 <= Q /\ 1 <= Z'_' /\ 1 <= d /\ 0 <= l_b /\ 0 < v /\ 4 * Z'_' * (l_b ^ 2) <= 1 /\ d <= 5 * Q /\ l_b >= 1/4 /\ l_b <= 1/2 /\ v <= (1/32) * (/ (sqrt Q)) /\ d >= 1 + K.
Proof. exists (2). exists (8). exists (4). exists (40). exists (1/4). exists (1/1000). split; [exists (2)%Z; reflexivity | ]. split; [exists (8)%Z; reflexivity | ]. split; [exists (4)%Z; reflexivity | ]. split; [exists (40)%Z; reflexivity | ]. repeat split; first [lra | apply Rgt_not_eq; lra | lra | sign]. Qed.

(* DV-T4.2/first non-vacuous, K = 1: statement 1 of 2 *)
Theorem first_non_vacuous_k_1_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 1 ->
  y ^ 4 <= 143468 ->
  (3 * (ln 2)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 1 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (243275724182069/12500000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-T4.2/first non-vacuous, K = 1: statement 2 of 2 *)
Theorem first_non_vacuous_k_1_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 143469 ->
  (3 * (ln 2)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (243276148100797/12500000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (1484234282871233251/500000000000000000) + (y / (243276148100797/12500000000000) - 1)) by (pose proof (ln_tangent (243276148100797/12500000000000) y ltac:(lra) ltac:(lra)); assert (ln (243276148100797/12500000000000) <= (1484234282871233251/500000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (243276148100797/12500000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (243276148100797/12500000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (243276148100797/12500000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-T4.2/first non-vacuous, K = 10: statement 1 of 2 *)
Theorem first_non_vacuous_k_10_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 1 ->
  y ^ 4 <= 160707 ->
  (3 * (ln 2)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) + (ln 10) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 1 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (2002205723404627/100000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-T4.2/first non-vacuous, K = 10: statement 2 of 2 *)
Theorem first_non_vacuous_k_10_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 160708 ->
  (3 * (ln 2)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) + (ln 10) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (1001104419040397/50000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (7492090207930857997/2500000000000000000) + (y / (1001104419040397/50000000000000) - 1)) by (pose proof (ln_tangent (1001104419040397/50000000000000) y ltac:(lra) ltac:(lra)); assert (ln (1001104419040397/50000000000000) <= (7492090207930857997/2500000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (1001104419040397/50000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (1001104419040397/50000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (1001104419040397/50000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-T4.2/first non-vacuous, K = 100: statement 1 of 2 *)
Theorem first_non_vacuous_k_100_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 1 ->
  y ^ 4 <= 178267 ->
  (2 * (ln 10)) + (3 * (ln 2)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 1 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (1027395699050069/50000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-T4.2/first non-vacuous, K = 100: statement 2 of 2 *)
Theorem first_non_vacuous_k_100_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 178268 ->
  (2 * (ln 10)) + (3 * (ln 2)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (102739713985731/5000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (151138041436817591819/50000000000000000000) + (y / (102739713985731/5000000000000) - 1)) by (pose proof (ln_tangent (102739713985731/5000000000000) y ltac:(lra) ltac:(lra)); assert (ln (102739713985731/5000000000000) <= (151138041436817591819/50000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (102739713985731/5000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (102739713985731/5000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (102739713985731/5000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-T4.2/first non-vacuous, K = 1000: statement 1 of 2 *)
Theorem first_non_vacuous_k_1000_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 1 ->
  y ^ 4 <= 196140 ->
  (3 * (ln 2)) + (3 * (ln 10)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 1 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (526116050697253/25000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-T4.2/first non-vacuous, K = 1000: statement 2 of 2 *)
Theorem first_non_vacuous_k_1000_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 196141 ->
  (3 * (ln 2)) + (3 * (ln 10)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (2104466885133483/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (19041545417706899981/6250000000000000000) + (y / (2104466885133483/100000000000000) - 1)) by (pose proof (ln_tangent (2104466885133483/100000000000000) y ltac:(lra) ltac:(lra)); assert (ln (2104466885133483/100000000000000) <= (19041545417706899981/6250000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (2104466885133483/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (2104466885133483/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (2104466885133483/100000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-T4.2/first non-vacuous with c = 3/20, K = 1: statement 1 of 3 *)
Theorem first_non_vacuous_with_c_3_20_k_1_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 1260815 ->
  (3/100) * (y ^ 2) <= (1/256) * (y ^ 3).
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (209431912712749/6250000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; solve [sign]. Qed.

(* DV-T4.2/first non-vacuous with c = 3/20, K = 1: statement 2 of 3 *)
Theorem first_non_vacuous_with_c_3_20_k_1_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 1 ->
  y ^ 4 <= 1260814 ->
  (3 * (ln 2)) + (9 * (ln y)) + ((-3/100) * (y ^ 2)) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 1 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (670181987794069/20000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-T4.2/first non-vacuous with c = 3/20, K = 1: statement 3 of 3 *)
Theorem first_non_vacuous_with_c_3_20_k_1_3 : forall y : R,
  0 < y ->
  y ^ 4 >= 1260815 ->
  (3 * (ln 2)) + (9 * (ln y)) + ((-3/100) * (y ^ 2)) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (209431912712749/6250000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (175590861190288764663/50000000000000000000) + (y / (209431912712749/6250000000000) - 1)) by (pose proof (ln_tangent (209431912712749/6250000000000) y ltac:(lra) ltac:(lra)); assert (ln (209431912712749/6250000000000) <= (175590861190288764663/50000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (209431912712749/6250000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (209431912712749/6250000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (209431912712749/6250000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-T4.2/first non-vacuous with c = 3/20, K = 10: statement 1 of 3 *)
Theorem first_non_vacuous_with_c_3_20_k_10_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 1466377 ->
  (3/100) * (y ^ 2) <= (1/256) * (y ^ 3).
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (1739928549929969/50000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; solve [sign]. Qed.

(* DV-T4.2/first non-vacuous with c = 3/20, K = 10: statement 2 of 3 *)
Theorem first_non_vacuous_with_c_3_20_k_10_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 1 ->
  y ^ 4 <= 1466376 ->
  (3 * (ln 2)) + (9 * (ln y)) + ((-3/100) * (y ^ 2)) + (ln 10) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 1 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (695971301317031/20000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-T4.2/first non-vacuous with c = 3/20, K = 10: statement 3 of 3 *)
Theorem first_non_vacuous_with_c_3_20_k_10_3 : forall y : R,
  0 < y ->
  y ^ 4 >= 1466377 ->
  (3 * (ln 2)) + (9 * (ln y)) + ((-3/100) * (y ^ 2)) + (ln 10) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (1739928549929969/50000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (177478816133933573089/50000000000000000000) + (y / (1739928549929969/50000000000000) - 1)) by (pose proof (ln_tangent (1739928549929969/50000000000000) y ltac:(lra) ltac:(lra)); assert (ln (1739928549929969/50000000000000) <= (177478816133933573089/50000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (1739928549929969/50000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (1739928549929969/50000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (1739928549929969/50000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-T4.2/first non-vacuous with c = 3/20, K = 100: statement 1 of 3 *)
Theorem first_non_vacuous_with_c_3_20_k_100_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 1685120 ->
  (3/100) * (y ^ 2) <= (1/256) * (y ^ 3).
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (1801472814133441/50000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; solve [sign]. Qed.

(* DV-T4.2/first non-vacuous with c = 3/20, K = 100: statement 2 of 3 *)
Theorem first_non_vacuous_with_c_3_20_k_100_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 1 ->
  y ^ 4 <= 1685119 ->
  (2 * (ln 10)) + (3 * (ln 2)) + (9 * (ln y)) + ((-3/100) * (y ^ 2)) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 1 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (720589018748633/20000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-T4.2/first non-vacuous with c = 3/20, K = 100: statement 3 of 3 *)
Theorem first_non_vacuous_with_c_3_20_k_100_3 : forall y : R,
  0 < y ->
  y ^ 4 >= 1685120 ->
  (2 * (ln 10)) + (3 * (ln 2)) + (9 * (ln y)) + ((-3/100) * (y ^ 2)) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (1801472814133441/50000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (89608420849062664991/25000000000000000000) + (y / (1801472814133441/50000000000000) - 1)) by (pose proof (ln_tangent (1801472814133441/50000000000000) y ltac:(lra) ltac:(lra)); assert (ln (1801472814133441/50000000000000) <= (89608420849062664991/25000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (1801472814133441/50000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (1801472814133441/50000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (1801472814133441/50000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-T4.2/first non-vacuous with c = 3/20, K = 1000: statement 1 of 3 *)
Theorem first_non_vacuous_with_c_3_20_k_1000_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 1916957 ->
  (3/100) * (y ^ 2) <= (1/256) * (y ^ 3).
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (3720943647240347/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; solve [sign]. Qed.

(* DV-T4.2/first non-vacuous with c = 3/20, K = 1000: statement 2 of 3 *)
Theorem first_non_vacuous_with_c_3_20_k_1000_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 1 ->
  y ^ 4 <= 1916956 ->
  (3 * (ln 2)) + (3 * (ln 10)) + (9 * (ln y)) + ((-3/100) * (y ^ 2)) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 1 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (744188632394657/20000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-T4.2/first non-vacuous with c = 3/20, K = 1000: statement 3 of 3 *)
Theorem first_non_vacuous_with_c_3_20_k_1000_3 : forall y : R,
  0 < y ->
  y ^ 4 >= 1916957 ->
  (3 * (ln 2)) + (3 * (ln 10)) + (9 * (ln y)) + ((-3/100) * (y ^ 2)) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (3720943647240347/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (180828119886182736779/50000000000000000000) + (y / (3720943647240347/100000000000000) - 1)) by (pose proof (ln_tangent (3720943647240347/100000000000000) y ltac:(lra) ltac:(lra)); assert (ln (3720943647240347/100000000000000) <= (180828119886182736779/50000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (3720943647240347/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (3720943647240347/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (3720943647240347/100000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.
