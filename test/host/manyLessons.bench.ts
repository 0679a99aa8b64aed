import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noProgress } from '../../src/core/course/progress.ts';
import { courseRow } from '../../src/editor/courseRow.ts';
import { InstalledPacks } from '../../src/packs/installed/installedPacks.ts';
import { openLabpack } from '../../src/packs/labpack/openLabpack.ts';
import { writeLabpack } from '../../src/packs/labpack/writeLabpack.ts';
import { PackLibrary } from '../../src/packs/library.ts';
import { outlineOf } from '../../src/packs/outline.ts';
import { ParsedPacks } from '../../src/packs/parsedPacks.ts';
import { reviewDay } from '../../src/review/cards.ts';
import { manyLessons } from '../support/manyLessons.ts';
import { type Standstill, watchLoop } from './standstill.ts';

const SESSIONS = 7;
const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? NaN;
const words = (first: number, later: readonly number[]): string =>
  `${first.toFixed(0)} ms, then ${median(later).toFixed(0)} ms`;

interface Opened {
  /** Milliseconds to the tree's rows: where the pack was not parsed on this machine before, and in later sessions. */
  readonly first: number;
  readonly later: readonly number[];
  readonly parsing: Standstill;
}

/** Printed by `npm run bench`: how long an installed pack of a thousand lessons takes to its tree, against one of ten. */
describe('a pack of many lessons', function () {
  this.timeout(300_000);

  it('is measured', async () => {
    const [few, many] = [await open(10), await open(1000)];
    console.log(`bench tree of 10 lessons, parsed for the first time: ${words(few.first, few.later)}`);
    console.log(`bench tree of 1000 lessons, parsed for the first time: ${words(many.first, many.later)}`);
    console.log(`bench   more than of 10, in later sessions (aim ≤ 100): ${difference(many, few)} ms`);
    const { own, clock } = many.parsing;
    const longest = `${own.toFixed(0)} ms of its own, ${clock.toFixed(0)} ms by the clock`;
    console.log(`bench   longest standstill while 1000 are parsed (aim < 50 ms): ${longest}`);
  });
});

const difference = (many: Opened, few: Opened): string => (median(many.later) - median(few.later)).toFixed(0);

/** Installs a pack, and reads it as each session does that opens the course: from the disk to the rows of the open tree. */
async function open(lessons: number): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'groundloop-many-'));
  try {
    const bytes = await writeLabpack(manyLessons(lessons));
    const opened = await openLabpack(bytes);
    if (!opened.ok) throw new Error(JSON.stringify(opened.problem.slice(0, 3)));
    const installed = new InstalledPacks(join(folder, 'packs'));
    await installed.install(bytes, opened.value, 'here');
    const session = async (): Promise<number> => {
      const parsed = new ParsedPacks(join(folder, 'parsed'), __filename);
      const start = performance.now();
      const { packs } = await new PackLibrary(folder, { installed, parsed }).contents();
      const { due } = reviewDay(packs, noProgress, new Date(), 10);
      const outline = outlineOf(packs, noProgress, undefined, due.length);
      const rows = outline.roots.flatMap((root) => [root, ...root.children]);
      for (const node of rows) courseRow(node, { expanded: true, here: false });
      const time = performance.now() - start;
      if (packs[0]?.lessons.size !== lessons) throw new Error('the pack should be there');
      return time;
    };
    const stop = watchLoop();
    const first = await session();
    const parsing = stop();
    const later: number[] = [];
    for (let i = 0; i < SESSIONS; i++) later.push(await session());
    return { first, later, parsing };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
