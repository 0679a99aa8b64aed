import { say } from '../../core/base/say.ts';
import { isAbout } from '../../core/course/topics.ts';
import type { Assistant, Briefing, Deeds, Piece, Turn } from '../briefing.ts';
import { leftToClass } from '../coach/talk.ts';
import { ask, expectedOf, type Line } from './ask.ts';
import { Citations } from './citations.ts';
import { claimsAboutRun } from './claims.ts';
import { Conversation } from './conversation.ts';
import { MOST } from './history.ts';
import { costOf, labelOf, type Usage } from './models.ts';
import {
  cutShort,
  declined,
  nothingAsked,
  nothingSaid,
  notConsented,
  problemOf,
  tooLong,
  tooManyRounds,
} from './problems.ts';
import type { Reply } from './reply.ts';
import { callOf, type Bench, type Found } from './tools.ts';

export interface ClaudeSetup extends Line {
  /** Whether the learner agrees that questions are sent; asks, where that isn't known. */
  readonly consent: () => Promise<boolean>;
  /** Folders of labs: paths in them may be told, from there on. */
  readonly folders: () => readonly string[];
}

/** What would be sent first for a question. */
export interface Preview {
  readonly body: string;
  readonly expected: Usage;
  /** US dollars at most; undefined where the model's price isn't known. */
  readonly expectedCost: number | undefined;
}

/** Rounds of tools for one question, and calls in one round. After the last one the model has to answer. */
const ROUNDS = 6;
const CALLS = 6;

/** Claude, with a key. */
export class Claude implements Assistant {
  readonly #setup: ClaudeSetup;

  constructor(setup: ClaudeSetup) {
    this.#setup = setup;
  }

  get label(): string {
    return labelOf(this.#setup.settings.model);
  }

  preview(turns: readonly Turn[], briefing: Briefing): Preview {
    const request = this.#conversation(turns, briefing).request(false);
    const expected = expectedOf(request);
    return { body: JSON.stringify(request), expected, expectedCost: costOf(request.model, expected) };
  }

  async *answer(
    turns: readonly Turn[],
    briefing: Briefing,
    deeds: Deeds,
    signal: AbortSignal,
  ): AsyncGenerator<Piece, void> {
    const conversation = this.#conversation(turns, briefing);
    if (!conversation.asks) {
      yield nothingAsked();
      return;
    }
    const question = turns.at(-1)?.text ?? '';
    const topic = briefing.lab.avoid.find((each) => isAbout(question.slice(0, MOST.question), each));
    if (topic !== undefined) {
      yield { kind: 'text', text: leftToClass(topic) };
      return;
    }
    if (!(await this.#setup.consent())) {
      yield notConsented(this.#setup.settings.baseUrl);
      return;
    }
    if (question.length > MOST.question) yield { kind: 'tool', name: 'shorten', words: shortened() };
    yield* this.#rounds(conversation, { briefing, deeds, signal, clean: conversation.clean });
  }

  #conversation(turns: readonly Turn[], briefing: Briefing): Conversation {
    return new Conversation(turns, briefing, this.#setup.settings, this.#setup.folders());
  }

  async *#rounds(conversation: Conversation, bench: Bench): AsyncGenerator<Piece, void> {
    const { signal } = bench;
    const citations = new Citations(bench.briefing);
    let answer = '';
    let consulted = false;
    for (let round = 0; round <= ROUNDS && !signal.aborted; round++) {
      const request = conversation.request(round === ROUNDS);
      const reply = yield* checked(ask(this.#setup, request, conversation.files, signal), citations, answer !== '');
      if (reply === 'stopped') return;
      if ('kind' in reply) {
        yield reply;
        return;
      }
      answer += reply.text;
      if (reply.stop !== 'tool_use' || round === ROUNDS) {
        if (answer.trim() !== '' && !consulted && claimsAboutRun(answer)) yield { kind: 'text', text: unread() };
        const problem = endOf(reply, answer);
        if (problem) yield problem;
        return;
      }
      const { toolUses } = reply;
      if (toolUses.length === 0) {
        yield problemOf({ kind: 'malformed' }, request.model);
        return;
      }
      const results: { id: string; found: Found }[] = [];
      for (const [i, { id, name, input }] of toolUses.entries()) {
        const call = callOf(name, input, bench);
        if (i < CALLS) yield { kind: 'tool', name, words: call.words };
        const found = i < CALLS ? await run(() => call.run()) : tooMany;
        consulted ||= !found.isError && (name === 'read_report' || name === 'simulate');
        results.push({ id, found });
      }
      conversation.add(reply.content, results);
    }
  }
}

/** The pieces of one request, with links checked. Text after a tool starts a paragraph of its own. */
async function* checked<R>(
  pieces: AsyncGenerator<Piece, R>,
  citations: Citations,
  apart: boolean,
): AsyncGenerator<Piece, R> {
  let begun = !apart;
  let ended = false;
  try {
    for (;;) {
      const next = await pieces.next();
      if (next.done) {
        ended = true;
        const rest = citations.end();
        if (rest !== '') yield { kind: 'text', text: rest };
        return next.value;
      }
      const piece = next.value;
      if (piece.kind !== 'text') {
        yield piece;
        continue;
      }
      const text = citations.push(begun ? piece.text : `\n\n${piece.text}`);
      begun = true;
      if (text !== '') yield { kind: 'text', text };
    }
  } finally {
    if (!ended) await pieces.return(undefined as never);
  }
}

function endOf({ stop }: Reply, answer: string): Piece | undefined {
  switch (stop) {
    case 'tool_use':
      return tooManyRounds();
    case 'max_tokens':
      return cutShort();
    case 'refusal':
      return declined();
    case 'model_context_window_exceeded':
      return tooLong();
    default:
      return answer.trim() === '' ? nothingSaid() : undefined;
  }
}

const tooMany: Found = { text: `Too many calls at once: at most ${CALLS}.`, isError: true };

/** What a deed throws is a fault of ours: the model is told that there is no result, no more. */
async function run(work: () => Found | Promise<Found>): Promise<Found> {
  try {
    return await work();
  } catch {
    return { text: 'That did not work this time.', isError: true };
  }
}

const shortened = (): string =>
  say('Your question is very long: only its first {n} characters are sent.', { n: MOST.question });

const unread = (): string =>
  `\n\n*${say('This was said without reading your report. Compare it with the report itself.')}*`;
