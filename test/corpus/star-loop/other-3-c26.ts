import type { Batch, Generation, Item } from 'groundloop';

// STaR with hints, but a hint buys no discount: hinted work is read step by step like any other, and every step has to
// hold. What is kept lives on in a memory of the last four generations.

type Check = (item: Item) => boolean;

const both =
  (...checks: Check[]): Check =>
  (item) =>
    checks.every((check) => check(item));

export function step(g: Generation): Batch {
  const answer: Check = (item) => g.tests.pass(item);
  const work: Check = (item) =>
    g.budget.verify >= 6 && [...(item.steps ?? []).keys()].every((i) => g.verifier.checkStep(item, i));

  const [solved, failed] = g.model.sample(300).split(answer);
  const second = failed.size > 0 ? g.model.sample(180, { about: failed, hint: true }) : failed;
  const kept = solved.plus(second).filter(both(answer, work));

  g.bank.put(`kept-${g.t}`, kept);
  const recent = [0, 1, 2, 3].map((back) => g.bank.get(`kept-${g.t - back}`));
  return g.human.draw(100).plus(...recent);
}
