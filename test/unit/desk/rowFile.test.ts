import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row } from '../../../src/core/desk/row.ts';
import type { Limits } from '../../../src/core/grading/limits.ts';
import { readRows, RowFile } from '../../../src/desk/rowFile.ts';
import { wasCutShort } from '../../../src/desk/row.ts';
import { row } from '../../support/rows.ts';

describe('A row of what ended at a limit', () => {
  const limits = { seconds: 40, megabytes: 512 };
  const again = (given: Partial<Row>, now: Partial<Limits>): boolean =>
    wasCutShort(row({ limits, ...given }), { ...limits, ...now });
  const problem = (code: string) => ({ outcome: 'fault' as const, problem: { code, message: 'It ended.' } });

  it('is graded again when that limit is larger now, and only then', () => {
    assert.equal(again(problem('timeout'), { seconds: 41 }), true);
    assert.equal(again(problem('memory'), { megabytes: 513 }), true);
    assert.equal(again(problem('timeout'), { megabytes: 513 }), false);
    assert.equal(again(problem('memory'), { seconds: 41 }), false);
    for (const now of [{}, { seconds: 10, megabytes: 100 }]) {
      assert.equal(again(problem('timeout'), now), false);
      assert.equal(again(problem('memory'), now), false);
    }
    const measures = { list: [], failed: 'It was still running.', code: 'timeout' };
    assert.equal(again({ measures }, { seconds: 41 }), true, 'the lab’s measures ended there');
    assert.equal(again({ measures }, {}), false);
    const more = { seconds: 80, megabytes: 1024 };
    assert.equal(again({}, more), false);
    assert.equal(again(problem('runtime'), more), false);
  });
});

describe('A file of rows', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-rows-'));
    path = join(folder, 'rows.jsonl');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const line = `${JSON.stringify(row())}\n`;
  async function append(): Promise<void> {
    const opened = await RowFile.open(path);
    assert.ok(opened.ok);
    await opened.value.append(row({ file: 'next' }));
    await opened.value.close();
  }

  it('goes on after what is there: nothing, rows, or a line that was torn', async () => {
    for (const there of [
      undefined,
      '',
      line,
      line + line,
      line.slice(0, -50),
      line.slice(0, 10),
      line + line.slice(0, 9),
    ]) {
      await rm(path, { force: true });
      if (there !== undefined) await writeFile(path, there);
      await append();
      assert.equal((await readFile(path, 'utf8')).indexOf(there ?? ''), 0);
      assert.equal((await readRows(path)).rows.at(-1)?.file, 'next', there);
    }
  });

  it('is nothing else, however few lines that has, and then it stays as it is', async () => {
    for (const there of ['one', '\n', '{"schema":"groundloop.receipt/1"}', '{"a":1}\n', `note\n${line}`]) {
      await writeFile(path, there);
      const opened = await RowFile.open(path);
      assert.ok(!opened.ok, there);
      assert.match(opened.problem.message, /rows\.jsonl is no file of rows\. Choose another file/);
      assert.equal(await readFile(path, 'utf8'), there);
    }
  });
});
