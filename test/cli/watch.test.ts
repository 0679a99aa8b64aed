import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { groundloop, root } from './groundloop.ts';

describe('groundloop check --watch', function () {
  this.timeout(240_000);
  let folder: string;
  let pack: string;
  let child: ChildProcess;
  let out: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-watch-'));
    pack = join(folder, 'mine');
    assert.equal(groundloop(['new', 'pack', 'mine', '--in', folder]).code, 0);
  });
  after(async () => {
    child.kill('SIGKILL');
    await rm(folder, { recursive: true });
  });

  /** What it printed last, once that is so. */
  async function says(pattern: RegExp): Promise<void> {
    for (const end = performance.now() + 90_000; performance.now() < end;) {
      if (pattern.test(out)) {
        out = '';
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.fail(`${String(pattern)} is not in: ${out}`);
  }

  it('checks again at every change, and ends with Ctrl-C as the last check did', async () => {
    out = '';
    child = spawn(process.execPath, [join(root, 'dist/cli.cjs'), 'check', pack, '--watch'], {
      env: { ...process.env, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.stdout?.on('data', (data: Buffer) => (out += data.toString()));
    await says(/^Mine 0\.1\.0: nothing wrong, .*graded\)\n/m);
    const outline = join(pack, 'pack.yaml');
    const text = await readFile(outline, 'utf8');
    await writeFile(outline, text.replace('version: 0.1.0', 'version: one'));
    await says(/pack\.yaml:\d+:\d+ .*1\.0\.0/);
    await writeFile(outline, text);
    await says(/nothing wrong/);
    child.kill('SIGINT');
    assert.deepEqual(await once(child, 'exit'), [0, null]);
  });

  it('says so where a folder isn’t there', () => {
    const { code, err } = groundloop(['check', join(folder, 'none'), '--watch']);
    assert.equal(code, 2);
    assert.match(err, /can't be watched: .*none/);
  });
});
