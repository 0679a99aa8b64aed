import { say } from '../base/say.ts';
import { type LabMeasure, meets } from '../course/measure.ts';
import { ContractError } from '../simulation/contractError.ts';
import { heldBelow } from './capstone.ts';
import type { RunRecord } from './runRecord.ts';
import { decimalsFor, shown } from './units.ts';
import type { Fault, Verdict } from './verdict.ts';

/** By measure: its value in each generation, from generation 0 on. */
export type MeasuredValues = Readonly<Record<string, readonly number[]>>;

/** The code of a lab's measures: `measure(g, before)`. Nothing about it is taken for granted. */
type Measure = (g: unknown, before: unknown) => unknown;

/** Digits that are kept: engines that differ in the last bit of a logarithm still agree. */
const DIGITS = 6;

/**
 * Asks the pack's code about each generation in turn. The run is frozen first, all of it.
 * @throws ContractError where it doesn't answer with a finite number for each measure and nothing else; and whatever it throws
 */
export function askMeasures(measure: Measure, run: RunRecord, ids: readonly string[]): Record<string, number[]> {
  const values = new Map(ids.map((id) => [id, [] as number[]]));
  freeze(run);
  run.forEach((generation, t) => {
    const answer = measure(generation, Object.freeze(run.slice(0, t)));
    for (const [id, list] of values) list.push(valueOf(answer, id, t));
    for (const id of Object.keys(answer as object)) if (!values.has(id)) throw unlisted(id);
  });
  return Object.fromEntries(values);
}

/** Plain data as a whole: SES's `harden` takes fifty times as long for it. */
function freeze(part: unknown): void {
  if (typeof part !== 'object' || part === null) return;
  Object.freeze(part);
  for (const inner of Object.values(part)) freeze(inner);
}

/** Read as an own data property, so that none of the pack's getters runs. */
function valueOf(answer: unknown, id: string, t: number): number {
  if (typeof answer !== 'object' || answer === null) {
    throw new ContractError(
      () => say('For generation {t}, measure answers with no object.', { t }),
      'return',
      () => say('Return an object with a number for each measure, such as { "{id}": 0.5 }.', { id }),
    );
  }
  const value: unknown = Object.getOwnPropertyDescriptor(answer, id)?.value;
  if (typeof value === 'number' && Number.isFinite(value)) return Number(value.toPrecision(DIGITS));
  throw new ContractError(
    () =>
      value === undefined
        ? say('For generation {t}, measure answers without “{id}”, which lab.yaml lists.', { t, id })
        : say('For generation {t}, “{id}” is no finite number.', { t, id }),
    'return',
    () =>
      say('A division by 0 gives no number: a model may have forgotten every fact, and generation 0 trained on none.'),
  );
}

const unlisted = (id: string): ContractError =>
  new ContractError(
    () => say('measure answers with “{id}”, which lab.yaml doesn’t list.', { id }),
    'return',
    () => say('List it under measures, or leave it out.'),
  );

/**
 * A verdict with what the lab's own measures came to. What is required of them and isn't met holds the score below the pass
 * mark, as a flaw does in a capstone; where the pack's code failed, nothing is required.
 */
export function withMeasures(
  verdict: Verdict,
  measures: readonly LabMeasure[],
  came: { readonly values: MeasuredValues } | { readonly fault: Fault },
): Verdict {
  const { metrics } = verdict;
  if (!metrics) return verdict;
  if ('fault' in came) {
    const list = measures.map((measure) => ({ ...measure }));
    return {
      ...verdict,
      measures: { list, fault: came.fault },
      advice: [...verdict.advice, failureWords(came.fault)],
    };
  }
  const { values } = came;
  const generations = metrics.generations.map((generation, t) => ({
    ...generation,
    measures: Object.fromEntries(measures.map(({ id }) => [id, values[id]?.[t] ?? 0])),
  }));
  const list = measures.map((measure) => {
    const met = meets(measure, values[measure.id]?.at(-1) ?? 0);
    return { ...measure, ...(met !== undefined && { met }) };
  });
  const measured = { ...verdict, metrics: { ...metrics, generations }, measures: { list } };
  const unmet = list.find(({ met }) => met === false);
  if (!unmet || verdict.scored === false) return measured;
  return {
    ...measured,
    score: heldBelow(verdict.score, verdict.passMark, true),
    passed: false,
    summary: verdict.passed ? unmetWords(unmet, values[unmet.id]?.at(-1) ?? 0) : verdict.summary,
  };
}

/** A value in its unit; a count stays whole. */
export const inUnit = (unit: LabMeasure['unit'], value: number): string =>
  unit === 'percent'
    ? say('{n} %', { n: Math.round(1000 * value) / 10 })
    : shown(value, Number.isSafeInteger(value) ? 0 : undefined);

function unmetWords({ title, unit, good, required = 0 }: LabMeasure, value: number): string {
  const words = { title, ...apart(unit, value, required) };
  return good === 'high'
    ? say('Not yet: “{title}” ends at {value}, and this lab asks for at least {required}.', words)
    : say('Not yet: “{title}” ends at {value}, and this lab asks for at most {required}.', words);
}

/** A value and what is asked of it, alike in decimals, and in as many as it takes for two different ones to look different. */
export function apart(
  unit: LabMeasure['unit'],
  value: number,
  required: number,
): { readonly value: string; readonly required: string } {
  const plain = { value: inUnit(unit, value), required: inUnit(unit, required) };
  const whole = Number.isSafeInteger(value) && Number.isSafeInteger(required);
  if (value === required || (unit === 'percent' ? plain.value !== plain.required : whole)) return plain;
  const scale = unit === 'percent' ? 100 : 1;
  const decimals = decimalsFor(scale * value, scale * required);
  const exact = (x: number): string =>
    unit === 'percent' ? say('{n} %', { n: shown(scale * x, decimals) }) : shown(x, decimals);
  return { value: exact(value), required: exact(required) };
}

/** What went wrong in the pack's code. */
export function endWords({ kind, message }: Fault): string {
  switch (kind) {
    case 'timeout':
      return say('It was still running when its time was over.');
    case 'memory':
      return say('It used too much memory.');
    case 'crashed':
      return say('The process that ran it ended without an answer.');
    default:
      return message;
  }
}

/** Where the pack's code failed and how, for whoever wrote it. */
export function failureIn(fault: Fault): string {
  const line = fault.where?.line;
  const message = endWords(fault);
  if (isGroundloops(fault)) return message;
  return line === undefined
    ? say('measures.ts: {message}', { message })
    : say('measures.ts, line {line}: {message}', { line, message });
}

/** Whether the code isn't to blame. */
const isGroundloops = ({ kind }: Fault): boolean => kind === 'internal' || kind === 'crashed';

const failureWords = (fault: Fault): string =>
  isGroundloops(fault)
    ? say('A measure of this lab could not be taken this time. That costs you nothing. {failure}', {
        failure: failureIn(fault),
      })
    : say(
        'A measure of this lab failed and was left out. That isn’t your doing, and it costs you nothing. For whoever wrote the lab: {failure}',
        { failure: failureIn(fault) },
      );
