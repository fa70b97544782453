(* What the proofs of the other files share: lemmas that are proved once, and tactics. No statement is written in its
   words: the theorems of the other files use the standard library alone. *)
From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
Open Scope R_scope.

Lemma exp_le : forall x y : R, x <= y -> exp x <= exp y.
Proof. intros x y [H | H]; [left; apply exp_increasing; exact H | right; now rewrite H]. Qed.

Lemma ln_mono : forall x y : R, 0 < x -> x <= y -> ln x <= ln y.
Proof. intros x y P [H | H]; [left; apply ln_increasing; assumption | right; now rewrite H]. Qed.

Lemma exp_at_least : forall x : R, 1 + x <= exp x.
Proof. exact exp_ineq1_le. Qed.

Lemma ln_tangent : forall a x : R, 0 < a -> 0 < x -> ln x <= ln a + (x / a - 1).
Proof.
  intros a x A X. assert (Q : 0 < x / a) by (apply Rdiv_lt_0_compat; assumption).
  replace (ln x) with (ln a + ln (x / a)).
  - apply Rplus_le_compat_l. pose proof (exp_ineq1_le (ln (x / a))) as H. rewrite exp_ln in H by exact Q. lra.
  - rewrite <- ln_mult by assumption. f_equal. field. lra.
Qed.

Lemma ln_at_most : forall x : R, 0 < x -> ln x <= x - 1.
Proof. intros x X. pose proof (ln_tangent 1 x Rlt_0_1 X) as H. rewrite ln_1 in H. lra. Qed.

Lemma ln_below : forall x : R, 0 < x -> 1 - / x <= ln x.
Proof.
  intros x X. pose proof (ln_at_most (/ x) (Rinv_0_lt_compat x X)) as H. rewrite ln_Rinv in H by exact X. lra.
Qed.

Lemma le_of_ln : forall x y : R, 0 < x -> 0 < y -> ln x <= ln y -> x <= y.
Proof. intros x y X Y H. rewrite <- (exp_ln x X), <- (exp_ln y Y). apply exp_le, H. Qed.

Lemma lt_of_ln : forall x y : R, 0 < x -> 0 < y -> ln x < ln y -> x < y.
Proof. intros x y X Y H. rewrite <- (exp_ln x X), <- (exp_ln y Y). apply exp_increasing, H. Qed.

Lemma exp_scaled_le : forall f a b l r : R, 0 <= f -> a <= b -> l = f * exp a -> r = f * exp b -> l <= r.
Proof. intros f a b l r F H -> ->. apply Rmult_le_compat_l; [exact F | apply exp_le, H]. Qed.

Lemma exp_scaled_lt : forall f a b l r : R, 0 < f -> a < b -> l = f * exp a -> r = f * exp b -> l < r.
Proof. intros f a b l r F H -> ->. apply Rmult_lt_compat_l; [exact F | apply exp_increasing, H]. Qed.

Lemma exp_scaled_le_more :
  forall f g a b l r : R, 0 <= f -> 0 <= g - f -> a <= b -> l = f * exp a -> r = g * exp b -> l <= r.
Proof.
  intros f g a b l r F G H -> ->. apply Rmult_le_compat; [exact F | left; apply exp_pos | lra | apply exp_le, H].
Qed.

Lemma exp_scaled_lt_more :
  forall f g a b l r : R, 0 < f -> 0 <= g - f -> a < b -> l = f * exp a -> r = g * exp b -> l < r.
Proof.
  intros f g a b l r F G H -> ->. apply Rlt_le_trans with (f * exp b).
  - apply Rmult_lt_compat_l; [exact F | apply exp_increasing, H].
  - apply Rmult_le_compat_r; [left; apply exp_pos | lra].
Qed.

Lemma inv_pow : forall (x : R) (n : nat), / x ^ n = (/ x) ^ n.
Proof. induction n as [ | n IH]; simpl; [apply Rinv_1 | rewrite Rinv_mult, IH; reflexivity]. Qed.

Lemma root_at_least_1 : forall x : R, 1 <= x -> 1 <= sqrt x.
Proof. intros x H. rewrite <- sqrt_1. apply sqrt_le_1_alt, H. Qed.

Lemma neg_le_abs : forall x : R, - x <= Rabs x.
Proof. intros x. rewrite <- Rabs_Ropp. apply Rle_abs. Qed.

Lemma leq0 : forall x y : R, x <= y -> 0 <= y - x.
Proof. intros; lra. Qed.

Lemma lt0 : forall x y : R, x < y -> 0 < y - x.
Proof. intros; lra. Qed.

Lemma geq0 : forall x y : R, x >= y -> 0 <= x - y.
Proof. intros; lra. Qed.

Lemma gt0 : forall x y : R, x > y -> 0 < x - y.
Proof. intros; lra. Qed.

Lemma not_gt_le : forall x y : R, (x > y -> False) -> x <= y.
Proof. intros x y H. destruct (Rle_or_lt x y) as [L | L]; [exact L | destruct (H L)]. Qed.

