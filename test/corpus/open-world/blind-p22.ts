import type { Batch, Generation } from 'groundloop';

const ARMS = [
  { name: 'exploit', n: 750, temperature: 0.6 },
  { name: 'explore', n: 300, temperature: 1.1 },
] as const;

export function step(g: Generation): Batch {
  for (const arm of ARMS) {
    const made = g.model.sample(arm.n, { temperature: arm.temperature });
    const good = made.filter((item) => g.verifier.check(item));
    g.bank.put(arm.name, g.bank.get(arm.name).plus(good));
  }
  g.bank.put('human', g.bank.get('human').plus(g.human.draw(130)));
  return ['human', ...ARMS.map((arm) => arm.name)]
    .map((name) => g.bank.get(name))
    .reduce((all, batch) => all.plus(batch));
}
