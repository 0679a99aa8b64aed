import type { Batch, Generation, Pause } from 'groundloop';

export const step = (g: Generation): Batch | Pause => {
  const checked = (batch: Batch) => batch.filter((item) => g.verifier.check(item));
  const people = checked(g.human.draw(200));
  const own = checked(g.model.sample(720)).take(400);
  const mostlyBad = (batch: Batch) => {
    const { of, bad } = g.audit(batch, 60);
    return of > 0 && bad > 0.6 * of;
  };
  if (g.t % 2 === 0 && mostlyBad(own)) return g.pause('mostly bad');
  return g.bank.put('all', g.bank.get('all').plus(people, own));
};
