import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { makeLab, type LabFolder } from './labFolder.ts';
import { until } from './until.ts';

const { Global } = vscode.ConfigurationTarget;

describe('on the learner’s lines', function () {
  this.timeout(120_000);
  let lab: LabFolder;
  let document: vscode.TextDocument;

  const found = () => vscode.languages.getDiagnostics(lab.pipeline).filter(({ source }) => source === 'Groundloop');
  const grade = () => vscode.commands.executeCommand('groundloop.simulateAndGrade', { folder: lab.folder });
  const everything = () => new vscode.Range(0, 0, document.lineCount, 0);
  const setting = (name: string, value: unknown) =>
    vscode.workspace.getConfiguration('groundloop').update(name, value, Global);
  const labels = async (): Promise<string[]> => {
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      lab.pipeline,
      everything(),
    );
    // TypeScript may have some of its own.
    return hints
      .map(({ label }) => (typeof label === 'string' ? label : ''))
      .filter((label) => /right|rare|of \d/.test(label));
  };
  const hover = async (at: vscode.Position): Promise<string | undefined> => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      lab.pipeline,
      at,
    );
    return hovers
      .flatMap(({ contents }) => contents)
      .map((text) => (text instanceof vscode.MarkdownString ? text.value : ''))
      .find((text) => text.includes('groundloop.openReport'));
  };
  const fixes = (range: vscode.Range) =>
    vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      lab.pipeline,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
  const lenses = async (): Promise<(vscode.Command | undefined)[]> => {
    const all = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      lab.pipeline,
      9,
    );
    return all.map(({ command }) => command).filter((command) => command?.command.startsWith('groundloop.'));
  };
  const panel = () => lab.shown.panels().find(({ lesson }) => lesson !== null);

  before(async () => {
    lab = await makeLab('star-loop');
    document = await vscode.workspace.openTextDocument(lab.pipeline);
    await grade();
    await until(() => found().length > 0);
  });

  after(async () => {
    for (const name of ['inlayHints', 'gradeOnSave', 'inlineSuggestions']) await setting(name, undefined);
    await lab.remove();
  });

  it('a finding leads to the lesson by an address that VS Code follows, and to what takes part in it', async () => {
    const [finding] = found();
    assert.ok(typeof finding?.code === 'object');
    assert.equal(finding.code.value, 'F12');
    assert.equal(finding.code.target.scheme, vscode.env.uriScheme);
    const related = finding.relatedInformation ?? [];
    assert.ok(related.length > 0);
    for (const { location, message } of related) {
      assert.equal(location.uri.toString(), lab.pipeline.toString());
      assert.ok(document.getText(location.range).trim() !== '' && message !== '');
    }
    await vscode.commands.executeCommand('groundloop.openReport', { folder: lab.folder });
    assert.equal(panel()?.tab, 'report');
    await vscode.commands.executeCommand('vscode.open', finding.code.target);
    await until(() => panel()?.tab === 'lesson');
  });

  it('an address that others made opens nothing', async () => {
    await vscode.commands.executeCommand('groundloop.openReport', { folder: lab.folder });
    const [finding] = found();
    assert.ok(typeof finding?.code === 'object');
    const { path } = finding.code.target;
    const forged = finding.code.target.with({ path: path.replace(/here\/\w+/, 'here/0000') });
    await vscode.commands.executeCommand('vscode.open', forged);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(panel()?.tab, 'report');
  });

  it('a hover says what was found, how much of it, and leads on', async () => {
    const [finding] = found();
    assert.ok(finding);
    const text = await hover(finding.range.start);
    assert.ok(text);
    assert.match(text, /Lucky(&nbsp;| )answers(&nbsp;| )rewarded/);
    assert.match(
      text.replaceAll('&nbsp;', ' ').replaceAll('\\', ''),
      /Effect 3\.37 ± 0\.06 log odds of answers right by luck, may be 0\.25 at most/,
    );
    assert.match(text, /\[Why\]\(command:groundloop\.openLesson\?/);
    const link = /\[Show in report\]\(command:(groundloop\.openReport)\?([^)]*)\)/.exec(text);
    const [args] = JSON.parse(decodeURIComponent(link?.[2] ?? '')) as [unknown];
    assert.deepEqual(args, { folder: lab.folder, flaw: 'F12' });
    assert.equal(await hover(new vscode.Position(0, 0)), undefined, 'elsewhere nothing');
  });

  it('quick fixes give a hint, a reason, the report, and a question; never the answer', async () => {
    const [finding] = found();
    assert.ok(finding);
    const offered = await fixes(finding.range);
    const ours = offered.filter(
      ({ title, command }) => command?.command.startsWith('groundloop.') ?? title.includes('question'),
    );
    assert.deepEqual(
      ours.map(({ title }) => title),
      [
        'Show the next hint, 1 of 4',
        'Why: open the lesson section',
        'Show in report',
        'Ask about this flaw',
        'Insert a question as a comment',
      ],
    );
    const [hint, , , , question] = ours;
    assert.ok(hint?.command && question?.edit);
    await vscode.commands.executeCommand(hint.command.command, ...((hint.command.arguments ?? []) as unknown[]));
    assert.equal(panel()?.report?.hints['F12']?.shown.length, 1);
    const line = finding.range.start.line;
    const before = document.lineAt(line).text;
    await vscode.workspace.applyEdit(question.edit);
    assert.match(document.lineAt(line).text, /^\s+\/\/ TODO: Could an answer be right here .*\?$/);
    assert.equal(document.lineAt(line + 1).text, before);
    const again = await fixes(new vscode.Range(line, 0, line + 2, 0));
    assert.ok(!again.some(({ title }) => title.startsWith('Insert a question')), 'once');
    await vscode.commands.executeCommand('undo');
    await lab.type(lab.skeleton);
  });

  it('code lenses count the hint that was taken', async () => {
    await until(async () => (await lenses()).some((command) => command?.title.endsWith('Hint 2/4')));
  });

  it('inlay hints tell what the run came to, for its text only, and can be switched off', async () => {
    await until(async () => (await labels()).length > 0);
    const shown = await labels();
    assert.ok(
      shown.some((label) => /^kept \d+ of \d+ · rare facts alive \d+ %$/.test(label)),
      shown.join(' | '),
    );
    assert.ok(
      shown.some((label) => /^\d+ · \d+ % right$/.test(label)),
      shown.join(' | '),
    );
    await setting('inlayHints', false);
    assert.deepEqual(await labels(), []);
    await setting('inlayHints', undefined);
    await lab.type(`${lab.skeleton}// a thought`);
    await until(async () => (await labels()).length === 0);
    const [finding] = found();
    assert.ok(finding && (await hover(finding.range.start)) === undefined, 'nor a hover');
    await lab.type(lab.skeleton);
    await until(async () => (await labels()).length === shown.length);
  });

  it('the status bar says the score', async () => {
    await until(() => lab.shown.status() === 'Not yet: 1 flaw · 55 / 100');
    await lab.type(`${lab.skeleton}// a thought`);
    await until(() => lab.shown.status() === 'Edited since the last run: 55 / 100');
    await lab.type(lab.skeleton);
    const run = grade();
    await until(() => lab.shown.status().endsWith('(cancel)'));
    await vscode.commands.executeCommand('groundloop.cancelRun', { folder: lab.folder });
    assert.deepEqual(await run, { kind: 'cancelled' });
    await until(() => lab.shown.status() === 'Not yet: 1 flaw · 55 / 100');
  });

  it('the lab’s row in the course does to it what the commands do', async () => {
    const row = 'groundloop-course/lab/star-loop';
    await (await lab.type(lab.skeleton)).save();
    await grade();
    assert.ok(await vscode.commands.executeCommand('groundloop.copyReceipt', row));
    // Nothing differs, so nothing is asked.
    const reset = await vscode.commands.executeCommand('groundloop.resetLab', row);
    assert.deepEqual(reset, { ok: true, value: { changed: [], kept: [] } });
    const gone = await vscode.commands.executeCommand('groundloop.copyReceipt', 'groundloop-course/lab/gone');
    assert.equal(gone, undefined);
  });

  it('Test Explorer runs a lab at every save while it is told to', async () => {
    await setting('gradeOnSave', false);
    const verdictOf = () => panel()?.report?.verdict?.code.hash;
    const before = verdictOf();
    const stop = new vscode.CancellationTokenSource();
    const request = new vscode.TestRunRequest(undefined, undefined, lab.shown.runProfile, true);
    await lab.shown.runProfile.runHandler(request, stop.token);
    assert.equal(verdictOf(), before, 'nothing runs before a save');
    await (await lab.type(`${lab.skeleton}// one\n`)).save();
    await until(() => verdictOf() !== before);
    stop.cancel();
    const last = verdictOf();
    await (await lab.type(`${lab.skeleton}// two\n`)).save();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    assert.equal(verdictOf(), last);
    await setting('gradeOnSave', undefined);
  });

  it('Test Explorer lets results go out of date with the text, once', async () => {
    await lab.type(lab.skeleton);
    await grade();
    const { tests } = lab.shown;
    const invalidate = tests.invalidateTestResults;
    const outdated: unknown[] = [];
    tests.invalidateTestResults = (items) => {
      outdated.push(items);
      invalidate(items);
    };
    try {
      await lab.type(`${lab.skeleton}// a thought`);
      await until(() => outdated.length > 0);
      await lab.type(`${lab.skeleton}// another thought`);
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.deepEqual(outdated, [tests.items.get(vscode.Uri.file(lab.folder).toString())]);
    } finally {
      tests.invalidateTestResults = invalidate;
      await (await lab.type(lab.skeleton)).save();
    }
  });

  describe('inline suggestions', () => {
    const settings = () => join(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '', '.vscode/settings.json');
    const editor = () => vscode.workspace.getConfiguration('editor', { uri: lab.pipeline, languageId: 'typescript' });
    const areOn = () => editor().get('inlineSuggest.enabled');
    const run = (command: string) => vscode.commands.executeCommand(`groundloop.${command}`, { folder: lab.folder });

    it('stay on in a folder that holds more than the lab, whatever the setting says', async () => {
      await setting('inlineSuggestions', 'off');
      await new Promise((resolve) => setTimeout(resolve, 500));
      assert.equal(areOn(), true);
      await setting('inlineSuggestions', undefined);
    });

    it('are offered to be turned off, and come back as they were', async () => {
      assert.ok(!existsSync(settings()));
      const { name } = vscode.workspace.workspaceFolders?.[0] ?? assert.fail('no folder is open');
      const offer = (await lenses()).find((command) => command?.command === 'groundloop.turnInlineSuggestionsOff');
      assert.ok(offer?.title.endsWith(`Turn AI off in “${name}”`), 'it is about more than the lab');
      await run('turnInlineSuggestionsOff');
      await until(() => areOn() === false);
      assert.equal(editor().inspect('inlineSuggest.enabled')?.globalValue, undefined, 'the user’s settings are theirs');
      assert.ok((await readFile(settings(), 'utf8')).includes('"editor.inlineSuggest.enabled": false'));
      assert.ok(!(await lenses()).some((command) => command?.command === 'groundloop.turnInlineSuggestionsOff'));
      await run('turnInlineSuggestionsOn');
      await until(() => areOn() === true);
      assert.ok(!existsSync(join(settings(), '..')), 'not even an empty file is left');
    });

    it('keep what was set there, and what was set meanwhile', async () => {
      const { WorkspaceFolder } = vscode.ConfigurationTarget;
      const folder = vscode.workspace.getConfiguration(undefined, lab.pipeline);
      await editor().update('inlineSuggest.enabled', true, WorkspaceFolder);
      await run('turnInlineSuggestionsOff');
      await until(() => areOn() === false);
      await folder.update('editor.rulers', [80], WorkspaceFolder);
      await run('turnInlineSuggestionsOn');
      await until(() => areOn() === true);
      const after = await readFile(settings(), 'utf8');
      assert.match(after, /"editor\.inlineSuggest\.enabled": true/);
      assert.match(after, /"editor\.rulers"/);
      await folder.update('editor.rulers', undefined, WorkspaceFolder);
      await editor().update('inlineSuggest.enabled', undefined, WorkspaceFolder);
    });

    it('stay on where the learner turned them back on, whatever the setting says', async () => {
      await setting('inlineSuggestions', 'off');
      await new Promise((resolve) => setTimeout(resolve, 500));
      assert.equal(areOn(), true);
      await setting('inlineSuggestions', undefined);
    });
  });
});
