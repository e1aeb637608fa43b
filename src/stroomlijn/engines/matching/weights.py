"""The weights of the figures, learned with `python -m benchmarks.learning`; the figures are named in `evidence`."""

from __future__ import annotations

from .calibration import Weights

LEARNED = Weights(
    figures=(0.5, 1.896, 0.455, 5.756, 3.971, 4.563, 3.096),
    bias=-6.682,
    share=0.0362,
)
