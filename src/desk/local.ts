import type { Row } from '../core/desk/row.ts';
import type { Submission } from '../core/desk/submission.ts';
import type { FlawSummary, Receipt } from '../core/grading/receipt.ts';
import { replayOf } from '../core/grading/replay.ts';
import type { Verdict } from '../core/grading/verdict.ts';
import { receiptHost } from '../sandbox/receiptHost.ts';

type Local = NonNullable<Row['local']>;

/** Everyone's seeds: whoever could choose them would try until some are kind to a flaw. */
export const SEED_BLOCK = 0;

/**
 * Compares a verdict with what the learner's own machine said. With the same pack, grader and arithmetic it must be the same
 * bit for bit. With others it can't be: then it agrees where the learner saw the same score, result and flaws.
 */
export function localOf({ receipt, lab }: Submission, verdict: Verdict): Local | null {
  if (!receipt) return null;
  const { score, passed } = receipt.verdict;
  const otherwise = notForThis(receipt, lab, verdict);
  if (otherwise !== undefined)
    return { score, passed, agrees: false, why: [`${otherwise} Nothing else was compared.`] };
  const { differences, receipt: is } = replayOf(receipt, verdict, receiptHost);
  const elsewhere = madeWith(receipt, new Set(differences.map(({ what }) => what)));
  if (!elsewhere) {
    return { score, passed, agrees: differences.length === 0, why: differences.map(({ message }) => message) };
  }
  const moved = is ? movedBetween(receipt.verdict.flaws, is.verdict.flaws) : new Set<string>();
  const telling = differences.filter(({ what, flaw }) => (flaw === undefined ? TELLING.has(what) : moved.has(flaw)));
  const why = telling.length === 0 ? [] : differences.filter((one) => CAUSES.has(one.what) || telling.includes(one));
  return { score, passed, agrees: telling.length === 0, why: why.map(({ message }) => message), with: elsewhere };
}

/** What a learner would call another verdict, beside flaws that come or go. */
const TELLING: ReadonlySet<string> = new Set(['code', 'score', 'fault']);
const CAUSES: ReadonlySet<string> = new Set(['pack', 'grader', 'engine']);

function notForThis({ seedBlock, lab, pack }: Receipt, wanted: string, verdict: Verdict): string | undefined {
  if (lab !== wanted || pack.id !== verdict.pack.id) {
    return `Another lab: the receipt is for ${lab} of the pack ${pack.id}.`;
  }
  if (seedBlock === SEED_BLOCK) return undefined;
  return `Other seeds: the receipt is of block ${seedBlock}, and everyone is graded with block ${SEED_BLOCK}.`;
}

/** Undefined where nothing of it is another than here. */
function madeWith({ pack, grader, engine }: Receipt, differing: ReadonlySet<string>): Local['with'] {
  const { version, hash } = pack;
  const other = {
    ...(differing.has('pack') && { pack: { version, hash } }),
    ...(differing.has('grader') && { grader: { version: grader.version } }),
    ...(differing.has('engine') && { engine: { name: engine.name, version: engine.version } }),
  };
  return Object.keys(other).length === 0 ? undefined : other;
}

/** The flaws that are found in one only. */
function movedBetween(was: readonly FlawSummary[], is: readonly FlawSummary[]): Set<string> {
  const found = (flaws: readonly FlawSummary[]): string[] =>
    flaws.filter(({ state }) => state === 'flawed').map(({ id }) => id);
  const [before, now] = [found(was), found(is)];
  return new Set([...before.filter((id) => !now.includes(id)), ...now.filter((id) => !before.includes(id))]);
}
