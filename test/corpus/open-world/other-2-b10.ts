import type { Generation, Batch } from 'groundloop';

interface Mem {
  intake: number;
  log: { t: number; rate: number }[];
}
export const memory: Mem = { intake: 1000, log: [] };

export function step(g: Generation, memory: Mem): Batch {
  const human = g.bank.put('human', g.bank.get('human').plus(g.human.draw(200)));
  let fresh = g.model.sample(memory.intake).filter((i) => g.budget.verify > 0 && g.verifier.check(i));

  // spot check by people; a bad batch is cut, and next time we ask for less
  const n = Math.min(40, g.budget.audit);
  if (n > 0 && fresh.size > 0) {
    const { of, bad } = g.audit(fresh, n);
    const rate = of > 0 ? bad / of : 0;
    memory.log.push({ t: g.t, rate });
    if (rate > 0.3) {
      fresh = fresh.some(Math.floor(fresh.size / 3));
      memory.intake = Math.max(400, Math.floor(memory.intake * 0.7));
    } else {
      memory.intake = Math.min(1150, memory.intake + 50);
    }
  }
  const model = g.bank.put('model', g.bank.get('model').plus(fresh));
  return human.plus(model);
}
