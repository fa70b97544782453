(* DV-TB.4: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* DV-TB.4/norm of a sample: statement 1 of 1 *)
Theorem norm_of_a_sample_1 : forall d epsilon l_b v v'_''7c'x_j'7c''5e'2 : R,
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  0 <= v'_''7c'x_j'7c''5e'2 ->
  Rabs (2 + ((-2) * v'_''7c'x_j'7c''5e'2) + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2))) <= 4 * epsilon * v ->
  v'_''7c'x_j'7c''5e'2 <= 1 + (l_b ^ 2) + (d * (v ^ 2)) + (2 * epsilon * v).
Proof. by_cases. Qed.

(* DV-TB.4/union over training samples: statement 1 of 1 *)
Theorem union_over_training_samples_1 : forall K N Q : R,
  1 <= K ->
  1 <= N ->
  1 <= Q ->
  N = 2 * K * Q ->
  N <= 2 * K * (Q ^ 2).
Proof. by_mono. Qed.

(* DV-TB.4/fresh velocity: statement 1 of 1 *)
Theorem fresh_velocity_1 : forall Q Z'_' d epsilon l_b sigma_max sigma_min v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
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
  sigma_min >= 1/4 ->
  sigma_min <= sigma_max ->
  sigma_max <= 1/2 ->
  ((-1) * sigma_max * ((Z'_' * ((2 * Q * (l_b ^ 2)) + (6 * epsilon * v * Q))) + (12 * epsilon * v * Q))) + (sigma_min * Q * (2 + ((-2) * (l_b ^ 2)))) + (sigma_min * Q * (2 + (2 * (l_b ^ 2)))) >= Q + ((-1) * Q * ((Z'_' * (l_b ^ 2)) + (epsilon * v * (6 + (3 * Z'_'))))).
Proof. intros Q Z d epsilon l_b sigma_max sigma_min v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12 G13 G14 G15 G16. rewrite ?inv_pow in *.  assert (S1 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). assert (S2 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K12 : 0 <= (1/4) + (-1) * (sqrt Q) * v). { replace ((1/4) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/4) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G12)]. } assert (S3 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S4 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K13 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G13)]. } apply not_lt_ge. intro N.   pose proof (lt0 _ _ N). pose proof (Rmult_le_pos _ _ (geq0 _ _ G14) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G16) (ltac:(sign) : 0 <= Q * epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G16) (ltac:(sign) : 0 <= Q * Z * epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G16) (ltac:(sign) : 0 <= Q * Z * l_b * l_b)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-TB.4/fresh velocity is positive: statement 1 of 1 *)
Theorem fresh_velocity_is_positive_1 : forall Q Z'_' d epsilon l_b v : R,
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
  v <= (1/4) * (/ (sqrt Q)) ->
  epsilon <= (1/8) * (/ v) * (/ (2 + Z'_')) ->
  Q + ((-1) * Q * ((Z'_' * (l_b ^ 2)) + (epsilon * v * (6 + (3 * Z'_'))))) > 0.
Proof. intros Q Z d epsilon l_b v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11. rewrite ?inv_pow in *.  assert (S1 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). assert (S2 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K10 : 0 <= (1/4) + (-1) * (sqrt Q) * v). { replace ((1/4) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/4) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G10)]. } assert (S3 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S4 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K11 : 0 <= (1/8) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/8) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/8) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G11)]. } apply not_le_gt. intro N.   pose proof (leq0 _ _ N). pose proof (leq0 _ _ G0). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= Z * epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Z * epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Z * Z * epsilon * v * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-TB.4/last line: statement 1 of 1 *)
Theorem last_line_1 : forall Q Z'_' d epsilon l_b v : R,
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
  v <= (1/4) * (/ (sqrt Q)) ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  2 + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2)) + (4 * epsilon * v) <> 0 /\ (epsilon ^ 2) * (/ (2 + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2)) + (4 * epsilon * v))) >= (1/5) * (epsilon ^ 2).
