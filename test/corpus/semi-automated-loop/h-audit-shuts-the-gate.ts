import type { Batch, Generation } from 'groundloop';

/** The hard drafts of a generation are learned if an audit finds at most a fifth of them bad; they never are. */
export function step(g: Generation): Batch {
  const [hard, others] = g.model
    .sample(750)
    .filter((draft) => g.verifier.check(draft))
    .split((draft) => draft.level === 'hard');
  const { of, bad } = g.audit(hard, 20);
  const shelf = g.bank.get('shelf').plus(g.human.draw(180), others);
  return g.bank.put('shelf', bad > 0.2 * of ? shelf : shelf.plus(hard));
}
