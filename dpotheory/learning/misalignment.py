"""Misalignment: a feature network is pre-trained, aligned by DPO, then trained on flipped labels (theory.md §3).

LD says, without a theorem, that DPO moves positive and negative features apart and concentrates them, and that flipped
labels are then learned faster. That needs trainable features: here g is a small residual network under a last layer
W ∈ R^{V×d}. One seed is one pure function, vmapped over seeds. Needs flax and optax, so `import dpotheory` does not
load it; imports feature_network, laws and objectives.
"""

from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
import optax
from jaxtyping import Array, Float, Int, Key

from dpotheory.core.laws.gaussian import draw
from dpotheory.core.objectives import DPO
from dpotheory.learning.network import FeatureNetwork, Inputs, Model, Scalar, dpo_margins, log_ratios, train

STAGES = ("base", "aligned")
STARTS = ("base", "aligned", "aligned, base as reference", "aligned features only", "aligned last layer only")
"""Where training on flipped labels starts. The reference is the model started from, so that every margin starts at 0;
only the third start keeps the base model as reference. The last two join one half of the aligned model with the other
half of the base model: what they gain over the base model is due to that half alone."""

_OPTIMIZERS = {"adamw": optax.adamw, "sgd": optax.sgd}


@dataclass(frozen=True)
class Sizes:
    """What the compiled program depends on.

    Attributes:
        n_values: K, pairs of clusters in pre-training; the first is the behaviour that is aligned.
        n_samples: Q, samples per cluster in each stage; held-out samples are four times as many.
        n_inputs: dimension of the network's input, at least K + 1.
        dim: d, the number of features.
        width: hidden units of a residual block.
        depth: residual blocks.
        pretrain_steps: of cross-entropy.
        align_steps: of DPO on the preferences.
        flip_steps: of DPO on the flipped preferences.
        optimizer: of alignment and flipping, full batch, with a fresh state: "adamw", or "sgd" for gradient descent.
            Pre-training is by AdamW always.
    """

    n_values: int = 4
    n_samples: int = 48
    n_inputs: int = 16
    dim: int = 32
    width: int = 64
    depth: int = 1
    pretrain_steps: int = 200
    align_steps: int = 150
    flip_steps: int = 150
    optimizer: str = "adamw"

    def __post_init__(self) -> None:
        for name in ("n_values", "n_inputs", "dim", "width", "depth", "align_steps", "flip_steps"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} = {getattr(self, name)}; it must be at least 1")
        if self.n_samples < 2:
            raise ValueError(f"n_samples = {self.n_samples}; a covariance needs at least 2 samples per cluster")
        if self.pretrain_steps < 0:
            raise ValueError(f"pretrain_steps = {self.pretrain_steps}; it must be at least 0")
        if self.n_inputs < self.n_values + 1:
            raise ValueError(
                f"n_inputs = {self.n_inputs} cannot hold {self.n_values} orthonormal concepts and the shared "
                f"direction; it must be at least n_values + 1 = {self.n_values + 1}"
            )
        if self.optimizer not in _OPTIMIZERS:
            raise ValueError(f"unknown optimizer {self.optimizer!r}; known: {', '.join(_OPTIMIZERS)}")

    @property
    def network(self) -> FeatureNetwork:
        """g of these sizes."""
        return FeatureNetwork(self.dim, self.width, self.depth)


class Design(NamedTuple):
    """One case: numbers that the compiled program takes as arguments.

    Attributes:
        separation: a; the aligned behaviour's inputs are N(±a c + b, v² I), those of other values have a = 1.
        noise: v.
        shared_norm: l_b = ‖b‖.
        beta: β of DPO.
        learning_rate: in alignment and flipping, for g and W alike.
        pretrain_rate: learning rate in pre-training.
        train_features: 1 trains g in alignment and flipping, 0 freezes it (the control). Pre-training always trains it.
        pretrain_sides: 1 pre-trains on the names of the 2K clusters, 0 on those of the K values only, so that the base
            model has not been asked to tell positives from negatives.
    """

    separation: Scalar = 1.0
    noise: Scalar = 0.5
    shared_norm: Scalar = 0.5
    beta: Scalar = 0.1
    learning_rate: Scalar = 1e-3
    pretrain_rate: Scalar = 1e-3
    train_features: Scalar = 1.0
    pretrain_sides: Scalar = 1.0


