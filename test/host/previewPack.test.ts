import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { Shown } from '../../src/extension.ts';
import { samplePack } from '../support/samplePack.ts';
import { until } from './until.ts';

describe('previewing a pack that is being written, in a real extension host', function () {
  this.timeout(120_000);
  let shown: Shown;
  let folder: string;

  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  const label = async (id: string): Promise<string> => {
    const row = await shown.course.getTreeItem(id);
    return typeof row.label === 'string' ? row.label : '';
  };
  const problemsOf = (path: string): readonly vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(vscode.Uri.file(join(folder, path)));
  /** As long as its minutes say. */
  const lesson = `${samplePack['lessons/l1/lesson.md'] ?? ''}\n${'It comes back again. '.repeat(140)}\n`;

  before(async () => {
    const extension = vscode.extensions.getExtension<Shown>('groundloop.groundloop');
    assert.ok(extension);
    shown = await extension.activate();
    const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? assert.fail('no folder is open');
    folder = join(root, 'my-pack');
    for (const [path, text] of Object.entries({ ...samplePack, 'lessons/l1/lesson.md': lesson }))
      await write(path, text);
  });
  after(async () => {
    await vscode.commands.executeCommand('groundloop.stopPreview');
    await rm(folder, { recursive: true });
  });

  it('shows the pack in the course, marked, with nothing installed', async () => {
    assert.equal(await vscode.commands.executeCommand('groundloop.previewPack'), 0);
    assert.equal(await label('sample'), 'Sample (preview)');
    assert.equal(shown.course.view.description, 'Sample (preview)');
    assert.equal((await label('sample/lesson/l1')).includes('Loops'), true);
  });

  it('follows what is saved', async () => {
    await write('lessons/l1/lesson.md', lesson.replace('title: Loops', 'title: Circles'));
    await until(async () => (await label('sample/lesson/l1')).includes('Circles'));
  });

  it('says what is wrong at its place, keeps the last version that can be read, and takes it back once mended', async () => {
    await write('lessons/l1/lesson.md', lesson.replace('[@doe2020]', '[@nobody]'));
    await until(() => problemsOf('lessons/l1/lesson.md').length > 0);
    const [problem] = problemsOf('lessons/l1/lesson.md');
    const line = lesson.split('\n').findIndex((text) => text.includes('[@doe2020]'));
    assert.equal(problem?.range.start.line, line);
    assert.match(problem.message, /nobody/);
    assert.equal((await label('sample/lesson/l1')).includes('Circles'), true);
    await write('lessons/l1/lesson.md', lesson);
    await until(() => problemsOf('lessons/l1/lesson.md').length === 0);
    await until(async () => (await label('sample/lesson/l1')).includes('Loops'));
  });

  it('is gone when it is stopped, with its problems', async () => {
    await vscode.commands.executeCommand('groundloop.stopPreview');
    await until(async () => !(await shown.course.getChildren(undefined)).includes('sample'));
    await write('lessons/l1/lesson.md', 'nonsense');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.deepEqual(problemsOf('lessons/l1/lesson.md'), []);
  });
});
