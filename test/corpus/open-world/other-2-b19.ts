import type { Generation, Batch, Item } from 'groundloop';

const tally = (b: Batch): Map<string, number> => {
  const m = new Map<string, number>();
  for (const { question } of b) m.set(question, (m.get(question) ?? 0) + 1);
  return m;
};

// Rare first: the questions people asked least get their own drafts.
export function step(g: Generation): Batch {
  const ok = (i: Item) => g.budget.verify > 0 && g.verifier.check(i);
  const human = g.bank.put('human', g.bank.get('human').plus(g.human.draw(200)));
  const counts = tally(human);
  const rare = human.filter((i) => (counts.get(i.question) ?? 0) <= 3);

  const general = g.model.sample(700).filter(ok);
  const boosted = rare.size > 0 ? g.model.sample(400, { about: rare }).filter(ok) : rare;

  const model = g.bank.put('model', g.bank.get('model').plus(general, boosted));
  return human.plus(model);
}
