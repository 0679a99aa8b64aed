import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Shown } from '../../src/extension.ts';

/** Before any other suite has learned something: `index.ts` runs this file first. */
describe('the course tree of someone who has done nothing yet', () => {
  let shown: Shown;

  before(async () => {
    const extension = vscode.extensions.getExtension<Shown>('groundloop.groundloop');
    assert.ok(extension);
    shown = await extension.activate();
  });

  it('has no rows, so that the view shows the first steps', async () => {
    assert.deepEqual(await shown.course.getChildren(), []);
  });

  it('has them all as soon as one asks for the course', async () => {
    await vscode.commands.executeCommand('groundloop.showCourse');
    const rows = await shown.course.getChildren();
    assert.ok(rows.includes('groundloop-course/glossary'), rows.join(', '));
    assert.equal(shown.panels().length, 0, 'nothing else was opened');
  });
});
