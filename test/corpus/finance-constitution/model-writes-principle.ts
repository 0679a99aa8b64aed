import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const [example] = g.model.sample(1);
  const principle = { id: 'in our own voice', text: `Good answers sound like: "${example?.text ?? ''}"` };
  const scored = g.model.sample(1000).sortBy((item) => -g.model.judge(item, principle));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), scored.take(420)));
}
