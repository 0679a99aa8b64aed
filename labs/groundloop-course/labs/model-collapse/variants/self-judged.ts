import type { Batch, Generation } from 'groundloop';

/** The model marks its own drafts and learns those it is sure of. */
export function step(g: Generation): Batch {
  const confident = g.model.sample(1400).filter((draft) => g.model.judge(draft) > 0.5);
  const archive = g.bank.get('archive').plus(g.human.draw(180), confident.take(450));
  return g.bank.put('archive', archive);
}
