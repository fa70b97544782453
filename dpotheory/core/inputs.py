"""What `simulate` and `ensemble` accept: times, flows, samplers and embeddings, or an error that says what is wrong.

Imports component.py, frame.py and what is below them; imported by ensemble.py.
"""

import math
import operator
import warnings
from collections.abc import Mapping
from typing import Any, Literal

import jax
import jax.numpy as jnp
import numpy as np
from jax.core import Tracer
from jaxtyping import Array, Float

from dpotheory.core import component as parts
from dpotheory.core import laws
from dpotheory.core.flow import Flow
from dpotheory.core.frame import LEVEL, disagreement
from dpotheory.core.setting import Setting

STANDARD_FRAME: Literal["standard"] = "standard"
ESTIMATE: Literal["estimate"] = "estimate"
LARGEST_SEED = 2**32 - 1
"""Keys are made from 32 bits."""
_ERROR_WORTH_A_WARNING = 1e-3


def check_seed(seed: int) -> None:
    """Raise ValueError for a seed that not every key can be made from."""
    if not 0 <= seed <= LARGEST_SEED:
        raise ValueError(f"seed = {seed}; it must be between 0 and 2**32 - 1")


def check_key(key: Any, caller: str) -> None:
    """Raise TypeError or ValueError unless this is one typed key."""
    if not isinstance(key, jax.Array) or not jnp.issubdtype(key.dtype, jax.dtypes.prng_key):
        raise TypeError(f"key = {short(key)}; expected a typed key, for example jax.random.key(0)")
    if key.shape != ():
        raise ValueError(
            f"key holds {math.prod(key.shape)} keys of shape {key.shape}, and {caller} takes one; give key[0], map "
            "over them with jax.vmap, or let dpotheory.ensemble draw many datasets from one key"
        )


def check_setting(setting: Any) -> None:
    """Raise TypeError unless this is a `Setting`."""
    if not isinstance(setting, Setting):
        raise TypeError(f"setting = {short(setting)}; expected a dpotheory.Setting(n_values=…, n_samples=…, dim=…, …)")


def checked_size(name: str, value: Any, remedy: str = "") -> int:
    """A whole number of at least 1, or TypeError or ValueError."""
    try:
        if isinstance(value, (bool, np.bool_)):
            raise TypeError
        size = operator.index(value)
    except TypeError:
        raise TypeError(f"{name} = {short(value)}; expected a whole number, at least 1{remedy}") from None
    if size < 1:
        raise ValueError(f"{name} = {size}; it must be at least 1{remedy}")
    return size


def check_record(record: Any) -> None:
    """Raise unless this names reducers, and none that every ensemble has already."""
    if record is None:
        return
    if not isinstance(record, Mapping):
        raise TypeError(f"record = {short(record)}; expected a mapping of names to functions, or to None to drop one")
    for name, reduce in record.items():
        if not isinstance(name, str) or not (reduce is None or callable(reduce)):
            raise TypeError(
                f"record has {short(name)}: {short(reduce)}; expected a name and a function of a Simulation, or None"
            )
    if reserved := {"times", "records", "error"} & set(record):
        raise ValueError(f"record= names {sorted(reserved)}, which every ensemble has already; choose another name")


def checked_times(times: Any) -> Float[Array, " times"]:
    """Physical times in the default precision, or TypeError or ValueError."""
    if not isinstance(times, Tracer):
        try:
            values = np.asarray(times, dtype=float)
        except (TypeError, ValueError):
            raise TypeError(f"times = {short(times)}; expected increasing numbers, for example [0.0, 1.0]") from None
        if values.ndim != 1 or values.size == 0:
            raise ValueError(f"times has shape {values.shape}; expected a non-empty vector (T,)")
        if not np.all(np.isfinite(values)) or values[0] < 0 or np.any(np.diff(values) < 0):
            raise ValueError("times must be finite, at least 0 and increasing, since every run starts at t = 0")
        dtype = jnp.result_type(float)
        if values[-1] > float(np.finfo(dtype).max):
            raise ValueError(
                f"times go up to {values[-1]:.3g}, more than {dtype} can hold; use float64, or other units"
            )
        times = values
    return jnp.asarray(times, dtype=jnp.result_type(float))


