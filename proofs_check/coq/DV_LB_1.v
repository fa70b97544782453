(* DV-LB.1: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* DV-LB.1/variance at most 4v 2: statement 1 of 1 *)
Theorem variance_at_most_4v_2_1 : forall l_b v : R,
  0 <= l_b ->
  0 < v ->
  l_b <= 1/2 ->
  2 * (v ^ 2) * (1 + (l_b ^ 2)) <= 4 * (v ^ 2).
Proof. intros l_b v G0 G1 G2. rewrite ?inv_pow in *.   apply not_gt_le. intro N.   pose proof (gt0 _ _ N). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G1) (lt0 _ _ G1)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= v * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G0) (leq0 _ _ G2)) (ltac:(sign) : 0 <= v * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-LB.1/variance at most 8v 2: statement 1 of 1 *)
Theorem variance_at_most_8v_2_1 : forall l_b v : R,
  0 <= l_b ->
  0 < v ->
  l_b <= 1/2 ->
  4 * (v ^ 2) * (1 + (l_b ^ 2)) <= 8 * (v ^ 2).
Proof. intros l_b v G0 G1 G2. rewrite ?inv_pow in *.   apply not_gt_le. intro N.   pose proof (gt0 _ _ N). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G1) (lt0 _ _ G1)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= v * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G0) (leq0 _ _ G2)) (ltac:(sign) : 0 <= v * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-LB.1/linear tail: statement 1 of 2 *)
Theorem linear_tail_1 : forall epsilon l_b : R,
  0 < epsilon ->
  0 <= l_b ->
  l_b <= 1/2 ->
  1 + (l_b ^ 2) <> 0 /\ exp ((-1/4) * (epsilon ^ 2) * (/ (1 + (l_b ^ 2)))) <= exp ((-1/16) * (epsilon ^ 2)).
Proof. intros epsilon l_b G0 G1 G2. rewrite ?inv_pow in *. assert (C0 : 1 + (l_b ^ 2) <> 0). { sign. } split; [exact C0 | ]. eapply (exp_scaled_le 1 ((-1/4) * (epsilon ^ 2) * (/ (1 + (l_b ^ 2)))) ((-1/16) * (epsilon ^ 2))); [sign | | ring | ring]. assert (S1 : (/ (1 + (l_b ^ 2))) * (1 + (l_b ^ 2)) = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ (1 + (l_b ^ 2)))) by (apply Rinv_0_lt_compat; sign). apply not_gt_le. intro N. assert (M : 0 < (-3/16) * epsilon * epsilon + (1/16) * epsilon * epsilon * l_b * l_b). { replace ((-3/16) * epsilon * epsilon + (1/16) * epsilon * epsilon * l_b * l_b) with (((1 + (l_b ^ 2))) * (((-1/4) * (epsilon ^ 2) * (/ (1 + (l_b ^ 2)))) - ((-1/16) * (epsilon ^ 2)))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | exact (gt0 _ _ N)]. }  pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G0) (lt0 _ _ G0)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= epsilon * epsilon)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G1) (leq0 _ _ G2)) (ltac:(sign) : 0 <= epsilon * epsilon)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-LB.1/linear tail: statement 2 of 2 *)
Theorem linear_tail_2 : forall epsilon l_b : R,
  0 < epsilon ->
  0 <= l_b ->
  l_b <= 1/2 ->
  1 + (l_b ^ 2) <> 0 /\ exp ((-1/8) * (epsilon ^ 2) * (/ (1 + (l_b ^ 2)))) <= exp ((-1/16) * (epsilon ^ 2)).
