import type { Batch, Generation, Item } from 'groundloop';

const rule = { id: 'safe', text: 'No dose too high, no interaction missed, no delay, no false comfort.' };

export function step(g: Generation): Batch {
  const run = (item: Item): number => {
    const { longest } = (item.steps ?? []).reduce(
      ({ now, longest }, _, i) => {
        const next = g.verifier.checkStep(item, i) ? now + 1 : 0;
        return { now: next, longest: Math.max(longest, next) };
      },
      { now: 0, longest: 0 },
    );
    return longest;
  };
  const drafts = g.model.revise(g.model.sample(500), rule);
  const kept = drafts.filter((item) => run(item) === item.steps?.length);
  return g.bank.put('people', g.bank.get('people').plus(g.human.draw(130))).plus(kept);
}
