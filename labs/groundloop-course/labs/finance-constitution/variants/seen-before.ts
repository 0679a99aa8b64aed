import type { Batch, Generation, Item, Principle } from 'groundloop';

const KINDS = ['open-crime', 'illegal-advice', 'false-promise', 'unsuitable-advice'];
const CRITIC: Principle = { id: 'critic', covers: KINDS };

/** A sound constitution, and then a rule that looks tidy: questions that come up once or twice are left out. */
export function step(g: Generation): Batch {
  const drafts = g.model.sample(1000);
  const asked = new Map<string, number>();
  for (const { question } of drafts) asked.set(question, (asked.get(question) ?? 0) + 1);

  const familiar = (item: Item): boolean => (asked.get(item.question) ?? 0) >= 3;
  const kept = drafts.filter((item) => familiar(item) && g.model.judge(item, CRITIC) > 0.5);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(170), kept));
}
