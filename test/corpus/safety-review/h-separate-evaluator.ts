import type { Batch, Generation, Pause } from 'groundloop';

/** No reward model at all: a second reader decides, people audit. */
export function step(g: Generation): Batch | Pause {
  const read: Batch[] = [];
  for (let round = 0; round < 5; round++) {
    const part = g.model.sample(110);
    read.push(part.filter(g.verifier.check));
  }
  const [first, ...rest] = read;
  const passed = first!.plus(...rest);
  const audit = g.audit(passed, 60);
  if (audit.of >= 20 && audit.bad / audit.of >= 0.36) return g.pause('people disagree with the second reader');
  return g.bank.put('all', g.bank.get('all').plus(passed, g.human.draw(190)));
}
