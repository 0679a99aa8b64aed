import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { Result } from '../../src/core/base/result.ts';
import { writeLabpack } from '../../src/packs/labpack/writeLabpack.ts';
import type { Change } from '../../src/workspace/changeFiles.ts';
import { samplePack } from '../support/samplePack.ts';
import { makeLab, type LabFolder } from './labFolder.ts';
import { until } from './until.ts';
import type { Shown } from '../../src/extension.ts';

const skeleton = 'export function step(g) {\n  g.bank;\n\n  return;\n}\n';
const newer = `// Read the task first.\n${skeleton}`;

describe('updating a lab whose pack was installed anew, in a real extension host', function () {
  this.timeout(120_000);
  let lab: LabFolder;
  let packs: string;

  async function install(version: string, more: Readonly<Record<string, string>>): Promise<void> {
    const extension = vscode.extensions.getExtension<Shown>('groundloop.groundloop');
    const shown = await extension?.activate();
    const outline = (samplePack['pack.yaml'] ?? '').replace('1.0.0', version);
    const file = join(packs, 'sample.labpack');
    const files = { ...samplePack, 'pack.yaml': outline, 'labs/lab1/pipeline.ts': skeleton, ...more };
    await writeFile(file, await writeLabpack(new Map(Object.entries(files))));
    assert.equal(await shown?.install(file, () => Promise.resolve(true)), 'sample');
  }
  const update = (side?: string): Thenable<Result<Change> | undefined> =>
    vscode.commands.executeCommand('groundloop.updateLab', { folder: lab.folder, ...(side ? { side } : {}) });
  const onDisk = (path = 'pipeline.ts'): Promise<string> => readFile(join(lab.folder, path), 'utf8');
  const diff = (): vscode.TabInputTextDiff | undefined => {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    return input instanceof vscode.TabInputTextDiff ? input : undefined;
  };

  before(async () => {
    packs = await mkdtemp(join(tmpdir(), 'groundloop-update-'));
    await install('1.0.0', {});
    lab = await makeLab('lab1');
  });
  after(async () => {
    await vscode.workspace
      .getConfiguration('groundloop')
      .update('updateUntouchedLabs', undefined, vscode.ConfigurationTarget.Global);
    await lab.remove();
    await rm(packs, { recursive: true });
    await rm(join(dirname(lab.shown.progressFile.fsPath), 'packs'), { recursive: true });
    await vscode.commands.executeCommand('groundloop.refreshCourse');
  });

  it('has nothing to do while the pack is the same', async () => {
    assert.deepEqual(await update('mine'), { ok: true, value: { changed: [], kept: [] } });
  });

  it('shows what would become of the learner’s text, and writes nothing where the learner leaves', async () => {
    const typed = await lab.type(skeleton.replace('  return;', '  return; // mine'));
    await install('1.1.0', { 'labs/lab1/pipeline.ts': newer });
    const left = update();
    await until(() => diff()?.modified.scheme === 'groundloop-update');
    assert.equal(diff()?.original.toString(), lab.pipeline.toString());
    const preview = await vscode.workspace.openTextDocument(diff()?.modified ?? lab.pipeline);
    assert.equal(preview.getText(), newer.replace('  return;', '  return; // mine'));
    // The question comes a moment after the diff.
    let isLeft = false;
    void left.then(() => {
      isLeft = true;
    });
    await until(async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return isLeft;
    });
    assert.equal(await left, undefined);
    assert.equal(await onDisk(), skeleton);
    assert.ok(typed.isDirty);
  });

  it('merges what is on the screen, unsaved, and keeps it in the timeline', async () => {
    const done = await update('mine');
    assert.ok(done?.ok, JSON.stringify(done));
    assert.deepEqual(done.value.changed, ['pipeline.ts']);
    assert.equal(await onDisk(), newer.replace('  return;', '  return; // mine'));
    assert.deepEqual([done.value.kept.at(-1)?.why, done.value.kept.at(-1)?.unsaved], ['update', true]);
    assert.deepEqual(await update('mine'), { ok: true, value: { changed: [], kept: [] } });
  });

  it('shows a conflict between markers, and keeps the learner’s lines unless they say otherwise', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await install('1.2.0', { 'labs/lab1/pipeline.ts': newer.replace('  return;', '  return; // theirs') });
    const left = update();
    await until(() => diff()?.modified.scheme === 'groundloop-update');
    const preview = await vscode.workspace.openTextDocument(diff()?.modified ?? lab.pipeline);
    await until(() =>
      preview
        .getText()
        .includes('<<<<<<< yours\n  return; // mine\n=======\n  return; // theirs\n>>>>>>> sample 1.2.0\n'),
    );
    // Enter takes the first: the learner's lines stay.
    await until(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return Promise.race([
        left,
        new Promise((resolve) =>
          setTimeout(() => {
            resolve(undefined);
          }, 300),
        ),
      ]);
    });
    const done = await left;
    assert.ok(done?.ok, JSON.stringify(done));
    assert.deepEqual(done.value.changed, []);
    assert.equal(await onDisk(), newer.replace('  return;', '  return; // mine'));
  });

  it('updates what the learner left as it was without a question, where they said so once', async () => {
    await vscode.commands.executeCommand('groundloop.resetLab', { folder: lab.folder, sure: true });
    await vscode.workspace
      .getConfiguration('groundloop')
      .update('updateUntouchedLabs', true, vscode.ConfigurationTarget.Global);
    await install('1.3.0', { 'labs/lab1/README.md': 'Mend it well.\n' });
    await until(async () => (await onDisk('README.md')) === 'Mend it well.\n');
    await until(async () => (await onDisk()) === skeleton);
    await install('1.4.0', { 'labs/lab1/README.md': 'Mend it.\n', 'labs/lab1/pipeline.ts': newer });
    await until(async () => (await onDisk()) === newer);
  });
});
