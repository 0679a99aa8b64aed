import type { Batch, Generation, Pause } from 'groundloop';

export function step(g: Generation): Batch | Pause {
  const good = g.model.sample(1120).filter((item) => g.verifier.check(item));
  const ranked = [...good].map((item, i) => ({ i, score: g.model.likelihood(item) })).sort((a, b) => b.score - a.score);
  const best = new Set(ranked.slice(0, 420).map(({ i }) => i));
  const kept = good.filter((_, i) => best.has(i));
  if (g.t % 2 === 0) {
    const audit = g.audit(kept, 60);
    if (audit.of > 0 && audit.bad > 0.6 * audit.of) return g.pause('audit');
  }
  return g.bank.put('people', g.bank.get('people').plus(g.human.draw(180))).plus(kept);
}
