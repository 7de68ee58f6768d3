WEIGHTS: dict[str, float] = {}
THRESHOLD = 0.35
