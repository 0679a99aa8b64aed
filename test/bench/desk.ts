import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { classReport } from '../../src/core/desk/report/classReport.ts';
import type { LabFiles, Pack } from '../../src/core/course/pack.ts';
import { grade } from '../../src/core/grading/grade.ts';
import type { Verdict } from '../../src/core/grading/verdict.ts';
import { readHanded } from '../../src/desk/findSubmissions.ts';
import { gradeAll } from '../../src/desk/gradeAll.ts';
import { gradeSubmission } from '../../src/desk/gradeSubmission.ts';
import { readRows, RowFile } from '../../src/desk/rowFile.ts';
import { PackLibrary } from '../../src/packs/library.ts';
import { gradeSource } from '../../src/sandbox/gradeSource.ts';
import { Sandbox } from '../../src/sandbox/sandbox.ts';
import { type Learner, makeClass } from '../support/class.ts';
import { noSource } from '../support/lab.ts';
import { freshly } from './freshly.ts';

type PrintRow = (what: string, value: string) => void;

const root = join(import.meta.dirname, '../..');
const workerPath = join(root, 'dist/worker.cjs');
/** `GROUNDLOOP_BENCH_CLASS=100` where there is little time. */
const MANY = Number(process.env['GROUNDLOOP_BENCH_CLASS'] ?? 1000);
const LARGE = 10_000;
/** Of so many the bare simulations are measured: they are alike. */
const BARE = 200;
const LIMITS = { seconds: 40, megabytes: 512 };

/** What a class costs, and what a very large one leaves behind. */
export async function desk(row: PrintRow): Promise<void> {
  const found = await new PackLibrary(join(root, 'labs')).lab('model-collapse');
  if (!found) throw new Error('the sample lab is missing');
  await inFolder((folder) => grades(folder, found, row));
  await inFolder((folder) => largeClass(folder, found, row));
}

interface Found {
  readonly pack: Pack;
  readonly files: LabFiles;
}

/**
 * Grades per second and core, beside bare simulation: the same programs on the same seeds, in one warm process, without
 * parsing, sandbox or rows.
 */
async function grades(folder: string, { pack, files }: Found, row: PrintRow): Promise<void> {
  const learners = await makeClass(folder, MANY, 1, { receipts: false });
  // An edit may have left a program that can't be run, which says nothing about time.
  const sound = learners.filter(({ oddity, edited }) => oddity !== 'forged' && !edited);
  const jobs = availableParallelism();
  const memory: number[] = [];
  let faults = 0;
  const onRow = ({ outcome }: { outcome: string }): Promise<void> => {
    memory.push(resident());
    if (outcome !== 'graded') faults += 1;
    return Promise.resolve();
  };
  const [begun, used] = [performance.now(), processorTime()];
  await gradeAll(
    sound.map(({ file }) => join(folder, file)),
    { pack, limits: LIMITS, workerPath, jobs, onRow },
    new AbortController().signal,
  );
  const byTheClock = ((performance.now() - begun) * jobs) / sound.length;
  const each = used === undefined ? byTheClock : (processorTime()! - used) / sound.length;
  const bare = bareSimulation(sound, files);
  row(
    `a class of ${sound.length}, ${jobs} at a time, ${faults} faults: grades per second and core`,
    `${(1000 / each).toFixed(2)}, by the clock ${(1000 / byTheClock).toFixed(2)}`,
  );
  row('  processor time: a grade, bare simulation of the same', `${each.toFixed(0)} ms, ${bare.toFixed(0)} ms`);
  row('  ratio of the two (aim ≤ 1.25; docs/decisions/0022)', `${(each / bare).toFixed(1)} ×`);
  row('  memory of the desk after a tenth, half and all', `${inTime(memory)} MB`);
}

function bareSimulation(sound: readonly Learner[], { lab }: LabFiles): number {
  const some = sound.slice(0, BARE).map(({ submission }) => freshly(submission.code));
  const gradeSome = (): number => {
    const { user, system } = process.cpuUsage();
    for (const instantiate of some) grade({ lab, instantiate, source: noSource, seedBlock: 0 });
    const used = process.cpuUsage({ user, system });
    return (used.user + used.system) / 1000 / some.length;
  };
  gradeSome();
  return gradeSome();
}

/** Ten thousand submissions through all of the desk but the sandbox, in whose place one verdict stands for all. */
async function largeClass(folder: string, { pack, files }: Found, row: PrintRow): Promise<void> {
  const learners = await makeClass(folder, LARGE, 2, { receipts: false });
  const verdict = await oneVerdict({ pack, files });
  const run = () => Promise.resolve({ kind: 'verdict' as const, verdict: structuredClone(verdict) });
  const target = join(folder, 'rows.jsonl');
  const rows = await RowFile.open(target);
  if (!rows.ok) throw new Error(rows.problem.message);
  const memory: number[] = [];
  const never = new AbortController().signal;
  const begun = performance.now();
  for (const { file } of learners) {
    const graded = await gradeSubmission(
      await readHanded(join(folder, file)),
      { pack, limits: LIMITS, sandbox: { run } },
      never,
    );
    if (graded) await rows.value.append(graded);
    memory.push(resident());
  }
  await rows.value.close();
  const each = (performance.now() - begun) / LARGE;
  row(`${LARGE} submissions but for the sandbox, each`, `${each.toFixed(1)} ms`);
  row('  memory of the desk after a tenth, half and all', `${inTime(memory)} MB`);
  const [again, { rows: all }] = [performance.now(), await readRows(target)];
  const reading = performance.now() - again;
  const html = classReport(all, { made: new Date(0).toISOString(), pack });
  const writing = performance.now() - again - reading;
  row(
    `  its rows read, its report written (${(html.length / 2 ** 20).toFixed(1)} MB)`,
    `${(reading / 1000).toFixed(1)} s, ${(writing / 1000).toFixed(1)} s, then ${resident().toFixed(0)} MB`,
  );
}

async function oneVerdict({ pack, files }: Found): Promise<Verdict> {
  const sandbox = new Sandbox({ workerPath, keepSpare: false });
  const source = readFileSync(join(root, 'labs/groundloop-course/labs/model-collapse/solutions/accumulate.ts'), 'utf8');
  const task = { pack, files, source, fileName: 'pipeline.ts', seedBlock: 0, limits: LIMITS };
  const verdict = await gradeSource(sandbox, task, new AbortController().signal);
  sandbox.dispose();
  if (!verdict || verdict.fault) throw new Error('the solution should be graded');
  return verdict;
}

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'groundloop-class-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const resident = (): number => process.memoryUsage.rss() / 2 ** 20;

const inTime = (memory: readonly number[]): string =>
  [0.1, 0.5, 1].map((share) => (memory[Math.floor(share * (memory.length - 1))] ?? NaN).toFixed(0)).join(', ');

/** Milliseconds that this process and its ended children have computed; Linux only, which counts in hundredths of a second. */
function processorTime(): number | undefined {
  if (!existsSync('/proc/self/stat')) return undefined;
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
  return fields.slice(11, 15).reduce((sum, ticks) => sum + 10 * Number(ticks), 0);
}
