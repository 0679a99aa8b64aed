import assert from 'node:assert/strict';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { Result } from '../../src/core/base/result.ts';
import type { Kept } from '../../src/core/course/timeline.ts';
import type { Shown } from '../../src/extension.ts';
import type { Change } from '../../src/workspace/changeFiles.ts';
import { Snapshots } from '../../src/workspace/snapshots.ts';
import { timelineFolder } from '../../src/workspace/timelineFolder.ts';
import { until } from './until.ts';

const labId = 'mapping-the-loop';
const solution = 'checked.ts';

describe('the timeline of a lab, in a real extension host', function () {
  this.timeout(120_000);
  let shown: Shown;
  let root: string;
  let folder: string;
  let pipeline: vscode.Uri;
  let pack: string;
  let skeleton: string;
  let storage: string;

  /** What is kept, the newest first, as another window reads it. */
  const timeline = async (): Promise<readonly Kept[]> => {
    const listed = await new Snapshots(storage).list();
    return listed.ok ? listed.value : assert.fail(listed.problem.message);
  };
  const textOf = async (kept: Kept | undefined): Promise<string | undefined> => {
    const file = kept?.files.find(({ path }) => path === 'pipeline.ts');
    return file && (await new Snapshots(storage).read(file))?.toString();
  };
  const onDisk = (): Promise<string> => readFile(pipeline.fsPath, 'utf8');
  const reset = (): Thenable<Result<Change>> =>
    vscode.commands.executeCommand('groundloop.resetLab', { folder, sure: true });
  const diff = (): vscode.TabInputTextDiff | undefined => {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    return input instanceof vscode.TabInputTextDiff ? input : undefined;
  };

  async function type(text: string): Promise<vscode.TextDocument> {
    const document = await vscode.workspace.openTextDocument(pipeline);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(pipeline, new vscode.Range(0, 0, document.lineCount, 0), text);
    await vscode.workspace.applyEdit(edit);
    return document;
  }

  async function save(text: string): Promise<void> {
    assert.equal(await (await type(text)).save(), true, 'it was saved');
    await until(async () => (await textOf((await timeline())[0])) === text);
  }

  before(async () => {
    const extension = vscode.extensions.getExtension<Shown>('groundloop.groundloop');
    assert.ok(extension);
    shown = await extension.activate();
    root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? assert.fail('no folder is open');
    folder = join(root, labId);
    pipeline = vscode.Uri.file(join(folder, 'pipeline.ts'));
    pack = join(extension.extensionPath, 'labs', 'groundloop-course', 'labs', labId);
    skeleton = await readFile(join(pack, 'pipeline.ts'), 'utf8');
    storage = timelineFolder(
      join(dirname(shown.progressFile.fsPath), 'timelines'),
      pipeline.with({ path: dirname(pipeline.path) }).fsPath,
      `groundloop-course/${labId}`,
    );
    await vscode.workspace.getConfiguration('files').update('autoSave', 'off', vscode.ConfigurationTarget.Global);
    const made = await vscode.commands.executeCommand<Result<string>>('groundloop.startLab', {
      lab: labId,
      folder: root,
      open: false,
    });
    assert.deepEqual(made, { ok: true, value: folder });
    await vscode.window.showTextDocument(pipeline);
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(folder, { recursive: true });
  });

  it('has what was saved, and the score of its run', async () => {
    await save(`${skeleton}// mine\n`);
    await until(async () => (await timeline())[0]?.why === 'graded');
    const [newest, before] = await timeline();
    assert.equal(newest?.run?.passed, false);
    assert.equal(await textOf(before), skeleton, 'as it was found when the lab was opened');
  });

  it('refuses to show a solution before the lab is passed, also to who knows its address', async () => {
    const open = await vscode.commands.executeCommand('groundloop.compareWithSolution', { folder, solution });
    assert.equal(open, false);
    assert.equal(diff(), undefined);
    const address = vscode.Uri.parse(`groundloop-solution:/groundloop-course/${labId}/${solution}`);
    const text = (await vscode.workspace.openTextDocument(address)).getText();
    assert.ok(!text.includes('step'), text);
  });

  it('gets what is on the screen when the lab is reset, and brings it back', async () => {
    await save('// saved\n');
    await writeFile(join(folder, 'mine.txt'), 'mine');
    await writeFile(join(folder, 'README.md'), 'my notes');
    await type('// typed, not saved\n');
    const done = await reset();
    assert.ok(done.ok, JSON.stringify(done));
    assert.deepEqual([...done.value.changed].sort(), ['README.md', 'pipeline.ts']);
    const document = await vscode.workspace.openTextDocument(pipeline);
    assert.deepEqual([document.isDirty, document.getText(), await onDisk()], [false, skeleton, skeleton]);
    assert.equal(await readFile(join(folder, 'mine.txt'), 'utf8'), 'mine');
    const [saved, typed] = done.value.kept;
    assert.deepEqual([await textOf(saved), await textOf(typed)], ['// saved\n', '// typed, not saved\n']);

    const restore = (id?: string) =>
      vscode.commands.executeCommand('groundloop.showTimeline', { folder, id, action: 'restore' });
    await restore(typed?.id);
    assert.deepEqual([document.getText(), await onDisk()], ['// typed, not saved\n', '// typed, not saved\n']);
    assert.equal(await readFile(join(folder, 'README.md'), 'utf8'), 'my notes');
    await restore(saved?.id);
    assert.equal(await onDisk(), '// saved\n');
  });

  it('says so when there is nothing to reset', async () => {
    await reset();
    assert.deepEqual(await reset(), { ok: true, value: { changed: [], kept: [] } });
  });

  it('resets files that no editor shows', async () => {
    await save('// saved\n');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await writeFile(pipeline.fsPath, '// another program\n');
    const done = await reset();
    assert.ok(done.ok, JSON.stringify(done));
    assert.equal(await onDisk(), skeleton);
    assert.equal(await textOf(done.value.kept[0]), '// another program\n');
  });

  it('keeps both texts and resets where another program wrote below an unsaved one', async () => {
    await vscode.window.showTextDocument(pipeline);
    await save('// saved\n');
    await type('// typed\n');
    await writeFile(pipeline.fsPath, '// another program\n');
    const done = await reset();
    assert.ok(done.ok, JSON.stringify(done));
    const document = await vscode.workspace.openTextDocument(pipeline);
    assert.equal(await onDisk(), skeleton);
    await until(() => !document.isDirty && document.getText() === skeleton);
    assert.deepEqual(await Promise.all(done.value.kept.map(textOf)), ['// another program\n', '// typed\n']);
  });

  it('changes nothing where the storage can’t be written to', async () => {
    await save('// precious\n');
    await rename(storage, `${storage}-aside`);
    await writeFile(storage, 'a file where the folder should be');
    try {
      const done = await reset();
      assert.ok(!done.ok && done.problem.code === 'snapshot.unwritable', JSON.stringify(done));
      assert.equal(await onDisk(), '// precious\n');
    } finally {
      await rm(storage);
      await rename(`${storage}-aside`, storage);
    }
  });

  it('compares what was kept with what is there now', async () => {
    const kept = (await timeline()).find(({ why }) => why === 'graded');
    await vscode.commands.executeCommand('groundloop.showTimeline', { folder, id: kept?.id, action: 'compare' });
    await until(diff);
    assert.equal(diff()?.modified.toString(), pipeline.toString());
    assert.equal(diff()?.original.scheme, 'groundloop-kept');
    const before = await vscode.workspace.openTextDocument(diff()?.original ?? pipeline);
    assert.equal(before.getText(), await textOf(kept));
  });

  it('leads to a comparison by Enter alone, and Escape leaves', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const show = (): Thenable<unknown> => vscode.commands.executeCommand('groundloop.showTimeline', { folder });
    const enter = async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    };
    const compared = show();
    await enter();
    await enter();
    await compared;
    await until(diff);
    const left = show();
    await new Promise((resolve) => setTimeout(resolve, 500));
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await left;
  });

  it('shows the reference solution beside the learner’s pipeline once the lab is passed', async () => {
    const text = await readFile(join(pack, 'solutions', solution), 'utf8');
    await vscode.window.showTextDocument(pipeline);
    await save(text);
    await until(async () => (await timeline())[0]?.run?.passed);
    const open = await vscode.commands.executeCommand('groundloop.compareWithSolution', { folder, solution });
    assert.equal(open, true);
    await until(() => diff()?.modified.scheme === 'groundloop-solution');
    assert.equal(diff()?.original.toString(), pipeline.toString());
    const shownText = await vscode.workspace.openTextDocument(diff()?.modified ?? pipeline);
    await until(() => shownText.getText() === text);
  });

  it('takes progress to another machine, and refuses what is no such file', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'groundloop-'));
    const file = join(elsewhere, 'progress.jsonl');
    const command = (name: string) => vscode.commands.executeCommand<Result<unknown>>(`groundloop.${name}`, { file });
    try {
      assert.deepEqual(await command('exportProgress'), { ok: true, value: file });
      assert.deepEqual(await command('importProgress'), { ok: true, value: 0 }, 'everything is here already');
      const [head = '', ...events] = (await readFile(file, 'utf8')).split('\n');
      const read = '{"type":"lesson-read","at":"2020-01-01T00:00:00Z","lesson":"elsewhere/l1"}';
      const count = events.filter((line) => line !== '').length;
      await writeFile(file, [head.replace(`"events":${count}`, `"events":${count + 1}`), read, ...events].join('\n'));
      assert.deepEqual(await command('importProgress'), { ok: true, value: 1 });
      assert.ok((await readFile(shown.progressFile.fsPath, 'utf8')).includes('elsewhere/l1'));
      await writeFile(file, [head, '{"type":"lesson-re'].join('\n'));
      const refused = await command('importProgress');
      assert.ok(!refused.ok && refused.problem.where?.line === 2, JSON.stringify(refused));
    } finally {
      await rm(elsewhere, { recursive: true });
    }
  });
});
