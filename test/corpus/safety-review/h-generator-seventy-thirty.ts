import type { Batch, Generation, Item, Pause } from 'groundloop';

function* above(g: Generation, items: Iterable<Item>, limit: number): Generator<Item> {
  for (const item of items) if (g.reward.score(item) > limit) yield item;
}

export function step(g: Generation): Batch | Pause {
  const drafts = g.model.sample(550);
  const labels = g.human.draw(60);
  g.reward.refresh({ human: labels, ai: drafts.some(140) });
  const good = new Set(above(g, drafts, 0.45));
  const read = drafts.filter((item) => good.has(item) && g.verifier.check(item));
  const { of, bad } = g.audit(read, 60);
  return bad * 3 > of
    ? g.pause('a third is bad')
    : g.bank.put('b', g.bank.get('b').plus(labels, g.human.draw(110), read));
}
