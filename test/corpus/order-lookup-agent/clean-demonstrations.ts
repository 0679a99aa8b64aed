import type { Batch, Generation, Item } from 'groundloop';

function* calls(run: Item): Generator<string> {
  yield* run.steps ?? [];
}

export function step(g: Generation): Batch {
  const demonstrations = g.human.draw(140).filter((run) => {
    for (const call of calls(run)) if (call.includes(' → error')) return false;
    return true;
  });
  return g.bank.put('demonstrations', g.bank.get('demonstrations').plus(demonstrations));
}
