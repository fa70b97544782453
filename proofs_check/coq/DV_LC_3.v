(* DV-LC.3: made by python -m proofs_check.kernel *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.

(* DV-LC.3/own value 5 epsilon v: statement 1 of 1 *)
Theorem own_value_5_epsilon_v_1 : forall delta epsilon h_i l_b noise'20'part'20'of'20'C v : R,
  0 <= delta ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  8 * delta <= epsilon * v ->
  4 * delta <= 1 ->
  l_b <= 1/2 ->
  Rabs h_i <= (1/2) * delta ->
  Rabs noise'20'part'20'of'20'C <= 4 * epsilon * v ->
  Rabs (noise'20'part'20'of'20'C + (4 * h_i * l_b)) <= 5 * epsilon * v.
Proof. intros delta epsilon h_i l_b noise'20'part'20'of'20'C v G0 G1 G2 G3 G4 G5 G6 G7 G8. rewrite ?inv_pow in *.   apply not_gt_le. intro N.  destruct (Rle_or_lt 0 h_i) as [D9 | D9]. { pose proof (Rabs_pos_eq h_i D9) as E9. destruct (Rle_or_lt 0 noise'20'part'20'of'20'C) as [D11 | D11]. { pose proof (Rabs_pos_eq noise'20'part'20'of'20'C D11) as E11. destruct (Rle_or_lt 0 (noise'20'part'20'of'20'C + (4 * h_i * l_b))) as [D13 | D13]. { pose proof (Rabs_pos_eq (noise'20'part'20'of'20'C + (4 * h_i * l_b)) D13) as E13.  pose proof (gt0 _ _ N). pose proof (leq0 _ _ G8). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G1) (lt0 _ _ G3)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G4)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G7)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= epsilon * v)). pose proof (f_equal (Rmult (l_b)) E9). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rabs_left (noise'20'part'20'of'20'C + (4 * h_i * l_b)) D13) as E13.  pose proof (gt0 _ _ N). pose proof (leq0 _ _ D11). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G1) (lt0 _ _ G3)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ D9)). cbv beta in *; unfold Rsqr in *; lra. } } { pose proof (Rabs_left noise'20'part'20'of'20'C D11) as E11. destruct (Rle_or_lt 0 (noise'20'part'20'of'20'C + (4 * h_i * l_b))) as [D13 | D13]. { pose proof (Rabs_pos_eq (noise'20'part'20'of'20'C + (4 * h_i * l_b)) D13) as E13.  pose proof (gt0 _ _ N). pose proof (lt0 _ _ D11). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G1) (lt0 _ _ G3)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G4)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G7)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= epsilon * v)). pose proof (f_equal (Rmult (l_b)) E9). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rabs_left (noise'20'part'20'of'20'C + (4 * h_i * l_b)) D13) as E13.  pose proof (gt0 _ _ N). pose proof (leq0 _ _ G8). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G1) (lt0 _ _ G3)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ D9)). cbv beta in *; unfold Rsqr in *; lra. } } } { pose proof (Rabs_left h_i D9) as E9. destruct (Rle_or_lt 0 noise'20'part'20'of'20'C) as [D11 | D11]. { pose proof (Rabs_pos_eq noise'20'part'20'of'20'C D11) as E11. destruct (Rle_or_lt 0 (noise'20'part'20'of'20'C + (4 * h_i * l_b))) as [D13 | D13]. { pose proof (Rabs_pos_eq (noise'20'part'20'of'20'C + (4 * h_i * l_b)) D13) as E13.  pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (lt0 _ _ D9)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (leq0 _ _ D13)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G7) (leq0 _ _ D13)). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G8) (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ D9) (ltac:(sign) : 0 < epsilon * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (Rlt_le _ _ (lt0 _ _ D9))) (ltac:(sign) : 0 <= epsilon * v)). pose proof (f_equal (Rmult ((Rabs (noise'20'part'20'of'20'C + (4 * h_i * l_b))))) E9). pose proof (f_equal (Rmult (epsilon * v)) E11). pose proof (f_equal (Rmult ((Rabs h_i))) E13). pose proof (f_equal (Rmult (epsilon * v)) E13). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rabs_left (noise'20'part'20'of'20'C + (4 * h_i * l_b)) D13) as E13.  pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (lt0 _ _ D9)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (Rlt_le _ _ (lt0 _ _ D13))). pose proof (Rmult_le_pos _ _ (leq0 _ _ G7) (Rlt_le _ _ (lt0 _ _ D13))). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ D9) (ltac:(sign) : 0 < epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ D11) (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G6) (Rlt_le _ _ (lt0 _ _ D9))) (ltac:(sign) : 0 <= epsilon * v)). pose proof (f_equal (Rmult ((Rabs (noise'20'part'20'of'20'C + (4 * h_i * l_b))))) E9). pose proof (f_equal (Rmult ((Rabs h_i))) E13). cbv beta in *; unfold Rsqr in *; lra. } } { pose proof (Rabs_left noise'20'part'20'of'20'C D11) as E11. destruct (Rle_or_lt 0 (noise'20'part'20'of'20'C + (4 * h_i * l_b))) as [D13 | D13]. { pose proof (Rabs_pos_eq (noise'20'part'20'of'20'C + (4 * h_i * l_b)) D13) as E13.  pose proof (gt0 _ _ N). pose proof (lt0 _ _ D11). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G1) (lt0 _ _ G3)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (Rlt_le _ _ (lt0 _ _ D9))). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rabs_left (noise'20'part'20'of'20'C + (4 * h_i * l_b)) D13) as E13.  pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (lt0 _ _ D9)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (Rlt_le _ _ (lt0 _ _ D13))). pose proof (Rmult_le_pos _ _ (leq0 _ _ G7) (Rlt_le _ _ (lt0 _ _ D13))). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G8) (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ D9) (ltac:(sign) : 0 < epsilon * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G6) (Rlt_le _ _ (lt0 _ _ D9))) (ltac:(sign) : 0 <= epsilon * v)). pose proof (f_equal (Rmult ((Rabs (noise'20'part'20'of'20'C + (4 * h_i * l_b))))) E9). pose proof (f_equal (Rmult (epsilon * v)) E11). pose proof (f_equal (Rmult ((Rabs h_i))) E13). pose proof (f_equal (Rmult (epsilon * v)) E13). cbv beta in *; unfold Rsqr in *; lra. } } } Qed.

