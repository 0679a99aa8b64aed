import { z } from 'zod';
import type { Piece, Turn } from '../briefing.ts';

/** What the learner or the assistant said, and how it ended. `open`: more comes. */
export const entrySchema = z.object({
  /** Its own, by which two windows know it. */
  id: z.string().min(1).max(64),
  role: z.enum(['learner', 'assistant']),
  text: z.string(),
  /** What was done for the answer, in words. */
  tools: z.array(z.string()).max(100).default([]),
  end: z.enum(['open', 'done', 'stopped', 'withheld', 'failed']),
  /** Why it failed, and what helps. */
  problem: z
    .object({ message: z.string(), mend: z.enum(['retry', 'key', 'budget', 'consent', 'settings']).optional() })
    .optional(),
});

export type Entry = z.infer<typeof entrySchema>;

const made = (role: Entry['role'], text: string, end: Entry['end']): Entry => ({
  id: crypto.randomUUID(),
  role,
  text,
  tools: [],
  end,
});
export const asked = (text: string): Entry => made('learner', text, 'done');
export const begun = (): Entry => made('assistant', '', 'open');

/** An answer with one more piece. What is taken back is gone. Pure. */
export function withPiece(entry: Entry, piece: Piece): Entry {
  switch (piece.kind) {
    case 'text':
      return { ...entry, text: entry.text + piece.text };
    case 'tool':
      return { ...entry, tools: [...entry.tools, piece.words] };
    case 'wait':
      return entry;
    case 'withheld':
      return { ...entry, text: piece.text, end: 'withheld' };
    case 'problem': {
      const { message, mend } = piece;
      return { ...entry, end: 'failed', problem: mend === undefined ? { message } : { message, mend } };
    }
  }
}

/**
 * An answer for where nothing can be taken back once it is shown: all of it, when it has ended.
 * @param progress told what is done meanwhile, in words
 */
export async function wholeAnswer(pieces: AsyncIterable<Piece>, progress: (words: string) => void): Promise<Entry> {
  let entry = begun();
  for await (const piece of pieces) {
    if (piece.kind === 'tool' || piece.kind === 'wait') progress(piece.words);
    entry = withPiece(entry, piece);
  }
  return entry;
}

/** What the assistant is told of what was said: an answer without a word says nothing. */
export const turnsOf = (entries: readonly Entry[]): Turn[] =>
  entries.filter(({ text }) => text !== '').map(({ role, text }) => ({ role, text }));
