"""The weights of the figures, learned with `python -m benchmarks.learning`; the figures are named in `evidence`."""

from __future__ import annotations

from .calibration import Weights

LEARNED = Weights(
    figures=(2.0, 0.635, 0.0, 5.616, 0.0, 3.797, 4.026, 0.0, 1.583, 0.0, 3.296),
    bias=-6.699,
    share=0.0358,
)
