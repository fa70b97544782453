(* OWN-envelope: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* OWN-envelope/products of the own value are not negative: statement 1 of 1 *)
Theorem products_of_the_own_value_are_not_negative_1 : forall Z'_' epsilon l_b v : R,
  1 <= Z'_' ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  2 + ((-2) * (l_b ^ 2)) + ((-4) * epsilon * v) >= 0.
Proof. intros Z epsilon l_b v G0 G1 G2 G3 G4 G5. rewrite ?inv_pow in *.  assert (S1 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K5 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G5)]. } apply not_lt_ge. intro N.   pose proof (leq0 _ _ G0). pose proof (leq0 _ _ G4). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ N) (ltac:(sign) : 0 < Z)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G1) (ltac:(sign) : 0 < v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G1) (ltac:(sign) : 0 < Z * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* OWN-envelope/one sample of the own value: statement 1 of 2 *)
Theorem one_sample_of_the_own_value_1 : forall C C_least w w_least w_most : R,
  0 <= C_least ->
  0 <= w ->
  0 <= w_least ->
  0 <= w_most ->
  w >= w_least ->
  w <= w_most ->
  C >= C_least ->
  C * w >= C_least * w_least.
Proof. by_mono. Qed.

(* OWN-envelope/one sample of the own value: statement 2 of 2 *)
Theorem one_sample_of_the_own_value_2 : forall C C_least w w_least w_most : R,
  0 <= C_least ->
  0 <= w ->
  0 <= w_least ->
  0 <= w_most ->
  w >= w_least ->
  w <= w_most ->
  C >= C_least ->
  C * w <= C * w_most.
Proof. by_mono. Qed.

(* OWN-envelope/a pair of samples of a sharing value: statement 1 of 2 *)
Theorem a_pair_of_samples_of_a_sharing_value_1 : forall C_minus C_plus epsilon l_b v w_least w_minus w_most w_plus : R,
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  0 <= w_least ->
  0 <= w_minus ->
  0 <= w_most ->
  0 <= w_plus ->
  w_plus >= w_least ->
  w_plus <= w_most ->
  w_minus >= w_least ->
  w_minus <= w_most ->
  Rabs (C_plus + ((-1) * (l_b ^ 2))) <= 2 * epsilon * v ->
  Rabs (C_minus + (l_b ^ 2)) <= 2 * epsilon * v ->
  w_least <= w_most ->
  (C_minus * w_minus) + (C_plus * w_plus) >= (w_least * (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v)))) + ((-1) * w_most * ((4 * epsilon * v) + (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v))))).
Proof. intros C_minus C_plus epsilon l_b v w_least w_minus w_most w_plus G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12 G13. rewrite ?inv_pow in *.  pose proof (Rmax_l 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as Q1. pose proof (Rmax_r 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as R1. pose proof (Rle_abs (C_plus + ((-1) * (l_b ^ 2)))) as Q2. pose proof (neg_le_abs (C_plus + ((-1) * (l_b ^ 2)))) as R2. pose proof (Rle_abs (C_minus + (l_b ^ 2))) as Q3. pose proof (neg_le_abs (C_minus + (l_b ^ 2))) as R3. apply not_lt_ge. intro N'.   pose proof (lt0 _ _ N'). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (leq0 _ _ R3)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G5) (leq0 _ _ G12)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G5) (leq0 _ _ R3)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (leq0 _ _ G11)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (leq0 _ _ R2)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G7) (leq0 _ _ Q1)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G8) (leq0 _ _ R1)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G10) (leq0 _ _ Q3)). pose proof (Rmult_le_pos _ _ (Rle_0_sqr l_b) (leq0 _ _ G10)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* OWN-envelope/a pair of samples of a sharing value: statement 2 of 2 *)
Theorem a_pair_of_samples_of_a_sharing_value_2 : forall C_minus C_plus epsilon l_b v w_least w_minus w_most w_plus : R,
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  0 <= w_least ->
  0 <= w_minus ->
  0 <= w_most ->
  0 <= w_plus ->
  w_plus >= w_least ->
  w_plus <= w_most ->
  w_minus >= w_least ->
  w_minus <= w_most ->
  Rabs (C_plus + ((-1) * (l_b ^ 2))) <= 2 * epsilon * v ->
  Rabs (C_minus + (l_b ^ 2)) <= 2 * epsilon * v ->
  w_least <= w_most ->
  (C_minus * w_minus) + (C_plus * w_plus) <= (w_most * ((4 * epsilon * v) + (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v))))) + ((-1) * w_least * (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v)))).
