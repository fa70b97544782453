"""Exact datasets for the rewards of single tokens: velocities at t = 0, from the gradient itself.

At t = 0 the reference is the model (W = W₀), so every reward is 0 and every σ is 1/2, and if the states are linearly
independent any probabilities S(Wg) in (0, 1) belong to some W₀. All numbers are then rational. Velocities are in
units of β²/N. Registers evaluators; DV-single, PG-eq16 and DV-eq5 use them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from proofs_check.instances import Evaluated, Matrix, evaluator, semidefinite_rank

Vector = Sequence[Fraction]
HALF = Fraction(1, 2)


def dot(x: Vector, y: Vector) -> Fraction:
    """x·y."""
    return sum((a * b for a, b in zip(x, y, strict=True)), Fraction(0))


@dataclass(frozen=True)
class TokenData:
    """States with the probabilities of the tokens there, and samples as (preferred, rejected) responses.

    A response lists, for each of its tokens, the token and the state before it.
    """

    states: Matrix
    probabilities: Matrix
    samples: list[tuple[list[tuple[int, int]], ...]]

    @staticmethod
    def read(arguments: Mapping[str, Any]) -> "TokenData":
        """From JSON."""
        responses = [
            tuple([(int(token), int(state)) for token, state in sample[side]] for side in ("preferred", "rejected"))
            for sample in arguments["samples"]
        ]
        states, probabilities = (
            [[Fraction(entry) for entry in row] for row in arguments[name]] for name in ("states", "probabilities")
        )
        return TokenData(states, probabilities, responses)

    @property
    def hypotheses(self) -> dict[str, bool]:
        """What makes it a dataset."""
        gram = [[dot(x, y) for y in self.states] for x in self.states]
        return {
            "the states are linearly independent, so some W_0 has these probabilities": semidefinite_rank(gram)
            == len(self.states),
            "probabilities lie in (0, 1) and add up to 1": all(
                sum(row) == 1 and all(0 < entry < 1 for entry in row) for row in self.probabilities
            ),
            "the two responses of a sample differ": all(won != lost for won, lost in self.samples),
        }

    def one_hot(self, token: int) -> list[Fraction]:
        """y."""
        return [Fraction(int(k == token)) for k in range(len(self.probabilities[0]))]

    def velocity(self, token: int, at: int) -> Fraction:
        """Of the reward of a token at a state: (y − S*)ᵀ (Nτ/β) Ẇ g* with (Nτ/β) Ẇ = Σ ½ (y_m − S_m) g_mᵀ signed."""
        total = Fraction(0)
        residual = [y - s for y, s in zip(self.one_hot(token), self.probabilities[at], strict=True)]
        for responses in self.samples:
            for sign, response in zip((1, -1), responses, strict=True):
                for other, state in response:
                    pull = [y - s for y, s in zip(self.one_hot(other), self.probabilities[state], strict=True)]
                    total += sign * HALF * dot(residual, pull) * dot(self.states[state], self.states[at])
        return total

    def without_normaliser(self, token: int, at: int) -> Fraction:
        """DV-single as printed: yᵀ(y_w − y_l) in the place of (y − S*)ᵀ(y_w − y_l)."""
        y, total = self.one_hot(token), Fraction(0)
        for responses in self.samples:
            for sign, response in zip((1, -1), responses, strict=True):
                for other, state in response:
                    total += sign * HALF * dot(y, self.one_hot(other)) * dot(self.states[state], self.states[at])
        return total

    def with_minus(self, token: int, at: int) -> Fraction:
        """PG-eq16 as printed: p = S_mᵀy − S*ᵀy_m."""
        y, s_star, total = self.one_hot(token), self.probabilities[at], Fraction(0)
        for responses in self.samples:
            for sign, response in zip((1, -1), responses, strict=True):
                for other, state in response:
                    y_m, s_m = self.one_hot(other), self.probabilities[state]
                    bracket = dot(y, y_m) - (dot(s_m, y) - dot(s_star, y_m)) + dot(s_star, s_m)
                    total += sign * HALF * bracket * dot(self.states[state], self.states[at])
        return total


def _against(printed: str) -> Any:
    def evaluate(arguments: Mapping[str, Any]) -> Evaluated:
        data, at, token = TokenData.read(arguments), int(arguments["at"]), int(arguments["token"])
        left, right = data.velocity(token, at), getattr(data, printed)(token, at)
        return Evaluated(data.hypotheses, str(left), "==", str(right), left == right)

    return evaluate


evaluator("velocity of one response's reward")(_against("without_normaliser"))
evaluator("velocity of a token's reward")(_against("with_minus"))


@evaluator("both responses of one sample")
def _both_responses(arguments: Mapping[str, Any]) -> Evaluated:
    """The rewards of the preferred and the rejected token of a sample rise or fall together."""
    data = TokenData.read(arguments)
    (won,), (lost,) = data.samples[int(arguments["sample"])]
    product = data.velocity(*won) * data.velocity(*lost)
    return Evaluated(data.hypotheses, str(product), ">=", "0", product >= 0)


@evaluator("one response at two states")
def _two_states(arguments: Mapping[str, Any]) -> Evaluated:
    """At two states with the same products with every training state, a token's reward has one velocity."""
    data, token = TokenData.read(arguments), int(arguments["token"])
    one, other = (int(state) for state in arguments["at"])
    training = {state for sample in data.samples for response in sample for _, state in response}
    same = all(
        dot(data.states[state], data.states[one]) == dot(data.states[state], data.states[other]) for state in training
    )
    left, right = data.velocity(token, one), data.velocity(token, other)
    hypotheses = {**data.hypotheses, "both states have the same embedding correlations": same}
    return Evaluated(hypotheses, str(left), "==", str(right), left == right)