Lemma not_lt_ge : forall x y : R, (x < y -> False) -> x >= y.
Proof. intros x y H. destruct (Rlt_or_le x y) as [L | L]; [destruct (H L) | apply Rle_ge, L]. Qed.

Lemma not_ge_lt : forall x y : R, (x >= y -> False) -> x < y.
Proof. intros x y H. destruct (Rlt_or_le x y) as [L | L]; [exact L | destruct (H (Rle_ge _ _ L))]. Qed.

Lemma not_le_gt : forall x y : R, (x <= y -> False) -> x > y.
Proof. intros x y H. destruct (Rle_or_lt x y) as [L | L]; [destruct (H L) | exact L]. Qed.

Lemma power_strict : forall (n : nat) (x y : R), 0 <= x -> x < y -> x ^ S n < y ^ S n.
Proof.
  induction n as [ | n IH]; intros x y X H; [simpl; lra | ].
  change (x * x ^ S n < y * y ^ S n). pose proof (IH x y X H) as L. pose proof (pow_le x (S n) X) as P.
  apply Rle_lt_trans with (x * y ^ S n); [apply Rmult_le_compat_l; lra | apply Rmult_lt_compat_r; lra].
Qed.

Lemma power_order : forall (n : nat) (x y : R), 0 <= x -> 0 <= y -> x ^ S n <= y ^ S n -> x <= y.
Proof.
  intros n x y X Y H. destruct (Rle_or_lt x y) as [L | L]; [exact L | ].
  pose proof (power_strict n y x Y L). lra.
Qed.

Lemma tangent_2 : forall a x : R, 0 <= a -> a <= x -> a ^ 2 + 2 * a * (x - a) <= x ^ 2.
Proof. intros a x A H. nra. Qed.

Lemma tangent_3 : forall a x : R, 0 <= a -> a <= x -> a ^ 3 + 3 * a ^ 2 * (x - a) <= x ^ 3.
Proof.
  intros a x A H. pose proof (Rmult_le_pos _ _ (Rle_0_sqr (x - a)) (Rplus_le_le_0_compat _ _ A A)) as P.
  pose proof (Rmult_le_pos (x - a) _ (leq0 _ _ H) (Rle_0_sqr (x - a))) as S. unfold Rsqr in *. nra.
Qed.

Lemma tangent_4 : forall a x : R, 0 <= a -> a <= x -> a ^ 4 + 4 * a ^ 3 * (x - a) <= x ^ 4.
Proof.
  intros a x A H. replace (x ^ 4) with (a ^ 4 + 4 * a ^ 3 * (x - a) + (x - a) ^ 2 * ((x + a) ^ 2 + 2 * a ^ 2)) by ring.
  pose proof (pow2_ge_0 (x - a)). pose proof (pow2_ge_0 (x + a)). pose proof (pow2_ge_0 a).
  pose proof (Rmult_le_pos ((x - a) ^ 2) ((x + a) ^ 2 + 2 * a ^ 2)). lra.
Qed.

(* Signs by shape. *)
Ltac sign :=
  lazymatch goal with
  | |- _ >= 0 => apply Rle_ge; sign
  | |- _ > 0 => apply Rlt_gt; sign
  | |- _ <> 0 => first [apply Rgt_not_eq, Rlt_gt; solve [sign] | apply Rlt_not_eq; lra]
  | |- 0 < exp _ => apply exp_pos
  | |- 0 < Rpower _ _ => apply exp_pos
  | |- 0 < ?a * ?b => first [apply Rmult_lt_0_compat; solve [sign] | nra]
  | |- 0 < / _ => apply Rinv_0_lt_compat; sign
  | |- 0 < _ ^ _ => apply pow_lt; sign
  | |- 0 < sqrt _ => apply sqrt_lt_R0; sign
  | |- 0 < ?a + ?b =>
      first [ lra
            | apply Rplus_lt_0_compat; solve [sign]
            | apply Rplus_lt_le_0_compat; solve [sign]
            | apply Rplus_le_lt_0_compat; solve [sign]
            | nra ]
  | |- 0 <= exp _ => left; apply exp_pos
  | |- 0 <= Rpower _ _ => left; apply exp_pos
  | |- 0 <= Rabs _ => apply Rabs_pos
  | |- 0 <= sqrt _ => apply sqrt_pos
  | |- 0 <= / _ => first [left; apply Rinv_0_lt_compat; solve [sign] | idtac]
  | |- 0 <= ?a * ?b => first [apply Rmult_le_pos; solve [sign] | nra]
  | |- 0 <= ?a ^ 2 => apply pow2_ge_0
  | |- 0 <= _ ^ _ => apply pow_le; sign
  | |- 0 <= ?a + ?b => first [lra | apply Rplus_le_le_0_compat; solve [sign] | nra]
  | |- _ => first [lra | nra | interval]
  end.

(* 0 <= n * x - m * x for numbers n >= m and x >= 0. *)
Ltac sign_difference :=
  first [ lra | match goal with |- 0 <= ?g - ?f => let x := fresh in assert (x : 0 <= f) by sign; lra end ].

