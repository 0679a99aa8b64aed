import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replaceFile } from '../../src/journal/disk.ts';
import { FaultyDisk } from '../support/faultyDisk.ts';

describe('Replacing a file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-replace-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('leaves the old one, and nothing beside it, where the disk is full or read-only', async () => {
    const file = join(folder, 'ada.submission.json');
    await writeFile(file, 'handed in before');
    for (const [state, code] of [
      ['full', 'ENOSPC'],
      ['read-only', 'EROFS'],
    ] as const) {
      const disk = new FaultyDisk();
      disk.state = state;
      await assert.rejects(replaceFile(file, Buffer.from('a newer one'), disk), { code });
      assert.equal(await readFile(file, 'utf8'), 'handed in before', state);
      assert.deepEqual(await readdir(folder), ['ada.submission.json'], state);
    }
  });

  it('puts the new one in its place', async () => {
    const file = join(folder, 'ada.submission.json');
    await replaceFile(file, Buffer.from('first'));
    await replaceFile(file, Buffer.from('second'));
    assert.equal(await readFile(file, 'utf8'), 'second');
    assert.deepEqual(await readdir(folder), ['ada.submission.json']);
  });
});