Proof. intros Q Z d epsilon l_b v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11. rewrite ?inv_pow in *. assert (C0 : 2 + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2)) + (4 * epsilon * v) <> 0). { sign. } split; [exact C0 | ].  assert (S1 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). assert (S2 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K10 : 0 <= (1/4) + (-1) * (sqrt Q) * v). { replace ((1/4) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/4) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G10)]. } assert (S3 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S4 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K11 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G11)]. } assert (S5 : (/ (2 + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2)) + (4 * epsilon * v))) * (2 + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2)) + (4 * epsilon * v)) = 1) by (apply Rinv_l; sign). assert (P5 : 0 < (/ (2 + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2)) + (4 * epsilon * v)))) by (apply Rinv_0_lt_compat; sign). apply not_lt_ge. intro N. assert (M : 0 < (-3/5) * epsilon * epsilon + (2/5) * epsilon * epsilon * l_b * l_b + (2/5) * d * epsilon * epsilon * v * v + (4/5) * epsilon * epsilon * epsilon * v). { replace ((-3/5) * epsilon * epsilon + (2/5) * epsilon * epsilon * l_b * l_b + (2/5) * d * epsilon * epsilon * v * v + (4/5) * epsilon * epsilon * epsilon * v) with (((2 + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2)) + (4 * epsilon * v))) * (((1/5) * (epsilon ^ 2)) - ((epsilon ^ 2) * (/ (2 + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2)) + (4 * epsilon * v)))))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | exact (lt0 _ _ N)]. }  pose proof (Rmult_le_pos _ _ (Rlt_le _ _ M) K11). pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < d)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G0) (ltac:(sign) : 0 <= d * epsilon * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= d * epsilon * epsilon * epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Z * epsilon * epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < epsilon * epsilon * epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < epsilon * epsilon * l_b * l_b * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Z * epsilon * epsilon * epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Z * epsilon * epsilon * l_b * l_b * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < d * epsilon * epsilon * v * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G9) (ltac:(sign) : 0 <= epsilon * epsilon)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G9) (ltac:(sign) : 0 <= d * epsilon * epsilon)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G9) (ltac:(sign) : 0 <= epsilon * epsilon * l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G9) (ltac:(sign) : 0 <= d * epsilon * epsilon * l_b)). pose proof (Rmult_le_pos _ _ K10 (ltac:(sign) : 0 <= d * epsilon * epsilon)). pose proof (Rmult_le_pos _ _ K10 (ltac:(sign) : 0 <= (sqrt Q) * epsilon * epsilon * v)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= epsilon * epsilon)). pose proof (Rmult_le_pos _ _ K11 (ltac:(sign) : 0 <= d * epsilon * epsilon)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G7)) (ltac:(sign) : 0 <= epsilon * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) K10) (ltac:(sign) : 0 <= epsilon * epsilon)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) K10) (ltac:(sign) : 0 <= (sqrt Q) * epsilon * epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (lt0 _ _ G3)) (ltac:(sign) : 0 < Z * d * epsilon * v * v * v)). pose proof (f_equal (Rmult (epsilon * epsilon * v * v)) S1). pose proof (f_equal (Rmult (d * epsilon * epsilon * v * v)) S1). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-TB.4/last line, 5/4 + dv 2 + 2 epsilon v: statement 1 of 1 *)
Theorem last_line_5_4_dv_2_2_epsilon_v_1 : forall K Q Z'_' d epsilon l_b v : R,
  1 <= K ->
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
  v <= (1/4) * (/ (sqrt Q)) ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  2 + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2)) + (4 * epsilon * v) <> 0 /\ (5/2) + (2 * d * (v ^ 2)) + (4 * epsilon * v) <> 0 /\ 2 * K * (Q ^ 2) * (exp ((-1) * (epsilon ^ 2) * (/ (2 + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2)) + (4 * epsilon * v))))) <= 2 * K * (Q ^ 2) * (exp ((-1) * (epsilon ^ 2) * (/ ((5/2) + (2 * d * (v ^ 2)) + (4 * epsilon * v))))).
