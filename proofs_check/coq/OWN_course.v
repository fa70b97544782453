(* OWN-course: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* OWN-course/small margins: statement 1 of 3 *)
Theorem small_margins_1 : forall u : R,
  0 <= u ->
  u <= 2/5 ->
  (9/25) * (ln 3) <= 2/5.
Proof. by_mono. Qed.

(* OWN-course/small margins: statement 2 of 3 *)
Theorem small_margins_2 : forall u : R,
  0 <= u ->
  u <= 2/5 ->
  1 + (exp u) <> 0 /\ / (1 + (exp u)) >= 2/5.
Proof. by_mono. Qed.

(* OWN-course/small margins: statement 3 of 3 *)
Theorem small_margins_3 : forall u : R,
  0 <= u ->
  u <= 2/5 ->
  1 + (exp u) <> 0 /\ (/ (1 + (exp u)) ^ 2) * (exp u) >= 6/25.
Proof. intros u G0 G1. assert (A0 : 0 <= u) by (lra). assert (B1 : u <= (2/5)) by (lra). repeat match goal with |- _ /\ _ => split end; try solve [sign]. interval with (i_bisect u, i_autodiff u, i_depth 20). Qed.

(* OWN-course/signs: statement 1 of 5 *)
Theorem signs_1 : forall Q Z'_' d epsilon l_b v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  d * (v ^ 2) <= Q ->
  4 + (((-2) + (2 * Z'_')) * (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v)))) + ((-8) * epsilon * v) >= 0.
Proof. intros Q Z d epsilon l_b v G0 G1 G2 G3 G4 G5 G6 G7 G8. rewrite ?inv_pow in *.  pose proof (Rmax_l 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as Q1. pose proof (Rmax_r 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as R1. assert (S2 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K7 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G7)]. } apply not_lt_ge. intro N.  destruct (Rle_or_lt 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as [D11 | D11]. { pose proof (Rmax_right 0 ((l_b ^ 2) + ((-2) * epsilon * v)) D11) as E11.  pose proof (leq0 _ _ G1). pose proof (leq0 _ _ G6). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ N) (ltac:(sign) : 0 < Z)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ N) (ltac:(sign) : 0 < Z * epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ K7 (ltac:(sign) : 0 <= Z * epsilon * v)). pose proof (f_equal (Rmult (Z * epsilon * v)) E11). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Z * Z * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ Q1) (ltac:(sign) : 0 <= Z * Z)). pose proof (Rmult_le_pos _ _ (leq0 _ _ Q1) (ltac:(sign) : 0 <= Z * Z * epsilon * v)). pose proof (f_equal (Rmult (Z)) E11). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rmax_left 0 ((l_b ^ 2) + ((-2) * epsilon * v)) (Rlt_le _ _ D11)) as E11.  pose proof (lt0 _ _ N). pose proof (leq0 _ _ G1). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ N) (ltac:(sign) : 0 < Z)). pose proof (f_equal (Rmult (Z * Z)) E11). pose proof (f_equal (Rmult (Z)) E11). cbv beta in *; unfold Rsqr in *; lra. } Qed.

(* OWN-course/signs: statement 2 of 5 *)
Theorem signs_2 : forall Q Z'_' d epsilon l_b v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  d * (v ^ 2) <= Q ->
  ((-2) + (2 * Z'_')) * ((4 * epsilon * v) + (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v)))) >= 0.
Proof. intros Q Z d epsilon l_b v G0 G1 G2 G3 G4 G5 G6 G7 G8. rewrite ?inv_pow in *.  pose proof (Rmax_l 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as Q1. pose proof (Rmax_r 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as R1. assert (S2 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K7 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G7)]. } apply not_lt_ge. intro N.   pose proof (Rmult_le_pos _ _ (Rlt_le _ _ (lt0 _ _ N)) K7). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (leq0 _ _ Q1)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ N) (ltac:(sign) : 0 < epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ N) (ltac:(sign) : 0 < Z * epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= epsilon * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* OWN-course/signs: statement 3 of 5 *)
Theorem signs_3 : forall Q Z'_' d epsilon l_b v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  d * (v ^ 2) <= Q ->
  4 + (((-2) + (2 * Z'_')) * ((4 * epsilon * v) + (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v))))) + (8 * epsilon * v) + (2 * d * (v ^ 2) * (/ Q)) >= 0.
