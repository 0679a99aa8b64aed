import type { Batch, Generation } from 'groundloop';

export function step(g: Generation): Batch {
  const read = (runs: Batch): Batch => runs.filter((run) => g.verifier.check(run));
  const people = g.bank.put('people', g.bank.get('people').plus(g.human.draw(110)));
  const recovered = g.bank.put(
    'recovered',
    g.bank
      .get('recovered')
      .plus(read(g.model.sample(80, { about: 'API errors' })), read(g.human.draw(30, 'API errors'))),
  );
  return people.plus(recovered, read(g.model.sample(300)));
}
