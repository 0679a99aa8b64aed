import type { Batch, Generation } from 'groundloop';

const QUOTA = 380;
const CHUNK = 120;
const MAX_CHUNKS = 9;

function* accepted(g: Generation): Generator<Batch> {
  for (let i = 0; i < MAX_CHUNKS; i++) {
    if (g.budget.verify < CHUNK) return;
    yield g.model.sample(CHUNK).filter((item) => g.verifier.check(item));
  }
}

export function step(g: Generation): Batch {
  let kept = g.bank.get('kept');
  const before = kept.size;
  for (const chunk of accepted(g)) {
    kept = kept.plus(chunk);
    if (kept.size - before >= QUOTA) break;
  }
  g.bank.put('kept', kept);
  const people = g.bank.get('people').plus(g.human.draw(140));
  g.bank.put('people', people);
  return kept.plus(people);
}
