import assert from 'node:assert/strict';
import { appendFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { Shown } from '../../src/extension.ts';
import { PackLibrary } from '../../src/packs/library.ts';
import { until } from './until.ts';

describe('spaced review in a real extension host', function () {
  this.timeout(120_000);
  let shown: Shown;
  let pack: Awaited<ReturnType<PackLibrary['pack']>> & object;
  const settings = () => vscode.workspace.getConfiguration('groundloop');
  const rows = () => shown.course.getChildren(undefined);
  const page = () => shown.panels().find(({ of }) => of === 'review:')?.page;

  before(async () => {
    const extension = vscode.extensions.getExtension<Shown>('groundloop.groundloop');
    assert.ok(extension);
    shown = await extension.activate();
    pack = (await new PackLibrary(`${extension.extensionPath}/labs`).pack()) ?? assert.fail('no pack');
    await vscode.commands.executeCommand('groundloop.showCourse');
  });
  after(async () => {
    await settings().update('review.perDay', undefined, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('shows no row before something is due, and then a row that says how much', async () => {
    assert.ok(!(await rows()).includes(':review'));
    const lesson = [...pack.lessons.values()].at(-1) ?? assert.fail('no lesson');
    const [question] = lesson.quiz.questions;
    const wrong = question?.options.find(({ right }) => !right);
    const event = {
      type: 'question-answered',
      at: new Date(Date.now() - 3 * 24 * 60 * 60 * 1000).toISOString(),
      lesson: `${pack.id}/${lesson.id}`,
      question: question?.id,
      option: wrong?.id,
    };
    await appendFile(shown.progressFile.fsPath, `${JSON.stringify(event)}\n`);
    await until(async () => (await rows()).at(-1) === ':review');
    const row = await shown.course.getTreeItem(':review');
    assert.equal(row.description, '1');
    assert.equal(row.accessibilityInformation?.label, 'Review due, 1 question');
  });

  it('opens with the row, without the answer', async () => {
    await vscode.commands.executeCommand('groundloop.openItem', ':review');
    await until(() => page() !== undefined);
    const view = page();
    assert.ok(view?.kind === 'review' && view.question);
    assert.equal(view.question.marked, null);
    assert.deepEqual([view.number, view.total], [1, 1]);
  });

  it('opens with its command in the same panel, at the question', async () => {
    const open = shown.panels().length;
    const before = page();
    await vscode.commands.executeCommand('groundloop.reviewDue');
    assert.equal(shown.panels().length, open);
    assert.deepEqual(page(), before);
  });

  it('is switched off by its setting, on an open page too', async () => {
    await settings().update('review.perDay', 0, vscode.ConfigurationTarget.Global);
    await until(async () => !(await rows()).includes(':review'));
    await until(() => {
      const view = page();
      return view?.kind === 'review' && view.off && view.question === null;
    });
  });
});