Proof. intros C_minus C_plus epsilon l_b v w_least w_minus w_most w_plus G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12 G13. rewrite ?inv_pow in *.  pose proof (Rmax_l 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as Q1. pose proof (Rmax_r 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as R1. pose proof (Rle_abs (C_plus + ((-1) * (l_b ^ 2)))) as Q2. pose proof (neg_le_abs (C_plus + ((-1) * (l_b ^ 2)))) as R2. pose proof (Rle_abs (C_minus + (l_b ^ 2))) as Q3. pose proof (neg_le_abs (C_minus + (l_b ^ 2))) as R3. apply not_gt_le. intro N'.   pose proof (gt0 _ _ N'). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (leq0 _ _ G12)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (leq0 _ _ Q3)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G5) (leq0 _ _ G11)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G5) (leq0 _ _ Q2)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (leq0 _ _ Q2)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G8) (leq0 _ _ R2)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G9) (leq0 _ _ Q1)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G10) (leq0 _ _ R1)). pose proof (Rmult_le_pos _ _ (Rle_0_sqr l_b) (leq0 _ _ G8)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* OWN-envelope/drag is not negative: statement 1 of 1 *)
Theorem drag_is_not_negative_1 : forall epsilon l_b v w_least w_most : R,
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  0 <= w_least ->
  0 <= w_most ->
  w_least <= w_most ->
  (w_most * ((4 * epsilon * v) + (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v))))) + ((-1) * w_least * (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v)))) >= 0.
Proof. intros epsilon l_b v w_least w_most G0 G1 G2 G3 G4 G5. rewrite ?inv_pow in *.  pose proof (Rmax_l 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as Q1. pose proof (Rmax_r 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as R1. apply not_lt_ge. intro N.   pose proof (lt0 _ _ N). pose proof (Rmult_le_pos _ _ (leq0 _ _ G5) (leq0 _ _ Q1)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (ltac:(sign) : 0 <= epsilon * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* OWN-envelope/rates at a quarter and a half: statement 1 of 2 *)
Theorem rates_at_a_quarter_and_a_half_1 : forall Z'_' epsilon l_b v : R,
  1 <= Z'_' ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  1 + ((-2) * epsilon * v) + ((-1/2) * ((-2) + (2 * Z'_')) * ((4 * epsilon * v) + (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v))))) + ((1/4) * ((-2) + (2 * Z'_')) * (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v)))) = 1 + ((-1) * ((-2) + (2 * Z'_')) * (Rmax (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v)))) + ((-2) * epsilon * v).
Proof. by_cases. Qed.

(* OWN-envelope/rates at a quarter and a half: statement 2 of 2 *)
Theorem rates_at_a_quarter_and_a_half_2 : forall Q Z'_' d epsilon l_b v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  2 + ((1/2) * ((-2) + (2 * Z'_')) * ((4 * epsilon * v) + (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v))))) + (4 * epsilon * v) + ((-1/4) * ((-2) + (2 * Z'_')) * (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v)))) + (d * (v ^ 2) * (/ Q)) = 2 + (((-2) + (2 * Z'_')) * (Rmax (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v)))) + (4 * epsilon * v) + (d * (v ^ 2) * (/ Q)).
Proof. by_cases. Qed.

(* OWN-envelope/margins increase: statement 1 of 1 *)
Theorem margins_increase_1 : forall Z'_' epsilon l_b v : R,
  1 <= Z'_' ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  1 + ((-1) * ((-2) + (2 * Z'_')) * (Rmax (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v)))) + ((-2) * epsilon * v) >= 1/2.
