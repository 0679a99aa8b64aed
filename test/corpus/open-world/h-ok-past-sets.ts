import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const previous = g.bank.get('trained on');
  let room = 400;
  const good = g.model.sample(800).filter((item) => room > 0 && g.verifier.check(item) && room--);
  const { of, bad } = g.audit(good, 40);
  if (of > 0 && bad / of > 0.65) return g.pause('r');
  return g.bank.put('trained on', previous.plus(g.human.draw(160), good));
}
