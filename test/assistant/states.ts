import assert from 'node:assert/strict';
import { briefLab, type RunFacts } from '../../src/assistant/briefLab.ts';
import type { Briefing } from '../../src/assistant/briefing.ts';
import type { LabFiles } from '../../src/core/course/pack.ts';
import { VERDICT_SCHEMA, type Verdict } from '../../src/core/grading/verdict.ts';
import { GradingPool } from '../corpus/pool.ts';
import { course, labs, open } from './course.ts';

/** The states that a lab can be in when a learner asks, with real verdicts. */

export const states = ['never', 'flawed', 'stale', 'passed', 'fault'] as const;
export type State = (typeof states)[number];
export type Briefings = ReadonlyMap<string, Readonly<Record<State, Briefing>>>;

const fault = {
  kind: 'runtime',
  message: 'drafts.fliter is not a function.',
  hint: 'Did you mean filter?',
  where: { line: 7, column: 3, endLine: 7, endColumn: 16 },
} as const;

/** Grades the skeleton and a solution of every lab, and briefs about each state. Takes some seconds. */
export async function briefAll(): Promise<Briefings> {
  const pool = await GradingPool.start();
  try {
    return new Map(await Promise.all(labs.map(async (files) => [files.lab.id, await briefOne(pool, files)] as const)));
  } finally {
    await pool.dispose();
  }
}

async function briefOne(pool: GradingPool, files: LabFiles): Promise<Record<State, Briefing>> {
  const { skeleton, solutions, lab } = files;
  const solution = [...solutions.values()][0] ?? assert.fail(`${lab.id} has no solution`);
  const [flawed, passed] = await Promise.all([verdictOn(pool, files, skeleton), verdictOn(pool, files, solution)]);
  assert.ok(!flawed.passed && passed.passed, lab.id);
  const brief = (facts: RunFacts): Briefing => briefLab(open, files, facts, {});
  const edited = `${skeleton}\n// Next: think.\n`;
  return {
    never: brief({ text: null, verdict: null, fault: null }),
    flawed: brief({ text: skeleton, verdict: { verdict: flawed, text: skeleton }, fault: null }),
    stale: brief({ text: edited, verdict: { verdict: flawed, text: skeleton }, fault: null }),
    passed: brief({ text: solution, verdict: { verdict: passed, text: solution }, fault: null }),
    fault: brief({ text: skeleton, verdict: null, fault: { fault, text: skeleton } }),
  };
}

async function verdictOn(pool: GradingPool, { lab }: LabFiles, source: string): Promise<Verdict> {
  const result = await pool.grade(source, lab, 0);
  if (result.kind !== 'graded') return assert.fail(`${lab.id}: ${JSON.stringify(result)}`);
  return {
    schema: VERDICT_SCHEMA,
    pack: { id: course.id, version: course.version, hash: course.hash },
    grader: { version: 'test' },
    code: { hash: 'test' },
    ...result.graded,
    timings: { total: 1, compile: 0, grade: 1, generations: 1 },
  };
}