Proof. intros Z epsilon l_b v G0 G1 G2 G3 G4 G5. rewrite ?inv_pow in *.  pose proof (Rmax_l (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v))) as Q1. pose proof (Rmax_r (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v))) as R1. assert (S2 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K5 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G5)]. } apply not_lt_ge. intro N.  destruct (Rle_or_lt (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v))) as [D8 | D8]. { pose proof (Rmax_right (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v)) D8) as E8.  pose proof (lt0 _ _ N). pose proof (leq0 _ _ G0). pose proof (leq0 _ _ D8). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ N) (ltac:(sign) : 0 < Z)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G0) (ltac:(sign) : 0 <= Z)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G1) (ltac:(sign) : 0 < v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (ltac:(sign) : 0 <= Z)). pose proof (Rmult_le_pos _ _ K5 (ltac:(sign) : 0 <= Z)). pose proof (f_equal (Rmult (Z * Z)) E8). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ N) (ltac:(sign) : 0 < Z * Z)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (ltac:(sign) : 0 <= Z * Z)). pose proof (Rmult_le_pos _ _ K5 (ltac:(sign) : 0 <= Z * Z)). pose proof (f_equal (Rmult (Z * Z * Z)) E8). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rmax_left (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v)) (Rlt_le _ _ D8)) as E8.  pose proof (lt0 _ _ N). pose proof (leq0 _ _ G0). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ N) (ltac:(sign) : 0 < Z)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G1) (ltac:(sign) : 0 < v)). pose proof (Rmult_le_pos _ _ K5 (ltac:(sign) : 0 <= Z)). pose proof (f_equal (Rmult (Z * Z)) E8). pose proof (f_equal (Rmult (Z)) E8). cbv beta in *; unfold Rsqr in *; lra. } Qed.

(* OWN-envelope/attained: statement 1 of 1 *)
Theorem attained_1 : forall C_minus C_plus epsilon l_b v w_least w_minus w_most w_plus : R,
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  0 <= w_least ->
  0 <= w_minus ->
  0 <= w_most ->
  0 <= w_plus ->
  l_b ^ 2 >= 2 * epsilon * v ->
  C_plus = (l_b ^ 2) + ((-2) * epsilon * v) ->
  C_minus = ((-1) * (l_b ^ 2)) + ((-2) * epsilon * v) ->
  w_plus = w_least ->
  w_minus = w_most ->
  (C_minus * w_minus) + (C_plus * w_plus) = (w_least * (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v)))) + ((-1) * w_most * ((4 * epsilon * v) + (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v))))).
