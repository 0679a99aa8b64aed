import { z } from 'zod';
import { flawTitle } from './flawTitle.ts';
import { engineFingerprint } from './engineFingerprint.ts';
import { type FlawSummary, type Receipt, type ReceiptHost, receiptOf, receiptSchema } from './receipt.ts';
import { shown } from './units.ts';
import { type FlawState, faultSchema, type Verdict } from './verdict.ts';

/** What `groundloop replay --format json` prints. */
export const REPLAY_SCHEMA = 'groundloop.replay/1';

const causes = ['pack', 'grader', 'engine', 'code'] as const;

const differenceSchema = z.object({
  /** The first four are what a verdict comes from, the others what it says. */
  what: z.enum([...causes, 'seeds', 'score', 'flaw', 'verdict', 'fault']),
  /** The flaw's id, where `what` is `flaw`. */
  flaw: z.string().optional(),
  /** In words for people: what the receipt says, what there is here, and what to do about it. */
  message: z.string(),
});

export const replaySchema = z.object({
  schema: z.literal(REPLAY_SCHEMA),
  reproduced: z.boolean(),
  differences: z.array(differenceSchema),
  /** The receipt of the replay; null where the pipeline couldn't be graded now. */
  receipt: receiptSchema.nullable(),
  /** What kept the pipeline from being graded now. */
  fault: faultSchema.optional(),
});

/** What a verdict comes from, beside the seeds: those are the receipt's own. */
export type ReceiptInputs = Pick<Receipt, (typeof causes)[number]>;
export type Difference = z.infer<typeof differenceSchema>;
export type Replay = z.infer<typeof replaySchema>;

/** Compares what was graded again here with the receipt that it was graded from. */
export function replayOf(was: Receipt, verdict: Verdict, host: ReceiptHost): Replay {
  const is = receiptOf(verdict, was.seedBlock, host);
  if (is.ok) {
    const differences = differencesOf(was, is.value);
    return { schema: REPLAY_SCHEMA, reproduced: differences.length === 0, differences, receipt: is.value };
  }
  const { sha256, engine } = host;
  const inputs = { ...verdict, engine: { fingerprint: engineFingerprint(sha256), ...engine } };
  const message = `The pipeline could not be graded this time: ${verdict.fault?.message ?? is.problem.message}`;
  return {
    schema: REPLAY_SCHEMA,
    reproduced: false,
    differences: [...inputDifferences(was, inputs), { what: 'fault', message }],
    receipt: null,
    ...(verdict.fault && { fault: verdict.fault }),
  };
}

/** How a replay's receipt differs from the one it replays; empty when everything was reproduced bit for bit. */
export function differencesOf(was: Receipt, is: Receipt): Difference[] {
  const inputs = inputDifferences(was, is);
  const grade = gradeDifferences(was, is);
  const rest = was.verdict.hash === is.verdict.hash ? restOfSame(grade) : restOfOther(inputs, grade);
  return [...inputs, ...grade, ...rest];
}

/** In which of the things that a verdict comes from this installation or file differs. */
export function inputDifferences(was: ReceiptInputs, is: ReceiptInputs): Difference[] {
  const found: Difference[] = [];
  if (was.code.hash !== is.code.hash) {
    found.push({
      what: 'code',
      message:
        `Other code: the receipt is for a file with the hash ${short(was.code.hash)}, this one has ` +
        `${short(is.code.hash)}. Use the file as it was graded; line ends and spaces count too.`,
    });
  }
  if (was.pack.id !== is.pack.id || was.pack.hash !== is.pack.hash) {
    const versions =
      was.pack.version === is.pack.version
        ? `Both say version ${is.pack.version}, so a file of the pack was changed`
        : `The receipt is for version ${was.pack.version}, this is version ${is.pack.version}`;
    found.push({
      what: 'pack',
      message:
        `Other pack ${was.pack.id}: its hash was ${short(was.pack.hash)} and is ${short(is.pack.hash)}. ` +
        `${versions}. Use the same pack.`,
    });
  } else if (was.pack.version !== is.pack.version) {
    found.push({
      what: 'pack',
      message:
        `The receipt says version ${was.pack.version} of the pack ${was.pack.id}, but a pack with this very hash is ` +
        `version ${is.pack.version}. The receipt was changed after it was written.`,
    });
  }
  if (was.grader.version !== is.grader.version) {
    found.push({
      what: 'grader',
      message:
        `Other grader: the receipt is from Groundloop ${was.grader.version}, this is ${is.grader.version}. ` +
        `Replay it with version ${was.grader.version}.`,
    });
  }
  if (was.engine.fingerprint !== is.engine.fingerprint) {
    found.push({
      what: 'engine',
      message:
        `Other arithmetic: the engine's fingerprint was ${was.engine.fingerprint} (${was.engine.name} ` +
        `${was.engine.version}) and is ${is.engine.fingerprint} (${is.engine.name} ${is.engine.version}). ` +
        'The same calculation has another result here.',
    });
  }
  return found;
}