def padded_times(times: Float[Array, " times"]) -> Float[Array, " padded"]:
    """The times with the last repeated up to 2^n + 1 of them, or 1: another number of times needs no new program then.

    What is computed at a repeated time is thrown away, and no integrator steps differently because of it.
    """
    n_times = len(times)
    padded = n_times if n_times < 3 else 1 + 2 ** math.ceil(math.log2(n_times - 1))
    return jnp.pad(times, (0, padded - n_times), mode="edge")


def checked_flow(flow: Any, setting: Setting, times: Float[Array, " times"]) -> Flow:
    """The flow in this setting's units of time; TypeError or ValueError if it is none or cannot serve these times."""
    if not isinstance(flow, Flow) or isinstance(flow, type):
        wrap = hasattr(flow, "init") and hasattr(flow, "update")
        raise TypeError(
            f"flow = {short(flow)}; expected "
            + (
                "a flow, and this is an optax optimiser: wrap it as dpotheory.Descent(optimizer, step_time=1.0)"
                if wrap
                else "dpotheory.GradientFlow(), FixedGrid(n_steps), gradient_descent(learning_rate) or "
                "Descent(optax.adam(1e-3), step_time=1.0)"
            )
        )
    flow = flow.at(setting.tau)
    if not isinstance(times, Tracer):
        flow.check(np.asarray(times, dtype=float))
    return flow


def check_sampler(setting: Setting, sampler: str, flow: Flow) -> None:
    """Raise ValueError for an unknown sampler, or one that is not exact here."""
    if sampler not in parts.SAMPLERS:
        raise ValueError(f"unknown sampler {sampler!r}; known: {', '.join(parts.SAMPLERS)}")
    if sampler != "full" and not flow.rotation_invariant:
        raise ValueError(
            f"the {sampler} sampler is exact only under rotation-invariant flows, which {flow} is not; "
            "use sampler='full', or declare rotation_invariant=True for plain gradient descent and momentum"
        )
    if sampler == "lazy":
        if flow.n_evaluations is None:
            raise ValueError(f"the lazy sampler needs a FixedGrid flow; received {flow}")
        if not all(parts.has_one_direction(setting, members) for members in setting.graph.components):
            raise ValueError(
                f"the lazy sampler needs connected values to share both tokens, as in 'disjoint' and 'all'; "
                f"sharing {setting.graph.name!r} does not: use sampler='reduced'"
            )


def given_embeddings(setting: Setting, embeddings: Any) -> Float[Array, "values two samples dim"]:
    """Given embeddings, in float32 at least, or TypeError or ValueError."""
    if not isinstance(embeddings, jax.Array):
        embeddings = _as_numbers("embeddings", embeddings)
    embeddings = jnp.asarray(embeddings)
    if not jnp.issubdtype(embeddings.dtype, jnp.floating):
        raise ValueError(f"embeddings have dtype {embeddings.dtype}; expected floating-point numbers")
    expected = (setting.n_values, 2, setting.n_samples, setting.dim)
    if embeddings.shape != expected:
        raise ValueError(f"embeddings have shape {embeddings.shape}; this setting needs (K, 2, Q, d) = {expected}")
    if embeddings.dtype.itemsize < 4:
        embeddings = embeddings.astype(jnp.float32)  # half precision decides nothing
    if isinstance(embeddings, Tracer):
        return embeddings
    numbers = np.asarray(embeddings)
    if not np.isfinite(numbers).all():
        bad = tuple(int(i) for i in np.argwhere(~np.isfinite(numbers))[0])
        raise ValueError(
            f"embeddings hold a value that is not finite, first at index {bad}; every entry must be finite"
        )
    info = np.finfo(embeddings.dtype)
    largest = float(np.abs(numbers).max())
    low, high = math.sqrt(float(info.tiny) * 1e10), math.sqrt(float(info.max) * 1e-10 / numbers.size)
    if largest > 0 and not low < largest < high:
        raise ValueError(
            f"the largest embedding has an entry of {largest:.3g}, and {info.dtype} computes with entries between "
            f"{low:.0e} and {high:.0e}; choose other units, or float64 if this is float32"
        )
    return embeddings