(* DV-LC.3/sharing values l_b 2 +  5/2  epsilon v: statement 1 of 1 *)
Theorem sharing_values_l_b_2_5_2_epsilon_v_1 : forall c_i'2e'c_j delta epsilon h_i h_j l_b noise'20'part'20'of'20'C v : R,
  0 <= delta ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  8 * delta <= epsilon * v ->
  4 * delta <= 1 ->
  l_b <= 1/2 ->
  Rabs h_i <= (1/2) * delta ->
  Rabs h_j <= (1/2) * delta ->
  Rabs c_i'2e'c_j <= delta ->
  Rabs noise'20'part'20'of'20'C <= 2 * epsilon * v ->
  Rabs (c_i'2e'c_j + noise'20'part'20'of'20'C + (l_b ^ 2) + (l_b * (h_i + h_j))) <= (l_b ^ 2) + ((5/2) * epsilon * v).
Proof. intros c_i'2e'c_j delta epsilon h_i h_j l_b noise'20'part'20'of'20'C v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10. rewrite ?inv_pow in *.  pose proof (Rle_abs (c_i'2e'c_j + noise'20'part'20'of'20'C + (l_b ^ 2) + (l_b * (h_i + h_j)))) as Q1. pose proof (neg_le_abs (c_i'2e'c_j + noise'20'part'20'of'20'C + (l_b ^ 2) + (l_b * (h_i + h_j)))) as R1. pose proof (Rle_abs h_i) as Q2. pose proof (neg_le_abs h_i) as R2. pose proof (Rle_abs h_j) as Q3. pose proof (neg_le_abs h_j) as R3. pose proof (Rle_abs c_i'2e'c_j) as Q4. pose proof (neg_le_abs c_i'2e'c_j) as R4. pose proof (Rle_abs noise'20'part'20'of'20'C) as Q5. pose proof (neg_le_abs noise'20'part'20'of'20'C) as R5. apply not_gt_le. intro N'.  destruct (Rle_or_lt 0 (c_i'2e'c_j + noise'20'part'20'of'20'C + (l_b ^ 2) + (l_b * (h_i + h_j)))) as [D21 | D21]. { pose proof (Rabs_pos_eq (c_i'2e'c_j + noise'20'part'20'of'20'C + (l_b ^ 2) + (l_b * (h_i + h_j))) D21) as E21.  pose proof (gt0 _ _ N'). pose proof (leq0 _ _ G4). pose proof (leq0 _ _ G9). pose proof (leq0 _ _ G10). pose proof (leq0 _ _ Q4). pose proof (leq0 _ _ Q5). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G1) (ltac:(sign) : 0 < v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ Q2) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ Q3) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G7) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G8) (ltac:(sign) : 0 <= l_b)). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rabs_left (c_i'2e'c_j + noise'20'part'20'of'20'C + (l_b ^ 2) + (l_b * (h_i + h_j))) D21) as E21.  pose proof (gt0 _ _ N'). pose proof (leq0 _ _ G4). pose proof (leq0 _ _ G9). pose proof (leq0 _ _ G10). pose proof (leq0 _ _ R4). pose proof (leq0 _ _ R5). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G1) (ltac:(sign) : 0 < v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G2) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ R2) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ R3) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G7) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G8) (ltac:(sign) : 0 <= l_b)). cbv beta in *; unfold Rsqr in *; lra. } Qed.

(* DV-LC.3/sharing values with their signs: statement 1 of 1 *)
Theorem sharing_values_with_their_signs_1 : forall c_i'2e'c_j delta epsilon h_i h_j l_b noise'20'part'20'of'20'C v : R,
  0 <= delta ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  8 * delta <= epsilon * v ->
  4 * delta <= 1 ->
  l_b <= 1/2 ->
  Rabs h_i <= (1/2) * delta ->
  Rabs h_j <= (1/2) * delta ->
  Rabs c_i'2e'c_j <= delta ->
  Rabs noise'20'part'20'of'20'C <= 2 * epsilon * v ->
  Rabs (c_i'2e'c_j + noise'20'part'20'of'20'C + (l_b * (h_i + h_j))) <= (5/2) * epsilon * v.
Proof. intros c_i'2e'c_j delta epsilon h_i h_j l_b noise'20'part'20'of'20'C v G0 G1 G2 G3 G4 G5 G6 G7 G8 G9 G10. rewrite ?inv_pow in *.  pose proof (Rle_abs (c_i'2e'c_j + noise'20'part'20'of'20'C + (l_b * (h_i + h_j)))) as Q1. pose proof (neg_le_abs (c_i'2e'c_j + noise'20'part'20'of'20'C + (l_b * (h_i + h_j)))) as R1. pose proof (Rle_abs h_i) as Q2. pose proof (neg_le_abs h_i) as R2. pose proof (Rle_abs h_j) as Q3. pose proof (neg_le_abs h_j) as R3. pose proof (Rle_abs c_i'2e'c_j) as Q4. pose proof (neg_le_abs c_i'2e'c_j) as R4. pose proof (Rle_abs noise'20'part'20'of'20'C) as Q5. pose proof (neg_le_abs noise'20'part'20'of'20'C) as R5. apply not_gt_le. intro N'.  destruct (Rle_or_lt 0 (c_i'2e'c_j + noise'20'part'20'of'20'C + (l_b * (h_i + h_j)))) as [D21 | D21]. { pose proof (Rabs_pos_eq (c_i'2e'c_j + noise'20'part'20'of'20'C + (l_b * (h_i + h_j))) D21) as E21.  pose proof (gt0 _ _ N'). pose proof (leq0 _ _ G4). pose proof (leq0 _ _ G9). pose proof (leq0 _ _ G10). pose proof (leq0 _ _ Q4). pose proof (leq0 _ _ Q5). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G1) (ltac:(sign) : 0 < v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ Q2) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ Q3) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G7) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G8) (ltac:(sign) : 0 <= l_b)). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rabs_left (c_i'2e'c_j + noise'20'part'20'of'20'C + (l_b * (h_i + h_j))) D21) as E21.  pose proof (gt0 _ _ N'). pose proof (leq0 _ _ G4). pose proof (leq0 _ _ G9). pose proof (leq0 _ _ G10). pose proof (leq0 _ _ R4). pose proof (leq0 _ _ R5). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G1) (ltac:(sign) : 0 < v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ R2) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ R3) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G4) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G7) (ltac:(sign) : 0 <= l_b)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G8) (ltac:(sign) : 0 <= l_b)). cbv beta in *; unfold Rsqr in *; lra. } Qed.

(* DV-LC.3/largest mean: statement 1 of 1 *)
Theorem largest_mean_1 : forall delta h_i l_b : R,
  0 <= delta ->
  0 <= l_b ->
  Rabs h_i <= (1/2) * delta ->
  1 + (l_b ^ 2) + (2 * h_i * l_b) <= 1 + (l_b ^ 2) + (delta * l_b).
Proof. intros delta h_i l_b G0 G1 G2. rewrite ?inv_pow in *.   apply not_gt_le. intro N.  destruct (Rle_or_lt 0 h_i) as [D3 | D3]. { pose proof (Rabs_pos_eq h_i D3) as E3.  pose proof (gt0 _ _ N). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (leq0 _ _ G2)). pose proof (f_equal (Rmult (l_b)) E3). cbv beta in *; unfold Rsqr in *; lra. } { pose proof (Rabs_left h_i D3) as E3.  pose proof (gt0 _ _ N). pose proof (Rmult_le_pos _ _ (leq0 _ _ G0) (leq0 _ _ G1)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G1) (Rlt_le _ _ (lt0 _ _ D3))). cbv beta in *; unfold Rsqr in *; lra. } Qed.