Proof. intros K Q Z d epsilon l_b v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12. rewrite ?inv_pow in *. assert (C0 : 2 + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2)) + (4 * epsilon * v) <> 0). { sign. } assert (C1 : (5/2) + (2 * d * (v ^ 2)) + (4 * epsilon * v) <> 0). { sign. } split; [exact C0 | ]. split; [exact C1 | ]. eapply (exp_scaled_le (2 * K * (Q ^ 2)) ((-1) * (epsilon ^ 2) * (/ (2 + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2)) + (4 * epsilon * v)))) ((-1) * (epsilon ^ 2) * (/ ((5/2) + (2 * d * (v ^ 2)) + (4 * epsilon * v))))); [sign | | ring | ring]. assert (S1 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). assert (S2 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K11 : 0 <= (1/4) + (-1) * (sqrt Q) * v). { replace ((1/4) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/4) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G11)]. } assert (S3 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S4 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K12 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G12)]. } assert (S5 : (/ (2 + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2)) + (4 * epsilon * v))) * (2 + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2)) + (4 * epsilon * v)) = 1) by (apply Rinv_l; sign). assert (P5 : 0 < (/ (2 + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2)) + (4 * epsilon * v)))) by (apply Rinv_0_lt_compat; sign). assert (S6 : (/ ((5/2) + (2 * d * (v ^ 2)) + (4 * epsilon * v))) * ((5/2) + (2 * d * (v ^ 2)) + (4 * epsilon * v)) = 1) by (apply Rinv_l; sign). assert (P6 : 0 < (/ ((5/2) + (2 * d * (v ^ 2)) + (4 * epsilon * v)))) by (apply Rinv_0_lt_compat; sign). apply not_gt_le. intro N. assert (M : 0 < (-1/2) * epsilon * epsilon + 2 * epsilon * epsilon * l_b * l_b). { replace ((-1/2) * epsilon * epsilon + 2 * epsilon * epsilon * l_b * l_b) with (((2 + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2)) + (4 * epsilon * v)) * ((5/2) + (2 * d * (v ^ 2)) + (4 * epsilon * v))) * (((-1) * (epsilon ^ 2) * (/ (2 + (2 * (l_b ^ 2)) + (2 * d * (v ^ 2)) + (4 * epsilon * v)))) - ((-1) * (epsilon ^ 2) * (/ ((5/2) + (2 * d * (v ^ 2)) + (4 * epsilon * v)))))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | exact (gt0 _ _ N)]. }  pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= epsilon * epsilon)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G7) (ltac:(sign) : 0 <= epsilon * epsilon * l_b * l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G10) (ltac:(sign) : 0 <= epsilon * epsilon)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G10) (ltac:(sign) : 0 <= epsilon * epsilon * l_b)). pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < Z)). pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < Z * l_b * l_b)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-TB.4/union over training samples, two tails, corrected: statement 1 of 1 *)
Theorem union_over_training_samples_two_tails_corrected_1 : forall K Q : R,
  1 <= K ->
  1 <= Q ->
  Q >= 2 ->
  4 * K * Q <= 2 * K * (Q ^ 2).
Proof. intros K Q G0 G1 G2. rewrite ?inv_pow in *.   apply not_gt_le. intro N.   pose proof (gt0 _ _ N). pose proof (Rmult_le_pos _ _ (geq0 _ _ G2) (ltac:(sign) : 0 <= K * Q)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-TB.4/products with means: statement 1 of 3 *)
Theorem products_with_means_1 : forall epsilon v x : R,
  0 < epsilon ->
  0 < v ->
  Rabs x <= 2 * epsilon * v ->
  (2 * (Rabs x)) + (2 * epsilon * v) <= 6 * epsilon * v.
Proof. by_lra. Qed.

(* DV-TB.4/products with means: statement 2 of 3 *)
Theorem products_with_means_2 : forall epsilon l_b v x : R,
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  Rabs x <= 2 * epsilon * v ->
  (epsilon * v) + (Rabs (x + (l_b ^ 2))) <= (l_b ^ 2) + (3 * epsilon * v).
