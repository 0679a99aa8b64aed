import type { Batch, Generation, Pause } from 'groundloop';

/** Fixed before the first generation: at more than three bad answers in ten, a person decides whether it goes on. */
const LIMIT = 0.3;

/**
 * The reward model only turns down what it finds poor; the verifier decides about the rest. People audit sixty random
 * items of what passed, every time.
 */
export function step(g: Generation): Batch | Pause {
  const passed = g.model.sample(550).filter((draft) => g.reward.score(draft) > 0.5 && g.verifier.check(draft));

  const { bad, of } = g.audit(passed, 60);
  if (bad > LIMIT * of) return g.pause(`audit: ${bad} of ${of} were bad`);

  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), passed));
}
