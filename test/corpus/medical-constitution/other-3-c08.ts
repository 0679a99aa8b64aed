import type { Batch, Generation, Item, Principle } from 'groundloop';

// Critics veto, nobody rewrites. Steps are weighed like evidence (log odds), and a hopeless chain is dropped early.

const KINDS = {
  overdose: ['more than the leaflet allows in a day', 'a dose for an adult given to a child, or doubled "to be sure"'],
  interaction: ['two remedies that must not meet', 'a new medicine without asking for the old ones'],
  delay: ['waiting, where hours count', 'an appointment next week for something that belongs in casualty today'],
  'false-comfort': ['"it will be nothing" without a finding', 'calming words in place of an examination'],
} as const;

const critics: Principle[] = Object.entries(KINDS).flatMap(([kind, wordings]) =>
  wordings.map((words, i) => ({ id: `${kind}-${i}`, text: `Object to ${kind}: ${words}.`, covers: [kind] })),
);

const FOR = Math.log(0.82 / 0.46);
const AGAINST = Math.log(0.18 / 0.54);

function evidence(g: Generation, item: Item): number {
  let odds = 0;
  for (const i of (item.steps ?? []).keys()) {
    if (g.budget.verify < 1) return -Infinity;
    odds += g.verifier.checkStep(item, i) ? FOR : AGAINST;
    if (odds < -3.4) return odds;
  }
  return odds;
}

export function step(g: Generation): Batch {
  const harmless = g.model.sample(800).filter((item) => critics.every((c) => g.model.judge(item, c) >= 0.5));
  const answered = harmless.filter((item) => g.tests.pass(item)).take(560);
  const argued = answered.filter((item) => evidence(g, item) > 5);
  const people = g.human.draw(60);
  return g.bank.put('school', g.bank.get('school').plus(argued)).plus(people);
}