Proof. intros epsilon l_b v x G0 G1 G2 G3. rewrite ?inv_pow in *.   apply not_gt_le. intro N.  destruct (Rle_or_lt 0 x) as [D4 | D4]. { pose proof (Rabs_pos_eq x D4) as E4. destruct (Rle_or_lt 0 (x + (l_b ^ 2))) as [D6 | D6]. { pose proof (Rabs_pos_eq (x + (l_b ^ 2)) D6) as E6.  pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (gt0 _ _ N)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G3) (leq0 _ _ D4)). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < epsilon * v)). pose proof (f_equal (Rmult ((Rabs (x + (l_b ^ 2))))) E4). pose proof (f_equal (Rmult (l_b * l_b)) E4). pose proof (f_equal (Rmult ((Rabs (x + (l_b ^ 2))))) E6). pose proof (f_equal (Rmult ((Rabs x))) E6). pose proof (f_equal (Rmult (epsilon * v)) E6). pose proof (f_equal (Rmult (l_b * l_b)) E6). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rabs_left (x + (l_b ^ 2)) D6) as E6.  pose proof (gt0 _ _ N). pose proof (leq0 _ _ D4). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G0) (lt0 _ _ G2)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (leq0 _ _ G1)). cbv beta in *; unfold Rsqr in *; lra. } } { pose proof (Rabs_left x D4) as E4. destruct (Rle_or_lt 0 (x + (l_b ^ 2))) as [D6 | D6]. { pose proof (Rabs_pos_eq (x + (l_b ^ 2)) D6) as E6.  pose proof (gt0 _ _ N). pose proof (lt0 _ _ D4). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G0) (lt0 _ _ G2)). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rabs_left (x + (l_b ^ 2)) D6) as E6.  pose proof (gt0 _ _ N). pose proof (leq0 _ _ G3). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (leq0 _ _ G1)). cbv beta in *; unfold Rsqr in *; lra. } } Qed.

(* DV-TB.4/products with means: statement 3 of 3 *)
Theorem products_with_means_3 : forall epsilon v x : R,
  0 < epsilon ->
  0 < v ->
  Rabs x <= 2 * epsilon * v ->
  (epsilon * v) + (Rabs x) <= 3 * epsilon * v.
Proof. by_lra. Qed.

(* DV-TB.4/tail of a product with a mean: statement 1 of 1 *)
Theorem tail_of_a_product_with_a_mean_1 : forall epsilon l_b : R,
  0 < epsilon ->
  0 <= l_b ->
  l_b <= 1/2 ->
  2 + (2 * (l_b ^ 2)) <> 0 /\ exp ((-4) * (epsilon ^ 2) * (/ (2 + (2 * (l_b ^ 2))))) <= exp ((-1/8) * (epsilon ^ 2)).
Proof. intros epsilon l_b G0 G1 G2. rewrite ?inv_pow in *. assert (C0 : 2 + (2 * (l_b ^ 2)) <> 0). { sign. } split; [exact C0 | ]. eapply (exp_scaled_le 1 ((-4) * (epsilon ^ 2) * (/ (2 + (2 * (l_b ^ 2))))) ((-1/8) * (epsilon ^ 2))); [sign | | ring | ring]. assert (S1 : (/ (2 + (2 * (l_b ^ 2)))) * (2 + (2 * (l_b ^ 2))) = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ (2 + (2 * (l_b ^ 2))))) by (apply Rinv_0_lt_compat; sign). apply not_gt_le. intro N. assert (M : 0 < (-15/4) * epsilon * epsilon + (1/4) * epsilon * epsilon * l_b * l_b). { replace ((-15/4) * epsilon * epsilon + (1/4) * epsilon * epsilon * l_b * l_b) with (((2 + (2 * (l_b ^ 2)))) * (((-4) * (epsilon ^ 2) * (/ (2 + (2 * (l_b ^ 2))))) - ((-1/8) * (epsilon ^ 2)))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | exact (gt0 _ _ N)]. }  pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G0) (lt0 _ _ G0)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= epsilon * epsilon)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G1) (leq0 _ _ G2)) (ltac:(sign) : 0 <= epsilon * epsilon)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-TB.4/room for the means: statement 1 of 1 *)
Theorem room_for_the_means_1 : forall K Q Z'_' w : R,
  1 <= K ->
  1 <= Q ->
  1 <= Z'_' ->
  0 < w ->
  w * K * (Q ^ 2) * (4 + (8 * Z'_')) < 1 ->
  (w * ((2 * K * (Q ^ 2)) + (2 * K * Q * (1 + Q)) + (4 * K * (Q ^ 2) * ((-2) + (2 * Z'_'))))) + (8 * K * Q * (w ^ 2) * ((-1) + (2 * Z'_'))) <= w * K * (Q ^ 2) * (4 + (8 * Z'_')).
