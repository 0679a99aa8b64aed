import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFile, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import type { Result } from '../../src/core/base/result.ts';
import { labFileSchema } from '../../src/core/course/lab.ts';
import { rowSchema } from '../../src/core/desk/row.ts';
import type { Receipt } from '../../src/core/grading/receipt.ts';
import { readSubmission } from '../../src/desk/parseSubmission.ts';
import type { Shown } from '../../src/extension.ts';
import { until } from './until.ts';

const labId = 'model-collapse';

describe('a lab in a real extension host', function () {
  this.timeout(120_000);
  let shown: Shown;
  let root: string;
  let folder: string;
  let pipeline: vscode.Uri;
  let pack: string;
  let skeleton: string;

  const startLab = (where: string, open = true) =>
    vscode.commands.executeCommand<Result<string>>('groundloop.startLab', { lab: labId, folder: where, open });
  const found = (uri = pipeline): vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Groundloop');
  const ids = (): string[] =>
    found()
      .map(({ code }) => (typeof code === 'object' ? String(code.value) : String(code)))
      .sort();
  const report = () => shown.panels()[0]?.report;

  /** Changes the text on the screen; nothing is saved. */
  async function type(text: string): Promise<vscode.TextDocument> {
    const document = await vscode.workspace.openTextDocument(pipeline);
    const edit = new vscode.WorkspaceEdit();
    const all = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
    edit.replace(pipeline, all, text);
    await vscode.workspace.applyEdit(edit);
    return document;
  }

  /** Saves a text as the learner would, and waits for what comes of it. */
  async function save(text: string): Promise<void> {
    const document = await type(text);
    await document.save();
    await until(() => report()?.running === null && (report()?.fault ?? (report()?.verdict && !report()?.stale)));
  }

  before(async () => {
    const extension = vscode.extensions.getExtension<Shown>('groundloop.groundloop');
    assert.ok(extension);
    shown = await extension.activate();
    root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? assert.fail('no folder is open');
    folder = join(root, labId);
    pipeline = vscode.Uri.file(join(folder, 'pipeline.ts'));
    // On the web it is on by default, and would save half a test.
    await vscode.workspace.getConfiguration('files').update('autoSave', 'off', vscode.ConfigurationTarget.Global);
    pack = join(extension.extensionPath, 'labs', 'groundloop-course', 'labs', labId);
    skeleton = await readFile(join(pack, 'pipeline.ts'), 'utf8');
    assert.deepEqual(await startLab(root), { ok: true, value: folder });
  });

  it('is made with everything the learner needs, and no solution', async () => {
    const files = await readdir(folder, { recursive: true });
    for (const file of ['README.md', 'tsconfig.json', '.groundloop/lab.json', '.groundloop/types/groundloop.d.ts']) {
      assert.ok(files.includes(file), file);
    }
    assert.ok(files.some((file) => file.startsWith('prompts/')));
    assert.ok(!files.some((file) => /solution|variant|lab\.yaml|quiz/.test(file)), files.join(', '));
    assert.equal(await readFile(pipeline.fsPath, 'utf8'), skeleton);
  });

  it('opens the pipeline on the left and the task beside it, under the lab’s name', async () => {
    await until(() => vscode.window.tabGroups.all.length === 2);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), pipeline.toString());
    assert.equal(vscode.window.activeTextEditor.viewColumn, vscode.ViewColumn.One);
    const beside = vscode.window.tabGroups.all[1]?.activeTab?.input;
    assert.ok(beside instanceof vscode.TabInputWebview && beside.viewType.includes('groundloop.panel'));
    const [state, ...others] = shown.panels();
    assert.deepEqual([state?.tab, others.length], ['report', 0]);
    assert.ok(state?.report && state.report.summary !== '');
    const { title } = state.report;
    await until(() => vscode.window.tabGroups.all[1]?.activeTab?.label === title);
  });

  it('sends no answer key to the panel before it is earned', () => {
    const [state] = shown.panels();
    assert.ok(state?.lesson && state.lesson.quiz.length > 0);
    for (const question of state.lesson.quiz) {
      assert.equal(question.marked, null);
      for (const option of question.options) assert.deepEqual(Object.keys(option).sort(), ['id', 'text']);
    }
    assert.ok(!JSON.stringify(state).includes('"feedback"'));
  });

  it('offers to simulate above step', async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      pipeline,
      9,
    );
    const ours = lenses.filter(({ command }) => command?.command.startsWith('groundloop.'));
    assert.ok(ours.some(({ command }) => command?.command === 'groundloop.simulateAndGrade'));
    const line = ours[0]?.range.start.line ?? -1;
    assert.match((await vscode.workspace.openTextDocument(pipeline)).lineAt(line).text, /^export .*\bstep\b/);
  });

  it('lists its checks in Test Explorer under ids that last', () => {
    const lab = [...shown.tests.items].map(([, item]) => item).find((item) => item.uri?.fsPath === pipeline.fsPath);
    assert.ok(lab);
    const checks = [...lab.children].map(([id]) => id);
    assert.ok(checks.includes(`groundloop-course/${labId}/F01`), checks.join(', '));
  });

  it('shows the flaws of the skeleton on the learner’s lines when it is saved', async () => {
    await save(`${skeleton}\n`);
    const lab = labFileSchema.parse(parse(await readFile(join(pack, 'lab.yaml'), 'utf8')));
    assert.deepEqual(ids(), [...lab.expect.skeleton].sort());
    const document = await vscode.workspace.openTextDocument(pipeline);
    for (const diagnostic of found()) {
      assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Warning);
      assert.ok(document.getText(diagnostic.range).trim() !== '', 'a finding points at text');
      assert.match(diagnostic.message, /\w+ .*\./);
    }
    assert.equal(report()?.verdict?.passed, false);
    assert.ok((report()?.verdict?.score ?? 100) < 80);
  });

  it('gives the next hint for a flaw found, and counts it', async () => {
    const flaw = ids()[0] ?? '';
    await vscode.commands.executeCommand('groundloop.nextHint', { folder, flaw });
    assert.equal(report()?.hints[flaw]?.shown.length, 1);
    assert.equal(shown.panels()[0]?.tab, 'report');
  });

  it('gives the hint for the flaw on the line of the cursor first', async () => {
    const last = found().at(-1);
    const flaw = ids().find((id) => id === (typeof last?.code === 'object' ? String(last.code.value) : last?.code));
    assert.ok(last && flaw !== undefined);
    const before = report()?.hints[flaw]?.shown.length ?? 0;
    const editor = await vscode.window.showTextDocument(pipeline, { viewColumn: vscode.ViewColumn.One });
    editor.selection = new vscode.Selection(last.range.start, last.range.start);
    await vscode.commands.executeCommand('groundloop.nextHint', { folder });
    assert.equal(report()?.hints[flaw]?.shown.length, before + 1);
  });

  it('turns to the report after a run that was asked for, and leaves the reader alone after a save', async () => {
    const tab = () => shown.panels()[0]?.tab;
    const readOn = async (): Promise<void> => {
      await vscode.commands.executeCommand('groundloop.openLesson', { lesson: shown.panels()[0]?.lesson?.id });
      assert.equal(tab(), 'lesson');
    };
    await readOn();
    await save(`${skeleton}\n// saved\n`);
    assert.equal(tab(), 'lesson');
    await vscode.commands.executeCommand('groundloop.simulateAndGrade', { folder });
    assert.equal(tab(), 'report');
    await save(`${skeleton}\n`);
  });

  it('marks the verdict stale while the text differs, and forgives an undo', async () => {
    await type(`${skeleton}\n// a thought`);
    await until(() => report()?.stale === true);
    assert.ok(found().length > 0, 'the findings stay');
    await type(`${skeleton}\n`);
    await until(() => report()?.stale === false);
  });

  it('turns green with a reference solution', async () => {
    const [solution = ''] = await readdir(join(pack, 'solutions'));
    await save(await readFile(join(pack, 'solutions', solution), 'utf8'));
    assert.deepEqual(ids(), []);
    assert.equal(report()?.verdict?.passed, true);
  });

  it('leads on from a passed pipeline to where the report’s button leads', async () => {
    const next = shown.panels()[0]?.lesson?.next?.title;
    assert.ok(next);
    await vscode.commands.executeCommand('groundloop.nextStep', { folder });
    await until(() => shown.panels().some(({ lesson }) => lesson !== null && next.includes(lesson.title)));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await until(() => shown.panels().length === 1);
  });

  it('copies a receipt that the command line reproduces', async () => {
    const receipt = await vscode.commands.executeCommand<Receipt>('groundloop.copyReceipt', { folder });
    assert.equal(await vscode.env.clipboard.readText(), `${JSON.stringify(receipt, null, 2)}\n`);
    const file = join(folder, 'receipt.json');
    await writeFile(file, JSON.stringify(receipt));
    const cli = join(pack, '../../../../dist/cli.cjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'replay', file, pipeline.fsPath], {
      encoding: 'utf8',
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NO_COLOR: '1' },
    });
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, /Reproduced bit for bit/);
    await rm(file);
  });

  it('exports a submission that holds, with what is shared and nothing else, and that the desk agrees with', async () => {
    const file = join(folder, 'out.submission.json');
    const give = (share: string[]) =>
      vscode.commands.executeCommand<string>('groundloop.exportSubmission', { folder, name: ' Ada ', share, file });
    const read = async () => {
      const submission = readSubmission(file, await readFile(file));
      assert.ok(submission.ok && submission.value.signature === 'holds');
      return submission.value.submission;
    };
    assert.equal(await give(['attempts', 'hints', 'answers']), file);
    const whole = await read();
    assert.deepEqual(whole.learner, { name: 'Ada' });
    assert.equal(whole.code, await readFile(pipeline.fsPath, 'utf8'));
    assert.ok(whole.receipt?.verdict.passed && (whole.attempts?.length ?? 0) > 0 && whole.hints && whole.answers);
    await give(['hints']);
    const some = await read();
    assert.deepEqual([some.attempts, some.answers, some.hints], [undefined, undefined, whole.hints]);
    assert.equal(some.signed.publicKey, whole.signed.publicKey, 'the key is kept');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(pack, '../../../../dist/cli.cjs'), 'grade', file, '--format', 'jsonl'],
      { encoding: 'utf8', env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
    );
    assert.equal(status, 0, stdout + stderr);
    assert.equal(rowSchema.parse(JSON.parse(stdout)).local?.agrees, true);
    await rm(file);
  });

  it('exports no submission of a text that was not graded', async () => {
    const graded = await readFile(pipeline.fsPath, 'utf8');
    await type(`${graded}\n// More.\n`);
    const file = join(folder, 'stale.submission.json');
    await vscode.commands.executeCommand('groundloop.exportSubmission', { folder, name: 'Ada', file });
    assert.ok(!(await readdir(folder)).includes('stale.submission.json'));
    await save(graded);
  });

  it('gives a syntax error one diagnostic at its place, and keeps the older verdict as stale', async () => {
    await save(`${skeleton}\nconst = ;\n`);
    const errors = found();
    assert.equal(errors.length, 1);
    assert.equal(errors[0]?.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(errors[0].range.start.line, skeleton.split('\n').length);
    assert.equal(report()?.verdict?.passed, true);
    assert.equal(report()?.stale, true);
  });

  it('grades on command too, as the text is on the screen', async () => {
    await type(skeleton);
    const outcome = await vscode.commands.executeCommand<{ kind: string }>('groundloop.simulateAndGrade', { folder });
    assert.equal(outcome.kind, 'verdict');
    assert.ok(found().length > 0);
    assert.equal(report()?.fault, null);
  });

  it('shows the report of a lab that no lesson has in a panel of its own, as long as the lab is open', async () => {
    const made = await vscode.commands.executeCommand<Result<string>>('groundloop.startLab', {
      lab: 'open-world',
      folder: root,
    });
    assert.ok(made.ok, JSON.stringify(made));
    const alone = () => shown.panels().find(({ lesson }) => lesson === null);
    await until(() => alone()?.report?.labId === 'open-world');
    assert.equal(alone()?.tab, 'report');
    await vscode.commands.executeCommand('groundloop.simulateAndGrade', { folder: made.value });
    assert.equal(alone()?.report?.verdict?.passed, false);
    const [finding] = found(vscode.Uri.file(join(made.value, 'pipeline.ts')));
    assert.equal(typeof finding?.code, 'string', 'a flaw without a link into nowhere');
    const shownHints = (): number =>
      Object.values(alone()?.report?.hints ?? {}).reduce((sum, { shown }) => sum + shown.length, 0);
    const before = shownHints();
    await vscode.commands.executeCommand('groundloop.nextHint', { folder: made.value });
    assert.equal(shownHints(), before + 1);
    const inFront = (): string[] =>
      vscode.window.tabGroups.all.flatMap(({ activeTab }) =>
        activeTab?.input instanceof vscode.TabInputWebview ? [activeTab.label] : [],
      );
    await until(() => inFront().includes(alone()?.report?.title ?? 'none'));
    await vscode.window.showTextDocument(pipeline, { viewColumn: vscode.ViewColumn.One });
    await until(() => inFront().includes(shown.panels()[0]?.report?.title ?? 'none'));
    await rm(join(made.value, '.groundloop', 'lab.json'));
    await until(() => alone() === undefined);
    await rm(made.value, { recursive: true });
  });

  it('is never made a second time over the learner’s work', async () => {
    await (await type('// my work\n')).save();
    const again = await startLab(root);
    assert.ok(!again.ok && again.problem.code === 'lab.exists', JSON.stringify(again));
    assert.equal(await readFile(pipeline.fsPath, 'utf8'), '// my work\n');
  });

  it('says why where it cannot be made: the folder can’t be written to, or holds other files', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'groundloop-'));
    try {
      await writeFile(join(elsewhere, 'file'), '');
      const blocked = await startLab(join(elsewhere, 'file'), false);
      assert.ok(!blocked.ok && blocked.problem.code === 'lab.cannot-write', JSON.stringify(blocked));
      await writeFile(join(elsewhere, labId), 'mine');
      const inTheWay = await startLab(elsewhere, false);
      assert.ok(!inTheWay.ok, JSON.stringify(inTheWay));
      assert.equal(await readFile(join(elsewhere, labId), 'utf8'), 'mine');
    } finally {
      await rm(elsewhere, { recursive: true });
    }
  });

  it('marks a damaged manifest, touches nothing, and opens again once it is mended', async () => {
    const file = vscode.Uri.file(join(folder, '.groundloop', 'lab.json'));
    const whole = await readFile(file.fsPath, 'utf8');
    await vscode.workspace.fs.writeFile(file, Buffer.from('{ "format": 1,'));
    await until(() => found(file).length === 1);
    assert.match(found(file)[0]?.message ?? '', /damaged.*Repair/);
    const again = await startLab(root);
    assert.ok(!again.ok && again.problem.code === 'lab.damaged', JSON.stringify(again));
    assert.equal(await readFile(file.fsPath, 'utf8'), '{ "format": 1,');
    await vscode.workspace.fs.writeFile(file, Buffer.from(whole));
    await until(() => found(file).length === 0 && report());
    // It is another lab to the window now: what is known of its runs was kept.
    await until(() => report()?.verdict);
    assert.ok((report()?.run ?? 0) >= 3, 'runs are counted on');
    assert.ok((report()?.past.length ?? 0) > 0, 'ghosts are there');
    assert.equal(report()?.stale, true, 'about another text than “my work”');
    assert.equal(found().length, 0, 'no squiggle where it would be about another text');
  });

  it('keeps progress through a damaged line', async () => {
    const file = shown.progressFile.fsPath;
    await appendFile(file, '{"type":"run-gra');
    await save(skeleton);
    await until(async () => (await readFile(file, 'utf8')).trimEnd().split('\n').at(-1)?.includes('"run-graded"'));
    assert.ok((await readFile(file, 'utf8')).includes('{"type":"run-gra\n'), 'nothing was deleted');
    const [flaw = ''] = ids();
    assert.equal(report()?.hints[flaw]?.shown.length, 1, 'what came before the damage counts');
  });
});
