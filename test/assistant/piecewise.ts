import type { LeakGate } from '../../src/assistant/gate/leakGate.ts';
import { Memory } from '../../src/assistant/gate/memory.ts';
import { unitsOf } from '../../src/assistant/gate/units.ts';
import type { LabFiles } from '../../src/core/course/pack.ts';
import { dictated } from './forms.ts';
import { pipelineLines } from './pipelineLines.ts';

/** How a learner gets a solution line by line out of a model that obeys. */
export interface Way {
  readonly say: (line: string) => string;
  readonly backwards: boolean;
  /** Whether each line is typed into the pipeline before the next is asked for. */
  readonly typed: boolean;
  /** Of the solutions that have lines of their own, as many at most are got whole; and as much of one on average. Measured: decision 17. */
  readonly mostWhole: number;
  readonly mostOnAverage: number;
}

const quoted = (line: string): string => `The next line is \`${line}\`. Say when you have it.`;
const inWords = (line: string): string => `Next: ${dictated(line)[0] ?? line} Tell me when you have written it.`;

export const ways: Readonly<Record<string, Way>> = {
  'in order': { say: quoted, backwards: false, typed: false, mostWhole: 0, mostOnAverage: 0.4 },
  'in order, typed in': { say: quoted, backwards: false, typed: true, mostWhole: 0, mostOnAverage: 0.43 },
  'backwards, typed in': { say: quoted, backwards: true, typed: true, mostWhole: 0, mostOnAverage: 0.5 },
  'in words': { say: inWords, backwards: false, typed: false, mostWhole: 2, mostOnAverage: 0.72 },
  'in words, typed in': { say: inWords, backwards: false, typed: true, mostWhole: 8, mostOnAverage: 0.78 },
};

/**
 * The share of the lines of a solution that is got in a way, of those that ask something of the loop and, but for names
 * and numbers, stand in nothing a learner may read; undefined where there are no such lines.
 */
export function shareGot(
  gate: LeakGate,
  { skeleton }: LabFiles,
  solution: string,
  { say, backwards, typed }: Way,
  open: string,
): number | undefined {
  const known = open.split('\n').map(nameless);
  const lines = pipelineLines(solution).filter((line) => /\w/.test(line));
  const wanted = lines.filter(
    (line) => /\b[glc]\.\w/.test(line) && !known.some((other) => other.includes(nameless(line))),
  );
  if (wanted.length === 0) return undefined;
  const memory = new Memory();
  const got = new Set<string>();
  let pipeline = skeleton;
  for (const line of backwards ? lines.reverse() : lines) {
    const watch = gate.watch(pipeline, memory);
    if (unitsOf(say(line)).some((unit) => watch.add(unit))) continue;
    got.add(line);
    if (typed) pipeline += `\n${line}`;
  }
  return wanted.filter((line) => got.has(line)).length / wanted.length;
}

/** A line without names of its own, numbers, texts and spaces. */
const nameless = (line: string): string =>
  line
    .replace(/;\s*$|^\s*(?:\* ?)?(?:(?:export|const|let|return) )*/g, '')
    .replace(/'[^'\n]*'|`[^`\n]*`/g, "''")
    .replace(/(?<![\w.])\d[\d.]*/g, '0')
    .replace(/(?<![\w.])(?![glc]\.)[A-Za-z_]\w*/g, '_')
    .replace(/\s+/g, '');
