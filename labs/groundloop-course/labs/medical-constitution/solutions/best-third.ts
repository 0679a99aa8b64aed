import type { Batch, Generation, Item, Principle } from 'groundloop';

const predicates: readonly Principle[] = [
  { id: 'p1', covers: ['overdose'], text: 'An amount above the leaflet is wrong, unless a hospital gave it.' },
  { id: 'p2', covers: ['interaction', 'overdose'], text: 'Two substances need a sentence about both of them.' },
  { id: 'p3', covers: ['delay'], text: 'Chest pain, numbness, a stiff neck: the draft says to call now.' },
  { id: 'p4', covers: ['false-comfort', 'delay'], text: 'A draft that calms must say what was ruled out, and how.' },
];

/** A process reward, used to rank: the third of the agreed drafts of which most steps hold is learned. */
export function step(g: Generation): Batch {
  const score = (item: Item): number => {
    let held = 0;
    item.steps?.forEach((_, i) => {
      if (g.verifier.checkStep(item, i)) held += 1;
    });
    return held;
  };

  let drafts = g.model.sample(600);
  for (const predicate of predicates) drafts = g.model.revise(drafts, predicate);
  const agreed = drafts.filter(g.tests.pass);
  const best = agreed.sortBy((item) => -score(item)).take(Math.floor(agreed.size / 3));

  return g.bank.put('shelf', g.bank.get('shelf').plus(best, g.human.draw(100)));
}