Proof. intros Q Z d epsilon l_b v G0 G1 G2 G3 G4 G5 G6 G7 G8. rewrite ?inv_pow in *.  pose proof (Rmax_l 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as Q1. pose proof (Rmax_r 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as R1. assert (S2 : (/ Q) * Q = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ Q)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S4 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K7 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G7)]. } apply not_lt_ge. intro N. assert (M : 0 < (-4) * Q + 2 * (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v))) * Q + (-8) * Q * Z * epsilon * v + (-2) * (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v))) * Q * Z + (-2) * d * v * v). { replace ((-4) * Q + 2 * (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v))) * Q + (-8) * Q * Z * epsilon * v + (-2) * (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v))) * Q * Z + (-2) * d * v * v) with ((Q) * (0 - (4 + (((-2) + (2 * Z)) * ((4 * epsilon * v) + (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v))))) + (8 * epsilon * v) + (2 * d * (v ^ 2) * (/ Q))))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (lt0 _ _ N)]. } destruct (Rle_or_lt 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as [D11 | D11]. { pose proof (Rmax_right 0 ((l_b ^ 2) + ((-2) * epsilon * v)) D11) as E11.  pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < Z)). pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < Z * epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * Z * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ K7 (ltac:(sign) : 0 <= Q)). pose proof (f_equal (Rmult (Q * Z * epsilon * v)) E11). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * Z * Z * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * Z * epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Z * d * v * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * Z * Z * epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G5) (ltac:(sign) : 0 < Z * d * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= Q * epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ Q1) (ltac:(sign) : 0 <= Q * Z * Z)). pose proof (Rmult_le_pos _ _ (leq0 _ _ Q1) (ltac:(sign) : 0 <= Q * Z * Z * epsilon * v)). pose proof (f_equal (Rmult (Q * Z)) E11). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rmax_left 0 ((l_b ^ 2) + ((-2) * epsilon * v)) (Rlt_le _ _ D11)) as E11.  pose proof (leq0 _ _ G0). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * Z * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G5) (ltac:(sign) : 0 < d * v)). pose proof (f_equal (Rmult (Q)) E11). pose proof (f_equal (Rmult (Q * Z)) E11). cbv beta in *; unfold Rsqr in *; lra. } Qed.

(* OWN-course/signs: statement 4 of 5 *)
Theorem signs_4 : forall Q Z'_' d epsilon l_b v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  d * (v ^ 2) <= Q ->
  ((-2) + (2 * Z'_')) * (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v))) >= 0.
Proof. intros Q Z d epsilon l_b v G0 G1 G2 G3 G4 G5 G6 G7 G8. rewrite ?inv_pow in *.  pose proof (Rmax_l 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as Q1. pose proof (Rmax_r 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as R1. assert (S2 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K7 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G7)]. } apply not_lt_ge. intro N.   pose proof (Rmult_le_pos _ _ (Rlt_le _ _ (lt0 _ _ N)) K7). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (leq0 _ _ Q1)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ N) (ltac:(sign) : 0 < epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ N) (ltac:(sign) : 0 < Z * epsilon * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* OWN-course/signs: statement 5 of 5 *)
Theorem signs_5 : forall Q Z'_' d epsilon l_b v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  d * (v ^ 2) <= Q ->
  (8/5) + ((-16/5) * epsilon * v) + ((-1/2) * ((-2) + (2 * Z'_')) * ((4 * epsilon * v) + (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v))))) + ((2/5) * ((-2) + (2 * Z'_')) * (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v)))) > 0.
