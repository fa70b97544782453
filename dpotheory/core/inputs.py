"""What `simulate` and `ensemble` accept: times, flows, samplers and embeddings, or an error that says what is wrong.

Imports component.py and the modules below it; imported by ensemble.py.
"""

import warnings

import jax.numpy as jnp
import numpy as np
from jax.core import Tracer
from jaxtyping import Array, Float

from dpotheory.core import component as parts
from dpotheory.core import laws
from dpotheory.core.flow import FixedGrid, Flow
from dpotheory.core.setting import Setting

STANDARD_FRAME = "standard"
_ERROR_WORTH_A_WARNING = 1e-3


def checked_times(times) -> Float[Array, " times"]:
    """Physical times in the default precision, or ValueError."""
    if not isinstance(times, Tracer):
        values = np.asarray(times, dtype=float)
        if values.ndim != 1 or values.size == 0:
            raise ValueError(f"times has shape {values.shape}; expected a non-empty vector (T,)")
        if not np.all(np.isfinite(values)) or values[0] < 0 or np.any(np.diff(values) < 0):
            raise ValueError("times must be finite, at least 0 and increasing, since every run starts at t = 0")
        dtype = jnp.result_type(float)
        if values[-1] > float(np.finfo(dtype).max):
            raise ValueError(
                f"times go up to {values[-1]:.3g}, more than {dtype} can hold; use float64, or other units"
            )
    return jnp.asarray(times, dtype=jnp.result_type(float))


def check_flow(flow: Flow, times: Float[Array, " times"]) -> None:
    """Raise ValueError if the flow cannot serve these times."""
    if not isinstance(times, Tracer):
        flow.check(np.asarray(times, dtype=float))


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
        if not isinstance(flow, FixedGrid):
            raise ValueError(f"the lazy sampler needs a FixedGrid flow; received {flow}")
        if not all(parts.has_one_direction(setting, members) for members in setting.graph.components):
            raise ValueError(
                f"the lazy sampler needs connected values to share both tokens, as in 'disjoint' and 'all'; "
                f"sharing {setting.graph.name!r} does not: use sampler='reduced'"
            )


def given_clusters(setting: Setting, embeddings, concepts, shared) -> laws.Clusters:
    """Given embeddings with their frame, in float32 at least, or ValueError."""
    embeddings = jnp.asarray(embeddings)
    if not jnp.issubdtype(embeddings.dtype, jnp.floating):
        raise ValueError(f"embeddings have dtype {embeddings.dtype}; expected floating-point numbers")
    expected = (setting.n_values, 2, setting.n_samples, setting.dim)
    if embeddings.shape != expected:
        raise ValueError(f"embeddings have shape {embeddings.shape}; this setting needs (K, 2, Q, d) = {expected}")
    if not isinstance(embeddings, Tracer) and not np.isfinite(embeddings).all():
        bad = tuple(int(i) for i in np.argwhere(~np.isfinite(np.asarray(embeddings)))[0])
        raise ValueError(
            f"embeddings hold a value that is not finite, first at index {bad}; every entry must be finite"
        )
    if embeddings.dtype.itemsize < 4:
        embeddings = embeddings.astype(jnp.float32)  # half precision decides nothing
    dtype = embeddings.dtype
    if isinstance(concepts, str):
        if concepts != STANDARD_FRAME or shared is not None:
            raise ValueError("give concepts= (K, d) and shared= (d,) together, or neither for the standard frame")
        return laws.Clusters(
            embeddings, *laws.standard_frame(setting.n_values, setting.dim, setting.shared_norm, dtype)
        )
    if concepts is None:
        unknown = jnp.full((setting.n_values, setting.dim), jnp.nan, dtype)
        return laws.Clusters(embeddings, unknown, unknown[0])
    if shared is None:
        raise ValueError("concepts= was given without shared=; the law of a fresh sample needs both, c_i and b")
    concepts, shared = jnp.asarray(concepts, dtype), jnp.asarray(shared, dtype)
    if concepts.shape != (setting.n_values, setting.dim) or shared.shape != (setting.dim,):
        raise ValueError(
            f"concepts have shape {concepts.shape} and shared {shared.shape}; "
            f"this setting needs {(setting.n_values, setting.dim)} and {(setting.dim,)}"
        )
    for name, frame in (("concepts", concepts), ("shared", shared)):
        if not isinstance(frame, Tracer) and not np.isfinite(frame).all():
            raise ValueError(f"{name} hold a value that is not finite; every entry must be finite")
    return laws.Clusters(embeddings, concepts, shared)


def warn_if_inaccurate(error: Float[Array, "..."]) -> None:
    """Warn the caller of `simulate` or `ensemble` of a large error estimate."""
    if isinstance(error, Tracer):
        return
    worst = float(np.max(error))
    if not worst <= _ERROR_WORTH_A_WARNING:
        warnings.warn(
            f"the integrator estimates a relative error of {worst:.1e}; use a finer FixedGrid, or GradientFlow()",
            stacklevel=3,
        )
