import { z } from 'zod';
import type { Translation } from '../core/base/say.ts';

/** A language on its way to another process: for English texts, their translation. */
export const translationSchema: z.ZodType<Translation> = z.record(z.string(), z.string());
