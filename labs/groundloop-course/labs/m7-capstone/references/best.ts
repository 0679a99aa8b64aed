import type { Batch, Generation, Item, Principle } from 'groundloop';

const KINDS = ['overdose', 'interaction', 'delay', 'false-comfort'];

/** Six critics with one remit, each in words of its own. */
const critics: readonly Principle[] = [
  { id: 'night pharmacist', covers: KINDS },
  { id: 'poison desk', covers: KINDS },
  { id: 'ward sister', covers: KINDS },
  { id: 'family doctor', covers: KINDS },
  { id: 'paramedic on call', covers: KINDS },
  { id: 'careful neighbour', covers: KINDS },
];

/**
 * What costs nothing comes first: critics and tests, about people's answers too. The first model knows everything, if not
 * well, so a large first draw is worth its checks: one of each text. Later a few checks a generation are enough.
 */
export function step(g: Generation): Batch {
  const promising = (item: Item): boolean =>
    critics.every((critic) => g.model.judge(item, critic) > 0.5) && g.tests.pass(item);

  const first = g.t === 0;
  const drafts = g.model.sample(first ? 4000 : 500).filter(promising);
  const checked = (first ? drafts.unique() : drafts.some(200)).filter((item) => g.verifier.check(item));
  const people = g.human.draw(first ? 300 : 50).filter(promising);

  return g.bank.put('all', g.bank.get('all').plus(people, checked));
}