Proof. intros epsilon l_b G0 G1 G2. rewrite ?inv_pow in *. assert (C0 : 1 + (l_b ^ 2) <> 0). { sign. } split; [exact C0 | ]. eapply (exp_scaled_le 1 ((-1/8) * (epsilon ^ 2) * (/ (1 + (l_b ^ 2)))) ((-1/16) * (epsilon ^ 2))); [sign | | ring | ring]. assert (S1 : (/ (1 + (l_b ^ 2))) * (1 + (l_b ^ 2)) = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ (1 + (l_b ^ 2)))) by (apply Rinv_0_lt_compat; sign). apply not_gt_le. intro N. assert (M : 0 < (-1/16) * epsilon * epsilon + (1/16) * epsilon * epsilon * l_b * l_b). { replace ((-1/16) * epsilon * epsilon + (1/16) * epsilon * epsilon * l_b * l_b) with (((1 + (l_b ^ 2))) * (((-1/8) * (epsilon ^ 2) * (/ (1 + (l_b ^ 2)))) - ((-1/16) * (epsilon ^ 2)))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | exact (gt0 _ _ N)]. }  pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G0) (lt0 _ _ G0)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= epsilon * epsilon)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G1) (leq0 _ _ G2)) (ltac:(sign) : 0 <= epsilon * epsilon)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-LB.1/product tail in the letters of the lemma: statement 1 of 1 *)
Theorem product_tail_in_the_letters_of_the_lemma_1 : forall c d epsilon u v : R,
  0 < c ->
  1 <= d ->
  0 < epsilon ->
  0 < u ->
  0 < v ->
  epsilon = u * v * d ->
  (-1) * c * epsilon * (/ v ^ 2) * (/ d) * (Rmin epsilon (v * d)) = (-1) * c * u * d * (Rmin 1 u).
