(* DV-T4.3: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* DV-T4.3/0.055 at K = 10, Q = 875: statement 1 of 2 *)
Theorem row_0_055_at_k_10_q_875_1 :
  15312500 * (exp (-175/9)) >= 109/2000.
Proof. by_mono. Qed.

(* DV-T4.3/0.055 at K = 10, Q = 875: statement 2 of 2 *)
Theorem row_0_055_at_k_10_q_875_2 :
  15312500 * (exp (-175/9)) < 111/2000.
Proof. by_mono. Qed.

(* DV-T4.3/first says something, K = 1: statement 1 of 3 *)
Theorem first_says_something_k_1_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 40 ->
  y ^ 4 <= 143468 ->
  (3 * (ln 2)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : (251486685936587/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (243275724182069/12500000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-T4.3/first says something, K = 1: statement 2 of 3 *)
Theorem first_says_something_k_1_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 143469 ->
  (3 * (ln 2)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (243276148100797/12500000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (1484234282871233251/500000000000000000) + (y / (243276148100797/12500000000000) - 1)) by (pose proof (ln_tangent (243276148100797/12500000000000) y ltac:(lra) ltac:(lra)); assert (ln (243276148100797/12500000000000) <= (1484234282871233251/500000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (243276148100797/12500000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (243276148100797/12500000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (243276148100797/12500000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-T4.3/first says something, K = 1: statement 3 of 3 *)
Theorem first_says_something_k_1_3 : forall y : R,
  0 < y ->
  y ^ 4 >= 143469 ->
  (8 * (ln y)) + ((-1/45) * (y ^ 4)) + (ln 2) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (243276148100797/12500000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (1484234282871233251/500000000000000000) + (y / (243276148100797/12500000000000) - 1)) by (pose proof (ln_tangent (243276148100797/12500000000000) y ltac:(lra) ltac:(lra)); assert (ln (243276148100797/12500000000000) <= (1484234282871233251/500000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (243276148100797/12500000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (243276148100797/12500000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (243276148100797/12500000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-T4.3/first says something, K = 10: statement 1 of 3 *)
Theorem first_says_something_k_10_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 40 ->
  y ^ 4 <= 160707 ->
  (3 * (ln 2)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) + (ln 10) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : (251486685936587/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (2002205723404627/100000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-T4.3/first says something, K = 10: statement 2 of 3 *)
Theorem first_says_something_k_10_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 160708 ->
  (3 * (ln 2)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) + (ln 10) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (1001104419040397/50000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (7492090207930857997/2500000000000000000) + (y / (1001104419040397/50000000000000) - 1)) by (pose proof (ln_tangent (1001104419040397/50000000000000) y ltac:(lra) ltac:(lra)); assert (ln (1001104419040397/50000000000000) <= (7492090207930857997/2500000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (1001104419040397/50000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (1001104419040397/50000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (1001104419040397/50000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-T4.3/first says something, K = 10: statement 3 of 3 *)
Theorem first_says_something_k_10_3 : forall y : R,
  0 < y ->
  y ^ 4 >= 160708 ->
  (8 * (ln y)) + ((-1/45) * (y ^ 4)) + (ln 2) + (ln 10) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (1001104419040397/50000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (7492090207930857997/2500000000000000000) + (y / (1001104419040397/50000000000000) - 1)) by (pose proof (ln_tangent (1001104419040397/50000000000000) y ltac:(lra) ltac:(lra)); assert (ln (1001104419040397/50000000000000) <= (7492090207930857997/2500000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (1001104419040397/50000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (1001104419040397/50000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (1001104419040397/50000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-T4.3/first says something, K = 100: statement 1 of 3 *)
Theorem first_says_something_k_100_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 40 ->
  y ^ 4 <= 178267 ->
  (2 * (ln 10)) + (3 * (ln 2)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : (251486685936587/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (1027395699050069/50000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-T4.3/first says something, K = 100: statement 2 of 3 *)
Theorem first_says_something_k_100_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 178268 ->
  (2 * (ln 10)) + (3 * (ln 2)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (102739713985731/5000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (151138041436817591819/50000000000000000000) + (y / (102739713985731/5000000000000) - 1)) by (pose proof (ln_tangent (102739713985731/5000000000000) y ltac:(lra) ltac:(lra)); assert (ln (102739713985731/5000000000000) <= (151138041436817591819/50000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (102739713985731/5000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (102739713985731/5000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (102739713985731/5000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-T4.3/first says something, K = 100: statement 3 of 3 *)
Theorem first_says_something_k_100_3 : forall y : R,
  0 < y ->
  y ^ 4 >= 178268 ->
  (2 * (ln 10)) + (8 * (ln y)) + ((-1/45) * (y ^ 4)) + (ln 2) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (102739713985731/5000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (151138041436817591819/50000000000000000000) + (y / (102739713985731/5000000000000) - 1)) by (pose proof (ln_tangent (102739713985731/5000000000000) y ltac:(lra) ltac:(lra)); assert (ln (102739713985731/5000000000000) <= (151138041436817591819/50000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (102739713985731/5000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (102739713985731/5000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (102739713985731/5000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-T4.3/first says something, K = 1000: statement 1 of 3 *)
Theorem first_says_something_k_1000_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 40 ->
  y ^ 4 <= 196140 ->
  (3 * (ln 2)) + (3 * (ln 10)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : (251486685936587/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (526116050697253/25000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-T4.3/first says something, K = 1000: statement 2 of 3 *)
Theorem first_says_something_k_1000_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 196141 ->
  (3 * (ln 2)) + (3 * (ln 10)) + (9 * (ln y)) + ((-1/256) * (y ^ 3)) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (2104466885133483/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (19041545417706899981/6250000000000000000) + (y / (2104466885133483/100000000000000) - 1)) by (pose proof (ln_tangent (2104466885133483/100000000000000) y ltac:(lra) ltac:(lra)); assert (ln (2104466885133483/100000000000000) <= (19041545417706899981/6250000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (2104466885133483/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (2104466885133483/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (2104466885133483/100000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-T4.3/first says something, K = 1000: statement 3 of 3 *)
Theorem first_says_something_k_1000_3 : forall y : R,
  0 < y ->
  y ^ 4 >= 196141 ->
  (3 * (ln 10)) + (8 * (ln y)) + ((-1/45) * (y ^ 4)) + (ln 2) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (2104466885133483/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (19041545417706899981/6250000000000000000) + (y / (2104466885133483/100000000000000) - 1)) by (pose proof (ln_tangent (2104466885133483/100000000000000) y ltac:(lra) ltac:(lra)); assert (ln (2104466885133483/100000000000000) <= (19041545417706899981/6250000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (2104466885133483/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (2104466885133483/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (2104466885133483/100000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.
