(* DV-TC.6: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* DV-TC.6/variance bound: statement 1 of 1 *)
Theorem variance_bound_1 : forall d epsilon l_b v v'_''7c'x_j'7c''5e'2 : R,
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  0 <= v'_''7c'x_j'7c''5e'2 ->
  Rabs (2 + ((-2) * v'_''7c'x_j'7c''5e'2) + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2))) <= 5 * epsilon * v ->
  v'_''7c'x_j'7c''5e'2 * (v ^ 2) <= (v ^ 2) * (1 + (l_b ^ 2) + (d * (v ^ 2)) + ((5/2) * epsilon * v)).
Proof. intros d epsilon l_b v v'_''7c'x_j'7c''5e'2 G0 G1 G2 G3 G4 G5. rewrite ?inv_pow in *.   apply not_gt_le. intro N.  destruct (Rle_or_lt 0 (2 + ((-2) * v'_''7c'x_j'7c''5e'2) + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2)))) as [D6 | D6]. { pose proof (Rabs_pos_eq (2 + ((-2) * v'_''7c'x_j'7c''5e'2) + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2))) D6) as E6.  pose proof (gt0 _ _ N). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G1) (ltac:(sign) : 0 < v * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ D6) (ltac:(sign) : 0 <= v * v)). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rabs_left (2 + ((-2) * v'_''7c'x_j'7c''5e'2) + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2))) D6) as E6.  pose proof (gt0 _ _ N). pose proof (Rmult_le_pos _ _ (leq0 _ _ G5) (ltac:(sign) : 0 <= v * v)). pose proof (f_equal (Rmult (v * v)) E6). cbv beta in *; unfold Rsqr in *; lra. } Qed.

(* DV-TC.6/exponent: statement 1 of 2 *)
Theorem exponent_1 : forall Q Z'_' d delta epsilon l_b v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 <= delta ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  d <= 5 * Q ->
  l_b >= 1/4 ->
  l_b <= 1/2 ->
  v <= (1/4) * (/ (sqrt Q)) ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  8 * delta <= epsilon * v ->
  4 * delta <= 1 ->
  2 + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2)) + (5 * epsilon * v) <> 0 /\ (epsilon ^ 2) * (/ (2 + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2)) + (5 * epsilon * v))) >= (1/5) * (epsilon ^ 2).