Proof. intros c d epsilon u v G0 G1 G2 G3 G4 G5. rewrite ?inv_pow in *. apply Rle_antisym. {  assert (S1 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ d) * d = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ d)) by (apply Rinv_0_lt_compat; sign). pose proof (Rmin_l epsilon (v * d)) as Q3. pose proof (Rmin_r epsilon (v * d)) as R3. pose proof (Rmin_l 1 u) as Q4. pose proof (Rmin_r 1 u) as R4. apply not_gt_le. intro N. assert (M : 0 < (-1) * (Rmin epsilon (v * d)) * c * epsilon + 1 * (Rmin 1 u) * c * d * d * u * v * v). { replace ((-1) * (Rmin epsilon (v * d)) * c * epsilon + 1 * (Rmin 1 u) * c * d * d * u * v * v) with ((v * v * d) * (((-1) * c * epsilon * (/ v ^ 2) * (/ d) * (Rmin epsilon (v * d))) - ((-1) * c * u * d * (Rmin 1 u)))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (gt0 _ _ N)]. } destruct (Rle_or_lt epsilon (v * d)) as [D10 | D10]. { pose proof (Rmin_left epsilon (v * d) D10) as E10.  pose proof (Rmult_le_pos _ _ (leq0 _ _ R4) (ltac:(sign) : 0 <= c * d * d * u * v * v)). pose proof (f_equal (Rmult (c * epsilon)) G5). pose proof (f_equal (Rmult (c * d * u * v)) G5). pose proof (f_equal (Rmult (c * epsilon)) E10). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rmin_right epsilon (v * d) (Rlt_le _ _ D10)) as E10.  pose proof (Rmult_le_pos _ _ (leq0 _ _ Q4) (ltac:(sign) : 0 <= c * d * d * u * v * v)). pose proof (f_equal (Rmult (c * d * v)) G5). pose proof (f_equal (Rmult (c * epsilon)) E10). cbv beta in *; unfold Rsqr in *; lra. } } apply Rge_le.  assert (S1 : (/ v) * v = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ v)) by (apply Rinv_0_lt_compat; sign). assert (S2 : (/ d) * d = 1) by (apply Rinv_l; sign). assert (P2 : 0 < (/ d)) by (apply Rinv_0_lt_compat; sign). pose proof (Rmin_l epsilon (v * d)) as Q3. pose proof (Rmin_r epsilon (v * d)) as R3. pose proof (Rmin_l 1 u) as Q4. pose proof (Rmin_r 1 u) as R4. apply not_lt_ge. intro N. assert (M : 0 < (-1) * (Rmin 1 u) * c * d * d * u * v * v + 1 * (Rmin epsilon (v * d)) * c * epsilon). { replace ((-1) * (Rmin 1 u) * c * d * d * u * v * v + 1 * (Rmin epsilon (v * d)) * c * epsilon) with ((v * v * d) * (((-1) * c * u * d * (Rmin 1 u)) - ((-1) * c * epsilon * (/ v ^ 2) * (/ d) * (Rmin epsilon (v * d))))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | rewrite ?inv_pow; exact (lt0 _ _ N)]. } destruct (Rle_or_lt epsilon (v * d)) as [D10 | D10]. { pose proof (Rmin_left epsilon (v * d) D10) as E10. destruct (Rle_or_lt 1 u) as [D12 | D12]. { pose proof (Rmin_left 1 u D12) as E12.  pose proof (Rmult_le_pos _ _ (leq0 _ _ R3) (ltac:(sign) : 0 <= c * epsilon)). pose proof (f_equal (Rmult (c * d * v)) G5). pose proof (f_equal (Rmult (c * d * d * u * v * v)) E12). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rmin_right 1 u (Rlt_le _ _ D12)) as E12.  pose proof (f_equal (Rmult ((Rmin epsilon (v * d)) * c)) G5). pose proof (f_equal (Rmult (c * d * u * v)) G5). pose proof (f_equal (Rmult (c * d * d * u * v * v)) E12). pose proof (f_equal (Rmult ((Rmin 1 u) * c * d * v)) E10). pose proof (f_equal (Rmult ((Rmin epsilon (v * d)) * c * d * v)) E12). pose proof (f_equal (Rmult (c * d * epsilon * v)) E12). cbv beta in *; unfold Rsqr in *; lra. } } { pose proof (Rmin_right epsilon (v * d) (Rlt_le _ _ D10)) as E10. destruct (Rle_or_lt 1 u) as [D12 | D12]. { pose proof (Rmin_left 1 u D12) as E12.  pose proof (f_equal (Rmult (c * d * v)) G5). pose proof (f_equal (Rmult (c * epsilon)) E10). pose proof (f_equal (Rmult (c * d * d * u * v * v)) E12). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rmin_right 1 u (Rlt_le _ _ D12)) as E12.  pose proof (f_equal (Rmult (c * epsilon)) G5). pose proof (f_equal (Rmult (c * d * u * v)) G5). pose proof (f_equal (Rmult (c * epsilon)) E10). pose proof (f_equal (Rmult (c * d * d * u * v * v)) E12). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ D10) (ltac:(sign) : 0 < c * epsilon)). cbv beta in *; unfold Rsqr in *; lra. } } Qed.

(* DV-LB.1/deviations: statement 1 of 2 *)
Theorem deviations_1 : forall epsilon v x y : R,
  0 < epsilon ->
  0 < v ->
  Rabs x <= epsilon * v ->
  Rabs y <= epsilon * v ->
  2 * (Rabs (x + y)) <= 4 * epsilon * v.
Proof. by_cases. Qed.

(* DV-LB.1/deviations: statement 2 of 2 *)
Theorem deviations_2 : forall epsilon l_b v x y : R,
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  Rabs x <= epsilon * v ->
  Rabs y <= epsilon * v ->
  Rabs (x + y + (l_b ^ 2)) <= (l_b ^ 2) + (2 * epsilon * v).
