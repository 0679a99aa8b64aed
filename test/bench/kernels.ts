import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { Categorical } from '../../src/core/kernels/categorical.ts';
import { runGaussian } from '../../src/core/kernels/gaussian.ts';
import { branchingSurvival, Resampling } from '../../src/core/kernels/resampling.ts';
import { streamKey, uniform } from '../../src/core/simulation/random.ts';

type Row = (what: string, value: string) => void;

const GENERATIONS = 10;
const TRAJECTORIES = 200;
const SIZE = 1000;
/** Enough of the notebook's trajectories: one takes a fifth of a second. */
const NOTEBOOK_TRAJECTORIES = 10;

const notebookSchema = z.object({ seconds: z.number(), alive: z.array(z.number()) });

/** The fastest of five runs after a warm-up, in milliseconds. */
function fastest(run: () => void): number {
  run();
  let best = Infinity;
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

const curve = (shares: readonly number[]): string => shares.map((share) => share.toFixed(4)).join(' ');

/**
 * The workload of the public notebook on model collapse (berserank/rate-of-model-collapse, zipf_recursive_training): 1000
 * samples of a Zipf–Mandelbrot law over 1000 words, 10 generations, 200 trajectories from one first sample.
 */
export function zipfTrajectories(row: Row): void {
  const law = new Categorical(Float64Array.from({ length: SIZE }, (_, i) => 1 / (i + 1 + 2.7)));
  const counts = new Array<number>(SIZE).fill(0);
  const key = streamKey(7, 0, 0);
  for (let j = 0; j < SIZE; j++) counts[law.at(uniform(key, j))]!++;
  const known = counts.filter((count) => count > 0).length;

  const alive = new Array<number>(GENERATIONS).fill(0);
  const took = fastest(() => {
    alive.fill(0);
    const resampling = new Resampling({ frequencies: counts, items: SIZE, generations: GENERATIONS });
    for (let seed = 1; seed <= TRAJECTORIES; seed++) {
      const { survivors } = resampling.run(seed);
      for (let t = 0; t < GENERATIONS; t++) alive[t]! += survivors[t]! / known / TRAJECTORIES;
    }
  });
  row('Zipf, 200 trajectories × 10 generations × 1000 draws', `${took.toFixed(1)} ms`);
  row('  per draw', `${((took * 1e6) / (TRAJECTORIES * GENERATIONS * SIZE)).toFixed(1)} ns`);
  row('  surviving share, kernel', curve(alive));
  const bound = alive.map((_, t) => {
    if (t === 0) return 1;
    const g = branchingSurvival(t);
    return counts.reduce((sum, count) => sum + 1 - Math.exp(-count * g), 0) / known;
  });
  row('  surviving share, branching form', curve(bound));

  const task = { counts, generations: GENERATIONS, trajectories: NOTEBOOK_TRAJECTORIES };
  const { status, stdout } = spawnSync('python3', [join(import.meta.dirname, 'zipf.py')], {
    input: JSON.stringify(task),
    encoding: 'utf8',
  });
  if (status !== 0) {
    row('  NumPy notebook', 'not measured (needs python3 with numpy)');
    return;
  }
  const notebook = notebookSchema.parse(JSON.parse(stdout));
  row('  surviving share, NumPy notebook', curve(notebook.alive));
  const theirs = notebook.seconds * TRAJECTORIES;
  row(`  NumPy notebook, from ${NOTEBOOK_TRAJECTORIES} trajectories`, `${theirs.toFixed(1)} s`);
  row('  kernel against the notebook (aim ≥ 1000)', `${((theirs * 1000) / took).toFixed(0)} ×`);
}

/** The same notebook's Gaussian: 25 lineages of 2500 generations of 100 points, unbiased. */
export function gaussianLineages(row: Row): void {
  const parameters = { items: 100, generations: 2500, data: { kind: 'replace', estimator: 'unbiased' } } as const;
  let logSd = 0;
  const took = fastest(() => {
    logSd = 0;
    for (let seed = 1; seed <= 25; seed++) logSd += Math.log(runGaussian(parameters, seed).variance[2500]!) / 50;
  });
  row('Gaussian, 25 × 2500 generations × 100 points', `${took.toFixed(1)} ms`);
  row('  mean ln σ at the end (closed form −12.67)', logSd.toFixed(2));
}
