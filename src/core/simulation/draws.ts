import { FROM, type Origin } from './arena.ts';
import { Batch, describe, wholeNumber } from './batch.ts';
import { DYE_SHARE } from './changes.ts';
import { ContractError } from './contractError.ts';
import { type GenerationState, keyNow, note, requireService, spend } from './generationState.ts';
import { TOPICS } from './names.ts';
import { STREAM, subKey, uniform } from './random.ts';
import { DYE_FACTS, RIGHT, VARIANTS, type World } from './world.ts';

const MAX_DRAW = 50_000;

/** Everything that makes new items: the model, people, the public exam. */
export interface Draws {
  readonly sample: (n: number, options?: unknown) => Batch;
  readonly human: (n: number, about?: unknown) => Batch;
  readonly exam: () => Batch;
}

export function makeDraws(state: GenerationState, batch: (rows: Int32Array) => Batch): Draws {
  const { world, arena, changes } = state;
  let samples = 0;
  let humans = 0;
  let exam: Batch | undefined;

  /** Adds `n` items; each is identified by its stream, its call and its place in it. */
  const add = (n: number, from: Origin, stream: number, call: number, cellAt: (j: number) => number): Batch => {
    arena.work(n);
    const rows = new Int32Array(n);
    const events = subKey(keyNow(state, stream), call);
    for (let j = 0; j < n; j++) rows[j] = arena.add(cellAt(j), subKey(events, j), from);
    return batch(rows);
  };

  return {
    sample(n, options) {
      note(state, 'sample');
      const count = spend(state, 'sample', drawSize(n, 'sample'));
      const { temperature, about } = sampleOptions(options);
      if (temperature !== 1) note(state, 'temperature');
      const sampler = state.model.sampler(changes.temperature ?? temperature, factsAbout(about, state));
      const call = samples++;
      if (sampler.total === 0) return batch(new Int32Array(0));
      const questions = subKey(keyNow(state, STREAM.question), call);
      const answers = subKey(keyNow(state, STREAM.answer), call);
      return add(count, FROM.model, STREAM.question, call, (j) => {
        const cell = sampler.cell(uniform(questions, j), uniform(answers, j));
        state.candidates[cell]!++;
        return cell;
      });
    },

    human(n, about) {
      note(state, 'human');
      requireService(state, 'human');
      const count = spend(state, 'human', drawSize(n, 'draw'));
      const people = state.people.sampler(1, factsAbout(about, state));
      const call = humans++;
      if (people.total === 0) return batch(new Int32Array(0));
      const questions = subKey(keyNow(state, STREAM.humanQuestion), call);
      const answers = subKey(keyNow(state, STREAM.humanAnswer), call);
      const dye = subKey(keyNow(state, STREAM.dye), call);
      return add(count, FROM.human, STREAM.humanQuestion, call, (j) => {
        const answer = uniform(answers, j);
        if (changes.human !== 'dyed' || uniform(dye, j) >= DYE_SHARE) return people.cell(uniform(questions, j), answer);
        const marker = world.facts + Math.floor(uniform(subKey(dye, 1), j) * DYE_FACTS);
        return marker * VARIANTS + humanAnswer(world, marker, answer);
      });
    },

    exam() {
      note(state, 'exam');
      requireService(state, 'exam');
      return (exam ??= add(world.exam.length, FROM.exam, STREAM.exam, 0, (j) => world.exam[j]! * VARIANTS + RIGHT));
    },
  };
}

function humanAnswer(world: World, fact: number, u: number): number {
  let rest = u;
  for (let v = 0; v < VARIANTS - 1; v++) {
    rest -= world.humanAnswer[fact * VARIANTS + v]!;
    if (rest < 0) return v;
  }
  return VARIANTS - 1;
}

function drawSize(n: unknown, user: string): number {
  const count = wholeNumber(n, user);
  if (count <= MAX_DRAW) return count;
  throw new ContractError(`${user}(${count}) asks for too much at once; ${MAX_DRAW} is the most.`, 'call');
}

function sampleOptions(value: unknown): { temperature: number; about: unknown } {
  if (value === undefined) return { temperature: 1, about: undefined };
  if (typeof value !== 'object' || value === null) {
    throw new ContractError(
      `The options of sample are an object like { temperature: 1 }, not ${describe(value)}.`,
      'call',
    );
  }
  const { temperature = 1, about, hint } = value as { temperature?: unknown; about?: unknown; hint?: unknown };
  if (typeof temperature !== 'number' || !(temperature >= 0 && temperature <= 20)) {
    throw new ContractError(`A temperature is a number from 0 to 20, not ${describe(temperature)}.`, 'call');
  }
  if (hint === true) throw new ContractError('This lab has no hints to give the model.', 'call');
  return { temperature: Math.max(temperature, 0.05), about };
}

/** Facts (1) that a topic or a batch is about; undefined for all of them. */
function factsAbout(about: unknown, state: GenerationState): Uint8Array | undefined {
  if (about === undefined) return undefined;
  const { world, names, arena } = state;
  const wanted = new Uint8Array(world.allFacts);
  if (typeof about === 'string') {
    note(state, 'topic');
    if (!TOPICS.includes(about)) {
      throw new ContractError(`There is no topic ${describe(about)}.`, 'call', `Topics: ${TOPICS.join(', ')}.`);
    }
    for (let q = 0; q < world.facts; q++) if (names.topic(q) === about) wanted[q] = 1;
  } else {
    for (const row of Batch.rowsOf(about, arena, 'about')) wanted[Math.floor(arena.cells[row]! / VARIANTS)] = 1;
  }
  return wanted;
}
