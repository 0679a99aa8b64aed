import assert from 'node:assert/strict';
import type { Lab } from '../../src/core/course/lab.ts';
import { ADVERSARIES, type Labelled, programsOf, readFolders, readLabs, readPrograms } from './corpus.ts';
import type { JobResult } from './gradeJob.ts';
import { blockFor, disagreements, foundIn } from './judge.ts';
import { GradingPool } from './pool.ts';

const labs = await readLabs();

describe('the labels of the corpus', () => {
  for (const folder of readFolders()) {
    it(`${folder.name}: every program has a label, and every label a program`, () => {
      assert.deepEqual([...folder.files].sort(), Object.keys(folder.labels).sort());
    });

    it(`${folder.name}: labels speak of its lab`, () => {
      const lab = labs.get(folder.lab);
      assert(lab, `the built-in pack has no lab ${folder.lab}`);
      assert(folder.name === folder.lab || folder.name === ADVERSARIES, 'a folder is named like its lab');
      for (const program of programsOf(folder)) {
        for (const flaw of [...program.flaws, ...(program.disagreement?.found ?? [])]) {
          assert(lab.rubric.flaws[flaw] !== undefined, `${program.id}: ${flaw} is not in the rubric of ${lab.id}`);
        }
        assert(!program.flaws.some((flaw) => program.maybe.includes(flaw)), `${program.id}: both sure and maybe`);
        if (program.refused !== undefined) assert.deepEqual(program.flaws, [], program.id);
        if (program.parent !== undefined) {
          const parent = folder.labels[program.parent];
          assert(parent, `${program.id}: there is no ${program.parent}`);
        }
      }
    });
  }
});

describe('the grader finds exactly the flaws that are there', function () {
  this.timeout(120_000);
  let pool: GradingPool;
  const results = new Map<Labelled, Promise<JobResult>>();
  const programs = readPrograms();

  before(async () => {
    pool = await GradingPool.start();
    // All at once, so that every core is busy; each test waits for its own.
    for (const program of programs) {
      results.set(program, pool.grade(program.code, labOf(program), blockFor(program)));
    }
  });
  after(() => pool.dispose());

  for (const program of programs) {
    it(`${program.lab}/${program.id}: ${expected(program)}`, async () => {
      const result = (await results.get(program))!;
      if (program.refused !== undefined) {
        assert(result.kind === 'fault', 'it was graded');
        assert.match(result.fault.message, new RegExp(program.refused));
        return;
      }
      assert(result.kind === 'graded', result.kind === 'fault' ? result.fault.message : result.kind);
      const lab = labOf(program);
      const found = foundIn(result);
      const flaws = program.disagreement?.found ?? program.flaws;
      const differences = disagreements({ ...program, flaws }, found, Object.keys(lab.rubric.flaws));
      assert.deepEqual(differences, [], `found ${found.join(' ') || 'nothing'}: ${result.graded.summary}`);
      if (lab.rubric.passMark === 100) assert.equal(result.graded.passed, found.length === 0);
      assertStatesFollowNumbers(result.graded.flaws);
    });
  }
});

const labOf = (program: Labelled): Lab => labs.get(program.lab)!;

function expected({ flaws, refused, split, disagreement }: Labelled): string {
  const label = refused === undefined ? flaws.join(' ') || 'sound' : `refused, ${refused}`;
  return `${label} (${split})${disagreement ? `, but known to differ: ${disagreement.why}` : ''}`;
}

/** A reader of the verdict can tell each state from its numbers: a clear flaw is on the sound side of its threshold. */
function assertStatesFollowNumbers(flaws: (JobResult & { kind: 'graded' })['graded']['flaws']): void {
  for (const { id, state, effect, threshold, sound, evidence } of flaws) {
    if (effect === null || evidence.nearLimit) continue;
    const onSoundSide = sound === 'at-least' ? effect >= threshold : effect <= threshold;
    assert.equal(state === 'clear', onSoundSide, `${id} is ${state} at ${effect}`);
  }
}
