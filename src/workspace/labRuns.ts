import type { RunOutcome } from './labRun.ts';
import type { RunKeeper, RunListener } from './runKeeper.ts';

export interface RunnableLab {
  /** Names the lab's folder. */
  readonly place: string;
  readonly runs: RunKeeper;
}

/** Keeps runs under the same key apart: a newer one cancels the older, and starts when that is gone. */
export interface Queue {
  run(key: string, signal: AbortSignal, start: (signal: AbortSignal) => Promise<RunOutcome>): Promise<RunOutcome>;
  cancel(key: string): void;
}

export interface LabRunsParts<L> {
  readonly start: (lab: L, text: string, listener: RunListener, signal: AbortSignal) => Promise<RunOutcome>;
  /** The run is over, and the lab knows what came of it. */
  readonly ended: (lab: L, text: string, outcome: RunOutcome) => void;
  /** The pipeline can't be read: there is no run. */
  readonly unreadable: (lab: L, error: unknown) => void;
}

interface Save {
  text: string;
  asked: boolean;
  /** Saved by itself, while the learner types. */
  typing: boolean;
}

/** What a run's outcome counts as. */
type Hearing = (outcome: RunOutcome) => RunOutcome;

const forgiveTyping: Hearing = (outcome) =>
  outcome.kind === 'fault' && outcome.fault.kind === 'syntax' ? { kind: 'cancelled' } : outcome;

/** Runs labs: never two runs of one at a time, and the last one asked for always. */
export class LabRuns<L extends RunnableLab> {
  readonly #queue: Queue;
  readonly #parts: LabRunsParts<L>;
  readonly #closing = new AbortController();
  /** The newest save of each file. */
  readonly #saves = new Map<string, Save>();

  constructor(queue: Queue, parts: LabRunsParts<L>) {
    this.#queue = queue;
    this.#parts = parts;
  }

  /** Runs a text; without one, what is there when its turn comes. */
  ask(lab: L, text?: string): Promise<RunOutcome> {
    return this.#queued(lab, text, (outcome) => outcome);
  }

  /**
   * Runs what was saved, even if the learner types on. Finding the lab may take one save longer than another, or wait for
   * the learner: whichever finds it first runs the newest text, once.
   *
   * What saved itself while the learner types may end in the middle of a word: that is no news, and leaves everything as it
   * was. The editor underlines it anyway.
   */
  async saved(
    file: string,
    text: string,
    find: () => Promise<L | undefined>,
    { typing = false } = {},
  ): Promise<RunOutcome | undefined> {
    this.#saves.set(file, { text, asked: false, typing });
    const lab = await find();
    const newest = this.#saves.get(file);
    if (!lab || !newest || newest.asked) return undefined;
    newest.asked = true;
    return newest.typing ? this.#queued(lab, newest.text, forgiveTyping) : this.ask(lab, newest.text);
  }

  cancel(lab: L): void {
    this.#queue.cancel(lab.place);
  }

  dispose(): void {
    this.#closing.abort();
  }

  #queued(lab: L, text: string | undefined, heard: Hearing): Promise<RunOutcome> {
    return this.#queue.run(lab.place, this.#closing.signal, (signal) => this.#run(lab, text, heard, signal));
  }

  async #run(lab: L, asked: string | undefined, heard: Hearing, signal: AbortSignal): Promise<RunOutcome> {
    let text: string;
    try {
      text = asked ?? (await lab.runs.source());
    } catch (error) {
      this.#parts.unreadable(lab, error);
      return { kind: 'cancelled' };
    }
    await lab.runs.see();
    const outcome = await lab.runs.watch(text, async (listener) =>
      heard(await this.#parts.start(lab, text, listener, signal)),
    );
    this.#parts.ended(lab, text, outcome);
    return outcome;
  }
}
