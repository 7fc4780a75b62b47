"""The choice of moves measured: ours beside HiGHS and CP-SAT on the whole model, a clerk and a floor."""
