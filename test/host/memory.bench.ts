import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { makeLab, type LabFolder } from './labFolder.ts';
import { countLiving, type Living } from './living.ts';

const labId = 'model-collapse';
/** About what a busy learner does in an hour. */
const GRADES = 100;
/** Until everything is loaded that stays. */
const WARM_UP = 10;

interface Use extends Living {
  readonly resident: number;
  readonly heap: number;
}

/** After the garbage has been collected. */
function use(): Use {
  const living = countLiving();
  const { rss, heapUsed } = process.memoryUsage();
  return { ...living, resident: rss / 2 ** 20, heap: heapUsed / 2 ** 20 };
}

/** Printed by `npm run bench`: what an hour of editing, saving, grading, hints and panels leaves behind. */
describe('memory', function () {
  this.timeout(280_000);
  let lab: LabFolder;

  before(async () => {
    lab = await makeLab(labId);
  });

  after(() => lab.remove());

  it('is measured over an hour of use', async () => {
    const pack = join(__dirname, '../../../labs/groundloop-course/labs', labId);
    const solution = await readFile(join(pack, 'solutions/accumulate.ts'), 'utf8');
    const { folder, skeleton } = lab;
    const run = (command: string, args?: unknown): Thenable<unknown> => vscode.commands.executeCommand(command, args);
    const turn = async (n: number): Promise<void> => {
      await (await lab.type(`${n % 2 === 0 ? skeleton : solution}\n// turn ${n}\n`)).save();
      await run('groundloop.simulateAndGrade', { folder });
      if (n % 5 === 0) await run('groundloop.openReport', { folder });
      if (n % 5 === 1) await run('groundloop.openGlossary');
      if (n % 5 === 2) await run('groundloop.openLesson', { lesson: 'm7-l1' });
      if (n % 5 === 3) await run('groundloop.nextHint', { folder });
      if (n % 10 === 9) await run('workbench.action.closeAllEditors');
    };
    for (let n = 0; n < WARM_UP; n++) await turn(n);
    const before = use();
    for (let n = 0; n < GRADES; n++) await turn(n);
    const after = use();
    const grown = (what: keyof Use): number => after[what] - before[what];
    console.log(
      `bench extension host, grown by ${GRADES} grades and ${GRADES} panel turns: ${grown('heap').toFixed(1)} MB heap, ${grown('resident').toFixed(0)} MB resident`,
    );
    console.log(
      `bench   from ${before.heap.toFixed(0)} MB heap; ${grown('emitters')} emitters (VS Code keeps 3 of every test run of any extension) and ${grown('disposables')} disposables more`,
    );
  });
});