Proof. intros Q Z d delta epsilon l_b v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12 G13 G14. rewrite ?inv_pow in *. assert (C0 : 2 + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2)) + (5 * epsilon * v) <> 0). { sign. } split; [exact C0 | ].  assert (S1 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). assert (S2 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K11 : 0 <= (1/4) + (-1) * (sqrt Q) * v). { replace ((1/4) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/4) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G11)]. } assert (S3 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S4 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K12 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G12)]. } assert (S5 : (/ (2 + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2)) + (5 * epsilon * v))) * (2 + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2)) + (5 * epsilon * v)) = 1) by (apply Rinv_l; sign). assert (P5 : 0 < (/ (2 + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2)) + (5 * epsilon * v)))) by (apply Rinv_0_lt_compat; sign). apply not_lt_ge. intro N. assert (M : 0 < (-3/5) * epsilon * epsilon + (2/5) * epsilon * epsilon * l_b * l_b + (2/5) * d * epsilon * epsilon * v * v + 1 * epsilon * epsilon * epsilon * v). { replace ((-3/5) * epsilon * epsilon + (2/5) * epsilon * epsilon * l_b * l_b + (2/5) * d * epsilon * epsilon * v * v + 1 * epsilon * epsilon * epsilon * v) with (((2 + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2)) + (5 * epsilon * v))) * (((1/5) * (epsilon ^ 2)) - ((epsilon ^ 2) * (/ (2 + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2)) + (5 * epsilon * v)))))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | exact (lt0 _ _ N)]. }  pose proof (Rmult_le_pos _ _ (Rlt_le _ _ M) K12). pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < d)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G0) (ltac:(sign) : 0 <= d * epsilon * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= d * epsilon * epsilon * epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G4) (ltac:(sign) : 0 < Z * epsilon * epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G4) (ltac:(sign) : 0 < epsilon * epsilon * epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G4) (ltac:(sign) : 0 < epsilon * epsilon * l_b * l_b * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G4) (ltac:(sign) : 0 < Z * epsilon * epsilon * epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G4) (ltac:(sign) : 0 < Z * epsilon * epsilon * l_b * l_b * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G4) (ltac:(sign) : 0 < d * epsilon * epsilon * v * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G10) (ltac:(sign) : 0 <= epsilon * epsilon)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G10) (ltac:(sign) : 0 <= d * epsilon * epsilon)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G10) (ltac:(sign) : 0 <= epsilon * epsilon * l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G10) (ltac:(sign) : 0 <= d * epsilon * epsilon * l_b)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= d * epsilon * epsilon)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= (sqrt Q) * epsilon * epsilon * v)). pose proof (Rmult_le_pos _ _ K12 (ltac:(sign) : 0 <= epsilon * epsilon)). pose proof (Rmult_le_pos _ _ K12 (ltac:(sign) : 0 <= d * epsilon * epsilon)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G8)) (ltac:(sign) : 0 <= epsilon * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) K11) (ltac:(sign) : 0 <= epsilon * epsilon)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) K11) (ltac:(sign) : 0 <= (sqrt Q) * epsilon * epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (Rmult_lt_0_compat _ _ (lt0 _ _ G4) (lt0 _ _ G4)) (ltac:(sign) : 0 < Z * d * epsilon * v * v * v)). pose proof (f_equal (Rmult (epsilon * epsilon * v * v)) S1). pose proof (f_equal (Rmult (d * epsilon * epsilon * v * v)) S1). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-TC.6/exponent: statement 2 of 2 *)
Theorem exponent_2 : forall Q Z'_' d delta epsilon l_b v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 <= delta ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  d <= 5 * Q ->
  l_b >= 1/4 ->
  l_b <= 1/2 ->
  v <= (1/4) * (/ (sqrt Q)) ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  8 * delta <= epsilon * v ->
  4 * delta <= 1 ->
  1 + (l_b ^ 2) + (d * (v ^ 2)) + ((5/2) * epsilon * v) <= 33/20.
Proof. intros Q Z d delta epsilon l_b v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12 G13 G14. rewrite ?inv_pow in *.  assert (S1 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). assert (S2 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K11 : 0 <= (1/4) + (-1) * (sqrt Q) * v). { replace ((1/4) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/4) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G11)]. } assert (S3 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S4 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K12 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G12)]. } apply not_gt_le. intro N.   pose proof (gt0 _ _ N). pose proof (leq0 _ _ G10). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < d)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G0) (ltac:(sign) : 0 <= d * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G10) (ltac:(sign) : 0 <= d)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G10) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= d)). pose proof (Rmult_le_pos _ _ K12 (ltac:(sign) : 0 <= d)). pose proof (Rmult_le_pos _ _ K12 (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ K12 (ltac:(sign) : 0 <= Z * epsilon * v)). pose proof (f_equal (Rmult (d * v * v)) S1). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= d * epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G4) (ltac:(sign) : 0 < epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G4) (ltac:(sign) : 0 < Z * epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G4) (ltac:(sign) : 0 < Z * Z * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G8) (ltac:(sign) : 0 <= d * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G10) (ltac:(sign) : 0 <= d * l_b)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= (sqrt Q) * d * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-TC.6/fresh products: statement 1 of 2 *)
Theorem fresh_products_1 : forall Q Z'_' c_i'2e'c_j d delta epsilon fresh'20'noise'20'with'20'sample h_i h_j l_b mean'20'with'20'noise v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 <= delta ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  d <= 5 * Q ->
  l_b >= 1/4 ->
  l_b <= 1/2 ->
  v <= (1/4) * (/ (sqrt Q)) ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  8 * delta <= epsilon * v ->
  4 * delta <= 1 ->
  Rabs h_i <= (1/2) * delta ->
  Rabs h_j <= (1/2) * delta ->
  Rabs c_i'2e'c_j <= delta ->
  Rabs mean'20'with'20'noise <= epsilon * v ->
  Rabs fresh'20'noise'20'with'20'sample <= epsilon * v ->
  Rabs ((2 * fresh'20'noise'20'with'20'sample) + (2 * mean'20'with'20'noise) + (4 * h_i * l_b)) <= 5 * epsilon * v.
