import type { Batch, Generation, Pause } from 'groundloop';

export const memory = { note: '' };

export function step(g: Generation, memory: { note: string }): Batch | Pause {
  const clinicians = g.bank.put('clinicians', g.bank.get('clinicians').plus(g.human.draw(180)));
  const drafts = g.model.sample(600);

  // monthly training of the review: everything it has just seen, and a few answers by people for good measure
  g.reward.refresh({ ai: drafts, human: clinicians.some(12) });

  // the second reader chooses; the review may strike out the worst tenth of the rest
  const read = drafts.filter((draft) => g.verifier.check(draft));
  const struck = Math.floor(read.size / 10);
  const worst = [...read.sortBy((draft) => g.reward.score(draft)).take(struck)];
  const learned = read.filter((draft) => !worst.includes(draft));

  const audit = g.audit(learned, 60);
  if (audit.bad > 0.38 * audit.of) {
    memory.note = `month ${g.t}: ${audit.bad} of ${audit.of}`;
    return g.pause(memory.note);
  }
  return clinicians.plus(learned);
}
