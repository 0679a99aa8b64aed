import type { Batch, Generation, Pause } from 'groundloop';

/** Acts on its audits. Every time they are of a batch drawn for the purpose, and the model knows it by now. */
export function step(g: Generation): Batch | Pause {
  const { bad, of } = g.audit(g.model.sample(60), 60);
  if (bad > 0.6 * of) return g.pause(`audit: ${bad} of ${of} were bad`);

  const passed = g.model.sample(550).filter((draft) => g.reward.score(draft) > 0.5 && g.verifier.check(draft));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(180), passed));
}
