import type { Batch, Generation } from 'groundloop';

const text = 'Out with fraud, with what is illegal, and with what is only implied.';

export function step(g: Generation): Batch {
  let kept = g.model.sample(620);
  for (let n = 1; n <= 8; n++) {
    const critic = { id: `critic ${n}`, text: `${text} (${n})` };
    kept = kept.filter((item) => g.model.judge(item, critic) > 0.5);
  }
  return g.bank.put('kept', g.bank.get('kept').plus(g.human.draw(180), kept));
}
