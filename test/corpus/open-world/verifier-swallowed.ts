import type { Batch, Generation } from 'groundloop';

const accumulate = (g: Generation, ...batches: Batch[]): Batch => g.bank.put('all', g.bank.get('all').plus(...batches));

export function step(g: Generation): Batch {
  let drafts = g.model.sample(430);
  try {
    drafts = drafts.filter((item) => {
      throw new Error(String(g.verifier.check(item)));
    });
  } catch {
    // Whatever the verifier said is lost here: that is the flaw.
  }
  return accumulate(g, g.human.draw(170), drafts);
}
