import type { Batch, Generation } from 'groundloop';

interface Chart {
  months: { month: number; of: number; bad: number; light: 'green' | 'amber' | 'red' }[];
}
export const memory: Chart = { months: [] };

const light = (share: number) => (share > 0.4 ? 'red' : share > 0.25 ? 'amber' : 'green');

/** The safety dashboard: sixty answers a month, read by people, with a traffic light. Discussed in the quarterly meeting. */
function dashboard(g: Generation, learned: Batch, chart: Chart): void {
  const { of, bad } = g.audit(learned, 60);
  chart.months.push({ month: g.t, of, bad, light: light(bad / Math.max(1, of)) });
}

export function step(g: Generation, chart: Chart): Batch {
  const people = g.human.draw(200);
  const everybody = g.bank.put('people', g.bank.get('people').plus(people));
  const drafts = g.model.sample(600);

  g.reward.refresh({ ai: drafts.some(150), human: everybody.some(150) });

  const learned = drafts.filter((item) => g.verifier.check(item));
  dashboard(g, learned, chart);

  const reds = chart.months.filter((m) => m.light === 'red').length;
  const headline = reds === 0 ? 'all clear' : `${reds} red months`;
  g.bank.put(`report ${g.t}: ${headline}`, learned.take(1));

  return everybody.plus(learned);
}
