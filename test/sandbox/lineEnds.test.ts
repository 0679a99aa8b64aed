import assert from 'node:assert/strict';
import { Sandbox, type Outcome } from '../../src/sandbox/sandbox.ts';
import { findings } from '../../src/workspace/findings.ts';
import { edited, finished, neverRun, started } from '../../src/workspace/labRun.ts';
import { runNotes } from '../../src/workspace/runNotes.ts';
import { bundleWorker } from './bundle.ts';
import { requestFor, SOUND } from './requests.ts';

/** Everything kept, and nothing checked: a flaw with a place. */
const FLAWED = SOUND.replace('.filter((item) => g.verifier.check(item))', '');
const ways = { Windows: '\r\n', 'an old Mac': '\r' };

describe('line breaks', function () {
  this.timeout(240_000);
  let sandbox: Sandbox;
  let remove: () => void;

  before(async () => {
    const { workerPath, ...bundle } = await bundleWorker();
    sandbox = new Sandbox({ workerPath });
    remove = bundle.remove;
  });
  after(() => {
    sandbox.dispose();
    remove();
  });

  const run = (source: string): Promise<Outcome> => sandbox.run(requestFor(source), {}, new AbortController().signal);
  /** What the editor draws into the text. */
  const drawn = (source: string, outcome: Outcome) => {
    const state = finished(started(edited(neverRun, source), source), outcome);
    return { findings: findings(state), notes: runNotes(state, source) };
  };

  for (const [name, end] of Object.entries(ways)) {
    it(`of ${name} move no finding, no note and no fault`, async () => {
      for (const source of [SOUND, FLAWED, `${SOUND}const = ;\n`, SOUND.replace('.plus(', '.plus(g.nothing, ')]) {
        const other = source.replaceAll('\n', end);
        const expected = drawn(source, await run(source));
        assert.ok(expected.findings.length + expected.notes.length > 0, source);
        assert.deepEqual(drawn(other, await run(other)), expected);
      }
    });
  }
});
