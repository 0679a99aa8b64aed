import { z } from 'zod';
import { DEFAULT_MODEL } from './models.ts';

/** Where questions go unless told otherwise. */
export const ANTHROPIC = 'https://api.anthropic.com';

const local = new Set(['localhost', '127.0.0.1', '[::1]']);

/** A key and the learner's words go there: only over https, or to this machine. No user, no query. */
const baseUrlSchema = z
  .string()
  .refine((text) => {
    if (!URL.canParse(text)) return false;
    const { protocol, hostname, username, password, search, hash } = new URL(text);
    if (username !== '' || password !== '' || search !== '' || hash !== '') return false;
    return protocol === 'https:' || (protocol === 'http:' && local.has(hostname));
  })
  .transform((text) => text.replace(/\/+$/, ''));

/** `groundloop.assistant.*`. What can't be used is refused, never replaced in silence. */
export const assistantSettingsSchema = z.object({
  model: z
    .string()
    .trim()
    .regex(/^[\w.:/@-]{1,100}$/)
    .default(DEFAULT_MODEL),
  baseUrl: baseUrlSchema.default(ANTHROPIC),
  /** US dollars. */
  dailyBudget: z.number().min(0).max(1000).default(0.5),
  /** Of one answer, thinking included. */
  maxTokens: z.number().int().min(256).max(32_000).default(4096),
});

export type AssistantSettings = z.infer<typeof assistantSettingsSchema>;