(* DV-LC.3/linear tail: statement 1 of 4 *)
Theorem linear_tail_1 : forall delta epsilon l_b v : R,
  0 <= delta ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  8 * delta <= epsilon * v ->
  4 * delta <= 1 ->
  l_b <= 1/2 ->
  1 + (l_b ^ 2) + (delta * l_b) <> 0 /\ 2 * (exp ((-1/4) * (epsilon ^ 2) * (/ (1 + (l_b ^ 2) + (delta * l_b))))) <= 2 * (exp ((-1/16) * (epsilon ^ 2))).
Proof. intros delta epsilon l_b v G0 G1 G2 G3 G4 G5 G6. rewrite ?inv_pow in *. assert (C0 : 1 + (l_b ^ 2) + (delta * l_b) <> 0). { sign. } split; [exact C0 | ]. eapply (exp_scaled_le 2 ((-1/4) * (epsilon ^ 2) * (/ (1 + (l_b ^ 2) + (delta * l_b)))) ((-1/16) * (epsilon ^ 2))); [sign | | ring | ring]. assert (S1 : (/ (1 + (l_b ^ 2) + (delta * l_b))) * (1 + (l_b ^ 2) + (delta * l_b)) = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ (1 + (l_b ^ 2) + (delta * l_b)))) by (apply Rinv_0_lt_compat; sign). apply not_gt_le. intro N. assert (M : 0 < (-3/16) * epsilon * epsilon + (1/16) * epsilon * epsilon * l_b * l_b + (1/16) * delta * epsilon * epsilon * l_b). { replace ((-3/16) * epsilon * epsilon + (1/16) * epsilon * epsilon * l_b * l_b + (1/16) * delta * epsilon * epsilon * l_b) with (((1 + (l_b ^ 2) + (delta * l_b))) * (((-1/4) * (epsilon ^ 2) * (/ (1 + (l_b ^ 2) + (delta * l_b)))) - ((-1/16) * (epsilon ^ 2)))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | exact (gt0 _ _ N)]. }  pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G1) (lt0 _ _ G1)). pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= epsilon * epsilon)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= epsilon * epsilon * epsilon * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G4)) (ltac:(sign) : 0 <= epsilon * epsilon)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G4)) (ltac:(sign) : 0 <= epsilon * epsilon * epsilon * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G6)) (ltac:(sign) : 0 <= epsilon * epsilon)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G6)) (ltac:(sign) : 0 <= epsilon * epsilon * epsilon * v)). pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < epsilon * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= epsilon * epsilon * epsilon * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G5)) (ltac:(sign) : 0 <= epsilon * epsilon * epsilon * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G6)) (ltac:(sign) : 0 <= epsilon * epsilon * epsilon * epsilon * v * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-LC.3/linear tail: statement 2 of 4 *)
Theorem linear_tail_2 : forall delta epsilon l_b v : R,
  0 <= delta ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  8 * delta <= epsilon * v ->
  4 * delta <= 1 ->
  l_b <= 1/2 ->
  1 + (l_b ^ 2) + (delta * l_b) <> 0 /\ 2 * (exp ((-1/8) * (epsilon ^ 2) * (/ (1 + (l_b ^ 2) + (delta * l_b))))) <= 2 * (exp ((-1/16) * (epsilon ^ 2))).
