import assert from 'node:assert/strict';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { hashCode } from '../../src/sandbox/hashCode.ts';
import { graded } from './grades.ts';
import { makeLab, type LabFolder } from './labFolder.ts';
import { until } from './until.ts';

const labId = 'semi-automated-loop';

describe('while a lab is graded', function () {
  this.timeout(120_000);
  let lab: LabFolder;
  let made = 0;

  const run = () => lab.shown.panels().find(({ report }) => report?.labId === labId)?.report;
  const last = async (): Promise<string | undefined> => (await graded(lab.shown, labId)).at(-1);
  const idle = (): Promise<void> => until(() => run()?.running === null);

  beforeEach(async () => {
    // Never twice in one place: of what is made anew where something was a moment ago, VS Code may still show the old text.
    lab = await makeLab(labId, `saves ${++made}`);
    await vscode.commands.executeCommand('groundloop.openReport', { folder: lab.folder });
    await until(() => run() !== undefined);
  });
  afterEach(async () => {
    await lab.remove().catch(() => undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(dirname(lab.folder), { recursive: true, force: true });
  });

  it('saves that come faster than verdicts end in the verdict on the last one, which alone is shown as current', async () => {
    const before = (await graded(lab.shown, labId)).length;
    let text = '';
    for (let n = 0; n < 12; n++) {
      text = `${lab.skeleton}\n// save ${n}\n`;
      await (await lab.type(text)).save();
      const { verdict, stale, running } = run()!;
      if (verdict && !stale && !running) assert.equal(await last(), hashCode(text), 'nothing old is called current');
      await new Promise((resolve) => setTimeout(resolve, 40 * (n % 4)));
    }
    await until(async () => (await last()) === hashCode(text));
    await idle();
    assert.equal(run()?.stale, false);
    assert.ok((await graded(lab.shown, labId)).length - before < 12, 'older ones were cancelled');
  });

  it('a save during a cancel is graded', async () => {
    await (await lab.type(`${lab.skeleton}\n// first\n`)).save();
    await until(() => run()?.running);
    void vscode.commands.executeCommand('groundloop.cancelRun', { folder: lab.folder });
    const text = `${lab.skeleton}\n// second\n`;
    await (await lab.type(text)).save();
    await until(async () => (await last()) === hashCode(text));
    await idle();
  });

  it('a cancel leaves the verdict before it, and nothing running', async () => {
    await vscode.commands.executeCommand('groundloop.simulateAndGrade', { folder: lab.folder });
    await until(async () => (await last()) === hashCode(lab.skeleton));
    const before = await graded(lab.shown, labId);
    await lab.type(`${lab.skeleton}\n// other\n`);
    const going = vscode.commands.executeCommand<{ kind: string }>('groundloop.simulateAndGrade', {
      folder: lab.folder,
    });
    await until(() => run()?.running);
    await vscode.commands.executeCommand('groundloop.cancelRun', { folder: lab.folder });
    assert.equal((await going).kind, 'cancelled');
    assert.equal(run()?.running, null);
    assert.equal(run()?.stale, true);
    assert.deepEqual(await graded(lab.shown, labId), before);
  });

  it('its pipeline may be deleted: the run ends, and the text is not lost', async () => {
    const text = `${lab.skeleton}\n// deleted\n`;
    await (await lab.type(text)).save();
    await until(() => run()?.running);
    await rm(lab.pipeline.fsPath);
    await idle();
    const timelines = await readdir(join(dirname(lab.shown.progressFile.fsPath), 'timelines'), { recursive: true });
    assert.ok(
      timelines.some((path) => path.endsWith(hashCode(text))),
      'it is in the timeline',
    );
    await vscode.workspace.fs.writeFile(lab.pipeline, Buffer.from(text));
    const outcome = await vscode.commands.executeCommand<{ kind: string }>('groundloop.simulateAndGrade', {
      folder: lab.folder,
    });
    assert.equal(outcome.kind, 'verdict');
  });

  for (const what of ['removed', 'renamed'] as const) {
    it(`its folder may be ${what}: it is let go of${what === 'renamed' ? ', and found again' : ''}`, async () => {
      await (await lab.type(`${lab.skeleton}\n// ${what}\n`)).save();
      await until(() => run()?.running);
      const items = (): string[] => [...lab.shown.tests.items].map(([, { uri }]) => uri?.fsPath ?? '');
      assert.ok(items().includes(lab.pipeline.fsPath));
      const other = join(dirname(dirname(lab.folder)), 'saves elsewhere');
      if (what === 'removed') await rm(dirname(lab.folder), { recursive: true });
      else await rename(dirname(lab.folder), other);
      await until(() => !items().includes(lab.pipeline.fsPath));
      if (what === 'removed') return;
      const pipeline = join(other, labId, 'pipeline.ts');
      await until(() => items().includes(pipeline));
      const outcome = await vscode.commands.executeCommand<{ kind: string }>('groundloop.simulateAndGrade', {
        folder: dirname(pipeline),
      });
      assert.equal(outcome.kind, 'verdict');
      assert.match(await readFile(pipeline, 'utf8'), /renamed/);
      await rm(other, { recursive: true });
    });
  }
});
