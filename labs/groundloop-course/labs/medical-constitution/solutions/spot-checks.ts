import type { Batch, Generation, Item } from 'groundloop';

const KINDS = ['overdose', 'interaction', 'delay', 'false-comfort'];
const STEPS = 24;
const LOOKS = 8;

/** One principle for each kind of harm, twice and in other words; eight of the steps are looked at, two may fail. */
export function step(g: Generation): Batch {
  let drafts = g.model.sample(500);
  for (const kind of KINDS) {
    drafts = g.model.revise(drafts, { id: kind, text: `No advice may lead to ${kind}.`, covers: [kind] });
    drafts = g.model.revise(drafts, {
      id: `${kind} again`,
      text: `Search the draft for ${kind} and mend it.`,
      covers: [kind],
    });
  }

  const [agreed] = drafts.split((item) => g.tests.pass(item));
  const sampled = agreed.filter((item) => holds(g, item));

  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(120)));
  const learned = g.bank.put('learned', g.bank.get('learned').plus(sampled));
  return people.plus(learned);
}

function holds(g: Generation, item: Item): boolean {
  let failed = 0;
  const from = Math.floor(g.random() * STEPS);
  for (let look = 0; look < LOOKS; look++) {
    if (!g.verifier.checkStep(item, (from + 5 * look) % STEPS)) failed += 1;
    if (failed > 2) return false;
  }
  return true;
}
