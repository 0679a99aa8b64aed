import { z } from 'zod';

/** Host → chat: the whole state and, while an answer grows, only what of its last blocks is new. */
export type ChatMessage = ChatState | ChatGrowth;

export interface ChatState {
  readonly type: 'state';
  /** Null where no lab is open. */
  readonly lab: { readonly key: string; readonly title: string } | null;
  /** What the assistant says first, rendered by the host. */
  readonly opening: readonly string[];
  /** Questions to begin with that weren't asked yet. */
  readonly starters: readonly string[];
  readonly messages: readonly Said[];
  readonly answering: boolean;
  /** Who answers: `Offline coach`, or the model's name. */
  readonly label: string;
  /** Words to put in the input, in the one state that asks for it. */
  readonly draft?: string;
  /** Whether the input should get the focus, in the one state that asks for it. */
  readonly focus?: true;
  readonly strings: Readonly<Record<string, string>>;
}

export interface Said {
  readonly role: 'learner' | 'assistant';
  /** As it was written; empty for the assistant. */
  readonly text: string;
  /** Rendered by the host from Markdown, raw HTML switched off, in parts that come one after the other. */
  readonly blocks: readonly string[];
  /** What was done for it, in words. */
  readonly tools: readonly string[];
  readonly end: 'open' | 'done' | 'stopped' | 'withheld' | 'failed';
  /** Why nothing comes, or why it ended. */
  readonly note: string;
  readonly mend: 'retry' | 'key' | 'settings' | null;
}

/** The last message's blocks from `from` on; those before are as they were. */
export interface ChatGrowth {
  readonly type: 'growth';
  readonly message: number;
  readonly from: number;
  readonly blocks: readonly string[];
}

/** More than anybody types: a pasted file comes through, a disk doesn't. */
export const LONGEST = 4_000_000;
const words = z.string().max(LONGEST);

/** Chat → host. */
export const chatRequestSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** Of any length: what is not taken goes back into the input. */
  z.object({ type: z.literal('ask'), text: z.string() }),
  z.object({ type: z.literal('stop') }),
  z.object({ type: z.literal('retry') }),
  z.object({ type: z.literal('mend'), what: z.enum(['key', 'settings']) }),
  /** The answer with this number, as Markdown. */
  z.object({ type: z.literal('copyAnswer'), message: z.number().int().nonnegative() }),
  z.object({ type: z.literal('copyCode'), code: words }),
  z.object({ type: z.literal('compareCode'), code: words }),
  /** A line of the learner's pipeline that the answer names. */
  z.object({ type: z.literal('reveal'), line: z.number().int().positive() }),
  z.object({ type: z.literal('openLink'), href: z.string().max(2000) }),
  /** With what is in the input: it would be sent next. */
  z.object({ type: z.literal('showSent'), draft: words }),
]);

export type ChatRequest = z.infer<typeof chatRequestSchema>;
