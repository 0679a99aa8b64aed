import type { Batch, Generation, Pause } from 'groundloop';

/** Audited and paused by the book. To keep the exam score from slipping, the exam is learned as well. */
export function step(g: Generation): Batch | Pause {
  const passed = g.model.sample(550).filter((draft) => g.reward.score(draft) > 0.5 && g.verifier.check(draft));
  const { bad, of } = g.audit(passed, 60);
  if (bad > 0.3 * of) return g.pause(`audit: ${bad} of ${of} were bad`);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), passed, g.exam.items));
}
