import type { Batch, Generation, Item } from 'groundloop';

const PEOPLE_LOOK = 30;

/**
 * A rule for handing over: the checker decides about ordinary runs. Runs with an error need its consent too, and for the
 * first few of each generation a person has the last word.
 */
export class Desk {
  readonly #g: Generation;
  #looks = 0;

  constructor(g: Generation) {
    this.#g = g;
  }

  accepts(run: Item): boolean {
    if (!this.#g.verifier.check(run)) return false;
    const failed = run.steps?.some((call) => call.includes('error')) ?? false;
    if (!failed || this.#looks >= PEOPLE_LOOK || this.#g.budget.audit < 1) return true;
    this.#looks += 1;
    return this.#g.review(run);
  }
}

export function step(g: Generation): Batch {
  const desk = new Desk(g);
  const drill = g.human.draw(50, 'API errors').plus(g.model.sample(80, { about: 'API errors' }));
  const drafts = drill.plus(g.model.sample(300));
  const kept = drafts.filter((run) => desk.accepts(run));
  return g.bank.put('shelf', g.bank.get('shelf').plus(g.human.draw(80), kept));
}
