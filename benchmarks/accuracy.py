"""Error budget of float32 and of the integrators, measured on one draw cast to both precisions.

Prints the table of docs/numerics.md. Run: ``python benchmarks/accuracy.py``.
"""

import jax
import jax.numpy as jnp
import numpy as np

import dpotheory as dt
from dpotheory.core.ensemble import default_flow

SETTINGS = {
    f"{sharing}, K={k}, Q={q}, d={d}, v={v:.3g}": dt.Setting(
        n_values=k, n_samples=q, dim=d, noise=v, shared_norm=l_b, beta=0.1, sharing=sharing
    )
    for sharing, k, q, d, v, l_b in (
        ("disjoint", 8, 64, 320, 0.3, 0.5),
        ("disjoint", 4, 80, 400, 1 / (32 * 80**0.5), 0.3),  # the edge of DV-T4.2's hypotheses
        ("disjoint", 1, 5, 320, 0.4, 0.3),
        ("ring", 16, 5, 320, 0.4, 0.3),
        ("all", 16, 5, 320, 0.4, 0.3),
    )
}


def main() -> None:
    """Measure and print the table."""
    print("Largest relative error up to tau_1 (margins: over the largest margin; log risk: over its own size)")
    print(f"{'setting':36s} {'flow':14s} {'float32 against 64':>20s} {'grid against rtol 1e-11':>24s} {'estimate':>9s}")
    for name, setting in SETTINGS.items():
        times = np.linspace(0.0, float(setting.tau_1), 17)
        rng = np.random.default_rng(0)
        shape = (setting.n_values, 2, setting.n_samples, setting.dim)
        x = setting.noise * rng.standard_normal(shape)
        x[..., 0] += setting.shared_norm
        for value in range(setting.n_values):
            x[value, 0, :, value + 1] += 1
            x[value, 1, :, value + 1] -= 1
        flow = default_flow(setting, times[-1])
        key, single = jax.random.key(0), jnp.asarray(x, jnp.float32)
        run32 = dt.simulate(key, setting, times, embeddings=single, flow=flow)
        with jax.enable_x64(True):
            double = single.astype(jnp.float64)
            run64 = dt.simulate(key, setting, times, embeddings=double, flow=flow)
            exact = dt.simulate(key, setting, times, embeddings=double, flow=dt.GradientFlow(rtol=1e-11))
        rounding, grid = _errors(run32, run64), _errors(run64, exact)
        steps = f"FixedGrid({flow.n_steps})" if isinstance(flow, dt.FixedGrid) else "GradientFlow"
        print(
            f"{name:36s} {steps:14s} {rounding[0]:9.1e} / {rounding[1]:8.1e} {grid[0]:12.1e} / {grid[1]:9.1e} "
            f"{float(run64.error):9.1e}"
        )


def _errors(run: dt.Simulation, reference: dt.Simulation) -> tuple[float, float]:
    margins, expected = np.asarray(run.margins, float), np.asarray(reference.margins)
    logs, expected_logs = np.asarray(run.log_risk, float)[1:], np.asarray(reference.log_risk)[1:]
    return (
        float(np.abs(margins - expected).max() / np.abs(expected).max()),
        float((np.abs(logs - expected_logs) / np.abs(expected_logs)).max()),
    )


if __name__ == "__main__":
    main()