Proof. intros epsilon l_b v x y G0 G1 G2 G3 G4. rewrite ?inv_pow in *.   apply not_gt_le. intro N.  destruct (Rle_or_lt 0 x) as [D5 | D5]. { pose proof (Rabs_pos_eq x D5) as E5. destruct (Rle_or_lt 0 y) as [D7 | D7]. { pose proof (Rabs_pos_eq y D7) as E7. destruct (Rle_or_lt 0 (x + y + (l_b ^ 2))) as [D9 | D9]. { pose proof (Rabs_pos_eq (x + y + (l_b ^ 2)) D9) as E9.  pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (gt0 _ _ N)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G3) (leq0 _ _ D5)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G3) (leq0 _ _ D7)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (leq0 _ _ D5)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (leq0 _ _ D7)). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < epsilon * v)). pose proof (f_equal (Rmult ((Rabs (x + y + (l_b ^ 2))))) E5). pose proof (f_equal (Rmult (l_b * l_b)) E5). pose proof (f_equal (Rmult (x)) E7). pose proof (f_equal (Rmult (y)) E7). pose proof (f_equal (Rmult ((Rabs (x + y + (l_b ^ 2))))) E9). pose proof (f_equal (Rmult ((Rabs x))) E9). pose proof (f_equal (Rmult (y)) E9). pose proof (f_equal (Rmult (epsilon * v)) E9). pose proof (f_equal (Rmult (l_b * l_b)) E9). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rabs_left (x + y + (l_b ^ 2)) D9) as E9.  pose proof (gt0 _ _ N). pose proof (leq0 _ _ D5). pose proof (leq0 _ _ D7). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G0) (lt0 _ _ G2)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (leq0 _ _ G1)). cbv beta in *; unfold Rsqr in *; lra. } } { pose proof (Rabs_left y D7) as E7. destruct (Rle_or_lt 0 (x + y + (l_b ^ 2))) as [D9 | D9]. { pose proof (Rabs_pos_eq (x + y + (l_b ^ 2)) D9) as E9.  pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (gt0 _ _ N)). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (lt0 _ _ D7)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G3) (leq0 _ _ D5)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ D7) (lt0 _ _ D7)). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G0) (ltac:(sign) : 0 < epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ D7) (ltac:(sign) : 0 < epsilon * v)). pose proof (f_equal (Rmult ((Rabs (x + y + (l_b ^ 2))))) E5). pose proof (f_equal (Rmult (y)) E5). pose proof (f_equal (Rmult (l_b * l_b)) E5). pose proof (f_equal (Rmult ((Rabs (x + y + (l_b ^ 2))))) E9). pose proof (f_equal (Rmult ((Rabs x))) E9). pose proof (f_equal (Rmult (y)) E9). pose proof (f_equal (Rmult (epsilon * v)) E9). pose proof (f_equal (Rmult (l_b * l_b)) E9). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rabs_left (x + y + (l_b ^ 2)) D9) as E9.  pose proof (gt0 _ _ N). pose proof (leq0 _ _ G4). pose proof (leq0 _ _ D5). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G0) (lt0 _ _ G2)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (leq0 _ _ G1)). cbv beta in *; unfold Rsqr in *; lra. } } } { pose proof (Rabs_left x D5) as E5. destruct (Rle_or_lt 0 y) as [D7 | D7]. { pose proof (Rabs_pos_eq y D7) as E7. destruct (Rle_or_lt 0 (x + y + (l_b ^ 2))) as [D9 | D9]. { pose proof (Rabs_pos_eq (x + y + (l_b ^ 2)) D9) as E9.  pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (gt0 _ _ N)). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (lt0 _ _ D5)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (leq0 _ _ D7)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ D5) (lt0 _ _ D5)). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G0) (ltac:(sign) : 0 < epsilon * v * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ D5) (ltac:(sign) : 0 < epsilon * v)). pose proof (f_equal (Rmult ((Rabs (x + y + (l_b ^ 2))))) E5). pose proof (f_equal (Rmult (x)) E5). pose proof (f_equal (Rmult (y)) E5). pose proof (f_equal (Rmult (l_b * l_b)) E5). pose proof (f_equal (Rmult (y)) E7). pose proof (f_equal (Rmult ((Rabs (x + y + (l_b ^ 2))))) E9). pose proof (f_equal (Rmult ((Rabs x))) E9). pose proof (f_equal (Rmult (y)) E9). pose proof (f_equal (Rmult (epsilon * v)) E9). pose proof (f_equal (Rmult (l_b * l_b)) E9). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rabs_left (x + y + (l_b ^ 2)) D9) as E9.  pose proof (gt0 _ _ N). pose proof (leq0 _ _ G3). pose proof (leq0 _ _ D7). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G0) (lt0 _ _ G2)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (leq0 _ _ G1)). cbv beta in *; unfold Rsqr in *; lra. } } { pose proof (Rabs_left y D7) as E7. destruct (Rle_or_lt 0 (x + y + (l_b ^ 2))) as [D9 | D9]. { pose proof (Rabs_pos_eq (x + y + (l_b ^ 2)) D9) as E9.  pose proof (gt0 _ _ N). pose proof (lt0 _ _ D5). pose proof (lt0 _ _ D7). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G0) (lt0 _ _ G2)). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rabs_left (x + y + (l_b ^ 2)) D9) as E9.  pose proof (gt0 _ _ N). pose proof (leq0 _ _ G3). pose proof (leq0 _ _ G4). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (leq0 _ _ G1)). cbv beta in *; unfold Rsqr in *; lra. } } } Qed.

