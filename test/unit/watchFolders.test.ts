import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchFolders } from '../../src/packs/watchFolders.ts';

describe('Watching folders', function () {
  this.timeout(120_000);
  let folder: string;
  let stop: AbortController;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-watch-'));
    stop = new AbortController();
    await writeFile(join(folder, 'a.yaml'), 'one');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const until = async (right: () => boolean): Promise<void> => {
    while (!right()) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  /** As editors save that never leave half a file behind. */
  const replace = async (text: string): Promise<void> => {
    await writeFile(join(folder, '.a.tmp'), text);
    await rename(join(folder, '.a.tmp'), join(folder, 'a.yaml'));
  };

  it('sees every save, also those that put another file in the place', async () => {
    let looks = 0;
    const look = (): Promise<void> => Promise.resolve(void (looks += 1));
    const watching = watchFolders([folder], look, stop.signal);
    await until(() => looks === 1);
    for (const text of ['two', 'three', 'four']) {
      const before = looks;
      await replace(text);
      await until(() => looks > before);
    }
    const before = looks;
    await writeFile(join(folder, 'a.yaml'), 'five');
    await until(() => looks > before);
    stop.abort();
    assert.equal(await watching, true);
  });

  it('leaves out what is no content of a pack', async () => {
    let looks = 0;
    const look = (): Promise<void> => Promise.resolve(void (looks += 1));
    await mkdir(join(folder, '.git'));
    const watching = watchFolders([folder], look, stop.signal);
    await until(() => looks === 1);
    await writeFile(join(folder, '.git', 'index'), 'git at work');
    await writeFile(join(folder, '.a.yaml.4711.tmp'), 'half a file');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.equal(looks, 1);
    stop.abort();
    assert.equal(await watching, true);
  });

  it('looks again at what changed while it looked, never twice at a time, and then no more', async () => {
    let [looks, under] = [0, 0];
    const look = async (): Promise<void> => {
      assert.equal((under += 1), 1);
      looks += 1;
      if (looks === 1) await writeFile(join(folder, 'a.yaml'), 'changed meanwhile');
      await new Promise((resolve) => setTimeout(resolve, 50));
      under -= 1;
    };
    const watching = watchFolders([folder], look, stop.signal);
    await until(() => looks === 2);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.equal(looks, 2);
    stop.abort();
    assert.equal(await watching, true);
  });

  it('can’t watch a folder that isn’t there, and says so without looking', async () => {
    const look = (): Promise<void> => Promise.reject(new Error('it looked'));
    assert.equal(await watchFolders([folder, join(folder, 'none')], look, stop.signal), false);
  });
});
