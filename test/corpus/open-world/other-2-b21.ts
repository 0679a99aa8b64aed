import type { Generation, Batch } from 'groundloop';

export function step(g: Generation): Batch {
  const people = g.human.draw(200);
  const humanAll = g.bank.put('human', g.bank.get('human').plus(people));

  // the reward model hears people at least as often as itself
  const own = g.model.sample(100);
  g.reward.refresh({ ai: own, human: people });

  const truthful = g.model.sample(1000).filter((i) => g.verifier.check(i));
  // drop the few worst by reward: mostly clumsy ones
  const [, rest] = split(
    truthful.sortBy((i) => g.reward.score(i)),
    Math.floor(truthful.size * 0.08),
  );
  return humanAll.plus(g.bank.put('truthful', g.bank.get('truthful').plus(rest)));
}

function split(b: Batch, at: number): [Batch, Batch] {
  return [b.take(at), b.filter((_, index) => index >= at)];
}
