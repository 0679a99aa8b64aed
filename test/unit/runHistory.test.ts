import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Verdict } from '../../src/core/grading/verdict.ts';
import { nodeDisk } from '../../src/journal/disk.ts';
import { noRuns, RunHistory, withRun, type RunFile } from '../../src/workspace/runHistory.ts';
import { passedVerdict } from '../webview/fixtures.ts';

const verdict = (hash: string): Verdict => ({ ...passedVerdict, code: { hash } });
const after = (...texts: string[]): RunFile => texts.reduce((runs, text) => withRun(runs, text, verdict(text)), noRuns);

describe('The runs of a lab', () => {
  it('are counted, and the last ones kept', () => {
    const { runs, last } = after(...Array.from({ length: 30 }, (_, i) => `v${i}`));
    assert.equal(runs.length, 12);
    assert.equal(runs.at(-1)?.number, 30);
    assert.equal(runs[0]?.number, 19);
    assert.equal(last?.text, 'v29');
  });

  it('have one place for the same text run twice', () => {
    assert.deepEqual(
      after('a', 'b', 'b', 'a').runs.map(({ number, codeHash }) => [number, codeHash]),
      [
        [1, 'a'],
        [3, 'b'],
        [4, 'a'],
      ],
    );
  });

  describe('on disk', () => {
    let folder: string;
    let path: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'groundloop-runs-'));
      path = join(folder, 'runs', 'lab.json');
    });
    afterEach(() => rm(folder, { recursive: true }));

    it('come back as they were written, the newest of several that are written at once', async () => {
      const history = new RunHistory(path);
      assert.deepEqual(await history.read(), noRuns);
      await Promise.all([history.write(after('a')), history.write(after('a', 'b'))]);
      assert.deepEqual({ format: 1, ...after('a', 'b') }, await history.read());
      assert.deepEqual(await readdir(join(folder, 'runs')), ['lab.json']);
    });

    it('count as never run where the file is damaged, or of another kind', async () => {
      await new RunHistory(path).write(after('a'));
      for (const text of [
        '',
        '{',
        '{"format":2,"runs":[],"last":null}',
        '{"format":1,"runs":[{"number":0}],"last":null}',
      ]) {
        await writeFile(path, text);
        assert.deepEqual(await new RunHistory(path).read(), noRuns);
      }
    });

    it('are not lost where a write fails', async () => {
      await new RunHistory(path).write(after('a'));
      const full = new RunHistory(path, { ...nodeDisk, rename: () => Promise.reject(new Error('full')) });
      await assert.rejects(full.write(after('a', 'b')));
      assert.equal((await new RunHistory(path).read()).last?.text, 'a');
    });
  });
});
