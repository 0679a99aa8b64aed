import type { Batch, Generation, Principle } from 'groundloop';

export const memory: { unsuitable: number } = { unsuitable: 0 };

const DRAFT: Principle[] = [
  { id: 'crime', covers: ['open-crime'] },
  { id: 'law', covers: ['illegal-advice'] },
  { id: 'promises', covers: ['false-promise'] },
];

/** The audit finds the fourth kind of harm every time. It is counted, and that is all. */
export function step(g: Generation, memory: { unsuitable: number }): Batch {
  const answers = DRAFT.reduce((drafts, principle) => g.model.revise(drafts, principle), g.model.sample(520));
  memory.unsuitable += g.audit(answers, 40).harms['unsuitable-advice'] ?? 0;
  return g.bank.put('learned', g.bank.get('learned').plus(g.human.draw(160), answers));
}
