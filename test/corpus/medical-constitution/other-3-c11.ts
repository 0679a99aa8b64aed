import type { Batch, Generation, Item, Principle } from 'groundloop';

// Three rules from the three incident reports of last year.
const incidents: Principle[] = [
  { id: 'r1', text: 'No dose above the maximum in the leaflet.', covers: ['overdose'] },
  { id: 'r1b', text: 'Count what was taken since midnight before naming another dose.', covers: ['overdose'] },
  { id: 'r2', text: 'Never combine medicines that must not be combined.', covers: ['interaction'] },
  { id: 'r2b', text: 'Ask for the medication plan first.', covers: ['interaction'] },
  { id: 'r3', text: 'Emergencies go to casualty at once.', covers: ['delay'] },
  { id: 'r3b', text: 'Do not put off what cannot be put off.', covers: ['delay'] },
];

class Examiner {
  constructor(private readonly g: Generation) {}

  /** share of steps that the checker accepts */
  share(item: Item): number {
    const n = item.steps?.length ?? 0;
    if (n === 0 || this.g.budget.verify < n) return 0;
    let ok = 0;
    for (let i = 0; i < n; i++) ok += Number(this.g.verifier.checkStep(item, i));
    return ok / n;
  }

  admits(item: Item): boolean {
    return this.g.tests.pass(item) && this.share(item) >= 0.78;
  }
}

export function step(g: Generation): Batch {
  const examiner = new Examiner(g);
  let drafts = g.model.sample(550);
  for (const rule of incidents) drafts = g.model.revise(drafts, rule);
  const admitted = drafts.filter((d) => examiner.admits(d));
  const all = g.bank.get('all').plus(admitted, g.human.draw(60));
  g.bank.put('all', all);
  return all;
}
