import type { Batch, Generation, Item, Principle } from 'groundloop';

const rules: readonly Principle[] = [
  { id: 'substances', text: 'A dose and an interaction are stated as the leaflet states them.' },
  { id: 'haste', text: 'Warning signs come before everything else.' },
  { id: 'tone', text: 'The draft is polite, and short.' },
];

export function step(g: Generation): Batch {
  const sound = (item: Item): boolean => {
    let bad = 0;
    for (let i = 0; i < 24; i++) {
      if (!g.verifier.checkStep(item, i) && ++bad > 7) return false;
    }
    return g.tests.pass(item);
  };
  const revised = rules.slice(0, 2).reduce((batch, rule) => g.model.revise(batch, rule), g.model.sample(440));
  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(120), revised.filter(sound)));
}
