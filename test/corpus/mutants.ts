import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { Lab } from '../../src/core/course/lab.ts';
import type { Labelled } from './corpus.ts';
import { shareWithInterval } from './figures.ts';
import { BLOCKS, foundIn } from './judge.ts';
import { type Mutant, mutantsOf, type Operator, operators } from './mutate.ts';
import type { GradingPool } from './pool.ts';

/** Seeds on which a mutant that trains on the same items as its parent counts as the same program. */
const SAME_ON = [1, 2];
const BLOCK = BLOCKS[0]!;

/** What became of a mutant: `expected` and `otherwise` are changed verdicts, `refused` is a fault. */
export type Fate = 'equivalent' | 'expected' | 'otherwise' | 'refused' | 'unchanged';

interface Tried extends Omit<Mutant, 'code'> {
  readonly program: string;
  readonly fate: Fate;
  readonly found: readonly string[];
  /** The fault's message. */
  readonly refusal?: string;
}

export interface MutantOptions {
  /** At most this many mutants, as evenly over the operators as there are. The same ones every time. */
  readonly cap: number;
  readonly json: string | undefined;
}

/** The mutation check: do one-edit changes of sound programs get the verdict they deserve? Prints what it found. */
export async function runMutants(
  pool: GradingPool,
  programs: readonly Labelled[],
  labs: ReadonlyMap<string, Lab>,
  { cap, json }: MutantOptions,
): Promise<void> {
  const candidates = programs.filter((p) => p.flaws.length + p.maybe.length === 0 && !p.refused && !p.disagreement);
  const graded = await Promise.all(candidates.map((p) => pool.grade(p.code, labs.get(p.lab)!, BLOCK)));
  const sound = candidates.filter((_, i) => graded[i]!.kind === 'graded' && foundIn(graded[i]!).length === 0);
  const all = sound.flatMap((program) =>
    mutantsOf(program.code).map((mutant) => ({ program, mutant, lab: labs.get(program.lab)! })),
  );
  const chosen = sampled(all, cap);
  console.log(
    `${sound.length} sound programs, ${all.length} mutants, ${chosen.length} of them tried on block ${BLOCK}`,
  );
  const parents = new Map(sound.map((p) => [p, pool.trace(p.code, labs.get(p.lab)!, SAME_ON)]));
  const tried = await Promise.all(
    chosen.map(async ({ program, mutant, lab }) => tryMutant(pool, program, mutant, lab, await parents.get(program)!)),
  );
  if (json !== undefined) writeFileSync(json, JSON.stringify(tried, undefined, 1));
  print(
    tried,
    all.map(({ mutant }) => mutant.operator),
  );
}

/** As even a choice over the operators as there is, by a hash of the mutants: it stays when programs are added. */
function sampled<T extends { program: Labelled; mutant: Mutant }>(all: readonly T[], cap: number): T[] {
  const key = ({ program, mutant }: T): string =>
    createHash('sha256')
      .update(`${program.id} ${mutant.operator} ${mutant.line} ${mutant.from} ${mutant.to}`)
      .digest('hex');
  const ranked = all.map((each) => ({ each, key: key(each) })).sort((a, b) => (a.key < b.key ? -1 : 1));
  const ranks = new Map<Operator, number>();
  return ranked
    .map(({ each }) => {
      const rank = ranks.get(each.mutant.operator) ?? 0;
      ranks.set(each.mutant.operator, rank + 1);
      return { each, rank };
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, cap)
    .map(({ each }) => each);
}

async function tryMutant(
  pool: GradingPool,
  program: Labelled,
  { code, ...mutant }: Mutant,
  lab: Lab,
  parent: Awaited<ReturnType<GradingPool['trace']>>,
): Promise<Tried> {
  // A flaw that the lab doesn't look for can't be expected there.
  const known = mutant.expected === 'sound' || lab.rubric.flaws[mutant.expected ?? ''] !== undefined;
  const tried = { ...mutant, expected: known ? mutant.expected : undefined, program: program.id };
  const trace = await pool.trace(code, lab, SAME_ON);
  if (trace.kind === 'traced' && parent.kind === 'traced' && trace.fingerprint === parent.fingerprint) {
    return { ...tried, fate: 'equivalent', found: [] };
  }
  const result = await pool.grade(code, lab, BLOCK);
  if (result.kind === 'fault') return { ...tried, fate: 'refused', found: [], refusal: result.fault.message };
  const found = foundIn(result);
  return { ...tried, fate: fateOf(tried.expected, found), found };
}

function fateOf(expected: string | undefined, found: readonly string[]): Fate {
  if (expected === 'sound') return found.length === 0 ? 'expected' : 'otherwise';
  if (expected !== undefined && found.includes(expected)) return 'expected';
  return found.length > 0 ? 'otherwise' : 'unchanged';
}

function print(tried: readonly Tried[], generated: readonly Operator[]): void {
  const heads = ['operator', 'generated', 'tried', 'equivalent', 'expected', 'otherwise', 'refused', 'unchanged'];
  const line = (cells: readonly (string | number)[]): void => {
    console.log(cells.map((cell, i) => (i === 0 ? String(cell).padEnd(22) : String(cell).padStart(11))).join(''));
  };
  for (const [title, some] of [
    ['the edit tells what must be found', tried.filter(({ expected }) => expected !== undefined)],
    ['the edit alone does not tell', tried.filter(({ expected }) => expected === undefined)],
  ] as const) {
    console.log(`\n${title}`);
    line(heads);
    for (const operator of operators) {
      const of = some.filter((each) => each.operator === operator);
      if (of.length === 0) continue;
      const fates = (['equivalent', 'expected', 'otherwise', 'refused', 'unchanged'] as const).map(
        (fate) => of.filter((each) => each.fate === fate).length,
      );
      line([operator, generated.filter((each) => each === operator).length, of.length, ...fates]);
    }
  }
  const different = tried.filter(({ fate }) => fate !== 'equivalent');
  const told = different.filter(({ expected }) => expected !== undefined);
  const right = told.filter(({ fate }) => fate === 'expected').length;
  const flawed = told.filter(({ expected }) => expected !== 'sound');
  const noticed = flawed.filter(({ fate }) => fate !== 'unchanged').length;
  console.log(`\nmutation score, verdict as it must be: ${shareWithInterval(right, told.length)}`);
  console.log(`flawed mutants that don't pass:        ${shareWithInterval(noticed, flawed.length)}`);
  const odd = told.filter(({ fate }) => fate !== 'expected');
  console.log(`\n${odd.length} mutants not judged as expected`);
  for (const { program, operator, line: at, from, to, expected, fate, found, refusal } of odd) {
    console.log(
      `  ${program}, line ${at}, ${operator}: expected ${String(expected)}, ${fate} ${refusal ?? found.join(' ')}`,
    );
    console.log(`      ${oneLine(from)}  →  ${oneLine(to)}`);
  }
}

const oneLine = (text: string): string => {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length > 90 ? `${flat.slice(0, 89)}…` : flat;
};
