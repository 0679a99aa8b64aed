/**
 * `npm run corpus`: grades every labelled program and prints how often labels and grader agree, and every disagreement.
 * Asserts nothing: that is the suite's work. Exits with 1 only where a program ends otherwise than its label says: refused
 * although it should be graded, or the other way round.
 */
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { FlawVerdict } from '../../src/core/grading/verdict.ts';
import { type Labelled, readLabs, readPrograms, splits } from './corpus.ts';
import {
  type Confusion,
  figuresOf,
  isExact,
  shareWithInterval,
  type Trial,
  unexpectedEnd,
  askedOf,
} from './figures.ts';
import { BLOCKS, disagreements, foundIn } from './judge.ts';
import { runMutants } from './mutants.ts';
import { GradingPool } from './pool.ts';

const { values: options } = parseArgs({
  options: {
    lab: { type: 'string' },
    split: { type: 'string' },
    program: { type: 'string' },
    blocks: { type: 'string', default: String(BLOCKS.length) },
    json: { type: 'string' },
    mutants: { type: 'boolean', default: false },
    cap: { type: 'string', default: '240' },
  },
});
const blocks = BLOCKS.slice(0, Number(options.blocks));
const labs = await readLabs();
const programs = readPrograms().filter(
  ({ id, lab, split }) =>
    (options.lab ?? lab) === lab && (options.split ?? split) === split && (options.program ?? id) === id,
);
if (programs.length === 0 || blocks.length === 0) {
  console.error(
    `No program fits. Labs: ${[...labs.keys()].join(', ')}. Splits: ${splits.join(', ')}. Blocks: 1 to ${BLOCKS.length}.`,
  );
  process.exit(1);
}

const pool = await GradingPool.start();
try {
  if (options.mutants) await runMutants(pool, programs, labs, { cap: Number(options.cap), json: options.json });
  else await gradeAll();
} finally {
  await pool.dispose();
}

async function gradeAll(): Promise<void> {
  const trials = await Promise.all(programs.flatMap((program) => blocks.map((block) => tryOut(program, block))));
  if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(trials.map(plain), undefined, 1));
  printFigures('all', trials);
  for (const split of splits) {
    const some = trials.filter(({ program }) => program.split === split);
    if (some.length > 0 && some.length < trials.length) printFigures(split, some);
  }
  printFlaws(trials);
  printDisagreements(trials);
  if (trials.some(unexpectedEnd)) process.exitCode = 1;
}

async function tryOut(program: Labelled, block: number): Promise<Trial> {
  const lab = labs.get(program.lab);
  if (!lab) throw new Error(`${program.id} is of the lab ${program.lab}, which the built-in pack doesn't have.`);
  return { program, lab, block, result: await pool.grade(program.code, lab, block) };
}

function printFigures(name: string, trials: readonly Trial[]): void {
  const figures = figuresOf(trials);
  const { flaws, failing, time } = figures;
  const row = (what: string, value: string): void => {
    console.log(`  ${what.padEnd(44)} ${value}`);
  };
  console.log(`\n${name}: ${figures.programs} programs, ${figures.grades} grades`);
  row('exact label sets, grades', shareWithInterval(figures.exact, figures.grades));
  row('exact on every block, programs', shareWithInterval(figures.exactPrograms, figures.programs));
  row('false positives', shareWithInterval(flaws.falsePositives, flaws.falsePositives + flaws.trueNegatives));
  row('false negatives', shareWithInterval(flaws.falseNegatives, flaws.falseNegatives + flaws.truePositives));
  row(
    'flawed programs passed',
    `${failing.falseNegatives} of ${failing.falseNegatives + failing.truePositives} grades`,
  );
  row('sound programs failed', `${failing.falsePositives} of ${failing.falsePositives + failing.trueNegatives} grades`);
  row('seeds per grade', figures.meanSeeds.toFixed(2));
  row('generations per seed', figures.generationsPerSeed.toFixed(0));
  row('grade: median, p95, max', [time.median, time.p95, time.max].map((ms) => `${ms.toFixed(0)} ms`).join(', '));
}

function printFlaws(trials: readonly Trial[]): void {
  console.log('\nper flaw (grades)      positives  negatives  precision                        recall');
  const rows = Object.entries(figuresOf(trials).byFlaw).sort(([a], [b]) => a.localeCompare(b));
  for (const [id, counts] of rows) console.log(`  ${id.padEnd(20)} ${flawRow(counts)}`);
}

function flawRow({ truePositives: tp, falsePositives: fp, falseNegatives: fn, trueNegatives: tn }: Confusion): string {
  const columns = [String(tp + fn).padStart(9), String(fp + tn).padStart(9)];
  return `${columns.join('  ')}  ${shareWithInterval(tp, tp + fp).padEnd(32)} ${shareWithInterval(tp, tp + fn)}`;
}

function printDisagreements(trials: readonly Trial[]): void {
  const odd = trials.filter((trial) => !isExact(trial));
  console.log(`\n${odd.length} grades differ from their labels`);
  for (const trial of odd) {
    const { program, block, result } = trial;
    const known = program.disagreement ? ` (known: ${program.disagreement.why})` : '';
    console.log(`  ${program.lab}/${program.id}, block ${block}, ${program.split}: ${program.note}${known}`);
    if (result.kind === 'fault') {
      const expected = program.refused ? `; expected /${program.refused}/` : '';
      console.log(`      refused: ${result.fault.message}${expected}`);
      continue;
    }
    if (program.refused !== undefined) console.log(`      graded; expected to be refused: /${program.refused}/`);
    for (const { flaw, labelled } of disagreements(program, foundIn(result), askedOf(trial))) {
      const measured = result.kind === 'graded' ? result.graded.flaws.find(({ id }) => id === flaw) : undefined;
      console.log(`      ${flaw} ${labelled ? 'missed' : 'found, not labelled'}: ${effectOf(measured)}`);
    }
  }
}

function effectOf(flaw: FlawVerdict | undefined): string {
  if (!flaw) return "not in the lab's rubric";
  if (flaw.effect === null || flaw.se === null) return `${flaw.state}: ${flaw.evidence.sentence}`;
  const side = flaw.sound === 'at-least' ? 'sound from' : 'sound up to';
  return `${flaw.effect.toFixed(3)} ± ${flaw.se.toFixed(3)}, ${side} ${flaw.threshold} (${flaw.state})`;
}

/** A trial for a file: effects and states, without the words. */
function plain({ program, block, result }: Trial): unknown {
  const { id, lab, split, author, flaws, maybe } = program;
  const labels = { id, lab, split, author, flaws, maybe, block };
  if (result.kind !== 'graded') return { ...labels, ...result };
  const measured = result.graded.flaws.map(({ id: flaw, state, effect, se, threshold }) => ({
    flaw,
    state,
    effect,
    se,
    threshold,
  }));
  const { seeds, generations, passed } = result.graded;
  return { ...labels, passed, seeds: seeds.length, generations, milliseconds: result.milliseconds, measured };
}