Proof. intros C_minus C_plus epsilon l_b v w_least w_minus w_most w_plus G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11. rewrite ?inv_pow in *. apply Rle_antisym. {  pose proof (Rmax_l 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as Q1. pose proof (Rmax_r 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as R1. apply not_gt_le. intro N.  destruct (Rle_or_lt 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as [D14 | D14]. { pose proof (Rmax_right 0 ((l_b ^ 2) + ((-2) * epsilon * v)) D14) as E14.  pose proof (gt0 _ _ N). pose proof (f_equal (Rmult (w_plus)) G8). pose proof (f_equal (Rmult (w_minus)) G9). pose proof (f_equal (Rmult (epsilon * v)) G11). pose proof (f_equal (Rmult (w_least)) E14). pose proof (f_equal (Rmult (w_most)) E14). pose proof (f_equal (Rmult (epsilon * v)) G10). pose proof (f_equal (Rmult (l_b * l_b)) G10). pose proof (f_equal (Rmult (l_b * l_b)) G11). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rmax_left 0 ((l_b ^ 2) + ((-2) * epsilon * v)) (Rlt_le _ _ D14)) as E14.  pose proof (geq0 _ _ G7). pose proof (lt0 _ _ D14). cbv beta in *; unfold Rsqr in *; lra. } } apply Rge_le.  pose proof (Rmax_l 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as Q1. pose proof (Rmax_r 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as R1. apply not_lt_ge. intro N.  destruct (Rle_or_lt 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as [D14 | D14]. { pose proof (Rmax_right 0 ((l_b ^ 2) + ((-2) * epsilon * v)) D14) as E14.  pose proof (lt0 _ _ N). pose proof (f_equal (Rmult (w_plus)) G8). pose proof (f_equal (Rmult (w_minus)) G9). pose proof (f_equal (Rmult (epsilon * v)) G11). pose proof (f_equal (Rmult (w_least)) E14). pose proof (f_equal (Rmult (w_most)) E14). pose proof (f_equal (Rmult (epsilon * v)) G10). pose proof (f_equal (Rmult (l_b * l_b)) G10). pose proof (f_equal (Rmult (l_b * l_b)) G11). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rmax_left 0 ((l_b ^ 2) + ((-2) * epsilon * v)) (Rlt_le _ _ D14)) as E14.  pose proof (geq0 _ _ G7). pose proof (lt0 _ _ D14). cbv beta in *; unfold Rsqr in *; lra. } Qed.

(* OWN-envelope/ratio of the rates: statement 1 of 1 *)
Theorem ratio_of_the_rates_1 : forall Q Z'_' d epsilon l_b v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  d <= 5 * Q ->
  l_b >= 1/4 ->
  l_b <= 1/2 ->
  v <= (1/32) * (/ (sqrt Q)) ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  2 + (((-2) + (2 * Z'_')) * (Rmax (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v)))) + (4 * epsilon * v) + (d * (v ^ 2) * (/ Q)) <= (283/100) + ((-283/50) * epsilon * v) + ((-283/100) * ((-2) + (2 * Z'_')) * (Rmax (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v)))).
Proof. intros Q Z d epsilon l_b v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11. rewrite ?inv_pow in *.  pose proof (Rmax_l (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v))) as Q1. pose proof (Rmax_r (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v))) as R1. assert (S2 : (/ Q) * Q = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ Q)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 Q ltac:(lra)) as O3. assert (S4 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K10 : 0 <= (1/32) + (-1) * (sqrt Q) * v). { replace ((1/32) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/32) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G10)]. } assert (S5 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P5 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S6 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P6 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K11 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G11)]. } apply not_gt_le. intro N. assert (M : 0 < (-83/100) * Q + (-383/50) * (Rmax (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v))) * Q + (383/50) * (Rmax (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v))) * Q * Z + (483/50) * Q * epsilon * v + 1 * d * v * v). { replace ((-83/100) * Q + (-383/50) * (Rmax (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v))) * Q + (383/50) * (Rmax (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v))) * Q * Z + (483/50) * Q * epsilon * v + 1 * d * v * v) with ((Q) * ((2 + (((-2) + (2 * Z)) * (Rmax (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v)))) + (4 * epsilon * v) + (d * (v ^ 2) * (/ Q))) - ((283/100) + ((-283/50) * epsilon * v) + ((-283/100) * ((-2) + (2 * Z)) * (Rmax (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v))))))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N)]. } destruct (Rle_or_lt (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v))) as [D17 | D17]. { pose proof (Rmax_right (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v)) D17) as E17.  pose proof (Rmult_le_pos _ _ (Rlt_le _ _ M) K11). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (leq0 _ _ G7)). pose proof (Rmult_le_pos _ _ (Rlt_le _ _ (lt0 _ _ G5)) (leq0 _ _ O3)). pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < Z)). pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < epsilon * v)). pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < Z * epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * Z * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= d)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= Q * Z)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G8) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G8) (ltac:(sign) : 0 <= d)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G8) (ltac:(sign) : 0 <= Q * Z)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G8) (ltac:(sign) : 0 <= Q * l_b)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G8) (ltac:(sign) : 0 <= Z * d)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G8) (ltac:(sign) : 0 <= Q * Z * l_b)). pose proof (Rmult_le_pos _ _ K10 (ltac:(sign) : 0 <= d)). pose proof (Rmult_le_pos _ _ K10 (ltac:(sign) : 0 <= Z * d)). pose proof (Rmult_le_pos _ _ K10 (ltac:(sign) : 0 <= Z * v)). pose proof (Rmult_le_pos _ _ K10 (ltac:(sign) : 0 <= d * v)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= Q * Z)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= Q * epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ O3) (ltac:(sign) : 0 <= Z * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ O3) (ltac:(sign) : 0 <= d * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ O3) (ltac:(sign) : 0 <= Z * d * v * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G1) K11) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) K10) (ltac:(sign) : 0 <= Z * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ O3)) (ltac:(sign) : 0 <= v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ O3)) (ltac:(sign) : 0 <= Z * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (geq0 _ _ G8) (geq0 _ _ G8)) (ltac:(sign) : 0 <= Z * d)). pose proof (f_equal (Rmult (Q)) E17). pose proof (f_equal (Rmult (Q * Z)) E17). pose proof (f_equal (Rmult (Q * Z * Z)) E17). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rmax_left (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v)) (Rlt_le _ _ D17)) as E17.  pose proof (leq0 _ _ G0). pose proof (leq0 _ _ O3). pose proof (Rmult_le_pos _ _ (Rlt_le _ _ (lt0 _ _ G5)) (leq0 _ _ O3)). pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < Z)). pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < d)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G0) (ltac:(sign) : 0 <= d)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * l_b * l_b * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * Z * l_b * l_b * v)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G8) (ltac:(sign) : 0 <= Q * Z)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G8) (ltac:(sign) : 0 <= Q * d)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G8) (ltac:(sign) : 0 <= Z * d)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G8) (ltac:(sign) : 0 <= Q * Z * l_b)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G8) (ltac:(sign) : 0 <= Z * Z * l_b)). pose proof (Rmult_le_pos _ _ K10 (ltac:(sign) : 0 <= d)). pose proof (Rmult_le_pos _ _ K10 (ltac:(sign) : 0 <= Z * d)). pose proof (Rmult_le_pos _ _ K10 (ltac:(sign) : 0 <= Z * v)). pose proof (Rmult_le_pos _ _ K10 (ltac:(sign) : 0 <= d * v)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= Q * Z)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= Q * d)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= Z * d)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= Q * epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ O3) (ltac:(sign) : 0 <= d)). pose proof (Rmult_le_pos _ _ (leq0 _ _ O3) (ltac:(sign) : 0 <= Z * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ O3) (ltac:(sign) : 0 <= d * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ O3) (ltac:(sign) : 0 <= Z * d * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ O3) (ltac:(sign) : 0 <= d * d * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ D17) (ltac:(sign) : 0 < Z)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ D17) (ltac:(sign) : 0 < Q * Z)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ D17) (ltac:(sign) : 0 < Q * d)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ D17) (ltac:(sign) : 0 < Z * Z)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ D17) (ltac:(sign) : 0 < Q * l_b * l_b)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ D17) (ltac:(sign) : 0 < Q * Z * l_b * l_b)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G1) (leq0 _ _ G1)) (ltac:(sign) : 0 <= d)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G1) (geq0 _ _ G8)) (ltac:(sign) : 0 <= Z * d)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G7)) (ltac:(sign) : 0 <= v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (geq0 _ _ G8)) (ltac:(sign) : 0 <= Z * Z * l_b)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) K10) (ltac:(sign) : 0 <= (sqrt Q))). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) K10) (ltac:(sign) : 0 <= Z * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) K10) (ltac:(sign) : 0 <= d * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ O3)) (ltac:(sign) : 0 <= v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ O3)) (ltac:(sign) : 0 <= Z * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (Rlt_le _ _ (lt0 _ _ D17))) (ltac:(sign) : 0 <= Z)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (Rlt_le _ _ (lt0 _ _ D17))) (ltac:(sign) : 0 <= Z * Z)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (geq0 _ _ G8) (geq0 _ _ G8)) (ltac:(sign) : 0 <= Q * d)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (geq0 _ _ G8) (geq0 _ _ G8)) (ltac:(sign) : 0 <= Z * d)). pose proof (Rmult_lt_0_compat _ _ (Rmult_lt_0_compat _ _ (lt0 _ _ D17) (lt0 _ _ D17)) (ltac:(sign) : 0 < Q)). pose proof (Rmult_lt_0_compat _ _ (Rmult_lt_0_compat _ _ (lt0 _ _ D17) (lt0 _ _ D17)) (ltac:(sign) : 0 < Q * Z)). pose proof (f_equal (Rmult (v)) S3). pose proof (f_equal (Rmult (d * v)) S3). pose proof (f_equal (Rmult (Q)) E17). pose proof (f_equal (Rmult (Q * Z)) E17). pose proof (f_equal (Rmult (Q * d)) E17). pose proof (f_equal (Rmult (Q * Z * Z)) E17). pose proof (f_equal (Rmult (Q * Z * d)) E17). cbv beta in *; unfold Rsqr in *; lra. } Qed.

