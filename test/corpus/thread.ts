import { hardenRealm, prepare } from '../../src/worker/realm.ts';
import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { gatherPlans } from '../../src/core/grading/allocation/evidence.ts';
import { grade } from '../../src/core/grading/grade.ts';
import { gatherRaces } from '../../src/core/grading/race/evidence.ts';
import { Arena } from '../../src/core/simulation/arena.ts';
import { Experiment } from '../../src/core/simulation/experiment.ts';
import type { Program } from '../../src/core/simulation/run.ts';
import { makeWorld } from '../../src/core/simulation/world.ts';
import { faultOf } from '../../src/worker/faults.ts';
import { makeSourceView } from '../../src/worker/sourceView.ts';
import type { Job, JobResult } from './gradeJob.ts';

/** A thread of the pool: the product's hardened realm, a fresh compartment for each program, one program after the other. */

function run({ lab, compiled, seedBlock, trace }: Job): JobResult {
  const prepared = prepare(compiled);
  if (!prepared.ok) return { kind: 'fault', fault: prepared.problem };
  const instantiate = prepared.value;
  try {
    if (trace) return { kind: 'traced', fingerprint: fingerprintOf(lab, trace, instantiate) };
    const start = performance.now();
    const graded = grade({ lab, instantiate, source: makeSourceView(compiled.places), seedBlock });
    return { kind: 'graded', graded, milliseconds: performance.now() - start };
  } catch (thrown) {
    return { kind: 'fault', fault: faultOf(thrown, compiled) };
  }
}

/**
 * Alike exactly where two programs did the same: trained on the same cells in every generation and ended alike, made the
 * same plans, or paused in the same cycles.
 */
function fingerprintOf({ world }: Job['lab'], seeds: readonly number[], instantiate: () => Program): string {
  const hash = createHash('sha256');
  switch (world.kind) {
    case 'loop': {
      const arena = new Arena();
      const made = makeWorld(world);
      for (const seed of seeds) {
        const { base } = new Experiment(made, seed, instantiate, arena);
        for (const { trained } of base.records) hash.update(trained);
        hash.update(`${base.end.kind} ${base.records.length}`);
      }
      break;
    }
    case 'allocation':
      for (const seed of seeds) hash.update(JSON.stringify(gatherPlans(world, seed, instantiate, unwatched)));
      break;
    case 'race':
      for (const seed of seeds) hash.update(JSON.stringify(gatherRaces(world, seed, instantiate, unwatched)));
  }
  return hash.digest('hex');
}

const unwatched = (): void => undefined;

hardenRealm();
parentPort?.on('message', (job: Job) => parentPort?.postMessage(run(job)));