Proof. intros Q Z c_i'2e'c_j d delta epsilon fresh'20'noise'20'with'20'sample h_i h_j l_b mean'20'with'20'noise v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12 G13 G14 G15 G16 G17 G18 G19. rewrite ?inv_pow in *.  pose proof (Rle_abs ((2 * fresh'20'noise'20'with'20'sample) + (2 * mean'20'with'20'noise) + (4 * h_i * l_b))) as Q1. pose proof (neg_le_abs ((2 * fresh'20'noise'20'with'20'sample) + (2 * mean'20'with'20'noise) + (4 * h_i * l_b))) as R1. assert (S2 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P2 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 Q ltac:(lra)) as O2. assert (S3 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K11 : 0 <= (1/4) + (-1) * (sqrt Q) * v). { replace ((1/4) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/4) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G11)]. } assert (S4 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S5 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P5 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K12 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G12)]. } pose proof (Rle_abs h_i) as Q6. pose proof (neg_le_abs h_i) as R6. pose proof (Rle_abs h_j) as Q7. pose proof (neg_le_abs h_j) as R7. pose proof (Rle_abs c_i'2e'c_j) as Q8. pose proof (neg_le_abs c_i'2e'c_j) as R8. pose proof (Rle_abs mean'20'with'20'noise) as Q9. pose proof (neg_le_abs mean'20'with'20'noise) as R9. pose proof (Rle_abs fresh'20'noise'20'with'20'sample) as Q10. pose proof (neg_le_abs fresh'20'noise'20'with'20'sample) as R10. apply not_gt_le. intro N'.  destruct (Rle_or_lt 0 ((2 * fresh'20'noise'20'with'20'sample) + (2 * mean'20'with'20'noise) + (4 * h_i * l_b))) as [D35 | D35]. { pose proof (Rabs_pos_eq ((2 * fresh'20'noise'20'with'20'sample) + (2 * mean'20'with'20'noise) + (4 * h_i * l_b)) D35) as E35.  pose proof (gt0 _ _ N'). pose proof (leq0 _ _ G18). pose proof (leq0 _ _ G19). pose proof (leq0 _ _ Q9). pose proof (leq0 _ _ Q10). pose proof (Rmult_le_pos _ _ (leq0 _ _ G10) (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ K12 (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ Q6) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G4) (ltac:(sign) : 0 < epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G4) (ltac:(sign) : 0 < Z * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G13) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G15) (ltac:(sign) : 0 <= l_b)). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rabs_left ((2 * fresh'20'noise'20'with'20'sample) + (2 * mean'20'with'20'noise) + (4 * h_i * l_b)) D35) as E35.  pose proof (gt0 _ _ N'). pose proof (leq0 _ _ G18). pose proof (leq0 _ _ G19). pose proof (leq0 _ _ R9). pose proof (leq0 _ _ R10). pose proof (Rmult_le_pos _ _ (leq0 _ _ G10) (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ K12 (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ R6) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G4) (ltac:(sign) : 0 < epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G4) (ltac:(sign) : 0 < Z * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G13) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G15) (ltac:(sign) : 0 <= l_b)). cbv beta in *; unfold Rsqr in *; lra. } Qed.

(* DV-TC.6/fresh products: statement 2 of 2 *)
Theorem fresh_products_2 : forall Q Z'_' c_i'2e'c_j d delta epsilon fresh'20'noise'20'with'20'sample h_i h_j l_b mean'20'with'20'noise v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 <= delta ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  d <= 5 * Q ->
  l_b >= 1/4 ->
  l_b <= 1/2 ->
  v <= (1/4) * (/ (sqrt Q)) ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  8 * delta <= epsilon * v ->
  4 * delta <= 1 ->
  Rabs h_i <= (1/2) * delta ->
  Rabs h_j <= (1/2) * delta ->
  Rabs c_i'2e'c_j <= delta ->
  Rabs mean'20'with'20'noise <= epsilon * v ->
  Rabs fresh'20'noise'20'with'20'sample <= epsilon * v ->
  Rabs (c_i'2e'c_j + fresh'20'noise'20'with'20'sample + mean'20'with'20'noise + (l_b ^ 2) + (l_b * (h_i + h_j))) <= (l_b ^ 2) + ((5/2) * epsilon * v).
Proof. intros Q Z c_i'2e'c_j d delta epsilon fresh'20'noise'20'with'20'sample h_i h_j l_b mean'20'with'20'noise v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12 G13 G14 G15 G16 G17 G18 G19. rewrite ?inv_pow in *.  pose proof (Rle_abs (c_i'2e'c_j + fresh'20'noise'20'with'20'sample + mean'20'with'20'noise + (l_b ^ 2) + (l_b * (h_i + h_j)))) as Q1. pose proof (neg_le_abs (c_i'2e'c_j + fresh'20'noise'20'with'20'sample + mean'20'with'20'noise + (l_b ^ 2) + (l_b * (h_i + h_j)))) as R1. assert (S2 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P2 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). pose proof (root_at_least_1 Q ltac:(lra)) as O2. assert (S3 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K11 : 0 <= (1/4) + (-1) * (sqrt Q) * v). { replace ((1/4) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/4) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G11)]. } assert (S4 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S5 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P5 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K12 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G12)]. } pose proof (Rle_abs h_i) as Q6. pose proof (neg_le_abs h_i) as R6. pose proof (Rle_abs h_j) as Q7. pose proof (neg_le_abs h_j) as R7. pose proof (Rle_abs c_i'2e'c_j) as Q8. pose proof (neg_le_abs c_i'2e'c_j) as R8. pose proof (Rle_abs mean'20'with'20'noise) as Q9. pose proof (neg_le_abs mean'20'with'20'noise) as R9. pose proof (Rle_abs fresh'20'noise'20'with'20'sample) as Q10. pose proof (neg_le_abs fresh'20'noise'20'with'20'sample) as R10. apply not_gt_le. intro N'.  destruct (Rle_or_lt 0 (c_i'2e'c_j + fresh'20'noise'20'with'20'sample + mean'20'with'20'noise + (l_b ^ 2) + (l_b * (h_i + h_j)))) as [D35 | D35]. { pose proof (Rabs_pos_eq (c_i'2e'c_j + fresh'20'noise'20'with'20'sample + mean'20'with'20'noise + (l_b ^ 2) + (l_b * (h_i + h_j))) D35) as E35.  pose proof (gt0 _ _ N'). pose proof (leq0 _ _ G13). pose proof (leq0 _ _ G17). pose proof (leq0 _ _ G18). pose proof (leq0 _ _ G19). pose proof (leq0 _ _ Q8). pose proof (leq0 _ _ Q9). pose proof (leq0 _ _ Q10). pose proof (Rmult_le_pos _ _ (leq0 _ _ G10) (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ K12 (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ Q6) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ Q7) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G4) (ltac:(sign) : 0 < epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G4) (ltac:(sign) : 0 < Z * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G13) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G15) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G16) (ltac:(sign) : 0 <= l_b)). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rabs_left (c_i'2e'c_j + fresh'20'noise'20'with'20'sample + mean'20'with'20'noise + (l_b ^ 2) + (l_b * (h_i + h_j))) D35) as E35.  pose proof (gt0 _ _ N'). pose proof (geq0 _ _ G9). pose proof (leq0 _ _ G13). pose proof (leq0 _ _ G17). pose proof (leq0 _ _ G18). pose proof (leq0 _ _ G19). pose proof (leq0 _ _ R8). pose proof (leq0 _ _ R9). pose proof (leq0 _ _ R10). pose proof (Rmult_le_pos _ _ (geq0 _ _ G9) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ K12 (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ K12 (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ K12 (ltac:(sign) : 0 <= Z * epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ R6) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ R7) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G4) (ltac:(sign) : 0 < Z * l_b * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G4) (ltac:(sign) : 0 < epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G4) (ltac:(sign) : 0 < Z * epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G4) (ltac:(sign) : 0 < Z * Z * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G13) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G15) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G16) (ltac:(sign) : 0 <= l_b)). cbv beta in *; unfold Rsqr in *; lra. } Qed.

(* DV-TC.6/tail of a product with a mean: statement 1 of 1 *)
Theorem tail_of_a_product_with_a_mean_1 : forall delta epsilon l_b v : R,
  0 <= delta ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  8 * delta <= epsilon * v ->
  4 * delta <= 1 ->
  l_b <= 1/2 ->
  2 + (2 * (l_b ^ 2)) + (2 * delta * l_b) <> 0 /\ exp ((-1) * (epsilon ^ 2) * (/ (2 + (2 * (l_b ^ 2)) + (2 * delta * l_b)))) <= exp ((-1/8) * (epsilon ^ 2)).
Proof. intros delta epsilon l_b v G0 G1 G2 G3 G4 G5 G6. rewrite ?inv_pow in *. assert (C0 : 2 + (2 * (l_b ^ 2)) + (2 * delta * l_b) <> 0). { sign. } split; [exact C0 | ]. eapply (exp_scaled_le 1 ((-1) * (epsilon ^ 2) * (/ (2 + (2 * (l_b ^ 2)) + (2 * delta * l_b)))) ((-1/8) * (epsilon ^ 2))); [sign | | ring | ring]. assert (S1 : (/ (2 + (2 * (l_b ^ 2)) + (2 * delta * l_b))) * (2 + (2 * (l_b ^ 2)) + (2 * delta * l_b)) = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ (2 + (2 * (l_b ^ 2)) + (2 * delta * l_b)))) by (apply Rinv_0_lt_compat; sign). apply not_gt_le. intro N. assert (M : 0 < (-3/4) * epsilon * epsilon + (1/4) * epsilon * epsilon * l_b * l_b + (1/4) * delta * epsilon * epsilon * l_b). { replace ((-3/4) * epsilon * epsilon + (1/4) * epsilon * epsilon * l_b * l_b + (1/4) * delta * epsilon * epsilon * l_b) with (((2 + (2 * (l_b ^ 2)) + (2 * delta * l_b))) * (((-1) * (epsilon ^ 2) * (/ (2 + (2 * (l_b ^ 2)) + (2 * delta * l_b)))) - ((-1/8) * (epsilon ^ 2)))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | exact (gt0 _ _ N)]. }  pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G1) (lt0 _ _ G1)). pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= epsilon * epsilon)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= epsilon * epsilon * epsilon * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G4)) (ltac:(sign) : 0 <= epsilon * epsilon)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G4)) (ltac:(sign) : 0 <= epsilon * epsilon * epsilon * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G6)) (ltac:(sign) : 0 <= epsilon * epsilon)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G6)) (ltac:(sign) : 0 <= epsilon * epsilon * epsilon * v)). pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < epsilon * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= epsilon * epsilon * epsilon * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G5)) (ltac:(sign) : 0 <= epsilon * epsilon * epsilon * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G6)) (ltac:(sign) : 0 <= epsilon * epsilon * epsilon * epsilon * v * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-TC.6/room for the means: statement 1 of 1 *)
Theorem room_for_the_means_1 : forall K Q Z'_' w : R,
  1 <= K ->
  1 <= Q ->
  1 <= Z'_' ->
  0 < w ->
  w * K * (Q ^ 2) * (8 + (16 * Z'_')) < 1 ->
  ((1/2) * w * K * (Q ^ 2) * (8 + (16 * Z'_'))) + (8 * K * Q * (w ^ 2) * ((-1) + (2 * Z'_'))) <= w * K * (Q ^ 2) * (8 + (16 * Z'_')).
