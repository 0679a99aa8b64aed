import type { Batch, Generation } from 'groundloop';

const watchlist = ['overdose', 'interaction', 'delay', 'false-comfort'];

type Memory = { stepsPassed: number[] };
export const memory: Memory = { stepsPassed: [] };

export function step(g: Generation, memory: Memory): Batch {
  let drafts = g.model.sample(600);
  for (const kind of watchlist) {
    drafts = g.model.revise(drafts, {
      id: `not-${kind}`,
      text: `Name the danger of ${kind}, never recommend it.`,
      covers: [kind],
    });
    drafts = g.model.revise(drafts, {
      id: `patient-${kind}`,
      text: `Could a frail patient come to harm through ${kind} here?`,
      covers: [kind],
    });
  }

  // the answer key decides
  const right = drafts.filter((draft) => g.tests.pass(draft));

  // how good is the reasoning? (twenty drafts, for the monthly chart)
  let passed = 0;
  let looked = 0;
  for (const draft of right.some(20)) {
    for (let i = 0; i < (draft.steps?.length ?? 0); i++) {
      looked++;
      if (g.verifier.checkStep(draft, i)) passed++;
    }
  }
  memory.stepsPassed.push(looked ? passed / looked : 0);

  return g.bank.put('all', g.bank.get('all').plus(right, g.human.draw(80)));
}
