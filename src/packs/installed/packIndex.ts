import { z } from 'zod';
import { parseJson } from '../../core/base/parseJson.ts';
import { fail, succeed, type Result } from '../../core/base/result.ts';
import { say } from '../../core/base/say.ts';
import { idSchema } from '../../core/course/id.ts';
import { hashBytes } from '../hash.ts';

const entrySchema = z.object({
  id: idSchema,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: z.string().min(1).max(200),
  summary: z.string().max(500).default(''),
  /** Relative to the index, or absolute. */
  url: z.string().min(1),
  /** Of the file, hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** A registry: a static JSON file that lists packs, anywhere on the web. */
const indexSchema = z.object({ schema: z.literal('groundloop.index/1'), packs: z.array(entrySchema).max(10_000) });

export interface IndexEntry extends z.infer<typeof entrySchema> {
  /** Absolute. */
  readonly url: string;
}

/** Whether a file is meant as an index, whatever else is wrong with it. An archive never starts so. */
export const looksLikeIndex = (bytes: Uint8Array): boolean =>
  /^\uFEFF?\s*\{/.test(Buffer.from(bytes.subarray(0, 64)).toString('utf8'));

/** Reads an index that was fetched from `base`. The problem says what to tell whoever keeps it. */
export function parseIndex(bytes: Uint8Array, base: string): Result<readonly IndexEntry[]> {
  const index = indexSchema.safeParse(
    parseJson(
      Buffer.from(bytes)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    ),
  );
  if (!index.success) {
    const [issue] = index.error.issues;
    const what = issue && issue.path.length > 0 ? `${issue.path.join('.')}: ${issue.message}` : 'groundloop.index/1';
    const message = say(
      '{address} is no index of packs that Groundloop can read ({what}). Ask whoever sent it to you.',
      { address: base, what },
    );
    return fail({ code: 'index.broken', message });
  }
  return succeed(
    index.data.packs.flatMap((entry) =>
      URL.canParse(entry.url, base) ? [{ ...entry, url: new URL(entry.url, base).href }] : [],
    ),
  );
}

/** Whether a file is the one that the index lists. */
export const isListed = (bytes: Uint8Array, { sha256 }: IndexEntry): boolean => hashBytes(bytes) === sha256;
