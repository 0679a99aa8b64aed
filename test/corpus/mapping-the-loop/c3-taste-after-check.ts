import type { Batch, Generation } from 'groundloop';

/** The verifier decides. The model's opinion only says in which order the archive is filled. */
export function step(g: Generation): Batch {
  const checked = g.model.sample(800).filter((item) => g.verifier.check(item));
  const ordered = checked.sortBy((item) => -g.model.judge(item));
  return g.bank.put('archive', g.bank.get('archive').plus(g.human.draw(180), ordered.take(checked.size - 10)));
}
