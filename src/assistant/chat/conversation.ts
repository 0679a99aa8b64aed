import type { Assistant, Briefing, Deeds, Piece } from '../briefing.ts';
import { asked, begun, turnsOf, withPiece, type Entry } from './entries.ts';

/** Who answers, and what the answer may rest on, as it is when the learner asks. */
export interface Answering {
  readonly assistant: Assistant;
  readonly briefing: Briefing;
  readonly deeds: Deeds;
}

/** What was said before, and will be known again. */
export interface History {
  /** Never rejects. */
  read(): Promise<Entry[]>;
  write(entries: readonly Entry[]): Promise<void>;
}

export interface ConversationParts {
  readonly history: History;
  /** May be late: it is asked for when a question is. */
  readonly answering: () => Promise<Answering>;
  readonly changed: () => void;
  /** An answer broke for a reason of ours. */
  readonly failed: (error: unknown) => void;
  /** Why it broke, for the learner. */
  readonly broken: () => string;
}

/** What is said in one lab: one answer at a time. */
export class Conversation {
  readonly #parts: ConversationParts;
  #entries: readonly Entry[] = [];
  #answer: AbortController | undefined;
  #waiting = '';
  readonly ready: Promise<void>;

  constructor(parts: ConversationParts) {
    this.#parts = parts;
    this.ready = parts.history.read().then((entries) => {
      this.#entries = entries;
      parts.changed();
    });
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  get answering(): boolean {
    return this.#answer !== undefined;
  }

  /** Why nothing comes at the moment; empty where something does. */
  get waiting(): string {
    return this.#waiting;
  }

  /** Asks, unless an answer is under way. Resolves when the answer has ended and is kept; false where nothing was asked. */
  async ask(text: string): Promise<boolean> {
    await this.ready;
    if (this.#answer) return false;
    this.#entries = [...this.#entries, asked(text)];
    await this.#run();
    return true;
  }

  /** Answers the last question once more, in the place of its answer. */
  async retry(): Promise<boolean> {
    await this.ready;
    const last = this.#entries.findLastIndex(({ role }) => role === 'learner');
    if (this.#answer || last < 0) return false;
    this.#entries = this.#entries.slice(0, last + 1);
    await this.#run();
    return true;
  }

  /** What came stays. */
  stop(): void {
    this.#answer?.abort();
  }

  async clear(): Promise<void> {
    await this.ready;
    this.stop();
    this.#answer = undefined;
    this.#entries = [];
    this.#waiting = '';
    this.#parts.changed();
    await this.#keep();
  }

  async #run(): Promise<void> {
    const stop = new AbortController();
    this.#answer = stop;
    const { signal } = stop;
    const turns = turnsOf(this.#entries);
    const before = this.#entries;
    void this.#keep();
    let entry = begun();
    // After `clear`, what still comes belongs to nobody.
    const show = (now: Entry): void => {
      entry = now;
      if (this.#answer !== stop) return;
      this.#entries = [...before, entry];
      this.#parts.changed();
    };
    show(entry);
    try {
      const { assistant, briefing, deeds } = await this.#parts.answering();
      for await (const piece of untilStopped(assistant.answer(turns, briefing, deeds, signal), signal)) {
        if (this.#answer === stop) this.#waiting = piece.kind === 'wait' ? piece.words : '';
        show(withPiece(entry, piece));
      }
      if (entry.end === 'open') entry = { ...entry, end: signal.aborted ? 'stopped' : 'done' };
    } catch (error) {
      this.#parts.failed(error);
      entry = { ...entry, end: 'failed', problem: { message: this.#parts.broken(), mend: 'retry' } };
    }
    if (this.#answer !== stop) return;
    this.#answer = undefined;
    this.#waiting = '';
    this.#entries = [...before, entry];
    this.#parts.changed();
    await this.#keep();
  }

  async #keep(): Promise<void> {
    await this.#parts.history.write(this.#entries).catch(this.#parts.failed);
  }
}

/** Whoever stops waits for nobody: an assistant that is slow to end is left alone. */
async function* untilStopped(pieces: AsyncIterable<Piece>, signal: AbortSignal): AsyncGenerator<Piece> {
  const iterator = pieces[Symbol.asyncIterator]();
  const stopped = new Promise<'stopped'>((resolve) => {
    signal.addEventListener('abort', () => {
      resolve('stopped');
    });
    if (signal.aborted) resolve('stopped');
  });
  for (;;) {
    const next = await Promise.race([iterator.next(), stopped]);
    if (next === 'stopped') {
      void iterator.return?.();
      return;
    }
    if (next.done) return;
    yield next.value;
  }
}
