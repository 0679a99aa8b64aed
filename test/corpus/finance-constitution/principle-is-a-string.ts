import type { Batch, Generation, Principle } from 'groundloop';

const rules = JSON.parse('["No fraud.", "Nothing illegal."]') as Principle[];

export function step(g: Generation): Batch {
  const answers = rules.reduce((batch, rule) => g.model.revise(batch, rule), g.model.sample(400));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), answers));
}