(* DV-LB.1/same-cluster total 2KQ 2: statement 1 of 1 *)
Theorem same_cluster_total_2kq_2_1 : forall K Q : R,
  1 <= K ->
  1 <= Q ->
  K * Q * (1 + Q) <= 2 * K * (Q ^ 2).
Proof. intros K Q G0 G1. rewrite ?inv_pow in *.   apply not_gt_le. intro N.   pose proof (gt0 _ _ N). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= K * Q)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-LB.1/opposite-cluster total 2KQ 2: statement 1 of 1 *)
Theorem opposite_cluster_total_2kq_2_1 : forall K Q : R,
  1 <= K ->
  1 <= Q ->
  K * (Q ^ 2) <= 2 * K * (Q ^ 2).
Proof. by_mono. Qed.

(* DV-LB.1/sharing totals 4ZKQ 2: statement 1 of 1 *)
Theorem sharing_totals_4zkq_2_1 : forall K Q Z'_' : R,
  1 <= K ->
  1 <= Q ->
  1 <= Z'_' ->
  K * (Q ^ 2) * ((-2) + (2 * Z'_')) <= 4 * K * Z'_' * (Q ^ 2).
Proof. intros K Q Z G0 G1 G2. rewrite ?inv_pow in *.   apply not_gt_le. intro N.   pose proof (gt0 _ _ N). pose proof (leq0 _ _ G1). pose proof (leq0 _ _ G2). pose proof (Rmult_le_pos _ _ (leq0 _ _ G0) (ltac:(sign) : 0 <= Q * Q)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G0) (ltac:(sign) : 0 <= Q * Q * Z)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= Z)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= Q * Z)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-LB.1/sharing totals, two tails: statement 1 of 1 *)
Theorem sharing_totals_two_tails_1 : forall K Q Z'_' : R,
  1 <= K ->
  1 <= Q ->
  1 <= Z'_' ->
  2 * K * (Q ^ 2) * ((-2) + (2 * Z'_')) <= 4 * K * Z'_' * (Q ^ 2).
Proof. by_mono. Qed.

(* DV-LB.1/sharing totals, two tails,  S_i  <= Z: statement 1 of 1 *)
Theorem sharing_totals_two_tails_s_i_z_1 : forall K Q Z'_' : R,
  1 <= K ->
  1 <= Q ->
  1 <= Z'_' ->
  2 * K * Z'_' * (Q ^ 2) <= 4 * K * Z'_' * (Q ^ 2).
Proof. intros K Q Z G0 G1 G2. rewrite ?inv_pow in *.   apply not_gt_le. intro N.   pose proof (gt0 _ _ N). pose proof (leq0 _ _ G2). pose proof (Rmult_le_pos _ _ (leq0 _ _ G0) (ltac:(sign) : 0 <= Q * Q * Z)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= Z)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= Q * Z)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-LB.1/totals add up: statement 1 of 1 *)
Theorem totals_add_up_1 : forall K Q Z'_' : R,
  1 <= K ->
  1 <= Q ->
  1 <= Z'_' ->
  (4 * K * (Q ^ 2)) + (8 * K * Z'_' * (Q ^ 2)) = K * (Q ^ 2) * (4 + (8 * Z'_')).
