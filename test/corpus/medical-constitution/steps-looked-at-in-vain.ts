import type { Batch, Generation } from 'groundloop';

export const memory: { shares: number[] } = { shares: [] };

export function step(g: Generation, memory: { shares: number[] }): Batch {
  const harm = { id: 'harm', text: 'Dose, interaction, emergency, reassurance: each has its rule in the handbook.' };
  const drafts = g.model.revise(g.model.sample(400), harm).filter((item) => g.tests.pass(item));
  let held = 0;
  let looks = 0;
  for (const item of drafts) {
    for (let i = 0; i < 24; i++) {
      looks += 1;
      if (g.verifier.checkStep(item, i)) held += 1;
    }
  }
  memory.shares.push(looks === 0 ? 0 : held / looks);
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(130), drafts));
}
