import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { makeLab, type LabFolder } from './labFolder.ts';
import { watchLoop, type Standstill } from './standstill.ts';

const labId = 'model-collapse';
const RUNS = 10;
/** After a run: what is drawn from it, and the next worker's start. */
const AFTER = 700;

const words = ({ clock, own }: Standstill): string =>
  `${own.toFixed(0)} ms of its own, ${clock.toFixed(0)} ms by the clock`;
const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const worst = (all: readonly Standstill[]): Standstill => ({
  own: Math.max(...all.map(({ own }) => own)),
  clock: Math.max(...all.map(({ clock }) => clock)),
});

/** Printed by `npm run bench`: how long the extension host stands still while a grade runs. The aim is below 50 ms. */
describe('the event loop', function () {
  this.timeout(120_000);
  let lab: LabFolder;

  before(async () => {
    lab = await makeLab(labId);
  });

  after(() => lab.remove());

  it('is measured while grades run', async () => {
    const pack = join(__dirname, '../../../labs/groundloop-course/labs', labId);
    const solution = await readFile(join(pack, 'solutions/accumulate.ts'), 'utf8');
    const longest: Standstill[] = [];
    /** While nothing of ours runs: what other programs do to this one. */
    const idle: Standstill[] = [];
    for (let run = 0; run < RUNS; run++) {
      await lab.type(`${run % 2 === 0 ? lab.skeleton : solution}\n// run ${run}\n`);
      const rest = watchLoop();
      await wait(2 * AFTER);
      idle.push(rest());
      const stop = watchLoop();
      await vscode.commands.executeCommand('groundloop.simulateAndGrade', { folder: lab.folder });
      await wait(AFTER);
      longest.push(stop());
    }
    // The first run loads what later ones share.
    const [first, ...later] = longest;
    if (first) console.log(`bench extension host, longest standstill in its first grade: ${words(first)}`);
    console.log(`bench   in ${later.length} grades after it (aim < 50 ms): ${words(worst(later))}`);
    console.log(`bench   beside that, while nothing runs: ${words(worst(idle))}`);
  });
});