Proof. intros K Q Z w G0 G1 G2 G3 G4. rewrite ?inv_pow in *.   apply not_gt_le. intro N.   pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= w)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G4) (ltac:(sign) : 0 < w)). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < Q)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G0) (ltac:(sign) : 0 <= Q * Q * Q * w)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= Q * w)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= Q * Q * w)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < K * Q * Q * Q)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < K * Q * Q * w)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < K * Q * Q * Q * Z)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-TC.6/fresh velocity: statement 1 of 1 *)
Theorem fresh_velocity_1 : forall Q Z'_' d delta epsilon l_b sigma_max sigma_min v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 <= delta ->
  0 < epsilon ->
  0 <= l_b ->
  0 < sigma_max ->
  0 < sigma_min ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  d <= 5 * Q ->
  l_b >= 1/4 ->
  l_b <= 1/2 ->
  v <= (1/4) * (/ (sqrt Q)) ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  8 * delta <= epsilon * v ->
  4 * delta <= 1 ->
  sigma_min >= 1/4 ->
  sigma_min <= sigma_max ->
  sigma_max <= 1/2 ->
  ((-1) * sigma_max * ((Q * ((-4) + (4 * Z'_')) * ((l_b ^ 2) + ((5/2) * epsilon * v))) + (10 * epsilon * v * Q))) + (sigma_min * Q * (2 + ((-2) * (l_b ^ 2)))) + (sigma_min * Q * (2 + (2 * (l_b ^ 2)))) > 0.
