import type { Batch, Generation } from 'groundloop';

type Memory = { seen: string[]; log: { t: number; liked: number; of: number }[] };
export const memory: Memory = { seen: [], log: [] };

export function step(g: Generation, memory: Memory): Batch {
  // 1. what do auditors complain about?
  let drafts = g.model.sample(1600);
  const result = g.audit(drafts, g.t === 0 ? 190 : 20);
  memory.seen = [...new Set([...memory.seen, ...Object.keys(result.harms)])].sort();

  // 2. two critics for everything they ever complained about
  drafts = g.model.revise(drafts, {
    id: 'complaints',
    text: 'Do not say what customers have complained about to the ombudsman.',
    covers: memory.seen,
  });
  drafts = g.model.revise(drafts, {
    id: 'second-reader',
    text: 'Imagine that your own mother follows this to the letter, and take out whatever you would regret.',
    covers: memory.seen,
  });

  // 3. of the harmless answers, those that customers find helpful
  const [liked, disliked] = drafts.split((item) => g.users.thumbs(item));
  memory.log.push({ t: g.t, liked: liked.size, of: liked.size + disliked.size });

  // 4. advisers' answers stay the floor
  return liked.plus(g.bank.put('advisers', g.bank.get('advisers').plus(g.human.draw(100))));
}
