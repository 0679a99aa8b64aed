import type { Batch, Generation, Item, Pause } from 'groundloop';

// People are slow and dear. They start the loop; after that the web is the fresh text, as far as it looks human.
const looksHuman = (g: Generation) => (page: Item) => g.web.detector(page) < 0.5;

function freshText(g: Generation): Batch {
  return g.t === 0 ? g.human.draw(400) : g.web.draw(500).filter(looksHuman(g));
}

export function step(g: Generation): Batch | Pause {
  const fresh = freshText(g);
  const kept = g.model.sample(600).filter((item) => g.verifier.check(item));

  const { of, bad } = g.audit(kept, 60);
  if (of === 0 || bad / of > 0.4) return g.pause('people found too much');

  return fresh.plus(kept);
}