Proof. intros Q Z d delta epsilon l_b sigma_max sigma_min v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12 G13 G14 G15 G16 G17 G18 G19. rewrite ?inv_pow in *.  assert (S1 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). assert (S2 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K13 : 0 <= (1/4) + (-1) * (sqrt Q) * v). { replace ((1/4) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/4) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G13)]. } assert (S3 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S4 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K14 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G14)]. } apply not_le_gt. intro N.   pose proof (leq0 _ _ N). pose proof (leq0 _ _ G0). pose proof (Rmult_le_pos _ _ (leq0 _ _ G0) (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G9) (ltac:(sign) : 0 <= Q * sigma_max)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G11) (ltac:(sign) : 0 <= Q * l_b * sigma_max)). pose proof (Rmult_le_pos _ _ K14 (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ K14 (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ K14 (ltac:(sign) : 0 <= Z * epsilon * v)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G17) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G19) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G19) (ltac:(sign) : 0 <= Q * Z * epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G4) (ltac:(sign) : 0 < epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G4) (ltac:(sign) : 0 < Z * epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G4) (ltac:(sign) : 0 < Z * Z * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G11) (ltac:(sign) : 0 <= Q * sigma_max)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-TC.6/risk from the samples that matter: statement 1 of 1 *)
Theorem risk_from_the_samples_that_matter_1 : forall V epsilon : R,
  0 < V ->
  0 < epsilon ->
  V <= 33/20 ->
  epsilon ^ 2 >= 50 ->
  ((-1/2) * (/ V) * (epsilon ^ 2)) + (ln 2) <= (-1/5) * (epsilon ^ 2).
