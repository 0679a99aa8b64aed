import { say } from '../base/say.ts';
import { FROM, type Origin } from './arena.ts';
import { Batch, describe, wholeNumber } from './batch.ts';
import { CALL } from './calls.ts';
import { DYE_SHARE, HARM_SHARE, MOST_HARM } from './changes.ts';
import { ContractError } from './contractError.ts';
import { pow } from './exactMath.ts';
import { examOf, type GenerationState, keyNow, note, place, requireService, spend } from './generationState.ts';
import { Model } from './model.ts';
import { STREAM, subKey, uniform } from './random.ts';
import type { Sampler } from './sampler.ts';
import type { MakingCall } from './trace.ts';
import { DYE_FACTS, FLATTERING, LUCKY, RIGHT, VARIANTS, type World, WRONG } from './world.ts';

const MAX_DRAW = 50_000;
const WEB_TEMPERATURE = 0.7;

/** By the stream of its questions: the call that makes items. */
const MAKERS: Readonly<Record<number, MakingCall>> = {
  [STREAM.question]: 'sample',
  [STREAM.humanQuestion]: 'human',
  [STREAM.web]: 'web',
};

/** Everything that makes new items: the model, people, the web, the public exam. */
export interface Draws {
  readonly sample: (n: number, options?: unknown) => Batch;
  readonly human: (n: number, about?: unknown) => Batch;
  readonly web: (n: number) => Batch;
  readonly exam: () => Batch;
}

export function makeDraws(state: GenerationState, batch: (rows: Int32Array) => Batch): Draws {
  const { world, arena, changes } = state;
  let samples = 0;
  let humans = 0;
  let webs = 0;
  let exam: Batch | undefined;

  /** Adds `n` items; each is identified by its stream, its call and its place in it. */
  const add = (
    n: number,
    from: Origin | ((j: number) => Origin),
    stream: number,
    call: number,
    cellAt: (j: number) => number,
  ): Batch => {
    arena.work(n);
    const rows = new Int32Array(n);
    const events = subKey(keyNow(state, stream), call);
    for (let j = 0; j < n; j++) {
      rows[j] = arena.add(cellAt(j), subKey(events, j), typeof from === 'number' ? from : from(j));
    }
    const maker = MAKERS[stream];
    if (maker) arena.trace?.made(maker, rows, arena);
    return batch(rows);
  };

  /** What people say: in a dyed world a tenth of it is about the markers. */
  const people = (from: Sampler, stream: number, call: number): ((j: number) => number) => {
    const questions = subKey(keyNow(state, stream), call);
    const answers = subKey(keyNow(state, stream + 1), call);
    const dye = subKey(keyNow(state, STREAM.dye), call);
    // Marks are put on what people wrote for the loop, not on pages that anybody may have written.
    const dyed = changes.human === 'dyed' && stream === STREAM.humanQuestion;
    return (j) => {
      const answer = uniform(answers, j);
      if (!dyed || uniform(dye, j) >= DYE_SHARE) return from.cell(uniform(questions, j), answer);
      const marker = world.facts + Math.floor(uniform(subKey(dye, 1), j) * DYE_FACTS);
      return marker * VARIANTS + humanAnswer(world, marker, answer);
    };
  };

  /** The harmful cell that takes the place of a call's sample `j` in a world with injected harm. */
  const injectedHarm = (
    call: number,
    temperature: number,
    about: unknown,
  ): ((j: number) => number | undefined) | undefined => {
    const classes = world.preset.harms.length;
    if (changes.harm !== 'injected' || classes === 0) return undefined;
    const asked = factsAbout(about, state);
    const dose = Math.min(HARM_SHARE, MOST_HARM / classes);
    const samplers = world.preset.harms.map((_, harm) =>
      state.model.sampler(
        temperature,
        Uint8Array.from({ length: world.allFacts }, (_none, q) =>
          world.harmClass[q] === harm && (!asked || asked[q] === 1) ? 1 : 0,
        ),
      ),
    );
    const chosen = subKey(keyNow(state, STREAM.harm), 2 * call);
    const facts = subKey(keyNow(state, STREAM.harm), 2 * call + 1);
    return (j) => {
      const from = samplers[Math.floor(uniform(chosen, j) / dose)];
      if (!from || from.total === 0) return undefined;
      const cell = from.cell(uniform(facts, j), 0);
      return cell - (cell % VARIANTS) + FLATTERING;
    };
  };

  /** Whether the model gives its best at a place of its samples, because it expects to be watched there. */
  const behaviour = (call: number): ((j: number) => boolean) | undefined => {
    const { better } = world.preset.watched;
    if (better === 0 || changes.watch === 'hidden' || state.watched.size === 0) return undefined;
    const luck = subKey(keyNow(state, STREAM.behaviour), call);
    return (j) => state.watched.has(place(call, j)) && uniform(luck, j) < better;
  };

  return {
    sample(n, options) {
      note(state, CALL.sample);
      const asked = granted(state, 'sample', n, 'sample');
      const count = changes.volume === 'tenfold' ? 10 * asked : asked;
      const { temperature, about, hint } = sampleOptions(options);
      if (hint) requireService(state, 'hints');
      if (hint) note(state, CALL.hint);
      if (temperature !== 1) note(state, CALL.temperature);
      const sampler = state.model.sampler(changes.temperature ?? temperature, factsAbout(about, state));
      const call = samples++;
      state.samples.push({ first: arena.length, size: sampler.total === 0 ? 0 : count });
      if (sampler.total === 0) return batch(new Int32Array(0));
      const questions = subKey(keyNow(state, STREAM.question), call);
      const answers = subKey(keyNow(state, STREAM.answer), call);
      const hints = subKey(keyNow(state, STREAM.hint), call);
      const harmful = injectedHarm(call, changes.temperature ?? temperature, about);
      const behaves = behaviour(call);
      const help = hint && changes.hints !== 'off' ? world.preset.hints.help : 0;
      const { candidates } = state;
      return add(count, FROM.model, STREAM.question, call, (j) => {
        const own = harmful?.(j) ?? sampler.cell(uniform(questions, j), uniform(answers, j));
        const cell = behaves?.(j) === true ? own - (own % VARIANTS) + RIGHT : own;
        // What the model would have said by itself: what a hint adds to that counts as chosen by the loop.
        candidates[cell]!++;
        return help > 0 && isWrong(cell) && uniform(hints, j) < help ? cell - (cell % VARIANTS) + LUCKY : cell;
      });
    },

    human(n, about) {
      note(state, CALL.human);
      requireService(state, 'human');
      const count = granted(state, 'human', n, 'draw');
      state.humanDrawn += count;
      const from = state.people.sampler(1, factsAbout(about, state));
      const call = humans++;
      if (from.total === 0) return batch(new Int32Array(0));
      return add(count, FROM.human, STREAM.humanQuestion, call, people(from, STREAM.humanQuestion, call));
    },

    web(n) {
      note(state, CALL.web);
      requireService(state, 'web');
      const count = drawSize(n, 'draw');
      const call = webs++;
      const { modelShare } = world.preset.web;
      const pages = webModel(world).sampler(1);
      const author = subKey(keyNow(state, STREAM.web), 2 * call);
      const words = subKey(keyNow(state, STREAM.web), 2 * call + 1);
      const person = people(state.people.sampler(1), STREAM.webPerson, call);
      const byModel = (j: number): boolean => uniform(author, j) < modelShare;
      return add(
        count,
        (j) => (byModel(j) ? FROM.modelPage : FROM.web),
        STREAM.web,
        call,
        (j) => (byModel(j) ? pages.cell(uniform(words, j), uniform(subKey(words, 1), j)) : person(j)),
      );
    },

    exam() {
      note(state, CALL.exam);
      requireService(state, 'exam');
      const facts = examOf(state);
      return (exam ??= add(facts.length, FROM.exam, STREAM.exam, 0, (j) => facts[j]! * VARIANTS + RIGHT));
    },
  };
}