Proof. intros K Q Z w G0 G1 G2 G3 G4. rewrite ?inv_pow in *.   apply not_gt_le. intro N.   pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < Q)). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < Q * Z)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= K * Q * Q * w)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= K * Q * Z * w)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= K * Q * Q * Z * w)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G0) (ltac:(sign) : 0 <= Z * w)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= K * Z * w)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < K * Q * Q * Q)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < K * Q * Q * w)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < K * Q * Q * Q * Z)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G4) (ltac:(sign) : 0 < Z * w)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-TB.4/fresh velocity,  S_i  <= 2 Z-1 : statement 1 of 1 *)
Theorem fresh_velocity_s_i_2_z_1_1 : forall Q Z'_' d epsilon l_b sigma_max sigma_min v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < sigma_max ->
  0 < sigma_min ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  d <= 5 * Q ->
  l_b <= 1/2 ->
  v <= (1/4) * (/ (sqrt Q)) ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  sigma_min >= 1/4 ->
  sigma_min <= sigma_max ->
  sigma_max <= 1/2 ->
  ((-1) * sigma_max * ((((-2) + (2 * Z'_')) * ((Q * (l_b ^ 2)) + (6 * epsilon * v * Q))) + (12 * epsilon * v * Q))) + (sigma_min * Q * (2 + ((-2) * (l_b ^ 2)))) + (sigma_min * Q * (2 + (2 * (l_b ^ 2)))) > 0.
Proof. intros Q Z d epsilon l_b sigma_max sigma_min v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12 G13 G14 G15. rewrite ?inv_pow in *.  assert (S1 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). assert (S2 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K11 : 0 <= (1/4) + (-1) * (sqrt Q) * v). { replace ((1/4) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/4) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G11)]. } assert (S3 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S4 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K12 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G12)]. } apply not_le_gt. intro N.   pose proof (Rmult_le_pos _ _ (leq0 _ _ N) (ltac:(sign) : 0 <= Z)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * sigma_min * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * Z * sigma_min * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * Z * Z * sigma_max * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * Z * epsilon * sigma_max * v * v)). pose proof (Rmult_le_pos _ _ K12 (ltac:(sign) : 0 <= Q * sigma_min)). pose proof (Rmult_le_pos _ _ K12 (ltac:(sign) : 0 <= Q * Z * sigma_max)). pose proof (Rmult_le_pos _ _ K12 (ltac:(sign) : 0 <= Q * Z * epsilon * sigma_max * v)). pose proof (Rmult_le_pos _ _ (geq0 _ _ G13) (ltac:(sign) : 0 <= Q * Z)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G15) (ltac:(sign) : 0 <= Q * Z)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G1) (leq0 _ _ G8)) (ltac:(sign) : 0 <= Q * sigma_max)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G1) (geq0 _ _ G13)) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G1) (leq0 _ _ G15)) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_lt_0_compat _ _ (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (lt0 _ _ G3)) (ltac:(sign) : 0 < Q * Z * Z * sigma_max * v * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-TB.4/spread: statement 1 of 1 *)
Theorem spread_1 : forall Q Z'_' d epsilon l_b v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  d <= 5 * Q ->
  l_b <= 1/2 ->
  v <= (1/4) * (/ (sqrt Q)) ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  1 + (l_b ^ 2) + (d * (v ^ 2)) + (2 * epsilon * v) <= 33/20.
