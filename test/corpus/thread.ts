import { hardenRealm, prepare } from '../../src/worker/realm.ts';
import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { grade } from '../../src/core/grading/grade.ts';
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

/** Alike exactly where two programs trained on the same cells in every generation, and ended alike. */
function fingerprintOf(lab: Job['lab'], seeds: readonly number[], instantiate: () => Program): string {
  const hash = createHash('sha256');
  const arena = new Arena();
  if (lab.world.kind !== 'loop') throw new Error(`${lab.id} is no loop: there is no training set to compare`);
  const world = makeWorld(lab.world);
  for (const seed of seeds) {
    const { base } = new Experiment(world, seed, instantiate, arena);
    for (const { trained } of base.records) hash.update(trained);
    hash.update(`${base.end.kind} ${base.records.length}`);
  }
  return hash.digest('hex');
}

hardenRealm();
parentPort?.on('message', (job: Job) => parentPort?.postMessage(run(job)));
