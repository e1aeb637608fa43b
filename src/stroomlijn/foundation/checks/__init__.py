"""Rules that always hold over the whole of the data, for `stroomlijn check`. Each context adds its own:

    @check("step-without-version")
    def every_step_has_a_version() -> Iterator[Remark]: ...

in its module (or package) `checks`. A check only reads, and gives a Remark for each thing that breaks the rule.
"""

from .registry import Check, all_checks, check

__all__ = ["Check", "all_checks", "check"]
