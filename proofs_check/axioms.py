"""The standard facts that certificates may name, each with a reference. Nothing about DPO stands here."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Axiom:
    """A fact that is used and not proved here."""

    says: str
    reference: str


_VERSHYNIN = "R. Vershynin, High-Dimensional Probability, Cambridge 2018"
_BOUCHERON = "S. Boucheron, G. Lugosi, P. Massart, Concentration Inequalities, Oxford 2013"

AXIOMS: dict[str, Axiom] = {
    "union bound": Axiom("P(some A_i) <= sum of P(A_i)", f"{_VERSHYNIN}, Section 2.1"),
    "Gaussian tail": Axiom(
        "P(|N(0, s^2)| >= x) = erfc(x/(s sqrt 2)) <= 2 exp(-x^2/(2 s^2))", f"{_VERSHYNIN}, Prop. 2.1.2"
    ),
    "Gaussian linear form": Axiom("for a ~ N(0, I) and fixed m, m.a ~ N(0, |m|^2)", f"{_VERSHYNIN}, Section 3.3"),
    "Gaussian moments": Axiom(
        "for z, w independent N(0, 1): E z = 0, E z^2 = 1, E z^4 = 3", f"{_VERSHYNIN}, Section 2.5"
    ),
    "Chernoff": Axiom("P(X >= x) <= exp(-h x) E exp(h X) for h >= 0", f"{_BOUCHERON}, Section 2.2"),
    "Chebyshev": Axiom("P(|X - E X| >= x) <= Var X / x^2", f"{_BOUCHERON}, Section 2.1"),
    "moment generating functions": Axiom(
        "E exp(h z w) = (1 - h^2)^(-1/2) for |h| < 1 and E exp(h z^2) = (1 - 2h)^(-1/2) for h < 1/2, z, w ~ N(0, 1)",
        f"{_BOUCHERON}, Sections 2.3-2.4",
    ),
    "chi-square moments": Axiom(
        "chi^2_d has mean d and variance 2d",
        "N. Johnson, S. Kotz, N. Balakrishnan, Continuous Univariate Distributions 1, Wiley 1994, ch. 18",
    ),
    "chi-square with two degrees of freedom": Axiom(
        "P(chi^2_2 > x) = exp(-x/2)",
        "N. Johnson, S. Kotz, N. Balakrishnan, Continuous Univariate Distributions 1, ch. 18",
    ),
    "comparison of ODEs": Axiom(
        "r(0) = 0 and a <= r'(t) <= A on [0, T] give a t <= r(t) <= A t there",
        "G. Teschl, Ordinary Differential Equations and Dynamical Systems, AMS 2012, Section 1.5",
    ),
    "integration of a bound on the derivative": Axiom(
        "r(0) = 0 and g <= r' <= G almost everywhere, r absolutely continuous, give int g <= r <= int G",
        "W. Rudin, Real and Complex Analysis, McGraw-Hill 1987, Theorem 7.18",
    ),
    "comparison of scalar ODEs": Axiom(
        "u' <= f(u), w' = f(w), f Lipschitz and u(0) <= w(0) give u <= w",
        "G. Teschl, Ordinary Differential Equations and Dynamical Systems, AMS 2012, Theorem 1.3",
    ),
    "Chebyshev's sum inequality": Axiom(
        "sum w_k r_k <= (sum w_k)(sum r_k)/n where w decreases in r",
        "G. Hardy, J. Littlewood, G. Polya, Inequalities, Cambridge 1952, Theorem 43",
    ),
    "Taylor's theorem": Axiom(
        "|f(r) - f(m) - f'(m)(r-m)| <= sup|f''| (r-m)^2/2",
        "W. Rudin, Principles of Mathematical Analysis, Theorem 5.15",
    ),
    "Laurent-Massart": Axiom(
        "P(chi^2_k >= k + 2 sqrt(k x) + 2x) <= exp(-x)",
        "B. Laurent, P. Massart, Annals of Statistics 28 (2000), Lemma 1",
    ),
    "Davidson-Szarek": Axiom(
        "P(|G| >= sqrt m + sqrt n + x) <= exp(-x^2/2) for the operator norm of an m x n matrix of independent N(0, 1)",
        f"{_VERSHYNIN}, Corollary 7.3.3 and Theorem 5.2.2",
    ),
    "Gaussian mean and deviations": Axiom(
        "the mean of independent N(0, I) vectors is independent of their deviations from it, which are Gaussian on the "
        "n-1 dimensions orthogonal to the ones",
        "A. Klenke, Probability Theory, Springer 2020, Theorem 15.57 (Cochran)",
    ),
    "largest of finitely many functions": Axiom(
        "the largest of finitely many C^1 functions is absolutely continuous; almost everywhere its derivative is that "
        "of a function that attains it",
        "F. Clarke, Optimization and Nonsmooth Analysis, SIAM 1990, Proposition 2.3.12",
    ),
    "concave functions lie above their chords": Axiom(
        "f concave on [0, T] with f(0) = 0 gives f(s) >= s f(T)/T there",
        "S. Boyd, L. Vandenberghe, Convex Optimization, Cambridge 2004, Section 3.1",
    ),
    "continuation": Axiom(
        "a continuous function that leaves a closed set has a first time of exit, at which it is on the boundary",
        "T. Tao, Nonlinear Dispersive Equations, AMS 2006, Section 1.3 (bootstrap principle)",
    ),
    "mean of a power of degrees": Axiom(
        "in a simple graph two edges share at most one vertex", "R. Diestel, Graph Theory, Springer 2017, ch. 1"
    ),
    "Cauchy-Schwarz": Axiom("|x.y| <= |x| |y|", f"{_VERSHYNIN}, Section 1.1"),
    "triangle inequality": Axiom("|x + y| <= |x| + |y|", f"{_VERSHYNIN}, Section 1.1"),
    "spherical triangle inequality": Axiom(
        "angles between lines through 0 satisfy the triangle inequality", "M. Berger, Geometry II, Springer 1987, 18.4"
    ),
    "gradient descent on a smooth convex function": Axiom(
        "for f convex and L-smooth and steps h <= 2/L gradient descent does not increase the norm of the gradient",
        "Y. Nesterov, Lectures on Convex Optimization, Springer 2018, Theorem 2.1.5 (co-coercivity)",
    ),
    "independent components": Axiom(
        "an ODE whose vector field splits into blocks splits into independent ODEs",
        "G. Teschl, Ordinary Differential Equations and Dynamical Systems, AMS 2012, Section 2.2",
    ),
    "independent samples": Axiom(
        "functions of independent samples are independent, and P(all <= x) is the product of the P(each <= x)",
        "A. Klenke, Probability Theory, Springer 2020, Theorem 2.13",
    ),
    "rank and nuclear norm": Axiom(
        "tr(A C^T) <= sqrt(rank A) |A|_F for C with orthonormal rows",
        "R. Horn, C. Johnson, Matrix Analysis, Cambridge 2013, Theorem 7.4.1.1 (von Neumann) and Cauchy-Schwarz",
    ),
    "Jensen's inequality": Axiom(
        "the mean of a convex function is at least its value at the mean", f"{_VERSHYNIN}, Section 1.2"
    ),
    "derivative of the normal distribution": Axiom(
        "Phi' = phi, phi(x) = exp(-x^2/2)/sqrt(2 pi)", f"{_VERSHYNIN}, Section 2.1"
    ),
    "the normal distribution function increases": Axiom("Phi(a) < Phi(b) for a < b", f"{_VERSHYNIN}, Section 2.1"),
    "Gaussian concentration": Axiom(
        "for f L-Lipschitz and a ~ N(0, I): P(f(a) >= E f(a) + x) <= exp(-x^2/(2 L^2))", f"{_BOUCHERON}, Theorem 5.6"
    ),
    "mean and root mean square": Axiom("E|X| <= (E|X|^2)^(1/2) (Jensen)", f"{_BOUCHERON}, Section 2.1"),
    "Gaussian Poincare inequality": Axiom(
        "for f L-Lipschitz and a ~ N(0, I): Var f(a) <= L^2", f"{_BOUCHERON}, Thm 3.20"
    ),
    "rank of a product": Axiom("rank(AB) <= rank A", "R. Horn, C. Johnson, Matrix Analysis, Cambridge 2013, 0.4.5"),
    "rank of an incidence matrix": Axiom(
        "the rank of a graph's incidence matrix is its vertices less its components; its kernel is the cycle space, "
        "orthogonal to the cut space",
        "R. Diestel, Graph Theory, Springer 2017, Section 1.9; N. Biggs, Algebraic Graph Theory, Cambridge 1993, ch. "
        "4-5",
    ),
    "blocks of a graph": Axiom(
        "a graph is the edge-disjoint union of its blocks, and its rank is the sum of theirs (every cycle lies in a "
        "block)",
        "R. Diestel, Graph Theory, Springer 2017, Section 3.1",
    ),
    "Bessel's inequality": Axiom(
        "for orthonormal c_i: sum_i (c_i.p)^2 <= |p|^2, with equality on their span",
        "R. Horn, C. Johnson, Matrix Analysis, 0.6",
    ),
    "Gaussian vectors": Axiom(
        "linear images of Gaussian vectors are Gaussian with the transformed mean and covariance; jointly Gaussian and "
        "uncorrelated vectors are independent",
        f"{_VERSHYNIN}, Section 3.3",
    ),
    "noncentral chi-square": Axiom(
        "|N(m, I_d)|^2 is noncentral chi^2_d with noncentrality |m|^2, and the ratio of two independent ones is doubly "
        "noncentral F_{d,d}",
        "N. Johnson, S. Kotz, N. Balakrishnan, Continuous Univariate Distributions 2, Wiley 1995, ch. 29-30",
    ),
    "quadratic forms in complex Gaussians": Axiom(
        "P(chi^2_{2L}(b^2 + b^2) <= chi^2_{2L}(a^2 + a^2)) = Q_1(a, b) - e^(-(a^2+b^2)/2) (I_0(ab)/2 - 2^(1-2L) "
        "sum_{n<L} I_n(ab) ((b/a)^n - (a/b)^n) sum_{k<L-n} C(2L-1, k)), Q_1 Marcum's function",
        "J. Proakis, M. Salehi, Digital Communications, McGraw-Hill 2008, Appendix B",
    ),
    "Stein's lemma": Axiom(
        "E f(z) z = E f'(z) for z ~ N(0, 1), f smooth of bounded slope", f"{_VERSHYNIN}, Lemma 7.2.3"
    ),
    "law of large numbers": Axiom(
        "means of independent samples of an integrable vector converge almost surely, uniformly over functions that "
        "are "
        "Lipschitz with a common integrable constant and indexed by a compact set",
        "A. van der Vaart, Asymptotic Statistics, Cambridge 1998, Example 19.8",
    ),
    "continuous dependence": Axiom(
        "if vector fields converge uniformly on compact sets, so do solutions on a finite time interval (Gronwall)",
        "G. Teschl, Ordinary Differential Equations and Dynamical Systems, AMS 2012, Theorem 2.8",
    ),
    "gradient flow of a convex function": Axiom(
        "the gradient flow of a convex function that attains its minimum converges to a minimiser",
        "H. Bauschke, P. Combettes, Convex Analysis and Monotone Operator Theory, Springer 2017, Bruck's theorem",
    ),
    "minima of convex functions": Axiom(
        "a continuous function that tends to infinity attains its minimum; a strictly convex one at one point, which "
        "is "
        "where its gradient vanishes",
        "S. Boyd, L. Vandenberghe, Convex Optimization, Cambridge 2004, Sections 3.1 and 4.2",
    ),
    "complementary projections": Axiom(
        "where V is the direct sum of X and Y there is one linear T with T^2 = T, range X and kernel Y; the orthogonal "
        "complement of X, with positive weights on its coordinates, is such a Y",
        "P. Halmos, Finite-Dimensional Vector Spaces, Springer 1958, Sections 41-43",
    ),
}
