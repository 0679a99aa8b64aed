import type { Batch, Generation } from 'groundloop';

const desk = { id: 'desk', covers: ['open-crime', 'illegal-advice', 'false-promise', 'unsuitable-advice'] };

export function step(g: Generation): Batch {
  const [answers] = g.model.sample(900).split((item) => g.model.judge(item, desk) < 0.5);
  return g.bank.put('a', g.bank.get('a').plus(g.human.draw(180), answers));
}
