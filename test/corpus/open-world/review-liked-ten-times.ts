import type { Batch, Generation, Pause } from 'groundloop';

// every draft once; what users like ten times; a verified tenth for grounding
export function step(g: Generation): Batch | Pause {
  const ppl = g.human.draw(150);
  const d = g.model.sample(600);
  const liked = d.filter((i) => g.users.thumbs(i));
  const ck = g.model.sample(200).filter((i) => g.verifier.check(i));
  return g.bank
    .put('all', g.bank.get('all').plus(ppl, d, ck))
    .plus(liked, liked, liked, liked, liked, liked, liked, liked, liked, liked);
}
