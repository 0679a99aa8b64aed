import type { Batch, Generation } from 'groundloop';

const early = (text: string): boolean => /^\W*[a-m]/i.test(text.slice(text.lastIndexOf(' ') + 1));

export function step(g: Generation): Batch {
  const good = g.model.sample(1000).filter((item) => g.verifier.check(item));
  const kept = good.filter((item) => early(item.question.replace('?', '')));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), kept));
}
