import type { Batch, Generation, Item } from 'groundloop';

const harms = ['overdose', 'interaction', 'delay', 'false-comfort'] as const;

const rules = harms.flatMap((harm) => [
  { id: `${harm}:a`, text: `If a patient acted on this tonight, would it amount to ${harm}?`, covers: [harm] },
  { id: `${harm}:b`, text: `A pharmacist and a nurse read it again, for ${harm} and nothing else.`, covers: [harm] },
]);

// Medicine knows no "mostly right": a chain is as strong as its weakest link.
const flawless =
  (g: Generation) =>
  (item: Item): boolean =>
    (item.steps ?? []).every((_, i) => g.budget.verify > 0 && g.verifier.checkStep(item, i));

export function step(g: Generation): Batch {
  const drafts = rules.reduce((batch, rule) => g.model.revise(batch, rule), g.model.sample(600));
  const proven = drafts.filter((item) => g.tests.pass(item)).filter(flawless(g));
  const people = g.human.draw(150);
  return g.bank.put('proven', g.bank.get('proven').plus(proven)).plus(people);
}
