import type { Generation, Batch } from 'groundloop';

// Self-consistency (Wang et al.): per question, keep the answer the samples agree on.
function consensus(b: Batch): Batch {
  const votes: Record<string, Record<string, number>> = {};
  for (const { question, text } of b) {
    const v = (votes[question] ??= {});
    v[text] = (v[text] ?? 0) + 1;
  }
  const winner: Record<string, string> = {};
  for (const [q, v] of Object.entries(votes)) {
    winner[q] = Object.entries(v).reduce((a, c) => (c[1] > a[1] ? c : a))[0];
  }
  return b.filter((i) => winner[i.question] === i.text);
}

export function step(g: Generation): Batch {
  const people = g.human.draw(150);
  const agreed = consensus(g.model.sample(1200));
  return g.bank.put('corpus', g.bank.get('corpus').plus(people, agreed));
}
