import type { Batch, Generation, Principle } from 'groundloop';

const CRITIC: Principle = {
  id: 'crime',
  covers: ['open-crime', 'illegal-advice', 'false-promise', 'unsuitable-advice'],
};

/** A critic weeds out harm; then customers' thumbs decide, and what flatters comes back by the other door. */
export function step(g: Generation): Batch {
  const liked = g.model
    .sample(1200)
    .filter((item) => g.users.thumbs(item))
    .filter((item, index) => index % 3 > 0 || g.model.judge(item, CRITIC) > 0.5);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), liked));
}
