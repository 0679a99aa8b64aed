import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, restoreSettings } from '../../src/workspace/settingsFile.ts';

describe('The settings of a folder', () => {
  let folder: string;
  const write = async (text: string): Promise<void> => {
    await mkdir(join(folder, '.vscode'), { recursive: true });
    await writeFile(join(folder, '.vscode/settings.json'), text);
  };
  const text = () => readFile(join(folder, '.vscode/settings.json'), 'utf8');

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-settings-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('come back to the last space', async () => {
    const mine = '\uFEFF{\r\n  // mine\r\n\t"a": 1,\r\n}  ';
    await write(mine);
    const before = await readSettings(folder);
    await write('{ "a": 1, "b": 2 }');
    assert.equal(await restoreSettings(folder, before, await readSettings(folder)), true);
    assert.equal(await text(), mine);
  });

  it('are gone again, folder and all, where there were none', async () => {
    const before = await readSettings(folder);
    assert.deepEqual(before, { text: null, folder: false });
    await write('{}');
    const after = await readSettings(folder);
    assert.equal(await restoreSettings(folder, before, after), true);
    assert.ok(!existsSync(join(folder, '.vscode')));
  });

  it('leave a folder that was there, or in which others put something', async () => {
    await mkdir(join(folder, '.vscode'));
    const before = await readSettings(folder);
    await write('{}');
    assert.equal(await restoreSettings(folder, before, await readSettings(folder)), true);
    assert.ok(existsSync(join(folder, '.vscode')));
    await write('{}');
    await writeFile(join(folder, '.vscode/tasks.json'), '{}');
    await restoreSettings(folder, { text: null, folder: false }, await readSettings(folder));
    assert.ok(existsSync(join(folder, '.vscode/tasks.json')));
  });

  it('are not touched where somebody changed them since', async () => {
    const before = await readSettings(folder);
    await write('{}');
    const after = await readSettings(folder);
    await write('{ "theirs": true }');
    assert.equal(await restoreSettings(folder, before, after), false);
    assert.equal(await text(), '{ "theirs": true }');
  });
});