Proof. by_tangents. Qed.

(* DV-TC.6/risk bound in Q: statement 1 of 1 *)
Theorem risk_bound_in_q_1 : forall K Q epsilon : R,
  1 <= K ->
  1 <= Q ->
  0 < epsilon ->
  2 * K * Q * (exp ((-1/5) * (epsilon ^ 2))) <= 2 * K * (Q ^ 2) * (exp ((-1/5) * (epsilon ^ 2))).
Proof. intros K Q epsilon G0 G1 G2. rewrite ?inv_pow in *.  assert (P1 : 0 < (exp ((-1/5) * (epsilon ^ 2)))) by (apply exp_pos). apply not_gt_le. intro N.   pose proof (gt0 _ _ N). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= (exp ((-1/5) * (epsilon ^ 2))) * K * Q)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-TC.6/first non-vacuous at T4.2 s noise, K = 1: statement 1 of 3 *)
Theorem first_non_vacuous_at_t4_2_s_noise_k_1_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 1 ->
  y ^ 4 <= 571 ->
  (8 * (ln y)) + ((-1/36) * (y ^ 4)) + (ln 24) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 1 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (488831323573859/100000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-TC.6/first non-vacuous at T4.2 s noise, K = 1: statement 2 of 3 *)
Theorem first_non_vacuous_at_t4_2_s_noise_k_1_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 572 ->
  (8 * (ln y)) + ((-1/36) * (y ^ 4)) + (ln 24) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (61130650922587/12500000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (158902691517397280977/50000000000000000000) <= (ln 24) <= (158902691517397280987/50000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (79364237392247473421/50000000000000000000) + (y / (61130650922587/12500000000000) - 1)) by (pose proof (ln_tangent (61130650922587/12500000000000) y ltac:(lra) ltac:(lra)); assert (ln (61130650922587/12500000000000) <= (79364237392247473421/50000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (61130650922587/12500000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (61130650922587/12500000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (61130650922587/12500000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-TC.6/first non-vacuous at T4.2 s noise, K = 1: statement 3 of 3 *)
Theorem first_non_vacuous_at_t4_2_s_noise_k_1_3 : forall y : R,
  0 < y ->
  y ^ 4 >= 572 ->
  (8 * (ln y)) + ((-4/45) * (y ^ 4)) + (ln 2) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (61130650922587/12500000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (79364237392247473421/50000000000000000000) + (y / (61130650922587/12500000000000) - 1)) by (pose proof (ln_tangent (61130650922587/12500000000000) y ltac:(lra) ltac:(lra)); assert (ln (61130650922587/12500000000000) <= (79364237392247473421/50000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (61130650922587/12500000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (61130650922587/12500000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (61130650922587/12500000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-TC.6/first non-vacuous at T4.2 s noise, K = 10: statement 1 of 3 *)
Theorem first_non_vacuous_at_t4_2_s_noise_k_10_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 1 ->
  y ^ 4 <= 665 ->
  (8 * (ln y)) + ((-1/36) * (y ^ 4)) + (ln 10) + (ln 24) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 1 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (507814867018043/100000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-TC.6/first non-vacuous at T4.2 s noise, K = 10: statement 2 of 3 *)
Theorem first_non_vacuous_at_t4_2_s_noise_k_10_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 666 ->
  (8 * (ln y)) + ((-1/36) * (y ^ 4)) + (ln 10) + (ln 24) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (508005667302323/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (158902691517397280977/50000000000000000000) <= (ln 24) <= (158902691517397280987/50000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (40633060440877416627/25000000000000000000) + (y / (508005667302323/100000000000000) - 1)) by (pose proof (ln_tangent (508005667302323/100000000000000) y ltac:(lra) ltac:(lra)); assert (ln (508005667302323/100000000000000) <= (40633060440877416627/25000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (508005667302323/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (508005667302323/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (508005667302323/100000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-TC.6/first non-vacuous at T4.2 s noise, K = 10: statement 3 of 3 *)
Theorem first_non_vacuous_at_t4_2_s_noise_k_10_3 : forall y : R,
  0 < y ->
  y ^ 4 >= 666 ->
  (8 * (ln y)) + ((-4/45) * (y ^ 4)) + (ln 2) + (ln 10) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (508005667302323/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (40633060440877416627/25000000000000000000) + (y / (508005667302323/100000000000000) - 1)) by (pose proof (ln_tangent (508005667302323/100000000000000) y ltac:(lra) ltac:(lra)); assert (ln (508005667302323/100000000000000) <= (40633060440877416627/25000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (508005667302323/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (508005667302323/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (508005667302323/100000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-TC.6/first non-vacuous at T4.2 s noise, K = 100: statement 1 of 3 *)
Theorem first_non_vacuous_at_t4_2_s_noise_k_100_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 1 ->
  y ^ 4 <= 757 ->
  (2 * (ln 10)) + (8 * (ln y)) + ((-1/36) * (y ^ 4)) + (ln 24) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 1 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (262267196692587/50000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-TC.6/first non-vacuous at T4.2 s noise, K = 100: statement 2 of 3 *)
Theorem first_non_vacuous_at_t4_2_s_noise_k_100_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 758 ->
  (2 * (ln 10)) + (8 * (ln y)) + ((-1/36) * (y ^ 4)) + (ln 24) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (524707535641259/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (158902691517397280977/50000000000000000000) <= (ln 24) <= (158902691517397280987/50000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (165767084641059109417/100000000000000000000) + (y / (524707535641259/100000000000000) - 1)) by (pose proof (ln_tangent (524707535641259/100000000000000) y ltac:(lra) ltac:(lra)); assert (ln (524707535641259/100000000000000) <= (165767084641059109417/100000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (524707535641259/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (524707535641259/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (524707535641259/100000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-TC.6/first non-vacuous at T4.2 s noise, K = 100: statement 3 of 3 *)
Theorem first_non_vacuous_at_t4_2_s_noise_k_100_3 : forall y : R,
  0 < y ->
  y ^ 4 >= 758 ->
  (2 * (ln 10)) + (8 * (ln y)) + ((-4/45) * (y ^ 4)) + (ln 2) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (524707535641259/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (165767084641059109417/100000000000000000000) + (y / (524707535641259/100000000000000) - 1)) by (pose proof (ln_tangent (524707535641259/100000000000000) y ltac:(lra) ltac:(lra)); assert (ln (524707535641259/100000000000000) <= (165767084641059109417/100000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (524707535641259/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (524707535641259/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (524707535641259/100000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-TC.6/first non-vacuous at T4.2 s noise, K = 1000: statement 1 of 3 *)
Theorem first_non_vacuous_at_t4_2_s_noise_k_1000_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 1 ->
  y ^ 4 <= 848 ->
  (3 * (ln 10)) + (8 * (ln y)) + ((-1/36) * (y ^ 4)) + (ln 24) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : 1 <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (269816787640809/50000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-TC.6/first non-vacuous at T4.2 s noise, K = 1000: statement 2 of 3 *)
Theorem first_non_vacuous_at_t4_2_s_noise_k_1000_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 849 ->
  (3 * (ln 10)) + (8 * (ln y)) + ((-1/36) * (y ^ 4)) + (ln 24) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (539792595064687/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (158902691517397280977/50000000000000000000) <= (ln 24) <= (158902691517397280987/50000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (168601479657783656121/100000000000000000000) + (y / (539792595064687/100000000000000) - 1)) by (pose proof (ln_tangent (539792595064687/100000000000000) y ltac:(lra) ltac:(lra)); assert (ln (539792595064687/100000000000000) <= (168601479657783656121/100000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (539792595064687/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (539792595064687/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (539792595064687/100000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-TC.6/first non-vacuous at T4.2 s noise, K = 1000: statement 3 of 3 *)
Theorem first_non_vacuous_at_t4_2_s_noise_k_1000_3 : forall y : R,
  0 < y ->
  y ^ 4 >= 849 ->
  (3 * (ln 10)) + (8 * (ln y)) + ((-4/45) * (y ^ 4)) + (ln 2) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (539792595064687/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (168601479657783656121/100000000000000000000) + (y / (539792595064687/100000000000000) - 1)) by (pose proof (ln_tangent (539792595064687/100000000000000) y ltac:(lra) ltac:(lra)); assert (ln (539792595064687/100000000000000) <= (168601479657783656121/100000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (539792595064687/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (539792595064687/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (539792595064687/100000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.