Proof. intros delta epsilon l_b v G0 G1 G2 G3 G4 G5 G6. rewrite ?inv_pow in *. assert (C0 : 1 + (l_b ^ 2) + (delta * l_b) <> 0). { sign. } split; [exact C0 | ]. eapply (exp_scaled_le 2 ((-1/8) * (epsilon ^ 2) * (/ (1 + (l_b ^ 2) + (delta * l_b)))) ((-1/16) * (epsilon ^ 2))); [sign | | ring | ring]. assert (S1 : (/ (1 + (l_b ^ 2) + (delta * l_b))) * (1 + (l_b ^ 2) + (delta * l_b)) = 1) by (apply Rinv_l; sign). assert (P1 : 0 < (/ (1 + (l_b ^ 2) + (delta * l_b)))) by (apply Rinv_0_lt_compat; sign). apply not_gt_le. intro N. assert (M : 0 < (-1/16) * epsilon * epsilon + (1/16) * epsilon * epsilon * l_b * l_b + (1/16) * delta * epsilon * epsilon * l_b). { replace ((-1/16) * epsilon * epsilon + (1/16) * epsilon * epsilon * l_b * l_b + (1/16) * delta * epsilon * epsilon * l_b) with (((1 + (l_b ^ 2) + (delta * l_b))) * (((-1/8) * (epsilon ^ 2) * (/ (1 + (l_b ^ 2) + (delta * l_b)))) - ((-1/16) * (epsilon ^ 2)))) by (field; repeat split; sign). apply Rmult_lt_0_compat; [sign | exact (gt0 _ _ N)]. }  pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G1) (lt0 _ _ G1)). pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= epsilon * epsilon)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= epsilon * epsilon * epsilon * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G4)) (ltac:(sign) : 0 <= epsilon * epsilon)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G4)) (ltac:(sign) : 0 <= epsilon * epsilon * epsilon * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G6)) (ltac:(sign) : 0 <= epsilon * epsilon)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G6)) (ltac:(sign) : 0 <= epsilon * epsilon * epsilon * v)). pose proof (Rmult_lt_0_compat _ _ M (ltac:(sign) : 0 < epsilon * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= epsilon * epsilon * epsilon * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G5)) (ltac:(sign) : 0 <= epsilon * epsilon * epsilon * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G6)) (ltac:(sign) : 0 <= epsilon * epsilon * epsilon * epsilon * v * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-LC.3/linear tail: statement 3 of 4 *)
Theorem linear_tail_3 : forall delta epsilon l_b v : R,
  0 <= delta ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  8 * delta <= epsilon * v ->
  4 * delta <= 1 ->
  l_b <= 1/2 ->
  2 * (v ^ 2) * (1 + (l_b ^ 2) + (delta * l_b)) <= 4 * (v ^ 2).
