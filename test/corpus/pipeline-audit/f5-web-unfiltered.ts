import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const pages = g.web.draw(40);
  const checked = g.model.sample(600).filter((item) => g.verifier.check(item));
  const { bad, of } = g.audit(checked, 60);
  if (bad > 0.3 * of) return g.pause('audit');
  return pages.plus(checked);
}
