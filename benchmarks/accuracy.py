"""Error budget of float32 and of the integrators, measured on one draw cast to both precisions.

Prints the table of docs/numerics.md. Run: ``python benchmarks/accuracy.py``.
"""

import jax
import jax.numpy as jnp
import numpy as np

import dpotheory as dt
from dpotheory.ensemble import default_flow

SETTINGS = {
    "RW1: disjoint, K=8, Q=64": {"n_values": 8, "n_samples": 64, "dim": 320, "noise": 0.3, "shared_norm": 0.5},
    "DV-T4.2 edge, K=4, Q=80": {"n_values": 4, "n_samples": 80, "dim": 400, "noise": 1 / (32 * 80**0.5), "shared_norm": 0.3},
    "disjoint, K=1, Q=5": {"n_values": 1, "n_samples": 5, "dim": 320, "noise": 0.4, "shared_norm": 0.3},
    "ring, K=16, Q=5": {"n_values": 16, "n_samples": 5, "dim": 320, "noise": 0.4, "shared_norm": 0.3, "sharing": "ring"},
    "all, K=16, Q=5": {"n_values": 16, "n_samples": 5, "dim": 320, "noise": 0.4, "shared_norm": 0.3, "sharing": "all"},
}


def main() -> None:
    """Measure and print the table."""
    print("Largest relative error up to tau_1 (margins: over the largest margin; log risk: over its own size)")
    print(f"{'setting':28s} {'flow':16s} {'float32 against 64':>24s} {'grid against rtol 1e-11':>26s} {'estimate':>10s}")
    for name, parameters in SETTINGS.items():
        setting = dt.Setting(beta=0.1, **parameters)
        times = np.linspace(0.0, float(setting.tau_1), 17)
        rng = np.random.default_rng(0)
        shape = (setting.n_values, 2, setting.n_samples, setting.dim)
        x = setting.noise * rng.standard_normal(shape)
        x[..., 0] += setting.shared_norm
        for value in range(setting.n_values):
            x[value, 0, :, value + 1] += 1
            x[value, 1, :, value + 1] -= 1
        flow = default_flow(setting, times[-1])
        single = x.astype(np.float32)
        run32 = dt.simulate(jax.random.key(0), setting, times, embeddings=jnp.asarray(single), flow=flow)
        with jax.enable_x64(True):
            run64 = dt.simulate(jax.random.key(0), setting, times, embeddings=jnp.asarray(single, jnp.float64), flow=flow)
            exact = dt.simulate(
                jax.random.key(0),
                setting,
                times,
                embeddings=jnp.asarray(single, jnp.float64),
                flow=dt.GradientFlow(rtol=1e-11),
            )
        rounding, grid = _errors(run32, run64), _errors(run64, exact)
        steps = f"FixedGrid({flow.n_steps})" if isinstance(flow, dt.FixedGrid) else "GradientFlow"
        print(
            f"{name:28s} {steps:16s} {rounding[0]:10.1e} / {rounding[1]:9.1e}   {grid[0]:12.1e} / {grid[1]:9.1e}   "
            f"{float(run64.error):10.1e}"
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
