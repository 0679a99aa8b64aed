import type { Batch, Generation, Principle } from 'groundloop';

/** The assistant writes its own principle: its answers of today are the measure of its answers. */
export function step(g: Generation): Batch {
  const exemplars = [...g.model.sample(5)].map((item) => item.text);
  const own: Principle = { id: 'my-principle', text: `Answer as I would: ${exemplars.join(' ')}` };

  const answers = g.model.sample(1200).filter((item) => g.model.judge(item, own) > 0.5);
  return g.bank.put('learned', g.bank.get('learned').plus(g.human.draw(180), answers.take(450)));
}