Proof. intros Q Z d epsilon l_b v G0 G1 G2 G3 G4 G5 G6 G7 G8. rewrite ?inv_pow in *.  pose proof (Rmax_l 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as Q1. pose proof (Rmax_r 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as R1. assert (S2 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K7 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G7)]. } apply not_le_gt. intro N.  destruct (Rle_or_lt 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as [D11 | D11]. { pose proof (Rmax_right 0 ((l_b ^ 2) + ((-2) * epsilon * v)) D11) as E11.  pose proof (leq0 _ _ N). pose proof (leq0 _ _ G6). pose proof (leq0 _ _ Q1). pose proof (Rmult_le_pos _ _ K7 (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ K7 (ltac:(sign) : 0 <= Z * epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Z * epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Z * Z * epsilon * v * v)). pose proof (f_equal (Rmult (Z)) E11). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rmax_left 0 ((l_b ^ 2) + ((-2) * epsilon * v)) (Rlt_le _ _ D11)) as E11.  pose proof (leq0 _ _ N). pose proof (Rmult_le_pos _ _ K7 (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ K7 (ltac:(sign) : 0 <= Z * epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Z * epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Z * Z * epsilon * v * v)). pose proof (f_equal (Rmult (Z)) E11). cbv beta in *; unfold Rsqr in *; lra. } Qed.

(* OWN-course/the lower side is concave: statement 1 of 4 *)
Theorem the_lower_side_is_concave_1 : forall Q Z'_' d epsilon l_b v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  d * (v ^ 2) <= Q ->
  2 + ((1/2) * ((-2) + (2 * Z'_')) * ((4 * epsilon * v) + (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v))))) + (4 * epsilon * v) + ((-2/5) * ((-2) + (2 * Z'_')) * (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v)))) + (d * (v ^ 2) * (/ Q)) >= 2.
Proof. intros Q Z d epsilon l_b v G0 G1 G2 G3 G4 G5 G6 G7 G8. rewrite ?inv_pow in *.  pose proof (Rmax_l 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as Q1. pose proof (Rmax_r 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as R1. assert (S2 : (/ Q) * Q = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ Q)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S4 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P4 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K7 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G7)]. } apply not_lt_ge. intro N. assert (M : 0 < (1/5) * (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v))) * Q + (-4) * Q * Z * epsilon * v + (-1/5) * (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v))) * Q * Z + (-1) * d * v * v). { replace ((1/5) * (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v))) * Q + (-4) * Q * Z * epsilon * v + (-1/5) * (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v))) * Q * Z + (-1) * d * v * v) with ((Q) * (2 - (2 + ((1/2) * ((-2) + (2 * Z)) * ((4 * epsilon * v) + (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v))))) + (4 * epsilon * v) + ((-2/5) * ((-2) + (2 * Z)) * (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v)))) + (d * (v ^ 2) * (/ Q))))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (lt0 _ _ N)]. }  pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Q * Z * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G5) (ltac:(sign) : 0 < d * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G1) (leq0 _ _ Q1)) (ltac:(sign) : 0 <= Q)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* OWN-course/the lower side is concave: statement 2 of 4 *)
Theorem the_lower_side_is_concave_2 : forall Q Z'_' d epsilon l_b v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  d * (v ^ 2) <= Q ->
  4 + (((-2) + (2 * Z'_')) * (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v)))) + ((-8) * epsilon * v) >= 3.
Proof. intros Q Z d epsilon l_b v G0 G1 G2 G3 G4 G5 G6 G7 G8. rewrite ?inv_pow in *.  pose proof (Rmax_l 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as Q1. pose proof (Rmax_r 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as R1. assert (S2 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K7 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G7)]. } apply not_lt_ge. intro N.  destruct (Rle_or_lt 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as [D11 | D11]. { pose proof (Rmax_right 0 ((l_b ^ 2) + ((-2) * epsilon * v)) D11) as E11.  pose proof (leq0 _ _ G1). pose proof (leq0 _ _ G6). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ N) (ltac:(sign) : 0 < Z)). pose proof (Rmult_le_pos _ _ K7 (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ K7 (ltac:(sign) : 0 <= Z * epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Z * epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Z * Z * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ Q1) (ltac:(sign) : 0 <= Z * Z)). pose proof (f_equal (Rmult (Z)) E11). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rmax_left 0 ((l_b ^ 2) + ((-2) * epsilon * v)) (Rlt_le _ _ D11)) as E11.  pose proof (lt0 _ _ N). pose proof (leq0 _ _ G1). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ N) (ltac:(sign) : 0 < Z)). pose proof (f_equal (Rmult (Z * Z)) E11). pose proof (f_equal (Rmult (Z)) E11). cbv beta in *; unfold Rsqr in *; lra. } Qed.

(* OWN-course/the lower side is concave: statement 3 of 4 *)
Theorem the_lower_side_is_concave_3 : forall Q Z'_' d epsilon l_b v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  d * (v ^ 2) <= Q ->
  (8/5) + ((-16/5) * epsilon * v) + ((-1/2) * ((-2) + (2 * Z'_')) * ((4 * epsilon * v) + (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v))))) + ((2/5) * ((-2) + (2 * Z'_')) * (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v)))) <= 2.
