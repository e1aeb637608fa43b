"""The weights of the figures, learned with `python -m benchmarks.learning`; the figures are named in `evidence`."""

from __future__ import annotations

from .calibration import Weights

LEARNED = Weights(
    figures=(0.5, 1.949, 0.357, 5.713, 4.032, 4.577, 2.818),
    bias=-6.681,
    share=0.0362,
)