function gradeDifferences(was: Receipt, is: Receipt): Difference[] {
  const found: Difference[] = [];
  if (was.seeds.join() !== is.seeds.join()) {
    const message = `Other seeds: the receipt lists ${seedsOf(was)}, the replay used ${seedsOf(is)}.`;
    found.push({ what: 'seeds', message });
  }
  const result = ({ verdict }: Receipt): string => `${verdict.score} of 100, ${verdict.passed ? '' : 'not '}passed`;
  if (result(was) !== result(is)) {
    const message = `Other result: the receipt says ${result(was)}; the replay says ${result(is)}.`;
    found.push({ what: 'score', message });
  }
  const ids = new Set([...was.verdict.flaws, ...is.verdict.flaws].map(({ id }) => id));
  for (const id of ids) {
    const message = flawDifference(id, flawOf(was, id), flawOf(is, id));
    if (message !== undefined) found.push({ what: 'flaw', flaw: id, message });
  }
  return found;
}

const flawOf = ({ verdict }: Receipt, id: string): FlawSummary | undefined =>
  verdict.flaws.find((flaw) => flaw.id === id);

const STATE_WORDS: Readonly<Record<FlawState, string>> = {
  clear: 'not found',
  flawed: 'found',
  provisional: 'undecided',
  'not-applicable': 'not possible in this loop',
};

function flawDifference(id: string, was: FlawSummary | undefined, is: FlawSummary | undefined): string | undefined {
  const title = flawTitle(id);
  const name = title === undefined ? id : `${id} ${title}`;
  const state = (flaw: FlawSummary | undefined): string => (flaw ? STATE_WORDS[flaw.state] : 'not looked for');
  if (was?.state !== is?.state) return `${name}: it was ${state(was)}, it is ${state(is)}.`;
  if (was?.effect === is?.effect) return undefined;
  const effects = [was, is].map((flaw) => flaw?.effect ?? null);
  const rounded = effects.map((effect) => (effect === null ? 'none' : shown(effect)));
  // Where two decimals don't tell them apart, every digit does.
  const [before = '', now = ''] = rounded[0] === rounded[1] ? effects.map(String) : rounded;
  return `${name}: ${state(is)} as before, but the measured effect was ${before} and is ${now}.`;
}

/** The verdict is the one of the receipt, so whatever else the receipt says about it was not written with it. */
function restOfSame(grade: readonly Difference[]): Difference[] {
  if (grade.length === 0) return [];
  const message =
    'The verdict itself is the same, bit for bit: what the receipt says about it was changed after it was written.';
  return [{ what: 'verdict', message }];
}

function restOfOther(inputs: readonly Difference[], grade: readonly Difference[]): Difference[] {
  const alike = 'seeds, score and flaws are alike';
  if (inputs.length > 0) {
    // What the verdict comes from is part of it, so its hash has to differ.
    const message =
      grade.length > 0 ? 'So the verdict is another one.' : `The verdict is another one, but its ${alike}.`;
    return [{ what: 'verdict', message }];
  }
  const same = 'The verdict differs although code, pack, grader, arithmetic and seeds are the same';
  const message =
    grade.length > 0
      ? `${same}. Replay it again; if it stays, please report it: this should not happen.`
      : `${same}, and ${alike}. Something else in it differs, or the receipt's hash was changed after it was written.`;
  return [{ what: 'verdict', message }];
}

const short = (hash: string): string => `${hash.slice(0, 12)}…`;

function seedsOf({ seeds }: Receipt): string {
  const [first, last] = [seeds[0], seeds.at(-1)];
  if (first === undefined || last === undefined) return 'none';
  const inOrder = seeds.every((seed, i) => seed === first + i);
  return inOrder ? `${first} to ${last}` : seeds.join(', ');
}