Proof. intros Q Z d epsilon l_b v G0 G1 G2 G3 G4 G5 G6 G7 G8. rewrite ?inv_pow in *.  pose proof (Rmax_l 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as Q1. pose proof (Rmax_r 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as R1. assert (S2 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K7 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G7)]. } apply not_gt_le. intro N.  destruct (Rle_or_lt 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as [D11 | D11]. { pose proof (Rmax_right 0 ((l_b ^ 2) + ((-2) * epsilon * v)) D11) as E11.  pose proof (leq0 _ _ G1). pose proof (leq0 _ _ G6). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < Z)). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < Z * epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ K7 (ltac:(sign) : 0 <= Z * epsilon * v)). pose proof (f_equal (Rmult (Z * epsilon * v)) E11). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Z * Z * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Z * Z * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ Q1) (ltac:(sign) : 0 <= Z * Z)). pose proof (Rmult_le_pos _ _ (leq0 _ _ Q1) (ltac:(sign) : 0 <= Z * Z * epsilon * v)). pose proof (f_equal (Rmult (Z)) E11). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rmax_left 0 ((l_b ^ 2) + ((-2) * epsilon * v)) (Rlt_le _ _ D11)) as E11.  pose proof (gt0 _ _ N). pose proof (leq0 _ _ G1). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < Z)). pose proof (f_equal (Rmult (Z * Z)) E11). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < Z * Z * v)). pose proof (f_equal (Rmult (Z)) E11). cbv beta in *; unfold Rsqr in *; lra. } Qed.

(* OWN-course/the lower side is concave: statement 4 of 4 *)
Theorem the_lower_side_is_concave_4 : forall Q Z'_' d epsilon l_b v : R,
  1 <= Q ->
  1 <= Z'_' ->
  1 <= d ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  4 * Z'_' * (l_b ^ 2) <= 1 ->
  epsilon <= (1/16) * (/ v) * (/ (2 + Z'_')) ->
  d * (v ^ 2) <= Q ->
  ((-2) + (2 * Z'_')) * ((4 * epsilon * v) + (Rmax 0 ((l_b ^ 2) + ((-2) * epsilon * v)))) <= 1.
Proof. intros Q Z d epsilon l_b v G0 G1 G2 G3 G4 G5 G6 G7 G8. rewrite ?inv_pow in *.  pose proof (Rmax_l 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as Q1. pose proof (Rmax_r 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as R1. assert (S2 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S3 : (/ (2 + Z)) * (2 + Z) = 1) by (apply Rinv_l; sign). assert (P3 : 0 < (/ (2 + Z))) by (apply Rinv_0_lt_compat; sign). assert (K7 : 0 <= (1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v). { replace ((1/16) + (-2) * epsilon * v + (-1) * Z * epsilon * v) with (((2 + Z) * v) * (((1/16) * (/ v) * (/ (2 + Z))) - epsilon)) by (field; repeat split; sign). apply Rmult_le_pos; [sign | rewrite ?inv_pow; exact (leq0 _ _ G7)]. } apply not_gt_le. intro N.  destruct (Rle_or_lt 0 ((l_b ^ 2) + ((-2) * epsilon * v))) as [D11 | D11]. { pose proof (Rmax_right 0 ((l_b ^ 2) + ((-2) * epsilon * v)) D11) as E11.  pose proof (gt0 _ _ N). pose proof (leq0 _ _ G1). pose proof (leq0 _ _ Q1). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < Z)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= Z)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= Z)). pose proof (f_equal (Rmult (Z * Z)) E11). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < Z * Z)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= Z * Z)). pose proof (Rmult_le_pos _ _ K7 (ltac:(sign) : 0 <= Z * Z)). pose proof (f_equal (Rmult (Z * Z * Z)) E11). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rmax_left 0 ((l_b ^ 2) + ((-2) * epsilon * v)) (Rlt_le _ _ D11)) as E11.  pose proof (gt0 _ _ N). pose proof (leq0 _ _ G1). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < Z)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= Z)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (ltac:(sign) : 0 < v)). pose proof (f_equal (Rmult (Z * Z)) E11). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < Z * Z)). pose proof (Rmult_le_pos _ _ K7 (ltac:(sign) : 0 <= Z * Z)). pose proof (f_equal (Rmult (Z * Z * Z)) E11). cbv beta in *; unfold Rsqr in *; lra. } Qed.
