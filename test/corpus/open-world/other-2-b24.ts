import type { Generation, Batch, Item } from 'groundloop';

/** Pages copied from the public exam must not slip in through the web. */
function decontaminate(g: Generation, b: Batch): Batch {
  const leaked = new Set<string>();
  for (const e of g.exam.items) leaked.add(e.text);
  return b.filter((i) => i.from !== 'exam' && !leaked.has(i.text));
}

export function step(g: Generation): Batch {
  const check = (i: Item) => g.budget.verify > 0 && g.verifier.check(i);

  const human = g.bank.put('human', g.bank.get('human').plus(g.human.draw(200)));
  const web = decontaminate(g, g.web.draw(200))
    .filter((p) => g.web.detector(p) < 0.5)
    .filter(check);
  const drafts = g.model.sample(950).filter(check);
  const other = g.bank.put('other', g.bank.get('other').plus(web, drafts));
  return human.plus(other);
}