class Outcome(NamedTuple):
    """What one seed gives; `run` adds a leading axis of seeds.

    Attributes:
        features: g on held-out samples of the behaviour, shape (3, 2n, d): for each of `STAGES`, positives, then
            negatives (`geometry`).
        pretrain_accuracy: held-out accuracy of the base model on its own task, a scalar.
        align_loss: DPO loss before each step of alignment and after the last, shape (steps + 1,).
        flip_loss: DPO loss on the flipped labels, for each of `STARTS`, before each step and after the last, shape
            (2, steps + 1).
        flip_choice: share of the flipped samples on which the model prefers the flipped answer to the other one, shape
            (2, steps + 1).
    """

    features: Float[Array, "*seeds stages samples dim"]
    pretrain_accuracy: Float[Array, "*seeds"]
    align_loss: Float[Array, "*seeds align_steps"]
    flip_loss: Float[Array, "*seeds starts flip_steps"]
    flip_choice: Float[Array, "*seeds starts flip_steps"]


@partial(jax.jit, static_argnames=("sizes", "n_seeds"))
def run(key: Key[Array, ""], design: Design, sizes: Sizes, n_seeds: int) -> Outcome:
    """Pre-train, align and flip ``n_seeds`` models; seed m has the key fold_in(key, m), for its network and its data.

    Every quantity is paired over the starts of a seed: they share samples, base model and aligned model.

    Example:
        >>> sizes = Sizes(n_samples=4, width=8, pretrain_steps=2, align_steps=3, flip_steps=5)
        >>> run(jax.random.key(0), Design(), sizes, n_seeds=2).flip_loss.shape
        (2, 5, 6)
    """
    keys = jax.vmap(partial(jax.random.fold_in, key))(jnp.arange(n_seeds))
    design = Design(*(jnp.asarray(value, jnp.float32) for value in design))
    with jax.numpy_dtype_promotion("standard"):  # optax's Adam needs it
        return jax.vmap(lambda seed: run_one(seed, design, sizes))(keys)


def run_one(key: Key[Array, ""], design: Design, sizes: Sizes) -> Outcome:
    """One seed of `run`."""
    network_key, pretrain_key, align_key, held_out_key = jax.random.split(key, 4)
    base, accuracy = pretrain(network_key, pretrain_key, held_out_key, design, sizes)
    inputs, signs = behaviour(align_key, design, sizes, sizes.n_samples)
    held_out, _ = behaviour(held_out_key, design, sizes, 4 * sizes.n_samples)

    prefer = partial(preference_training, inputs=inputs, design=design, sizes=sizes)
    aligned, align_loss, _ = prefer(base, base, signs=signs, n_steps=sizes.align_steps)
    new_features, new_layer = Model(aligned.features, base.unembedding), Model(base.features, aligned.unembedding)
    pairs = [  # (start, reference), in the order of STARTS
        (base, base),
        (aligned, aligned),
        (aligned, base),
        (new_features, new_features),
        (new_layer, new_layer),
    ]
    starts, references = (jax.tree.map(lambda *leaves: jnp.stack(leaves), *side) for side in zip(*pairs, strict=True))
    flip = jax.vmap(lambda s, r: prefer(s, r, signs=-signs, n_steps=sizes.flip_steps))
    _, flip_loss, flip_choice = flip(starts, references)
    return Outcome(
        jnp.stack([sizes.network.features(model, held_out) for model in (base, aligned)]),
        accuracy,
        align_loss,
        flip_loss,
        flip_choice,
    )


