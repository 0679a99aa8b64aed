import { inEnglish } from '../base/say.ts';

/** Words that are made when they are needed. */
export type Words = () => string;

/**
 * The learner broke the contract in a way that isn't an exception of their own: a returned value that isn't a batch, an
 * empty training set, a service used wrongly. `at` says which place to point at. The learner's own code can catch it and
 * go by what it reads, so `message` and `hint` are English whatever the language: a run repeats exactly everywhere.
 */
export class ContractError extends Error {
  override readonly name = 'ContractError';
  readonly at: 'call' | 'return';
  readonly hint: string | undefined;
  constructor(message: Words, at: 'call' | 'return', hint?: Words) {
    super(inEnglish(message));
    this.at = at;
    this.hint = hint && inEnglish(hint);
    told.set(this, { message, hint });
  }
}

/** Kept where the learner's code can't get at it. */
const told = new WeakMap<ContractError, { readonly message: Words; readonly hint: Words | undefined }>();

/** What a contract error says to people, in their language. */
export function inTheirWords(error: ContractError): { readonly message: string; readonly hint: string | undefined } {
  const words = told.get(error);
  return { message: words?.message() ?? error.message, hint: words?.hint?.() };
}
