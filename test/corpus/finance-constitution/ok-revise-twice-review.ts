import type { Batch, Generation } from 'groundloop';

const covers = ['open-crime', 'illegal-advice', 'false-promise', 'unsuitable-advice'];

export function step(g: Generation): Batch {
  const once = g.model.revise(g.model.sample(420), { id: 'first reading', covers });
  const twice = g.model.revise(once, { id: 'careful second look', covers });
  let reviews = Math.min(40, g.budget.audit);
  const kept = twice.filter((item) => {
    if (reviews === 0) return true;
    reviews -= 1;
    return g.review(item);
  });
  return g.bank.put('archive', g.bank.get('archive').plus(g.human.draw(175), kept));
}
