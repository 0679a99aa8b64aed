import type { Batch, Generation } from 'groundloop';

/** What the model says seldom is learned twice. */
export function step(g: Generation): Batch {
  const checked = g.model.sample(900, { temperature: 1.2 }).filter((item) => g.verifier.check(item));
  const seen = new Map<string, number>();
  for (const { question } of checked) seen.set(question, (seen.get(question) ?? 0) + 1);
  const rare = checked.filter(({ question }) => seen.get(question) === 1);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), checked, rare));
}
