import assert from 'node:assert/strict';
import { access, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Result } from '../../src/core/base/result.ts';
import type { Shown } from '../../src/extension.ts';
import type { CompareView } from '../../src/protocol/webview.ts';
import { until } from './until.ts';

describe('the gallery in a real extension host', function () {
  this.timeout(120_000);
  let shown: Shown;
  let root: string;
  let folder: string;
  let pipeline: vscode.Uri;

  const open = (args: object) => vscode.commands.executeCommand<Result<string>>('groundloop.openSystem', args);
  const report = () => shown.panels().find(({ report: one }) => one?.labId === 'self-rewarding')?.report;
  const compared = (): CompareView[] => shown.panels().flatMap(({ page }) => (page?.kind === 'compare' ? [page] : []));
  const compare = async (first: string, second: string): Promise<CompareView> => {
    await vscode.commands.executeCommand('groundloop.comparePipelines', { first, second });
    return compared().at(-1) ?? assert.fail('no comparison is shown');
  };
  const change = (text: string): vscode.WorkspaceEdit => {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(pipeline, new vscode.Range(0, 0, 10_000, 0), text);
    return edit;
  };
  const flawsOf = ({ sides }: CompareView): string[][] =>
    sides.map(({ verdict }) => verdict?.flaws.filter(({ state }) => state === 'flawed').map(({ id }) => id) ?? []);

  before(async () => {
    const extension = vscode.extensions.getExtension<Shown>('groundloop.groundloop');
    assert.ok(extension);
    shown = await extension.activate();
    root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? assert.fail('no folder is open');
    folder = join(root, 'self-rewarding');
    pipeline = vscode.Uri.file(join(folder, 'pipeline.ts'));
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('opens a known system in a folder of its own, as a lesson’s link does', async () => {
    const id = 'groundloop-course/self-rewarding';
    assert.deepEqual(await open({ system: id, folder: root }), { ok: true, value: folder });
    await until(() => vscode.window.activeTextEditor?.document.uri.toString() === pipeline.toString());
    assert.match(await readFile(join(folder, 'README.md'), 'utf8'), /^# Self-Rewarding Language Models \(2024\)\n/);
    await assert.rejects(access(join(folder, 'prompts')));
    await until(() => report());
  });

  it('says of no system what it doesn’t know', async () => {
    const unknown = await open({ system: 'no-such-system', folder: root });
    assert.equal(unknown.ok, false);
  });

  it('runs it when it is saved, scores nothing, and counts nothing as progress', async () => {
    const before = await readFile(shown.progressFile.fsPath, 'utf8').catch(() => '');
    const document = await vscode.workspace.openTextDocument(pipeline);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(pipeline, document.positionAt(document.getText().length), '\n');
    await vscode.workspace.applyEdit(edit);
    await document.save();
    await until(() => report()?.running === null && report()?.verdict);
    const verdict = report()?.verdict ?? assert.fail();
    assert.match(verdict.summary, /^A known system, not graded\. Found: .*F01.*F02/);
    assert.deepEqual([verdict.scored, verdict.passed], [false, false]);
    const codes = vscode.languages
      .getDiagnostics(pipeline)
      .filter(({ source }) => source === 'Groundloop')
      .map(({ code }) => (typeof code === 'object' ? code.value : code));
    assert.deepEqual(codes.sort(), ['F01', 'F02']);
    const progress = (await readFile(shown.progressFile.fsPath, 'utf8').catch(() => '')).slice(before.length);
    assert.doesNotMatch(progress, /self-rewarding/);
  });

  it('compares two systems on the same seeds, in a panel of their own', async () => {
    const view = await compare('system:groundloop-course/star', 'system:groundloop-course/process-reward');
    assert.equal(view.title, 'STaR and Best of many by process');
    assert.deepEqual(flawsOf(view), [['F12'], []]);
    const [first, second] = view.sides.map(({ verdict }) => verdict?.seeds.slice(0, 2));
    assert.deepEqual(first, second);
    assert.equal(view.sameWorld, false);
    const [input] = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ label }) => label === view.title);
    assert.ok(input?.input instanceof vscode.TabInputWebview);
  });

  it('compares what the learner made of a system with the system, and shows both codes', async () => {
    const text = await readFile(pipeline.fsPath, 'utf8');
    const checked = text.replace('sample(1200)', 'sample(1200).filter((item) => g.verifier.check(item))');
    assert.notEqual(checked, text);
    await writeFile(pipeline.fsPath, checked);
    await until(async () => (await vscode.workspace.openTextDocument(pipeline)).getText() === checked);
    const view = await compare('system:self-rewarding', `lab:${folder}`);
    assert.deepEqual(
      flawsOf(view).map((flaws) => flaws.sort()),
      [['F01', 'F02'], []],
    );
    assert.equal(view.sameWorld, true);
    await vscode.workspace.applyEdit(change(text));
    await until(() => compared().at(-1)?.sides[1].stale);
    await vscode.workspace.applyEdit(change(checked));
    await until(() => compared().at(-1)?.sides[1].stale === false);
    await (await vscode.workspace.openTextDocument(pipeline)).save();
    assert.deepEqual(view.sides[1].faithful, [], 'all that is said of it is said of both');
    const uri = vscode.Uri.parse('groundloop-system:/groundloop-course/self-rewarding/pipeline.ts');
    assert.equal(`${(await vscode.workspace.openTextDocument(uri)).getText()}\n`, text);
  });

  it('compares nothing across kinds of worlds', async () => {
    const before = compared().length;
    await vscode.commands.executeCommand('groundloop.comparePipelines', {
      first: 'system:star',
      second: 'system:token-ledger',
    });
    assert.equal(compared().length, before);
  });

  it('lets go of a system whose folder is gone', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(join(folder, '.groundloop', 'lab.json'));
    await until(() => report() === undefined);
  });
});
