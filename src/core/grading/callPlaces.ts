import { say } from '../base/say.ts';
import type { Span } from '../base/result.ts';
import type { Places } from './flawVerdict.ts';
import type { Position, SourceView } from './program.ts';

/** Where a finding is shown: the call of a service, or the `return` where something is missing. */
export type CallBlame<Call extends string> = Call | 'return';

/** Notes from where the learner's code calls each service: the first place of each. */
export class CallPlaces<Call extends string> {
  readonly #source: SourceView;
  readonly #first = new Map<Call, Position>();

  constructor(source: SourceView) {
    this.#source = source;
  }

  /** To be called while a call of the learner's runs. Looking at the stack costs microseconds, so it is done once. */
  note(call: Call): void {
    if (this.#first.has(call)) return;
    const at = this.#source.callSite();
    if (at) this.#first.set(call, at);
  }

  locate(blame: CallBlame<Call>): Places {
    const back = this.#source.returnSpan();
    const at = blame === 'return' ? undefined : this.#first.get(blame);
    if (!at) return { ...(back && { where: back }), related: [] };
    const where: Span = this.#source.callSpan(at) ?? {
      line: at.line,
      column: at.column,
      endLine: at.line,
      endColumn: at.column + 1,
    };
    return { where, related: back ? [{ span: back, message: say('What your function answers.') }] : [] };
  }
}