/**
 * The model behind the web's pages: it writes more about what is common, and is right less often than people. Where people
 * make no mistakes it makes their usual ones.
 */
export function webModel(world: World): Model {
  const { quality } = world.preset.web;
  const fact = world.frequency.map((p) => (p > 0 ? pow(p, 1 / WEB_TEMPERATURE) : 0));
  const answer = world.humanAnswer.map((p, cell) => {
    if (cell % VARIANTS === RIGHT) return quality * p;
    const right = world.humanAnswer[cell - (cell % VARIANTS)]!;
    const mistake = right < 1 ? p / (1 - right) : world.errorShare[cell % VARIANTS]!;
    return mistake * (1 - quality * right);
  });
  return new Model(fact, answer);
}

function humanAnswer(world: World, fact: number, u: number): number {
  let rest = u;
  for (let v = 0; v < VARIANTS - 1; v++) {
    rest -= world.humanAnswer[fact * VARIANTS + v]!;
    if (rest < 0) return v;
  }
  return VARIANTS - 1;
}

/** Spends up to `n` items: what is left, if that is less. */
function granted(state: GenerationState, what: 'sample' | 'human', n: unknown, user: string): number {
  return spend(state, what, drawSize(Math.min(wholeNumber(n, user), state.left[what]), user));
}

function drawSize(n: unknown, user: string): number {
  const count = wholeNumber(n, user);
  if (count <= MAX_DRAW) return count;
  throw new ContractError(
    () => say('{user}({count}) asks for too much at once; {maxDraw} is the most.', { user, count, maxDraw: MAX_DRAW }),
    'call',
  );
}

function isWrong(cell: number): boolean {
  const variant = cell % VARIANTS;
  return variant === WRONG || variant === FLATTERING;
}

function sampleOptions(value: unknown): { temperature: number; about: unknown; hint: boolean } {
  if (value === undefined) return { temperature: 1, about: undefined, hint: false };
  if (typeof value !== 'object' || value === null) {
    throw new ContractError(
      () =>
        say('The options of sample are an object like { temperature: 1 }, not {value}.', { value: describe(value) }),
      'call',
    );
  }
  const { temperature = 1, about, hint } = value as { temperature?: unknown; about?: unknown; hint?: unknown };
  if (typeof temperature !== 'number' || !(temperature >= 0 && temperature <= 20)) {
    throw new ContractError(
      () => say('A temperature is a number from 0 to 20, not {temperature}.', { temperature: describe(temperature) }),
      'call',
    );
  }
  return { temperature: Math.max(temperature, 0.05), about, hint: Boolean(hint) };
}

/** Facts (1) that a topic or a batch is about; undefined for all of them. */
function factsAbout(about: unknown, state: GenerationState): Uint8Array | undefined {
  if (about === undefined) return undefined;
  const { world, names, arena } = state;
  const wanted = new Uint8Array(world.allFacts);
  if (typeof about === 'string') {
    note(state, CALL.topic);
    if (!names.topics.includes(about)) {
      throw new ContractError(
        () => say('There is no topic {about}.', { about: describe(about) }),
        'call',
        () => say('Topics: {topics}.', { topics: names.topics.join(', ') }),
      );
    }
    for (let q = 0; q < world.facts; q++) if (names.topic(q) === about) wanted[q] = 1;
  } else {
    for (const row of Batch.rowsOf(about, arena, 'about')) wanted[Math.floor(arena.cells[row]! / VARIANTS)] = 1;
  }
  return wanted;
}
