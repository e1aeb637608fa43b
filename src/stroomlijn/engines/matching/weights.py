"""The weights of the figures, learned with `python -m benchmarks.learning`; the figures are named in `evidence`."""

from __future__ import annotations

from .calibration import Weights

LEARNED = Weights(
    figures=(0.5, 1.947, 0.36, 5.712, 4.038, 4.576, 2.817),
    bias=-6.686,
    share=0.0362,
)
