import assert from 'node:assert/strict';
import { appendFile, readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { ProgressEvent } from '../../src/core/course/progress.ts';
import type { Shown } from '../../src/extension.ts';
import { PackLibrary } from '../../src/packs/library.ts';
import { until } from './until.ts';

type Event = ProgressEvent extends infer E ? (E extends ProgressEvent ? Omit<E, 'at'> : never) : never;

describe('the course tree in a real extension host', function () {
  this.timeout(120_000);
  let shown: Shown;
  let pack: Awaited<ReturnType<PackLibrary['pack']>> & object;
  /** A lesson with a lab that no other suite uses, where there is one. */
  let lesson: string;

  const id = (kind: string, name: string): string => `${pack.id}/${kind}/${name}`;
  const row = (of: string) => shown.course.getTreeItem(of);
  const spoken = async (of: string) => (await row(of)).accessibilityInformation?.label;
  const opened = () => vscode.window.tabGroups.activeTabGroup.activeTab?.label;

  /** What another window would write: every window picks it up. */
  async function record(event: Event): Promise<void> {
    await appendFile(shown.progressFile.fsPath, `${JSON.stringify({ ...event, at: new Date().toISOString() })}\n`);
  }

  before(async () => {
    const extension = vscode.extensions.getExtension<Shown>('groundloop.groundloop');
    assert.ok(extension);
    shown = await extension.activate();
    pack = (await new PackLibrary(`${extension.extensionPath}/labs`).pack()) ?? assert.fail('no pack');
    lesson = [...pack.lessons.values()].find(({ labId }) => labId !== undefined)?.id ?? assert.fail('no lesson');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('groundloop.showCourse');
    await until(() => shown.course.view.visible);
  });

  it('holds every lesson, quiz, lab and test of the pack once, and each row finds its parent', async () => {
    const found: string[] = [];
    const walk = async (above: string | undefined): Promise<void> => {
      for (const child of await shown.course.getChildren(above)) {
        found.push(child);
        assert.equal(await shown.course.getParent(child), above);
        assert.equal((await row(child)).id, child);
        await walk(child);
      }
    };
    await walk(undefined);
    assert.equal(new Set(found).size, found.length);
    for (const { id: name } of pack.lessons.values()) {
      assert.ok(found.includes(id('lesson', name)) && found.includes(id('quiz', name)), name);
    }
    for (const name of pack.labs.keys()) assert.ok(found.includes(id('lab', name)), name);
    for (const { id: name, test } of pack.modules) assert.equal(found.includes(id('test', name)), test !== undefined);
    assert.equal(found[0], ':continue');
  });

  it('says how far each thing is in words, and follows the progress', async () => {
    const quiz = pack.lessons.get(lesson)?.quiz.questions ?? [];
    await record({ type: 'quiz-retaken', lesson: `${pack.id}/${lesson}` });
    await until(async () => (await spoken(id('quiz', lesson)))?.endsWith('to do'));
    await record({ type: 'lesson-read', lesson: `${pack.id}/${lesson}` });
    for (const { id: question, options } of quiz) {
      const option = options.find(({ right }) => right)?.id ?? '';
      await record({ type: 'question-answered', lesson: `${pack.id}/${lesson}`, question, option });
    }
    const all = quiz.length;
    await until(async () => (await spoken(id('quiz', lesson)))?.endsWith(`${all} of ${all} right, done`));
    assert.equal((await row(id('quiz', lesson))).description, `${all}/${all}`);
    assert.match((await spoken(id('lesson', lesson))) ?? '', /^Lesson \d+, .*, read, \d of 3 parts done$/);

    const free = [...pack.labs.keys()].at(-1) ?? '';
    await record({
      type: 'run-graded',
      lab: `${pack.id}/${free}`,
      codeHash: '',
      score: 99,
      passed: false,
      flaws: [],
    });
    await until(async () => (await spoken(id('lab', free)))?.endsWith('best score 99, not passed'));
    assert.equal((await row(id('lab', free))).description, '99');
  });

  it('goes on with the one next thing', async () => {
    await record({ type: 'quiz-retaken', lesson: `${pack.id}/${lesson}` });
    await until(async () => (await spoken(':continue'))?.includes('Quiz'));
    const [first] = await shown.course.getChildren();
    assert.equal(first, ':continue');
    assert.equal(await vscode.commands.executeCommand('groundloop.continue'), id('quiz', lesson));
    await until(() => opened() === pack.lessons.get(lesson)?.title);
  });

  it('opens a lesson, and its quiz in it', async () => {
    assert.equal(await vscode.commands.executeCommand('groundloop.openItem', id('lesson', lesson)), true);
    await until(() => opened() === pack.lessons.get(lesson)?.title);
    assert.equal(await vscode.commands.executeCommand('groundloop.takeItemQuiz', id('lesson', lesson)), true);
    await until(() => shown.course.view.selection[0] === id('quiz', lesson));
    assert.equal(await vscode.commands.executeCommand('groundloop.openItem', 'gone/lesson/gone'), false);
  });

  it('selects what the active panel shows, and leaves it at that where it may not', async () => {
    const selected = () => shown.course.view.selection[0];
    await vscode.commands.executeCommand('groundloop.openGlossary');
    await until(() => selected() === `${pack.id}/glossary`);
    await vscode.commands.executeCommand('groundloop.openLesson', { lesson });
    await until(() => selected() === id('lesson', lesson));
    const settings = vscode.workspace.getConfiguration('groundloop');
    await settings.update('revealInCourse', false, vscode.ConfigurationTarget.Global);
    try {
      await vscode.commands.executeCommand('groundloop.openGlossary');
      await new Promise((resolve) => setTimeout(resolve, 500));
      assert.equal(selected(), id('lesson', lesson));
    } finally {
      await settings.update('revealInCourse', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('copies links that lead back to where they were copied', async () => {
    const link = await vscode.commands.executeCommand<string>('groundloop.copyItemLink', id('lesson', lesson));
    assert.equal(link, `${vscode.env.uriScheme}://groundloop.groundloop/lesson/${pack.id}/${lesson}`);
    assert.equal(await vscode.env.clipboard.readText(), link);
    assert.equal(await shown.followLink(vscode.Uri.parse(link), () => Promise.resolve(true)), id('lesson', lesson));
  });

  it('opens nothing from a link before the learner agreed', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const asked: string[] = [];
    const link = vscode.Uri.parse(`vscode://groundloop.groundloop/lesson/${pack.id}/${lesson}`);
    const refuse = (...question: string[]) => {
      asked.push(question.join(' '));
      return Promise.resolve(false);
    };
    assert.equal(await shown.followLink(link, refuse), undefined);
    assert.equal(shown.panels().length, 0);
    const title = pack.lessons.get(lesson)?.title ?? '';
    assert.ok(asked[0]?.includes(title) && asked[0].includes(pack.title), asked[0]);

    const never = () => assert.fail('a broken link asks for nothing');
    for (const path of ['', '/lab', `/lab/${pack.id}/no-such-lab`, '/lesson/gone/l1', `/run/${pack.id}/${lesson}`]) {
      const broken = vscode.Uri.parse(`vscode://groundloop.groundloop${path}`);
      assert.equal(await shown.followLink(broken, never), undefined, path);
    }
    assert.equal(shown.panels().length, 0);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('reads the packs again on demand, and keeps everything', async () => {
    const rows = await shown.course.getChildren();
    await vscode.commands.executeCommand('groundloop.refreshCourse');
    assert.deepEqual(await shown.course.getChildren(), rows);
    assert.ok((await readFile(shown.progressFile.fsPath, 'utf8')).length > 0);
  });
});
