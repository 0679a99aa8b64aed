import * as vscode from 'vscode';
import type { Shown } from '../../src/extension.ts';
import { countLiving } from './living.ts';
import { openAndClose } from './panelCycle.ts';

const CYCLES = 20;
const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? NaN;

/** Printed by `npm run bench`: how long a panel takes to its page, and what opening and closing it leaves behind. */
describe('panels', function () {
  this.timeout(120_000);

  it('are measured', async () => {
    const shown = await vscode.extensions.getExtension<Shown>('groundloop.groundloop')?.activate();
    if (!shown) throw new Error('the extension should be there');
    const open = (): Promise<number> => openAndClose(shown, 'groundloop.openLesson', { lesson: 'm7-l2' });
    const first = await open();
    await open();
    const before = { ...countLiving(), heap: process.memoryUsage().heapUsed };
    const times: number[] = [];
    for (let n = 0; n < CYCLES; n++) times.push(await open());
    const after = { ...countLiving(), heap: process.memoryUsage().heapUsed };
    console.log(
      `bench lesson panel, from the command to its page: ${median(times).toFixed(0)} ms, ${first.toFixed(0)} ms the first time`,
    );
    const grown = (what: keyof typeof before): number => after[what] - before[what];
    const { heap, ...things } = {
      heap: grown('heap') / 1024,
      emitters: grown('emitters'),
      disposables: grown('disposables'),
      panels: grown('panels'),
    };
    const words = Object.entries(things).map(([what, count]) => `${count} ${what}`);
    console.log(`bench   left by ${CYCLES} panels opened and closed: ${heap.toFixed(0)} KB, ${words.join(', ')}`);
  });
});
