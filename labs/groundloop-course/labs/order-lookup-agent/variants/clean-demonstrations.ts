import type { Batch, Generation } from 'groundloop';

/** Learns from what people show on good days, and from nothing else. */
export function step(g: Generation): Batch {
  const shown = g.human.draw(150);
  const clean = shown.filter((run) => run.steps?.every((call) => !call.includes('→ error')));
  return g.bank.put('shown', g.bank.get('shown').plus(clean));
}