(* Every square root becomes a variable r >= 0 (r > 0 where its base is) with r * r = base, innermost first. *)
Ltac take_root x :=
  let r := fresh "r" in
  let P := fresh "P" in
  let S := fresh "S" in
  assert (S : sqrt x * sqrt x = x) by (apply sqrt_sqrt; solve [sign]);
  first [assert (P : 0 < sqrt x) by (apply sqrt_lt_R0; solve [sign]) | assert (P : 0 <= sqrt x) by apply sqrt_pos];
  generalize dependent (sqrt x); intros r; intros.

Ltac plain x := lazymatch x with context [sqrt _] => fail | _ => idtac end.

Ltac roots :=
  repeat match goal with
         | |- context [sqrt ?x] => plain x; take_root x
         | H : context [sqrt ?x] |- _ => plain x; take_root x
         end.

(* Every inverse becomes a variable i with i * x = 1. *)
Ltac inverse x :=
  let i := fresh "i" in
  let P := fresh "P" in
  let S := fresh "S" in
  assert (S : / x * x = 1) by (apply Rinv_l; solve [sign]);
  try assert (P : 0 < / x) by (apply Rinv_0_lt_compat; solve [sign]);
  generalize dependent (/ x); intros i; intros.

Ltac entire x := lazymatch x with context [/ _] => fail | _ => idtac end.

Ltac inverses :=
  repeat match goal with
         | |- context [/ ?x] => entire x; lazymatch x with IZR _ => fail | _ => inverse x end
         | H : context [/ ?x] |- _ => entire x; lazymatch x with IZR _ => fail | _ => inverse x end
         end.

(* A variable that is a square of a root disappears. *)
Ltac squares := repeat match goal with H : ?r * ?r = ?x |- _ => is_var x; is_var r; subst x end.

Ltac cases :=
  unfold Rmin, Rmax, Rabs in *;
  repeat match goal with
         | |- context [Rle_dec ?a ?b] => destruct (Rle_dec a b)
         | H : context [Rle_dec ?a ?b] |- _ => destruct (Rle_dec a b)
         | |- context [Rcase_abs ?a] => destruct (Rcase_abs a)
         | H : context [Rcase_abs ?a] |- _ => destruct (Rcase_abs a)
         end.

Ltac each := intros; repeat match goal with |- _ /\ _ => split end.

(* Monotonicity of exp and ln, and of products with a factor that is not negative. *)
Ltac mono :=
  lazymatch goal with
  | |- _ >= _ => apply Rle_ge; mono
  | |- _ > _ => apply Rlt_gt; mono
  | |- exp _ <= exp _ => apply exp_le
  | |- exp _ < exp _ => apply exp_increasing
  | |- ln _ <= ln _ => apply ln_mono; [sign | ]
  | |- ln _ < ln _ => apply ln_increasing; [sign | ]
  | |- sqrt _ <= sqrt _ => apply sqrt_le_1_alt
  | |- ?a * ?b <= ?a * ?c => apply Rmult_le_compat_l; [sign | mono]
  | |- ?a * ?b <= ?c * ?b => apply Rmult_le_compat_r; [sign | mono]
  | |- ?a * ?b < ?a * ?c => apply Rmult_lt_compat_l; [sign | mono]
  | |- ?a * ?b < ?c * ?b => apply Rmult_lt_compat_r; [sign | mono]
  | |- ?a + ?b <= ?a + ?c => apply Rplus_le_compat_l; mono
  end.

(* What an equation says of a variable is put in for it. *)
Ltac put_in := repeat match goal with H : ?x = _ |- _ => is_var x; subst x | H : _ = ?x |- _ => is_var x; subst x end.

Ltac equate := first [ring | field; repeat split; sign | lra].

Ltac by_lra := each; solve [lra | ring].
Ltac by_field := each; first [equate | sign].
Ltac by_nra := each; solve [lra | nra].
Ltac by_interval := each; solve [lra | interval | interval with (i_prec 120) | sign].
Ltac by_cases := each; cases; lra.
Ltac by_roots := each; try solve [sign]; roots; inverses; solve [lra | nra].
Ltac by_roots_field := each; try solve [sign]; roots; squares; equate.
Ltac by_substitution := each; try solve [sign]; put_in; first [equate | roots; squares; equate].
Ltac by_constants := each; put_in; solve [lra | interval | interval with (i_prec 120)].
Ltac by_mono := each; try solve [sign]; mono; solve [lra | sign].

(* Bounds of the one variable, from comparisons of its powers. *)
Ltac by_bisection :=
  each;
  lazymatch goal with
  | x : R |- _ => solve [ interval with (i_bisect x, i_autodiff x, i_depth 14)
                        | interval with (i_bisect x, i_taylor x, i_depth 14, i_prec 90) ]
  end.

Ltac lay_tangents :=
  repeat match goal with
         | |- context [ln ?x] =>
             lazymatch goal with
             | _ : ln x <= x - 1 |- _ => fail
             | _ => pose proof (ln_at_most x ltac:(sign)); pose proof (ln_below x ltac:(sign))
             end
         end.
Ltac by_tangents := each; try solve [sign]; lay_tangents; inverses; solve [lra | nra].
