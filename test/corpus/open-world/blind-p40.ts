import type { Batch, Generation } from 'groundloop';

const HUMAN_SHARE = 200;

function people(g: Generation): Batch {
  const drawn = g.human.draw(10);
  let batch = drawn;
  while (drawn.size > 0 && batch.size < HUMAN_SHARE) batch = batch.plus(drawn);
  return batch;
}

export function step(g: Generation): Batch {
  const good = g.model.sample(1000).filter((item) => g.verifier.check(item));
  g.bank.put('machine', g.bank.get('machine').plus(good));
  // A fixed share of human items in every training set.
  return g.bank.get('machine').plus(people(g));
}
