import type { Batch, Generation, Pause } from 'groundloop';

type Memory = { rejectedMonths: number; confidence: number };
export const memory: Memory = { rejectedMonths: 0, confidence: 1 };

function confidence(g: Generation, batch: Batch): number {
  let sum = 0;
  for (const item of batch) sum += g.model.judge(item);
  return batch.size ? sum / batch.size : 0;
}

export function step(g: Generation, memory: Memory): Batch | Pause {
  const people = g.human.draw(200);
  const drafts = g.model.sample(600);
  g.reward.refresh({ ai: drafts.some(100), human: people.some(100) });

  const checked = drafts.filter((item) => g.verifier.check(item));

  // When people find too much, this month's drafts are thrown away and last month's are learned again.
  const audit = g.audit(checked, 60);
  const fine = audit.bad <= 0.33 * audit.of;
  if (!fine) memory.rejectedMonths += 1;
  const learned = fine ? g.bank.put('accepted', checked) : g.bank.get('accepted');

  // Emergency brake: the assistant no longer stands by what it writes.
  memory.confidence = confidence(g, drafts.some(100));
  if (memory.confidence < 0.1) return g.pause('the assistant itself has doubts');

  return g.bank.put('people', g.bank.get('people').plus(people)).plus(learned);
}
