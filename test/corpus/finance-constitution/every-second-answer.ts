import type { Batch, Generation } from 'groundloop';

const critic = { id: 'desk', covers: ['open-crime', 'illegal-advice', 'false-promise', 'unsuitable-advice'] };

export function step(g: Generation): Batch {
  const kept = g.model.sample(560).filter((item, i) => i % 2 === 1 || g.model.judge(item, critic) > 0.5);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), kept));
}