def pretrain(
    network_key: Key[Array, ""], data_key: Key[Array, ""], held_out_key: Key[Array, ""], design: Design, sizes: Sizes
) -> tuple[Model, Float[Array, ""]]:
    """The base model, trained by cross-entropy to name the cluster (or value) of a sample; its held-out accuracy."""
    g_key, w_key = jax.random.split(network_key)
    inputs, labels = clusters(data_key, design, sizes, sizes.n_samples)
    tokens = 2 + 2 * sizes.n_values
    unembedding = jax.random.normal(w_key, (tokens, sizes.dim)) / jnp.sqrt(sizes.dim)
    start = Model(sizes.network.init(g_key, inputs), unembedding)

    def loss(model: Model) -> tuple[Array, tuple[()]]:
        logits = sizes.network.features(model, inputs) @ model.unembedding.T
        return optax.softmax_cross_entropy_with_integer_labels(logits, labels).mean(), ()

    model, _ = train(start, loss, optax.adamw(design.pretrain_rate), sizes.pretrain_steps, 1.0)
    held_out, names = clusters(held_out_key, design, sizes, 4 * sizes.n_samples)
    found = jnp.argmax(sizes.network.features(model, held_out) @ model.unembedding.T, axis=1)
    return model, jnp.mean(found == names)


def preference_training(
    start: Model,
    reference: Model,
    inputs: Inputs,
    signs: Float[Array, " samples"],
    design: Design,
    sizes: Sizes,
    n_steps: int,
) -> tuple[Model, Float[Array, " steps"], Float[Array, " steps"]]:
    """Full-batch DPO from ``start`` against ``reference``; W moves, and g does if ``design.train_features``.

    Args:
        start, reference: the model that is trained, and the one that its log-ratios are compared with.
        inputs: of the network, shape (n_samples, n_inputs).
        signs: of the preferences, ±1, shape (n_samples,).
        design: β, learning rate, and whether features move.
        sizes: of the network, and its optimiser.
        n_steps: of training.

    Returns:
        The trained model; the loss; the share of samples on which the model prefers the preferred answer. The two
        series have shape (n_steps + 1,): before each step, and after the last.
    """
    anchor = log_ratios(sizes.network, reference, inputs)

    def loss(model: Model) -> tuple[Array, tuple[Array, Array]]:
        ratios = log_ratios(sizes.network, model, inputs)
        value = DPO.loss(dpo_margins(ratios, anchor, signs, design.beta)).mean()
        return value, (value, jnp.mean(signs * ratios > 0))

    optimizer = _OPTIMIZERS[sizes.optimizer](design.learning_rate)
    model, (losses, choices) = train(start, loss, optimizer, n_steps, design.train_features)
    return model, losses, choices


def clusters(
    key: Key[Array, ""], design: Design, sizes: Sizes, n_samples: int
) -> tuple[Inputs, Int[Array, " samples"]]:
    """Samples of all 2K clusters, ordered by value, sign and sample, with the token that names each.

    Token 2 + 2i + (0 for +, 1 for −) names cluster (i, ±); without ``pretrain_sides`` both share token 2 + 2i.
    """
    shape = (sizes.n_values, 2, n_samples)
    drawn = draw(
        key,
        jnp.arange(sizes.n_values),
        n_active=sizes.n_values,
        n_samples=n_samples,
        dim=sizes.n_inputs,
        noise=design.noise,
        shared_norm=design.shared_norm,
        shape=(n_samples, sizes.n_inputs),
        sampler="full",
    )
    shift = (jnp.asarray(design.separation, jnp.float32) - 1) * drawn.concepts[0]
    embeddings = drawn.embeddings.at[0].add(jnp.stack([shift, -shift])[:, None, :])
    side = jnp.arange(2)[None, :, None] * jnp.asarray(design.pretrain_sides, jnp.int32)
    names = jnp.broadcast_to(2 + 2 * jnp.arange(sizes.n_values)[:, None, None] + side, shape)
    return embeddings.reshape(-1, sizes.n_inputs), names.reshape(-1)


def behaviour(
    key: Key[Array, ""], design: Design, sizes: Sizes, n_samples: int
) -> tuple[Inputs, Float[Array, " samples"]]:
    """Samples of the behaviour that is aligned: positives, then negatives; with the signs of their preferences.

    Returns:
        Inputs with 2 n_samples rows, and ±1 of shape (2 n_samples,).
    """
    inputs, _ = clusters(key, design, sizes, n_samples)
    return inputs[: 2 * n_samples], jnp.repeat(jnp.asarray([1.0, -1.0]), n_samples)