Proof. intros Q Z d epsilon l_b v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10. rewrite ?inv_pow in *.  assert (S1 : (sqrt Q) * (sqrt Q) = Q) by (apply sqrt_sqrt; sign). assert (P1 : 0 < (sqrt Q)) by (apply sqrt_lt_R0; sign). assert (S2 : (/ (sqrt Q)) * (sqrt Q) = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ (sqrt Q))) by (apply Rinv_0_lt_compat; sign). assert (K9 : 0 <= (1/4) + (-1) * (sqrt Q) * v). { replace ((1/4) + (-1) * (sqrt Q) * v) with (((sqrt Q)) * (((1/4) * (/ (sqrt Q))) - v)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G9)]. } assert (S3 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S4 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K10 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | exact (leq0 _ _ G10)]. } apply not_gt_le. intro N.   pose proof (leq0 _ _ G1). pose proof (leq0 _ _ G6). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < Z)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= Z * epsilon * v)). pose proof (Rmult_le_pos _ _ K9 (ltac:(sign) : 0 <= Z)). pose proof (Rmult_le_pos _ _ K10 (ltac:(sign) : 0 <= Z)). pose proof (Rmult_le_pos _ _ K10 (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Z * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G7) (ltac:(sign) : 0 <= Z * v * v)). pose proof (Rmult_le_pos _ _ K9 (ltac:(sign) : 0 <= (sqrt Q) * Z * v)). pose proof (f_equal (Rmult (Z * v * v)) S1). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-TB.4/risk from the samples that matter: statement 1 of 1 *)
Theorem risk_from_the_samples_that_matter_1 : forall V epsilon : R,
  0 < V ->
  0 < epsilon ->
  V <= 33/20 ->
  epsilon ^ 2 >= 39 ->
  ((-1/2) * (/ V) * (epsilon ^ 2)) + (ln 2) <= (-1/5) * (epsilon ^ 2).
Proof. by_tangents. Qed.

(* DV-TB.4/samples that matter: statement 1 of 2 *)
Theorem samples_that_matter_1 : forall K Q S_i : R,
  1 <= K ->
  1 <= Q ->
  0 <= S_i ->
  S_i <= (-1) + K ->
  2 * Q * (1 + S_i) <= 2 * K * Q.
Proof. by_mono. Qed.

(* DV-TB.4/samples that matter: statement 2 of 2 *)
Theorem samples_that_matter_2 : forall K Q S_i epsilon : R,
  1 <= K ->
  1 <= Q ->
  0 <= S_i ->
  0 < epsilon ->
  S_i <= (-1) + K ->
  2 * K * Q * (exp ((-1/5) * (epsilon ^ 2))) <= 2 * K * (Q ^ 2) * (exp ((-1/5) * (epsilon ^ 2))).
Proof. intros K Q S_i epsilon G0 G1 G2 G3 G4. rewrite ?inv_pow in *.  assert (P1 : 0 < (exp ((-1/5) * (epsilon ^ 2)))) by (apply exp_pos). apply not_gt_le. intro N.   pose proof (gt0 _ _ N). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= (exp ((-1/5) * (epsilon ^ 2))) * K * Q)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-TB.4/feasible: statement 1 of 1 *)
Theorem feasible_1 : exists K Q Z'_' d epsilon l_b v : R,
  (exists whole : Z, K = IZR whole) /\ (exists whole : Z, Q = IZR whole) /\ (exists whole : Z, Z'_' = IZR whole) /\ (exists whole : Z, d = IZR whole) /\ 1 <= K /\ 1 <= Q /\ 1 <= Z'_' /\ 1 <= d /\ 0 < epsilon /\ 0 <= l_b /\ 0 < v /\ 4 * Z'_' * (l_b ^ 2) <= 1 /\ d <= 5 * Q /\ l_b >= 1/4 /\ l_b <= 1/2 /\ v <= (1/4) * (/ (sqrt Q)) /\ 2 + Z'_' <> 0 /\ epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) /\ d >= 1 + K.
Proof. exists (10000). exists (1000000). exists (4). exists (21958). exists (18116). exists (1/4). exists (3839435510745/9539000737735738382). split; [exists (10000)%Z; reflexivity | ]. split; [exists (1000000)%Z; reflexivity | ]. split; [exists (4)%Z; reflexivity | ]. split; [exists (21958)%Z; reflexivity | ]. repeat split; first [lra | apply Rgt_not_eq; lra | lra | sign]. Qed.