Proof. by_field. Qed.

(* DV-LB.1/counts with the right totals: statement 1 of 2 *)
Theorem counts_with_the_right_totals_1 : forall K Q Z'_' : R,
  1 <= K ->
  1 <= Q ->
  1 <= Z'_' ->
  (2 * K * (Q ^ 2)) + (2 * K * Q * (1 + Q)) + (4 * K * (Q ^ 2) * ((-2) + (2 * Z'_'))) <= K * (Q ^ 2) * (4 + (8 * Z'_')).
Proof. intros K Q Z G0 G1 G2. rewrite ?inv_pow in *.   apply not_gt_le. intro N.   pose proof (gt0 _ _ N). pose proof (leq0 _ _ G1). pose proof (Rmult_le_pos _ _ (leq0 _ _ G0) (ltac:(sign) : 0 <= Q * Q)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= K * Q)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-LB.1/counts with the right totals: statement 2 of 2 *)
Theorem counts_with_the_right_totals_2 : forall K Q Z'_' : R,
  1 <= K ->
  1 <= Q ->
  1 <= Z'_' ->
  (2 * K * (Q ^ 2)) + (2 * K * Q * (1 + Q)) + (4 * K * (Q ^ 2) * ((-2) + (2 * Z'_'))) <= K * (Q ^ 2) * (4 + (8 * Z'_')).
Proof. intros K Q Z G0 G1 G2. rewrite ?inv_pow in *.   apply not_gt_le. intro N.   pose proof (gt0 _ _ N). pose proof (leq0 _ _ G1). pose proof (Rmult_le_pos _ _ (leq0 _ _ G0) (ltac:(sign) : 0 <= Q * Q)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= Q)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (ltac:(sign) : 0 <= K * Q)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-LB.1/neighbours, Z counts clusters: statement 1 of 2 *)
Theorem neighbours_z_counts_clusters_1 : forall S_i S_l S_w Z'_' : R,
  0 <= S_i ->
  0 <= S_l ->
  0 <= S_w ->
  1 <= Z'_' ->
  S_i <= S_l + S_w ->
  2 + (2 * S_w) <= Z'_' ->
  2 + (2 * S_l) <= Z'_' ->
  S_i <= (-2) + Z'_'.
Proof. by_lra. Qed.

(* DV-LB.1/neighbours, Z counts clusters: statement 2 of 2 *)
Theorem neighbours_z_counts_clusters_2 : forall S_i S_l S_w Z'_' : R,
  0 <= S_i ->
  0 <= S_l ->
  0 <= S_w ->
  1 <= Z'_' ->
  S_i <= S_l + S_w ->
  2 + (2 * S_w) <= Z'_' ->
  2 + (2 * S_l) <= Z'_' ->
  S_i <= Z'_'.
Proof. by_lra. Qed.

(* DV-LB.1/neighbours, corrected: statement 1 of 1 *)
Theorem neighbours_corrected_1 : forall S_i S_l S_w Z'_' : R,
  0 <= S_i ->
  0 <= S_l ->
  0 <= S_w ->
  1 <= Z'_' ->
  S_i <= S_l + S_w ->
  1 + S_w <= Z'_' ->
  1 + S_l <= Z'_' ->
  S_i <= (-2) + (2 * Z'_').
Proof. by_lra. Qed.

(* DV-LB.1/signed deviations: statement 1 of 1 *)
Theorem signed_deviations_1 : forall epsilon v x y : R,
  0 < epsilon ->
  0 < v ->
  Rabs x <= epsilon * v ->
  Rabs y <= epsilon * v ->
  Rabs (x + y) <= 2 * epsilon * v.
Proof. by_cases. Qed.
