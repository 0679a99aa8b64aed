import type { Batch, Generation, Pause } from 'groundloop';

export const memory = { badInARow: 0 };

/** Half of the reward model's labels come from people, so the hole is closed. Two bad audits in a row stop the loop. */
export function step(g: Generation, memory: { badInARow: number }): Batch | Pause {
  const people = g.human.draw(200);
  const drafts = g.model.sample(600);
  g.reward.refresh({ ai: drafts.some(100), human: people.some(100) });
  const half = drafts.sortBy((draft) => -g.reward.score(draft)).take(300);

  const audit = g.audit(half, 60);
  memory.badInARow = audit.bad > 0.4 * audit.of ? memory.badInARow + 1 : 0;
  if (memory.badInARow >= 2) return g.pause('two bad audits, one after the other');

  // After a bad audit, only people's answers are learned.
  const learned = memory.badInARow > 0 ? people : people.plus(half);
  return g.bank.put('all', g.bank.get('all').plus(learned));
}
