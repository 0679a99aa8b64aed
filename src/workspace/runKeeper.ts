import type { Verdict } from '../core/grading/verdict.ts';
import {
  edited,
  finished,
  neverRun,
  progressed,
  provisionally,
  recalled,
  started,
  type LabRun,
  type RunOutcome,
} from './labRun.ts';
import type { KeptRuns } from './runMemory.ts';

/** Where a lab's pipeline is. */
export interface PipelinePlace {
  /** The text on the screen, where it is open. */
  screen(): string | undefined;
  /** Throws where it can't be read. */
  disk(): Promise<string>;
}

export interface RunListener {
  readonly onProgress: (seedsDone: number, seedsMax: number) => void;
  readonly onProvisional: (verdict: Verdict) => void;
}

/** What is known of one lab's pipeline, however slowly and in whatever order texts and verdicts come in. */
export class RunKeeper {
  readonly #place: PipelinePlace;
  readonly #changed: () => void;
  #run = neverRun;
  #looks = 0;
  /** The newest look that had an answer. */
  #seen = 0;

  constructor(place: PipelinePlace, changed: () => void) {
    this.#place = place;
    this.#changed = changed;
  }

  get run(): LabRun {
    return this.#run;
  }

  /** The pipeline as it is on the screen, or on disk where it isn't open. Throws where it can't be read. */
  async source(): Promise<string> {
    return this.#place.screen() ?? (await this.#place.disk());
  }

  /** Takes note of the text as it is now, so that no verdict about another one passes for current. */
  async see(): Promise<void> {
    const look = ++this.#looks;
    let text = this.#place.screen();
    if (text === undefined) {
      try {
        text = await this.#place.disk();
      } catch {
        // Deleted, or being replaced: the next run says so where it matters.
        return;
      }
    }
    // A quicker look, or one at the screen, knows better.
    if (look < this.#seen) return;
    this.#seen = look;
    this.#update(edited(this.#run, text));
  }

  /** Takes up what was known before a restart. */
  recall(kept: KeptRuns): void {
    this.#update(recalled(this.#run, kept));
  }

  /** Keeps account of one run of a text. What it still says after its end is not listened to. */
  async watch(text: string, start: (listener: RunListener) => Promise<RunOutcome>): Promise<RunOutcome> {
    let going = true;
    let outcome: RunOutcome = { kind: 'cancelled' };
    this.#update(started(this.#run, text));
    try {
      outcome = await start({
        onProgress: (done, max) => {
          if (going) this.#update(progressed(this.#run, done, max));
        },
        onProvisional: (verdict) => {
          if (going) this.#update(provisionally(this.#run, verdict));
        },
      });
      return outcome;
    } finally {
      going = false;
      this.#update(finished(this.#run, outcome));
    }
  }

  #update(run: LabRun): void {
    if (run === this.#run) return;
    this.#run = run;
    this.#changed();
  }
}
