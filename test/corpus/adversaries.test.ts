import assert from 'node:assert/strict';
import { DEFAULT_LIMITS } from '../../src/protocol/worker.ts';
import { hashCode } from '../../src/sandbox/hashCode.ts';
import { type Outcome, Sandbox } from '../../src/sandbox/sandbox.ts';
import { bundleWorker } from '../sandbox/bundle.ts';
import { ADVERSARIES, type Labelled, programsOf, readFolders, readLabs } from './corpus.ts';
import { blockFor } from './judge.ts';

/** Enough for what is refused at once, and soon over for what never ends. */
const SHORT = { seconds: 4, megabytes: 256 };

/** A1 to A12 of `simulation.md` §4: refused with a reason, or graded on what they really do. */
describe('adversaries, in the real sandbox', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let remove: () => void;
  const folder = readFolders().find(({ name }) => name === ADVERSARIES)!;

  before(async () => {
    const bundle = await bundleWorker();
    remove = bundle.remove;
    sandbox = new Sandbox({ workerPath: bundle.workerPath });
  });
  after(() => {
    sandbox.dispose();
    remove();
  });

  async function run(program: Labelled): Promise<Outcome> {
    const lab = (await readLabs()).get(program.lab)!;
    const limits = program.refused === undefined ? { ...DEFAULT_LIMITS, seconds: 40 } : SHORT;
    const request = {
      type: 'grade' as const,
      lab,
      pack: { id: 'tests', version: '1.0.0', hash: 'none' },
      source: program.code,
      fileName: `${program.id}.ts`,
      codeHash: hashCode(program.code),
      seedBlock: blockFor(program),
      limits,
    };
    return sandbox.run(request, {}, new AbortController().signal);
  }

  for (const program of programsOf(folder)) {
    const { id, flaws, maybe, refused, note } = program;
    it(`${id}: ${refused === undefined ? flaws.join(' ') || 'sound' : 'refused'} (${note})`, async () => {
      const outcome = await run(program);
      if (refused !== undefined) {
        assert(outcome.kind === 'fault', `${outcome.kind}, not refused`);
        assert.match(outcome.fault.message, new RegExp(refused));
        assert(outcome.fault.where, 'the fault has a place');
        return;
      }
      assert(outcome.kind === 'verdict', outcome.kind === 'fault' ? outcome.fault.message : outcome.kind);
      const found = outcome.verdict.flaws.filter(({ state }) => state === 'flawed').map((flaw) => flaw.id);
      assert.deepEqual(
        found.filter((flaw) => !maybe.includes(flaw)),
        flaws,
      );
    });
  }
});
