import { z } from 'zod';
import { idSchema } from './id.ts';
import { schemaVersion } from './lab.ts';

/** What tells that a sentence makes a claim. */
export interface ClaimPatterns {
  /** Regular expressions for one sentence without its Markdown; upper and lower case are alike. */
  readonly patterns: readonly string[];
  /** Where a "not" lets a sentence through: before the claim is complete, or anywhere in the sentence; `none`: it is part of the claim. */
  readonly denial: 'before' | 'anywhere' | 'none';
}

const patternSchema = z.string().refine(
  (source) => {
    try {
      return new RegExp(source, 'iu') instanceof RegExp;
    } catch {
      return false;
    }
  },
  { error: 'this is not a regular expression', abort: true },
);

/** `avoid.yaml`: claims that a course must not make, because they are refuted or have no source. */
export const avoidSchema = z.strictObject({
  schema: schemaVersion,
  claims: z.array(
    z
      .strictObject({
        id: idSchema,
        /** The false claim, in a few words. */
        claim: z.string().min(1),
        /** What is so instead. */
        why: z.string().min(1),
        /** The citation key of what refutes it. */
        source: z.string().optional(),
        patterns: z.array(patternSchema).min(1),
        denial: z.enum(['before', 'anywhere', 'none']).default('before'),
        /** A sentence that makes the claim, and one that says what is so: the patterns must tell them apart. */
        states: z.string().min(1),
        instead: z.string().min(1),
      })
      .refine((claim) => makesClaim(claim, claim.states), { path: ['states'], error: 'no pattern finds this sentence' })
      .refine((claim) => !makesClaim(claim, claim.instead), {
        path: ['instead'],
        error: 'a pattern takes this sentence for the claim',
      }),
  ),
});

const denial =
  /\b(?:no|not|nor|never|none|neither|nobody|nothing|without|unlike|whether|hardly|barely|rather than|instead of)\b|n['’]t\b/i;
const doubt = /\?|\b(?:wrong|false|myth|refuted|unsupported|unknown|undisclosed)\b/i;

export type Avoided = z.infer<typeof avoidSchema>;
export type Claim = z.infer<typeof avoidSchema>['claims'][number];

/** Whether a sentence makes a claim. One that denies it, asks, or calls it wrong doesn't. */
export function makesClaim({ patterns, denial: where }: ClaimPatterns, sentence: string): boolean {
  return patterns.some((source) => {
    const found = new RegExp(source, 'iu').exec(sentence);
    if (!found) return false;
    const end = found.index + found[0].length;
    if (where !== 'none' && denial.test(where === 'anywhere' ? sentence : sentence.slice(0, end))) return false;
    return !doubt.test(sentence.slice(end));
  });
}

/** The sentences of a text without Markdown. A full stop within a number or an initial ends nothing. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?]["”’)]?)\s+(?=["“‘(]?[\p{Lu}\d])/u)
    .map((sentence) => sentence.replaceAll(/\s+/g, ' ').trim())
    .filter((sentence) => sentence !== '');
