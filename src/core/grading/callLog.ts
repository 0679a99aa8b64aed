import type { Arena } from '../simulation/arena.ts';
import type { MakingCall, Trace } from '../simulation/trace.ts';
import { RIGHT, VARIANTS } from '../simulation/world.ts';
import type { Position, SourceView } from './program.ts';
import type { CallReport } from './verdict.ts';

/** Looking at the stack costs microseconds: no more than this often in a generation. */
const LOOKS = 32;

/** Items, and those of them that are right. */
interface Tally {
  items: number;
  right: number;
}

interface Site {
  readonly at: Position;
  readonly call: CallReport['call'];
  times: number;
  /** What went in; nothing does where items are made. */
  readonly of: Tally;
  readonly out: Tally;
}

/** What the calls in the learner's code came to in one run, place by place. */
export class CallLog implements Trace {
  readonly #source: SourceView;
  readonly #sites = new Map<string, Site>();
  #looks = 0;

  constructor(source: SourceView) {
    this.#source = source;
  }

  generation(): void {
    this.#looks = 0;
  }

  made(call: MakingCall, rows: Int32Array, arena: Arena): void {
    const site = this.#site(call);
    if (site) count(site.out, rows, arena);
  }

  kept(of: Int32Array, rows: Int32Array, arena: Arena): void {
    const site = this.#site('keep');
    if (!site) return;
    count(site.of, of, arena);
    count(site.out, rows, arena);
  }

  /** On average over the calls of each place; in the order of the source. */
  report(): CallReport[] {
    return [...this.#sites.values()]
      .sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column)
      .flatMap(({ at, call, times, of, out }) => {
        const span = this.#source.callSpan(at);
        if (!span) return [];
        return {
          call,
          span,
          times,
          items: out.items / times,
          ...(out.items > 0 && { right: out.right / out.items }),
          ...(call === 'keep' && { of: of.items / times }),
          ...(of.items > 0 && { rightOf: of.right / of.items }),
        };
      });
  }

  #site(call: Site['call']): Site | undefined {
    if (++this.#looks > LOOKS) return undefined;
    const at = this.#source.callSite();
    if (!at) return undefined;
    const key = `${at.line}:${at.column}`;
    const none = (): Tally => ({ items: 0, right: 0 });
    const site = this.#sites.get(key) ?? { at, call, times: 0, of: none(), out: none() };
    this.#sites.set(key, site);
    // One place, one kind of call: `(t > 3 ? g.human.draw : g.model.sample)(100)` is counted as the first of them.
    if (site.call !== call) return undefined;
    site.times++;
    return site;
  }
}

function count(tally: Tally, rows: Int32Array, { cells }: Arena): void {
  tally.items += rows.length;
  for (const row of rows) if (cells[row]! % VARIANTS === RIGHT) tally.right++;
}
