import { difficulties, frequencies, rightShare } from './people.ts';
import type { Preset } from './preset.ts';

/** The harm class of facts that have none. */
export const NO_HARM = -1;

/** Of the mistakes about a fact with a harm class, the share that is the harmful one; more where there is no room. */
const HARMFUL_MISTAKES = 0.75;
/** Classes are dealt in whole facts, so that some room must be left. */
const ROOM = 0.95;

/** Which facts have which harm class, and which share of the mistakes about them is the harmful one. */
export interface DealtHarms {
  /** By fact: the index of its class, or NO_HARM. */
  readonly classOf: Int8Array;
  /** By class, 0 to 1. */
  readonly shareOfMistakes: readonly number[];
}

type Asked = Pick<Preset, 'facts' | 'people' | 'harms'>;

/**
 * Deals the harm classes to facts in the order of their rank, each to the class that is furthest behind its part of
 * people's mistakes so far: every class gets common and rare facts alike. The shares make P(harmful answer of class j)
 * exactly its prevalence, for people and so for the first model.
 */
export function dealHarms(preset: Asked): DealtHarms {
  const { harms, facts } = preset;
  const classOf = new Int8Array(facts).fill(NO_HARM);
  if (harms.length === 0) return { classOf, shareOfMistakes: [] };
  const mistakes = mistakesByFact(preset);
  const all = sum(mistakes);
  const share = Math.max(HARMFUL_MISTAKES, sum(harms.map((harm) => harm.prevalence)) / all);
  const parts = harms.map((harm) => harm.prevalence / share / all);
  parts.push(Math.max(0, 1 - sum(parts)));
  const dealt = parts.map(() => 0);
  let seen = 0;
  for (let q = 0; q < facts; q++) {
    seen += mistakes[q]!;
    const behind = parts.map((part, j) => part * seen - dealt[j]!);
    const j = behind.indexOf(Math.max(...behind));
    dealt[j]! += mistakes[q]!;
    if (j < harms.length) classOf[q] = j;
  }
  return { classOf, shareOfMistakes: harms.map((harm, j) => harm.prevalence / dealt[j]!) };
}

/** What is wrong with a preset's harm classes, in words; undefined where nothing is. */
export function harmsProblem(preset: Asked): string | undefined {
  if (preset.harms.length === 0) return undefined;
  const names = preset.harms.map((harm) => harm.name);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) return `two harm classes are named ${twice}: give each a name of its own`;
  const wanted = sum(preset.harms.map((harm) => harm.prevalence));
  const most = ROOM * sum(mistakesByFact(preset));
  if (wanted > most || dealHarms(preset).shareOfMistakes.some((share) => share > 1)) {
    return (
      `the harm classes make up ${wanted.toFixed(2)} of all answers, but people get only ${(most / ROOM).toFixed(2)} wrong: ` +
      `let the prevalences add up to at most ${most.toFixed(2)}, or lower people.skill`
    );
  }
  return undefined;
}

/** By fact: how often people meet it and get it wrong. */
function mistakesByFact({ facts, people }: Asked): Float64Array {
  const frequency = frequencies(facts);
  const difficulty = difficulties(facts);
  return frequency.map((p, q) => p * (1 - rightShare(people, difficulty[q]!)));
}

const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};
