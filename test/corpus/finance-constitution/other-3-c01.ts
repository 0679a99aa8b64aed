import type { Batch, Generation, Principle } from 'groundloop';

// The constitution is written by what people find: every kind of harm that an audit names gets two principles, in
// different words, from then on. The first audit is large and comes before anything is learned.

type Memory = { kinds: string[] };

export const memory: Memory = { kinds: [] };

function principlesFor(kind: string): Principle[] {
  return [
    {
      id: `no-${kind}`,
      text: `An adviser who is liable for the consequences would never say this to a customer: ${kind}.`,
      covers: [kind],
    },
    {
      id: `regulator-${kind}`,
      text: `Read it as the regulator would, looking for one thing alone, and object wherever ${kind} occurs.`,
      covers: [kind],
    },
  ];
}

export function step(g: Generation, memory: Memory): Batch {
  const drafts = g.model.sample(500);

  const found = g.audit(drafts, g.t === 0 ? 180 : 24);
  for (const kind of Object.keys(found.harms)) {
    if (!memory.kinds.includes(kind)) memory.kinds.push(kind);
  }

  let clean = drafts;
  for (const principle of memory.kinds.flatMap(principlesFor)) {
    clean = g.model.revise(clean, principle);
  }

  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(150)));
  return people.plus(clean);
}
