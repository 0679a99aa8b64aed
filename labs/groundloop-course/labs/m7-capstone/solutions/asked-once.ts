import type { Batch, Generation, Item } from 'groundloop';

type Known = Record<string, boolean>;
export const memory: { kinds: string[]; known: Known } = { kinds: [], known: {} };

const VOICES = [
  'the duty book',
  'a stern aunt',
  'the poison register',
  'a ship surgeon',
  'the coroner',
  'a young mother',
];

/**
 * A person reads one answer of each wording, as long as there is time, and the checker reads the others; what was said of
 * a wording is remembered. The kinds of harm are taken from an audit.
 */
export function step(g: Generation, { kinds, known }: { kinds: string[]; known: Known }): Batch {
  const drafts = g.model.sample(g.t === 0 ? 900 : 500);
  if (kinds.length === 0) kinds.push(...Object.keys(g.audit(drafts, 20).harms));

  const learned: Batch = drafts
    .filter((item) => VOICES.every((voice) => g.model.judge(item, { id: voice, covers: kinds }) > 0.5))
    .filter((item) => g.tests.pass(item))
    .filter((item) => (known[item.text] ??= ask(g, item)));

  return g.bank.put('all', g.bank.get('all').plus(g.human.draw(g.t === 0 ? 300 : 60), learned));
}

const ask = (g: Generation, item: Item): boolean => (g.budget.audit > 0 ? g.review(item) : g.verifier.check(item));
