"""The Zipf resampling experiment as a notebook does it: each generation estimates a distribution over the whole
vocabulary and draws from it with numpy.random.choice, one sample at a time.
Reads {"counts": initial sample by category, "generations": G, "trajectories": R} from stdin; prints the seconds of one
trajectory and the surviving share by generation as JSON."""
import json
import sys
import time

import numpy as np

task = json.load(sys.stdin)
start = np.array(task["counts"])
rng = np.random.default_rng(7)
alive = np.zeros(task["generations"])
began = time.perf_counter()
for _ in range(task["trajectories"]):
    counts = start
    for g in range(task["generations"]):
        alive[g] += np.count_nonzero(counts)
        p = counts / counts.sum()
        samples = [rng.choice(len(p), p=p) for _ in range(counts.sum())]
        counts = np.bincount(samples, minlength=len(counts))
seconds = (time.perf_counter() - began) / task["trajectories"]
print(json.dumps({"seconds": seconds, "alive": list(alive / task["trajectories"] / np.count_nonzero(start))}))
