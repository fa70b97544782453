(* DV-T4.3: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* DV-T4.3/substitution: statement 1 of 1 *)
Theorem substitution_1 : forall K Q Z'_' d l_b v : R,
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
  2 + Z'_' <> 0 /\ 2 * K * (Q ^ 2) * (exp ((-4/5) * Q * (/ (2 + Z'_') ^ 2))) <= 2 * K * (Q ^ 2) * (exp ((-1/45) * Q)).
Proof. intros K Q Z d l_b v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11. rewrite ?inv_pow in *. assert (C0 : 2 + Z <> 0). { sign. } split; [exact C0 | ]. eapply (exp_scaled_le (2 * K * (Q ^ 2)) ((-4/5) * Q * (/ (2 + Z) ^ 2)) ((-1/45) * Q)); [sign | rewrite ?inv_pow in * | rewrite ?inv_pow; ring | rewrite ?inv_pow; ring]. assert (S1 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (S2 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P2 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 Q ltac:(lra)) as O2. assert (S3 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K10 : 0 <= (1/32) + (-1) * (sqrt Q) * v). { replace ((1/32) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/32) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G10)]. } apply not_gt_le. intro N'. assert (M' : 0 < (-32/45) * Q + (4/45) * Q * Z + (1/45) * Q * Z * Z). { replace ((-32/45) * Q + (4/45) * Q * Z + (1/45) * Q * Z * Z) with (((2 + Z) * (2 + Z)) * (((-4/5) * Q * (/ (2 + Z) ^ 2)) - ((-1/45) * Q))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N')]. }  pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= Q * Z)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G8) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G8) (ltac:(sign) : 0 <= Q * Z)). pose proof (Rmult_lt_0_compat _ _ M' (ltac:(sign) : 0 < l_b * l_b)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G8) (ltac:(sign) : 0 <= Q * l_b)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G8) (ltac:(sign) : 0 <= Q * Z * l_b)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-T4.3/0.055 at K = 10, Q = 875: statement 1 of 2 *)
Theorem row_0_055_at_k_10_q_875_1 :
  15312500 * (exp (-175/9)) >= 109/2000.
Proof. by_mono. Qed.

(* DV-T4.3/0.055 at K = 10, Q = 875: statement 2 of 2 *)
Theorem row_0_055_at_k_10_q_875_2 :
  15312500 * (exp (-175/9)) < 111/2000.
Proof. by_mono. Qed.

(* DV-T4.3/feasible: statement 1 of 1 *)
Theorem feasible_1 : exists K Q Z'_' d l_b v : R,
  (exists whole : Z, K = IZR whole) /\ (exists whole : Z, Q = IZR whole) /\ (exists whole : Z, Z'_' = IZR whole) /\ (exists whole : Z, d = IZR whole) /\ 1 <= K /\ 1 <= Q /\ 1 <= Z'_' /\ 1 <= d /\ 0 <= l_b /\ 0 < v /\ 4 * Z'_' * (l_b ^ 2) <= 1 /\ d <= 5 * Q /\ l_b >= 1/4 /\ l_b <= 1/2 /\ v <= (1/32) * (/ (sqrt Q)) /\ Q >= 40 /\ d >= 1 + K.
Proof. exists (5). exists (83667). exists (1). exists (418335). exists (1/2). exists (6956272301854/91982585083515607). split; [exists (5)%Z; reflexivity | ]. split; [exists (83667)%Z; reflexivity | ]. split; [exists (1)%Z; reflexivity | ]. split; [exists (418335)%Z; reflexivity | ]. repeat split; first [lra | apply Rgt_not_eq; lra | lra | sign]. Qed.

