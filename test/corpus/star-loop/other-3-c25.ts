import type { Batch, Generation, Item } from 'groundloop';

function isSound(g: Generation, item: Item): boolean {
  const steps = item.steps ?? [];
  if (steps.length === 0) return false;
  for (let i = 0; i < steps.length; i++) {
    if (g.budget.verify === 0) return false;
    if (!g.verifier.checkStep(item, i)) return false;
  }
  return true;
}

export function step(g: Generation): Batch {
  const people = g.human.draw(120);
  const candidates = g.model.sample(450).plus(people);
  const rightAnswer = candidates.filter((item) => g.tests.pass(item));
  const sound = rightAnswer.filter((item) => isSound(g, item));
  return g.bank.put('sound', g.bank.get('sound').plus(sound));
}
