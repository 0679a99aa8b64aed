import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Result } from '../../src/core/base/result.ts';
import type { Change } from '../../src/workspace/changeFiles.ts';
import { makeLab, type LabFolder } from './labFolder.ts';
import { until } from './until.ts';
import { memoryFiles } from './memoryFiles.ts';

const labId = 'semi-automated-loop';
const names = [
  'with spaces',
  '實驗室',
  '100 % #1',
  "it's [a] {lab}",
  'é ü',
  ...(process.platform === 'win32' ? [] : ['"q"?*']),
];

const found = (uri: vscode.Uri): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Groundloop');
const grade = (folder: string) =>
  vscode.commands.executeCommand<{ kind: string }>('groundloop.simulateAndGrade', { folder });

describe('a lab in a folder', function () {
  this.timeout(120_000);
  let lab: LabFolder | undefined;
  let elsewhere: string;

  beforeEach(async () => {
    elsewhere = await mkdtemp(join(tmpdir(), 'groundloop-places-'));
  });
  afterEach(async () => {
    await lab?.remove();
    lab = undefined;
    await rm(elsewhere, { recursive: true });
  });

  for (const name of names) {
    it(`called ${name} runs, and is shown`, async () => {
      lab = await makeLab(labId, name);
      assert.equal((await grade(lab.folder)).kind, 'verdict');
      assert.ok(found(lab.pipeline).length > 0);
      const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        lab.pipeline,
        new vscode.Range(0, 0, 1000, 0),
      );
      assert.ok(hints.length > 0);
      const [item] = [...lab.shown.tests.items].filter(([, { uri }]) => uri?.fsPath === lab?.pipeline.fsPath);
      assert.ok(item, 'in Test Explorer');
      await (await lab.type('// gone\n')).save();
      const reset = await vscode.commands.executeCommand<Result<Change>>('groundloop.resetLab', {
        folder: lab.folder,
        sure: true,
      });
      assert.deepEqual(reset.ok && reset.value.changed, ['pipeline.ts']);
      assert.equal(await readFile(lab.pipeline.fsPath, 'utf8'), lab.skeleton);
    });
  }

  it('behind a link runs, and is let go of with the link', async function () {
    if (process.platform === 'win32') this.skip(); // Links need a right there that few have.
    const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
    const link = join(root, 'linked');
    await symlink(elsewhere, link);
    const { folder, pipeline, skeleton, shown } = await makeLab(labId, 'linked');
    assert.equal((await grade(folder)).kind, 'verdict');
    assert.ok(found(pipeline).length > 0);
    assert.equal(await readFile(join(elsewhere, labId, 'pipeline.ts'), 'utf8'), skeleton);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(link);
    await until(() => ![...shown.tests.items].some(([, { uri }]) => uri?.fsPath === pipeline.fsPath));
  });

  it('outside this window runs while it is open', async () => {
    lab = await makeLab(labId, elsewhere);
    assert.equal((await grade(lab.folder)).kind, 'verdict');
    assert.ok(found(lab.pipeline).length > 0);
  });

  it('with the line breaks of Windows and a byte order mark has its findings on the same lines', async () => {
    lab = await makeLab(labId);
    await grade(lab.folder);
    const place = ({ range, code }: vscode.Diagnostic) => [range, typeof code === 'object' ? code.value : code];
    const expected = found(lab.pipeline).map(place);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const windows = `\uFEFF${lab.skeleton.replaceAll('\n', '\r\n')}`;
    await writeFile(lab.pipeline.fsPath, windows);
    const document = await vscode.workspace.openTextDocument(lab.pipeline);
    await until(() => document.eol === vscode.EndOfLine.CRLF);
    await grade(lab.folder);
    assert.deepEqual(found(lab.pipeline).map(place), expected);
    const { skeleton, folder, shown } = lab;
    const stale = () => shown.panels().find(({ report }) => report?.labId === labId)?.report?.stale;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('groundloop.openReport', { folder });
    assert.equal(stale(), false);
    await (await lab.type(`${skeleton}\n// more\n`)).save();
    await lab.type(skeleton);
    await document.save();
    assert.equal(await readFile(lab.pipeline.fsPath, 'utf8'), windows, 'the file keeps its ways');
    const reset = await vscode.commands.executeCommand<Result<Change>>('groundloop.resetLab', { folder, sure: true });
    assert.deepEqual(reset, { ok: true, value: { changed: [], kept: [] } });
  });

  it('that is virtual does not run, and says why and what to do', async () => {
    const files = memoryFiles({ '/lab/pipeline.ts': 'export function step() {}\n', '/lab/.groundloop/lab.json': '{}' });
    const told: string[] = [];
    const { showInformationMessage } = vscode.window;
    Object.assign(vscode.window, {
      showInformationMessage: (message: string) => {
        told.push(message);
        return Promise.resolve(undefined);
      },
    });
    try {
      const document = await vscode.workspace.openTextDocument(files.uri('/lab/pipeline.ts'));
      await vscode.window.showTextDocument(document);
      assert.equal(await vscode.commands.executeCommand('groundloop.simulateAndGrade'), undefined);
      assert.match(told.join(), /not on a disk.*Start Lab/);
      assert.deepEqual(found(document.uri), []);
      // Reading works all the same.
      await vscode.commands.executeCommand('groundloop.openLesson', { lesson: 'm7-l2' });
      const extension = vscode.extensions.getExtension<LabFolder['shown']>('groundloop.groundloop');
      assert.equal(extension?.exports.panels().length, 1);
    } finally {
      Object.assign(vscode.window, { showInformationMessage });
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      files.dispose();
    }
  });
});