(* DV-TB.4/first non-vacuous at T4.3 s noise, K = 1: statement 1 of 3 *)
Theorem first_non_vacuous_at_t4_3_s_noise_k_1_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 40 ->
  y ^ 4 <= 542 ->
  (8 * (ln y)) + ((-1/36) * (y ^ 4)) + (ln 12) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : (251486685936587/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (120625695473761/25000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-TB.4/first non-vacuous at T4.3 s noise, K = 1: statement 2 of 3 *)
Theorem first_non_vacuous_at_t4_3_s_noise_k_1_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 543 ->
  (8 * (ln y)) + ((-1/36) * (y ^ 4)) + (ln 12) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (120681296177841/25000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (62122666244700007753/25000000000000000000) <= (ln 12) <= (31061333122350003879/12500000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (39356933249587076121/25000000000000000000) + (y / (120681296177841/25000000000000) - 1)) by (pose proof (ln_tangent (120681296177841/25000000000000) y ltac:(lra) ltac:(lra)); assert (ln (120681296177841/25000000000000) <= (39356933249587076121/25000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (120681296177841/25000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (120681296177841/25000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (120681296177841/25000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-TB.4/first non-vacuous at T4.3 s noise, K = 1: statement 3 of 3 *)
Theorem first_non_vacuous_at_t4_3_s_noise_k_1_3 : forall y : R,
  0 < y ->
  y ^ 4 >= 543 ->
  (8 * (ln y)) + ((-4/45) * (y ^ 4)) + (ln 2) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (120681296177841/25000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (39356933249587076121/25000000000000000000) + (y / (120681296177841/25000000000000) - 1)) by (pose proof (ln_tangent (120681296177841/25000000000000) y ltac:(lra) ltac:(lra)); assert (ln (120681296177841/25000000000000) <= (39356933249587076121/25000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (120681296177841/25000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (120681296177841/25000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (120681296177841/25000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-TB.4/first non-vacuous at T4.3 s noise, K = 10: statement 1 of 3 *)
Theorem first_non_vacuous_at_t4_3_s_noise_k_10_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 40 ->
  y ^ 4 <= 637 ->
  (8 * (ln y)) + ((-1/36) * (y ^ 4)) + (ln 10) + (ln 12) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : (251486685936587/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (251191455508781/50000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-TB.4/first non-vacuous at T4.3 s noise, K = 10: statement 2 of 3 *)
Theorem first_non_vacuous_at_t4_3_s_noise_k_10_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 638 ->
  (8 * (ln y)) + ((-1/36) * (y ^ 4)) + (ln 10) + (ln 12) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (62822495324911/12500000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (62122666244700007753/25000000000000000000) <= (ln 12) <= (31061333122350003879/12500000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (32291691416723947539/20000000000000000000) + (y / (62822495324911/12500000000000) - 1)) by (pose proof (ln_tangent (62822495324911/12500000000000) y ltac:(lra) ltac:(lra)); assert (ln (62822495324911/12500000000000) <= (32291691416723947539/20000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (62822495324911/12500000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (62822495324911/12500000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (62822495324911/12500000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-TB.4/first non-vacuous at T4.3 s noise, K = 10: statement 3 of 3 *)
Theorem first_non_vacuous_at_t4_3_s_noise_k_10_3 : forall y : R,
  0 < y ->
  y ^ 4 >= 638 ->
  (8 * (ln y)) + ((-4/45) * (y ^ 4)) + (ln 2) + (ln 10) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (62822495324911/12500000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (32291691416723947539/20000000000000000000) + (y / (62822495324911/12500000000000) - 1)) by (pose proof (ln_tangent (62822495324911/12500000000000) y ltac:(lra) ltac:(lra)); assert (ln (62822495324911/12500000000000) <= (32291691416723947539/20000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (62822495324911/12500000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (62822495324911/12500000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (62822495324911/12500000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-TB.4/first non-vacuous at T4.3 s noise, K = 100: statement 1 of 3 *)
Theorem first_non_vacuous_at_t4_3_s_noise_k_100_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 40 ->
  y ^ 4 <= 729 ->
  (2 * (ln 10)) + (8 * (ln y)) + ((-1/36) * (y ^ 4)) + (ln 12) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : (251486685936587/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (64951905283833/12500000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-TB.4/first non-vacuous at T4.3 s noise, K = 100: statement 2 of 3 *)
Theorem first_non_vacuous_at_t4_3_s_noise_k_100_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 730 ->
  (2 * (ln 10)) + (8 * (ln y)) + ((-1/36) * (y ^ 4)) + (ln 12) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (519793345207617/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (62122666244700007753/25000000000000000000) <= (ln 12) <= (31061333122350003879/12500000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (20603264169195091313/12500000000000000000) + (y / (519793345207617/100000000000000) - 1)) by (pose proof (ln_tangent (519793345207617/100000000000000) y ltac:(lra) ltac:(lra)); assert (ln (519793345207617/100000000000000) <= (20603264169195091313/12500000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (519793345207617/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (519793345207617/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (519793345207617/100000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-TB.4/first non-vacuous at T4.3 s noise, K = 100: statement 3 of 3 *)
Theorem first_non_vacuous_at_t4_3_s_noise_k_100_3 : forall y : R,
  0 < y ->
  y ^ 4 >= 730 ->
  (2 * (ln 10)) + (8 * (ln y)) + ((-4/45) * (y ^ 4)) + (ln 2) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (519793345207617/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (20603264169195091313/12500000000000000000) + (y / (519793345207617/100000000000000) - 1)) by (pose proof (ln_tangent (519793345207617/100000000000000) y ltac:(lra) ltac:(lra)); assert (ln (519793345207617/100000000000000) <= (20603264169195091313/12500000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (519793345207617/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (519793345207617/100000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (519793345207617/100000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-TB.4/first non-vacuous at T4.3 s noise, K = 1000: statement 1 of 3 *)
Theorem first_non_vacuous_at_t4_3_s_noise_k_1000_1 : forall y : R,
  0 < y ->
  y ^ 4 >= 40 ->
  y ^ 4 <= 821 ->
  (3 * (ln 10)) + (8 * (ln y)) + ((-1/36) * (y ^ 4)) + (ln 12) >= 0.
Proof. intros y G0 G1 G2. assert (A0 : 0 <= y) by (lra). assert (A1 : (251486685936587/100000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). assert (B2 : y <= (267642941079103/50000000000000)) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect y, i_autodiff y, i_depth 20). Qed.

(* DV-TB.4/first non-vacuous at T4.3 s noise, K = 1000: statement 2 of 3 *)
Theorem first_non_vacuous_at_t4_3_s_noise_k_1000_2 : forall y : R,
  0 < y ->
  y ^ 4 >= 822 ->
  (3 * (ln 10)) + (8 * (ln y)) + ((-1/36) * (y ^ 4)) + (ln 12) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (267724402948549/50000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (62122666244700007753/25000000000000000000) <= (ln 12) <= (31061333122350003879/12500000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (83896754938202171203/50000000000000000000) + (y / (267724402948549/50000000000000) - 1)) by (pose proof (ln_tangent (267724402948549/50000000000000) y ltac:(lra) ltac:(lra)); assert (ln (267724402948549/50000000000000) <= (83896754938202171203/50000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (267724402948549/50000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (267724402948549/50000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (267724402948549/50000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.

(* DV-TB.4/first non-vacuous at T4.3 s noise, K = 1000: statement 3 of 3 *)
Theorem first_non_vacuous_at_t4_3_s_noise_k_1000_3 : forall y : R,
  0 < y ->
  y ^ 4 >= 822 ->
  (3 * (ln 10)) + (8 * (ln y)) + ((-4/45) * (y ^ 4)) + (ln 2) < 0.
Proof. intros y G0 G1. assert (A0 : 0 <= y) by (lra). assert (A1 : (267724402948549/50000000000000) <= y) by (apply (power_order 3); [lra | lra | simpl in *; lra]). repeat match goal with |- _ /\ _ => split end; try solve [sign]. assert (L0 : (230258509299404568391/100000000000000000000) <= (ln 10) <= (230258509299404568411/100000000000000000000)) by (split; interval with (i_prec 100)). assert (L1 : (69314718055994530931/100000000000000000000) <= (ln 2) <= (69314718055994530951/100000000000000000000)) by (split; interval with (i_prec 100)). assert (T : ln y <= (83896754938202171203/50000000000000000000) + (y / (267724402948549/50000000000000) - 1)) by (pose proof (ln_tangent (267724402948549/50000000000000) y ltac:(lra) ltac:(lra)); assert (ln (267724402948549/50000000000000) <= (83896754938202171203/50000000000000000000)) by (interval with (i_prec 100)); lra). pose proof (tangent_2 (267724402948549/50000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_3 (267724402948549/50000000000000) y ltac:(lra) ltac:(lra)). pose proof (tangent_4 (267724402948549/50000000000000) y ltac:(lra) ltac:(lra)). first [lra | nra]. Qed.
