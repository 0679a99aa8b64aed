import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Shown } from '../../src/extension.ts';
import { countLiving, type Living } from './living.ts';
import { openAndClose } from './panelCycle.ts';

const CYCLES = 20;
const pages: readonly (readonly [command: string, args?: unknown])[] = [
  ['groundloop.openLesson', { lesson: 'm7-l2' }],
  ['groundloop.startHere'],
  ['groundloop.openGlossary'],
];

describe('panels', function () {
  this.timeout(180_000);

  it(`opened and closed ${CYCLES} times leave nothing behind`, async () => {
    const extension = vscode.extensions.getExtension<Shown>('groundloop.groundloop');
    assert.ok(extension);
    const shown = await extension.activate();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const cycle = async (n: number): Promise<void> => {
      const [command, args] = pages[n % pages.length]!;
      await openAndClose(shown, command, args);
    };
    // What is made once, at the first of each kind, stays.
    for (const n of pages.keys()) await cycle(n);
    const before = countLiving();
    for (let n = 0; n < CYCLES; n++) await cycle(n);
    const after = countLiving();
    const grown = (what: keyof Living): number => after[what] - before[what];
    const figures = JSON.stringify({ before, after });
    assert.ok(grown('panels') <= 0, figures);
    // One a cycle would be a leak; VS Code itself keeps a few now and then.
    for (const what of ['emitters', 'disposables'] as const) assert.ok(grown(what) < CYCLES / 2, figures);
    assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 0);
  });
});