(* OWN-envelope/ratio of the rates, disjoint values: statement 1 of 1 *)
Theorem ratio_of_the_rates_disjoint_values_1 : forall Q Z'_' d epsilon l_b v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  d <= 5 * Q ->
  l_b >= 1/4 ->
  l_b <= 1/2 ->
  v <= (1/32) * (/ (sqrt Q)) ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  Z'_' <= 1 ->
  2 + (((-2) + (2 * Z'_')) * (Rmax (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v)))) + (4 * epsilon * v) + (d * (v ^ 2) * (/ Q)) <= (109/50) + ((-109/25) * epsilon * v) + ((-109/50) * ((-2) + (2 * Z'_')) * (Rmax (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v)))).
Proof. intros Q Z d epsilon l_b v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12. rewrite ?inv_pow in *.  pose proof (Rmax_l (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v))) as Q1. pose proof (Rmax_r (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v))) as R1. assert (S2 : (/ Q) * Q = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ Q)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P3 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 Q ltac:(lra)) as O3. assert (S4 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K10 : 0 <= (1/32) + (-1) * (sqrt Q) * v). { replace ((1/32) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/32) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G10)]. } assert (S5 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P5 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S6 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P6 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K11 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G11)]. } apply not_gt_le. intro N. assert (M : 0 < (-9/50) * Q + (-159/25) * (Rmax (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v))) * Q + (159/25) * (Rmax (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v))) * Q * Z + (209/25) * Q * epsilon * v + 1 * d * v * v). { replace ((-9/50) * Q + (-159/25) * (Rmax (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v))) * Q + (159/25) * (Rmax (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v))) * Q * Z + (209/25) * Q * epsilon * v + 1 * d * v * v) with ((Q) * ((2 + (((-2) + (2 * Z)) * (Rmax (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v)))) + (4 * epsilon * v) + (d * (v ^ 2) * (/ Q))) - ((109/50) + ((-109/25) * epsilon * v) + ((-109/50) * ((-2) + (2 * Z)) * (Rmax (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v))))))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N)]. } destruct (Rle_or_lt (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v))) as [D18 | D18]. { pose proof (Rmax_right (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v)) D18) as E18.  pose proof (leq0 _ _ G7). pose proof (Rmult_le_pos _ _ (leq0 _ _ G0) (ltac:(sign) : 0 <= d * v * v)). pose proof (Rmult_le_pos _ _ K10 (ltac:(sign) : 0 <= d)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= d * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G12) (ltac:(sign) : 0 <= Q * epsilon * v)). pose proof (f_equal (Rmult (d * v * v)) S3). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < d * v * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Z * d * v * v * v)). pose proof (Rmult_le_pos _ _ K10 (ltac:(sign) : 0 <= (sqrt Q) * d * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G12) (ltac:(sign) : 0 <= Q * l_b * l_b)). pose proof (f_equal (Rmult (Q)) E18). pose proof (f_equal (Rmult (Q * Z)) E18). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rmax_left (2 * epsilon * v) (((1/4) * (l_b ^ 2)) + ((3/2) * epsilon * v)) (Rlt_le _ _ D18)) as E18.  pose proof (geq0 _ _ G8). pose proof (lt0 _ _ D18). pose proof (Rmult_le_pos _ _ (geq0 _ _ G8) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= Z * epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Z * l_b * l_b * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Z * Z * l_b * l_b * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ D18) (ltac:(sign) : 0 < Z * epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ D18) (ltac:(sign) : 0 < Z * Z * epsilon * v)). cbv beta in *; unfold Rsqr in *; lra. } Qed.
