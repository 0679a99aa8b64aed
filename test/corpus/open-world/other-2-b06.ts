import type { Generation, Batch, Item } from 'groundloop';

type Stage = (b: Batch) => Batch;
const pipe =
  (...stages: Stage[]): Stage =>
  (b) =>
    stages.reduce((acc, f) => f(acc), b);
const keep =
  (p: (i: Item) => boolean): Stage =>
  (b) =>
    b.filter((i) => p(i));
const cap =
  (n: number): Stage =>
  (b) =>
    b.take(n);

// free filter first, expensive filter second
export const step = (g: Generation): Batch => {
  const refine = pipe(
    keep((i) => g.tests.pass(i)),
    cap(900),
    keep((i) => g.verifier.check(i)),
  );
  const fresh: Batch[] = [keep((i) => g.verifier.check(i))(g.human.draw(200)), refine(g.model.sample(1800))];
  return fresh.reduce((acc, b) => g.bank.put('corpus', acc.plus(b)), g.bank.get('corpus'));
};
