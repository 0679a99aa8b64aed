import type { Usage } from './models.ts';

/** One request as it left the machine. The key is in no part of it: it travels in a header. */
export interface Sent {
  /** 1, 2, 3 … within this window. */
  readonly number: number;
  readonly at: Date;
  readonly model: string;
  readonly url: string;
  /** Exactly what the server receives, as UTF-8. */
  readonly body: string;
  /** The learner's files that are in it. */
  readonly files: readonly string[];
  /** Counted here before it was sent; `output` is the most that may come. */
  readonly expected: Usage;
  /** US dollars at most; undefined where the model's price isn't known. */
  readonly expectedCost: number | undefined;
  readonly state: 'waiting' | 'answered' | 'failed' | 'stopped';
  /** What the service counted; undefined where it said nothing. */
  readonly usage?: Usage;
  readonly cost?: number | undefined;
}

export type Request = Omit<Sent, 'number' | 'at' | 'state' | 'usage' | 'cost'>;
export type Outcome = Pick<Sent, 'state' | 'usage' | 'cost'>;

const kept = 50;

/** What was sent, the newest last: in memory only, and the oldest go. */
export class Ledger {
  readonly #listeners = new Set<() => void>();
  readonly #clock: () => Date;
  #sent: readonly Sent[] = [];
  #count = 0;

  constructor(clock: () => Date = () => new Date()) {
    this.#clock = clock;
  }

  get sent(): readonly Sent[] {
    return this.#sent;
  }

  /** Listens to every change, until what it returns is called. */
  onDidChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Writes a request down, and later what became of it, by what it returns. */
  record(request: Request): (outcome: Outcome) => void {
    const number = ++this.#count;
    this.#set([...this.#sent, { ...request, number, at: this.#clock(), state: 'waiting' as const }].slice(-kept));
    return (outcome) => {
      this.#set(this.#sent.map((sent) => (sent.number === number ? { ...sent, ...outcome } : sent)));
    };
  }

  #set(sent: readonly Sent[]): void {
    this.#sent = sent;
    for (const listener of this.#listeners) listener();
  }
}
