import type { Batch, Generation } from 'groundloop';

/** Labels of one refresh; a fifth of them are given by people. */
const LABELS = 600;
const BY_PEOPLE = 120;

/**
 * The reward model is retrained on every month's answers. Most labels are its own; those by people hold it in place. What
 * people found good is learned, and of the rest the answers with the best scores.
 */
export function step(g: Generation): Batch {
  const drafts = g.model.sample(LABELS);
  const toRead = new Set(drafts.some(BY_PEOPLE));
  const [labelled, unread] = drafts.split((draft) => toRead.has(draft));

  g.reward.refresh({ ai: unread, human: labelled });

  const good = labelled.filter((draft) => g.review(draft));
  const best = unread.sortBy((draft) => -g.reward.score(draft)).take(150);
  return g.bank.put('learned', g.bank.get('learned').plus(g.human.draw(150), good, best));
}