Proof. intros delta epsilon l_b v G0 G1 G2 G3 G4 G5 G6. rewrite ?inv_pow in *.   apply not_gt_le. intro N.   pose proof (gt0 _ _ N). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (lt0 _ _ G3)). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= epsilon * v * v * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G4)) (ltac:(sign) : 0 <= v * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G4)) (ltac:(sign) : 0 <= epsilon * v * v * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G6)) (ltac:(sign) : 0 <= v * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G6)) (ltac:(sign) : 0 <= epsilon * v * v * v)). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < epsilon * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= epsilon * epsilon * v * v * v * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G5)) (ltac:(sign) : 0 <= epsilon * epsilon * v * v * v * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G6)) (ltac:(sign) : 0 <= epsilon * epsilon * v * v * v * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-LC.3/linear tail: statement 4 of 4 *)
Theorem linear_tail_4 : forall delta epsilon l_b v : R,
  0 <= delta ->
  0 < epsilon ->
  0 <= l_b ->
  0 < v ->
  8 * delta <= epsilon * v ->
  4 * delta <= 1 ->
  l_b <= 1/2 ->
  4 * (v ^ 2) * (1 + (l_b ^ 2) + (delta * l_b)) <= 8 * (v ^ 2).
Proof. intros delta epsilon l_b v G0 G1 G2 G3 G4 G5 G6. rewrite ?inv_pow in *.   apply not_gt_le. intro N.   pose proof (gt0 _ _ N). pose proof (Rmult_lt_0_compat _ _ (lt0 _ _ G3) (lt0 _ _ G3)). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < epsilon * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= epsilon * v * v * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G4)) (ltac:(sign) : 0 <= v * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G4)) (ltac:(sign) : 0 <= epsilon * v * v * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G6)) (ltac:(sign) : 0 <= v * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G6)) (ltac:(sign) : 0 <= epsilon * v * v * v)). pose proof (Rmult_lt_0_compat _ _ (gt0 _ _ N) (ltac:(sign) : 0 < epsilon * epsilon * v * v)). pose proof (Rmult_le_pos _ _ (leq0 _ _ G6) (ltac:(sign) : 0 <= epsilon * epsilon * v * v * v * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G5)) (ltac:(sign) : 0 <= epsilon * epsilon * v * v * v * v)). pose proof (Rmult_le_pos _ _ (Rmult_le_pos _ _ (leq0 _ _ G2) (leq0 _ _ G6)) (ltac:(sign) : 0 <= epsilon * epsilon * v * v * v * v)). cbv beta in *; unfold Rsqr in *; lra. Qed.

(* DV-LC.3/room in the failure: statement 1 of 1 *)
Theorem room_in_the_failure_1 : forall K Q Z'_' linear'20'tail product'20'tail : R,
  1 <= K ->
  1 <= Q ->
  1 <= Z'_' ->
  0 < linear'20'tail ->
  0 < product'20'tail ->
  (product'20'tail * K * (Q ^ 2) * (4 + (8 * Z'_'))) + (2 * linear'20'tail * K * (Q ^ 2) * (4 + (8 * Z'_'))) = (linear'20'tail * K * (Q ^ 2) * (8 + (16 * Z'_'))) + (product'20'tail * K * (Q ^ 2) * (4 + (8 * Z'_'))).
Proof. by_field. Qed.