(* DV-T4.3/first non-vacuous, K = 1: statement 1 of 3 *)
Theorem first_non_vacuous_k_1_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 40 ->
  y ^ 4 <= 143468 ->
  (3 * (ln 2)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : (251486685936587/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (243275724182069/12500000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-T4.3/first non-vacuous, K = 1: statement 2 of 3 *)
Theorem first_non_vacuous_k_1_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 143469 ->
  (3 * (ln 2)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (243276148100797/12500000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (1484234282871233251/500000000000000000) + (y / (243276148100797/12500000000000) - 1)) by (pose proof (ln_tangent (243276148100797/12500000000000) y ltac:(lra) ltac:(lra)); assert (ln (243276148100797/12500000000000) <= (1484234282871233251/500000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (243276148100797/12500000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (243276148100797/12500000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (243276148100797/12500000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-T4.3/first non-vacuous, K = 1: statement 3 of 3 *)
Theorem first_non_vacuous_k_1_3 : forall y : R,
  0 < y ->
  y ^ 4 >= 143469 ->
  (8 * (ln y)) + ((-1/45) * (y ^ 4)) + (ln 2) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (243276148100797/12500000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (1484234282871233251/500000000000000000) + (y / (243276148100797/12500000000000) - 1)) by (pose proof (ln_tangent (243276148100797/12500000000000) y ltac:(lra) ltac:(lra)); assert (ln (243276148100797/12500000000000) <= (1484234282871233251/500000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (243276148100797/12500000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (243276148100797/12500000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (243276148100797/12500000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-T4.3/first non-vacuous, K = 10: statement 1 of 3 *)
Theorem first_non_vacuous_k_10_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 40 ->
  y ^ 4 <= 160707 ->
  (3 * (ln 2)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) + (ln 10) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : (251486685936587/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (2002205723404627/100000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-T4.3/first non-vacuous, K = 10: statement 2 of 3 *)
Theorem first_non_vacuous_k_10_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 160708 ->
  (3 * (ln 2)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) + (ln 10) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (1001104419040397/50000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (7492090207930857997/2500000000000000000) + (y / (1001104419040397/50000000000000) - 1)) by (pose proof (ln_tangent (1001104419040397/50000000000000) y ltac:(lra) ltac:(lra)); assert (ln (1001104419040397/50000000000000) <= (7492090207930857997/2500000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (1001104419040397/50000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (1001104419040397/50000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (1001104419040397/50000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-T4.3/first non-vacuous, K = 10: statement 3 of 3 *)
Theorem first_non_vacuous_k_10_3 : forall y : R,
  0 < y ->
  y ^ 4 >= 160708 ->
  (8 * (ln y)) + ((-1/45) * (y ^ 4)) + (ln 2) + (ln 10) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (1001104419040397/50000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (7492090207930857997/2500000000000000000) + (y / (1001104419040397/50000000000000) - 1)) by (pose proof (ln_tangent (1001104419040397/50000000000000) y ltac:(lra) ltac:(lra)); assert (ln (1001104419040397/50000000000000) <= (7492090207930857997/2500000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (1001104419040397/50000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (1001104419040397/50000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (1001104419040397/50000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-T4.3/first non-vacuous, K = 100: statement 1 of 3 *)
Theorem first_non_vacuous_k_100_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 40 ->
  y ^ 4 <= 178267 ->
  (2 * (ln 10)) + (3 * (ln 2)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : (251486685936587/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (1027395699050069/50000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-T4.3/first non-vacuous, K = 100: statement 2 of 3 *)
Theorem first_non_vacuous_k_100_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 178268 ->
  (2 * (ln 10)) + (3 * (ln 2)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (102739713985731/5000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (151138041436817591819/50000000000000000000) + (y / (102739713985731/5000000000000) - 1)) by (pose proof (ln_tangent (102739713985731/5000000000000) y ltac:(lra) ltac:(lra)); assert (ln (102739713985731/5000000000000) <= (151138041436817591819/50000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (102739713985731/5000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (102739713985731/5000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (102739713985731/5000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-T4.3/first non-vacuous, K = 100: statement 3 of 3 *)
Theorem first_non_vacuous_k_100_3 : forall y : R,
  0 < y ->
  y ^ 4 >= 178268 ->
  (2 * (ln 10)) + (8 * (ln y)) + ((-1/45) * (y ^ 4)) + (ln 2) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (102739713985731/5000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (151138041436817591819/50000000000000000000) + (y / (102739713985731/5000000000000) - 1)) by (pose proof (ln_tangent (102739713985731/5000000000000) y ltac:(lra) ltac:(lra)); assert (ln (102739713985731/5000000000000) <= (151138041436817591819/50000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (102739713985731/5000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (102739713985731/5000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (102739713985731/5000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-T4.3/first non-vacuous, K = 1000: statement 1 of 3 *)
Theorem first_non_vacuous_k_1000_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 40 ->
  y ^ 4 <= 196140 ->
  (3 * (ln 2)) + (3 * (ln 10)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : (251486685936587/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (526116050697253/25000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-T4.3/first non-vacuous, K = 1000: statement 2 of 3 *)
Theorem first_non_vacuous_k_1000_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 196141 ->
  (3 * (ln 2)) + (3 * (ln 10)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (2104466885133483/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (19041545417706899981/6250000000000000000) + (y / (2104466885133483/100000000000000) - 1)) by (pose proof (ln_tangent (2104466885133483/100000000000000) y ltac:(lra) ltac:(lra)); assert (ln (2104466885133483/100000000000000) <= (19041545417706899981/6250000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (2104466885133483/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (2104466885133483/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (2104466885133483/100000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-T4.3/first non-vacuous, K = 1000: statement 3 of 3 *)
Theorem first_non_vacuous_k_1000_3 : forall y : R,
  0 < y ->
  y ^ 4 >= 196141 ->
  (3 * (ln 10)) + (8 * (ln y)) + ((-1/45) * (y ^ 4)) + (ln 2) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (2104466885133483/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (19041545417706899981/6250000000000000000) + (y / (2104466885133483/100000000000000) - 1)) by (pose proof (ln_tangent (2104466885133483/100000000000000) y ltac:(lra) ltac:(lra)); assert (ln (2104466885133483/100000000000000) <= (19041545417706899981/6250000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (2104466885133483/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (2104466885133483/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (2104466885133483/100000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.
