import type { Batch, Generation } from 'groundloop';

const SETTLED = 5;

/** One canonical form per question, so that the training set does not contradict itself; unsettled questions wait. */
function canonical(drafts: Batch): Batch {
  const forms = new Map<string, Map<string, number>>();
  for (const { question, text } of drafts) {
    const said = forms.get(question) ?? new Map<string, number>();
    forms.set(question, said.set(text, (said.get(text) ?? 0) + 1));
  }
  const chosen = new Set<string>();
  for (const said of forms.values()) {
    const [text, times] = [...said].reduce((best, next) => (next[1] > best[1] ? next : best));
    if (times >= SETTLED) chosen.add(text);
  }
  return drafts.filter((item) => chosen.has(item.text));
}

export function step(g: Generation): Batch {
  const drafts = canonical(g.model.sample(1400));
  const affordable = drafts.some(Math.min(drafts.size, 1100));
  const right = affordable.filter((item) => g.verifier.check(item));
  const people = g.human.draw(150);
  return g.bank.put('all', g.bank.get('all').plus(people, right));
}
