/**
 * The learner broke the contract in a way that isn't an exception of their own: a returned value that isn't a batch, an
 * empty training set, a service used wrongly. `at` says which place to point at.
 */
export class ContractError extends Error {
  override readonly name = 'ContractError';
  readonly at: 'call' | 'return';
  readonly hint: string | undefined;
  constructor(message: string, at: 'call' | 'return', hint?: string) {
    super(message);
    this.at = at;
    this.hint = hint;
  }
}
