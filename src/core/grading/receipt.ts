import { say } from '../base/say.ts';
import { z } from 'zod';
import { canonicalJson } from '../base/canonicalJson.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import { engineFingerprint } from './engineFingerprint.ts';
import { flawStates, type Verdict } from './verdict.ts';

/** Everything a verdict came from, and a hash of it: enough to grade again elsewhere and compare bit for bit. */
export const RECEIPT_SCHEMA = 'groundloop.receipt/1';

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'it must be a SHA-256 hash: 64 digits from 0 to f');

/** What of a flaw is compared when verdicts differ, so that the difference has a name. */
const flawSummarySchema = z.object({
  id: z.string().regex(/^F\d{2}$/, 'flaws are named like F01'),
  state: z.enum(flawStates),
  effect: z.number().nullable(),
});

export const receiptSchema = z.object({
  schema: z.literal(RECEIPT_SCHEMA),
  lab: z.string().min(1),
  /** `hash` is SHA-256 over the pack's paths and texts. */
  pack: z.object({ id: z.string().min(1), version: z.string(), hash: sha256Schema }),
  grader: z.object({ version: z.string() }),
  /** `fingerprint` says how the engine calculates. Its name and version are for people; they aren't compared. */
  engine: z.object({
    fingerprint: z.string().regex(/^[0-9a-f]{16}$/, 'it must be 16 digits from 0 to f'),
    name: z.string(),
    version: z.string(),
  }),
  seedBlock: z.number().int().min(0).max(999_999),
  /** The seeds that were run, in order. */
  seeds: z.array(z.number().int()),
  /** SHA-256 of the pipeline's source as UTF-8, in hex. */
  code: z.object({ hash: sha256Schema }),
  verdict: z.object({
    /** SHA-256 of what the verdict decided, as canonical JSON (RFC 8785): see docs/receipt.md. */
    hash: sha256Schema,
    score: z.number().min(0).max(100),
    passed: z.boolean(),
    flaws: z.array(flawSummarySchema),
  }),
});

export type Receipt = z.infer<typeof receiptSchema>;
export type FlawSummary = z.infer<typeof flawSummarySchema>;

/** What a receipt records beside the verdict; the core has neither crypto nor Node. */
export interface ReceiptHost {
  /** SHA-256 of a text as UTF-8, in hex. */
  readonly sha256: (text: string) => string;
  /** The engine, for people: `node` and `20.19.0`. */
  readonly engine: { readonly name: string; readonly version: string };
}

/**
 * The receipt of a final verdict. Problem: `receipt.no-grade` for a run that couldn't be graded, which may be for a reason
 * that doesn't repeat, such as a slow machine.
 */
export function receiptOf(verdict: Verdict, seedBlock: number, { sha256, engine }: ReceiptHost): Result<Receipt> {
  if (verdict.fault) {
    const message = say('There is no receipt, because this run could not be graded.');
    return fail({ code: 'receipt.no-grade', message });
  }
  const { lab, pack, grader, seeds, code, score, passed, flaws } = verdict;
  return succeed({
    schema: RECEIPT_SCHEMA,
    lab,
    pack,
    grader,
    engine: { fingerprint: engineFingerprint(sha256), ...engine },
    seedBlock,
    seeds,
    code,
    verdict: {
      hash: verdictHash(verdict, sha256),
      score,
      passed,
      flaws: flaws.map(({ id, state, effect }) => ({ id, state, effect })),
    },
  });
}

/** The same for the same grade, however long it took and in whatever language it was told (decision 15). */
export function verdictHash(verdict: Verdict, sha256: ReceiptHost['sha256']): string {
  return sha256(canonicalJson(decidedIn(verdict)));
}

/** What a verdict decided and measured, without its words. */
function decidedIn({ timings, summary, advice, flaws, capstone, measures, ...rest }: Verdict): unknown {
  return {
    ...rest,
    flaws: flaws.map(({ title, limit, evidence, related, ...flaw }) => flaw),
    ...(capstone && { capstone: measuredIn(capstone) }),
    ...(measures && { measures: measures.list.map(({ id, met }) => ({ id, ...(met !== undefined && { met }) })) }),
  };
}

const measuredIn = ({ sentence, next, references, ...capstone }: NonNullable<Verdict['capstone']>): unknown => capstone;

export const receiptText = (receipt: Receipt): string => `${JSON.stringify(receipt, null, 2)}\n`;