def given_clusters(
    setting: Setting, embeddings: Float[Array, "values two samples dim"], concepts: Any, shared: Any
) -> laws.Clusters:
    """Given embeddings with their frame, or ValueError."""
    dtype = embeddings.dtype
    if isinstance(concepts, str):
        if concepts != STANDARD_FRAME:
            raise ValueError(
                f"concepts = {concepts!r}; give 'estimate', or concepts= (K, d) and shared= (d,), or neither for the "
                "standard frame"
            )
        if shared is not None:
            raise ValueError("give concepts= (K, d) and shared= (d,) together, or neither for the standard frame")
        own = setting.concept_coordinates if setting.correlated else None
        frame = laws.standard_frame(setting.n_values, setting.dim, setting.shared_norm, dtype, own)
        return laws.Clusters(embeddings, *frame)
    if concepts is None:
        unknown = jnp.full((setting.n_values, setting.dim), jnp.nan, dtype)
        return laws.Clusters(embeddings, unknown, unknown[0])
    if shared is None:
        raise ValueError(
            "concepts= was given without shared=; the distribution of a fresh sample needs both, c_i and b"
        )
    frames = []
    for name, frame in (("concepts", concepts), ("shared", shared)):
        frames.append(jnp.asarray(frame if isinstance(frame, jax.Array) else _as_numbers(name, frame), dtype))
    concepts, shared = frames
    if concepts.shape != (setting.n_values, setting.dim) or shared.shape != (setting.dim,):
        raise ValueError(
            f"concepts have shape {concepts.shape} and shared {shared.shape}; "
            f"this setting needs {(setting.n_values, setting.dim)} and {(setting.dim,)}"
        )
    for name, frame in (("concepts", concepts), ("shared", shared)):
        if not isinstance(frame, Tracer) and not np.isfinite(frame).all():
            raise ValueError(f"{name} hold a value that is not finite; every entry must be finite")
    return laws.Clusters(embeddings, concepts, shared)


def warn_if_elsewhere(setting: Setting, clusters: laws.Clusters, standard: bool) -> None:
    """Warn the caller of `simulate` of embeddings that are not of this setting in this frame, by a test."""
    if any(isinstance(leaf, Tracer) for leaf in jax.tree.leaves((setting, clusters))):
        return
    found = disagreement(*clusters, float(setting.noise))
    if found:
        own = "c_i as concept_coordinates has them" if setting.correlated else "c_i = e_{i+1}"
        frame = f"the standard frame (b = shared_norm e_1, {own})" if standard else "the frame given"
        warnings.warn(
            f"the embeddings do not belong to the setting in {frame}, by a test at level {LEVEL:.0e}: {found}. The "
            "margins stand, but log_risk is that of another distribution; pass concepts='estimate', or the "
            "distribution's concepts= (K, d) and shared= (d,) and a Setting with its noise",
            stacklevel=3,
        )


def _as_numbers(name: str, given: Any) -> np.ndarray:
    try:
        numbers = np.asarray(given)
        if np.issubdtype(numbers.dtype, np.number) or numbers.dtype.kind == "V":  # V: bfloat16 and the like
            return numbers
    except (TypeError, ValueError):
        pass
    raise ValueError(
        f"{name} are ragged or hold what is no number; every cluster needs the same number of samples, and every "
        "sample the same number of dimensions"
    )


def short(value: Any) -> str:
    """A value as an error message shows it."""
    text = " ".join(repr(value).split())
    return text if len(text) <= 60 else f"{text[:57]}… ({type(value).__name__})"


def warn_if_inaccurate(error: Float[Array, "..."], flow: Flow) -> None:
    """Warn the caller of `simulate` or `ensemble` of a large error estimate, and say what would help this flow."""
    if isinstance(error, Tracer):
        return
    worst = float(np.max(error))
    if worst <= _ERROR_WORTH_A_WARNING:
        return
    warnings.warn(flow.doubt(worst), stacklevel=3)
