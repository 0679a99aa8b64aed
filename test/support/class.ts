import { createPrivateKey } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Pack } from '../../src/core/course/pack.ts';
import type { Statement, Submission } from '../../src/core/desk/submission.ts';
import { type Receipt, receiptOf } from '../../src/core/grading/receipt.ts';
import { exportSubmission, submissionText } from '../../src/desk/exportSubmission.ts';
import { PackLibrary } from '../../src/packs/library.ts';
import { gradeSource } from '../../src/sandbox/gradeSource.ts';
import { hashCode } from '../../src/sandbox/hashCode.ts';
import { receiptHost } from '../../src/sandbox/receiptHost.ts';
import { Sandbox } from '../../src/sandbox/sandbox.ts';
import { type Labelled, readPrograms } from '../corpus/corpus.ts';
import { mutantsOf } from '../corpus/mutate.ts';

/** What sets a learner apart from the others who handed in something. */
export const oddities = [
  'none',
  /** Handed in the code of the learner before, with other names and comments. */
  'copied',
  /** Changed the receipt to say 100 points, then signed. */
  'boasts',
  /** Changed the code after it was graded. */
  'edited-since',
  /** Graded with an older version of the pack. */
  'older-pack',
  /** Changed the file after it was signed. */
  'forged',
  /** Shares nothing but the code, and has no receipt. */
  'silent',
] as const;
export type Oddity = (typeof oddities)[number];

export interface Learner {
  readonly file: string;
  readonly submission: Submission;
  /** The program of the corpus that theirs was made of. */
  readonly program: string;
  /** The flaws that it is labelled with; an edit may have added one. */
  readonly flaws: readonly string[];
  readonly edited: boolean;
  readonly oddity: Oddity;
}

export interface ClassOptions {
  readonly lab?: string;
  /**
   * Whether they ran it themselves, in the sandbox of `dist` or the worker named: takes a quarter of a second for each.
   * Without it, nobody has a receipt.
   */
  readonly receipts?: boolean;
  readonly workerPath?: string;
}

const root = join(import.meta.dirname, '../..');
const LIMITS = { seconds: 60, megabytes: 512 };
/** Where everyone who doesn't understand one thing goes wrong: people's items aren't kept. */
const USUAL = 'F04';

/**
 * Writes what a class of `n` hands in for a lab of the built-in course, made of the labelled programs with edits: the same
 * for the same seed. Four in ten have the flaw `F04`, and three in ten have none. Their names are as names are, and worse.
 */
export async function makeClass(
  folder: string,
  n: number,
  seed: number,
  { lab = 'model-collapse', receipts = true, workerPath = join(root, 'dist/worker.cjs') }: ClassOptions = {},
): Promise<Learner[]> {
  const found = await new PackLibrary(join(root, 'labs')).lab(lab);
  if (!found) throw new Error(`there is no lab ${lab}`);
  const { pack, files } = found;
  const programs = readPrograms().filter((program) => program.lab === lab && program.refused === undefined);
  const drawn: Drawn[] = [];
  for (let i = 0; i < n; i++) drawn.push(draw(new Dice(seed * 100_003 + i), programs, drawn.at(-1)));

  const sandbox = new Sandbox({ workerPath, keepSpare: false });
  const learners: Learner[] = [];
  const queue = [...drawn.entries()];
  const lane = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [i, one] = next;
      const task = { pack, files, source: one.code, fileName: 'pipeline.ts', seedBlock: 0, limits: LIMITS };
      const verdict =
        receipts && one.oddity !== 'silent'
          ? await gradeSource(sandbox, task, new AbortController().signal)
          : undefined;
      const receipt = verdict && receiptOf(verdict, 0, receiptHost);
      learners[i] = handIn(one, i, pack, lab, receipt?.ok ? receipt.value : undefined);
    }
  };
  try {
    await Promise.all(Array.from({ length: availableParallelism() }, lane));
  } finally {
    sandbox.dispose();
  }
  await mkdir(folder, { recursive: true });
  for (const { file, submission } of learners) await writeFile(join(folder, file), submissionText(submission));
  return learners;
}

interface Drawn {
  readonly dice: Dice;
  readonly program: Labelled;
  readonly code: string;
  readonly edited: boolean;
  readonly oddity: Oddity;
  /** From 0 to 1. */
  readonly ability: number;
}

function draw(dice: Dice, programs: readonly Labelled[], before: Drawn | undefined): Drawn {
  const ability = dice.next();
  const luck = dice.next();
  const odd = dice.next();
  const oddity: Oddity = odd < 0.3 ? (oddities[1 + Math.floor(odd * 20)] ?? 'none') : 'none';
  if (oddity === 'copied' && before) return { ...before, dice, code: renamed(before.code), ability, oddity };
  const usual = luck < 0.4;
  const sound = ability > 0.5 && !usual;
  const fit = programs.filter(({ flaws }) =>
    usual ? flaws.includes(USUAL) : sound ? flaws.length === 0 : flaws.length > 0 && !flaws.includes(USUAL),
  );
  const program = dice.pick(fit.length > 0 ? fit : programs);
  const mutants = dice.next() < 0.25 ? mutantsOf(program.code) : [];
  const code = mutants.length > 0 ? dice.pick(mutants).code : program.code;
  const mark = `// ${dice.pick(['First', 'Second', 'Last', 'My', 'A new'])} try, ${dice.whole(1000)}.\n`;
  return { dice, program, code: mark + code, edited: mutants.length > 0, oddity, ability };
}

/** As someone who copies does it: other names for what is declared, another comment. */
function renamed(code: string): string {
  const declared = Array.from(code.matchAll(/(?<!export )\b(?:const|let)\s+([a-z]\w*)/g), ([, name]) => name ?? '');
  // What also names a member stays.
  const names = new Set(declared.filter((name) => !new RegExp(`\\b${name}\\s*:`).test(code)));
  const changed = [...names].reduce(
    (text, name) => text.replace(new RegExp(`(?<![\\w$'"]|(?<!\\.\\.)\\.)${name}(?![\\w$'"])`, 'g'), `${name}Mine`),
    code,
  );
  return `${changed}\n// All of it is my own work.\n`;
}

function handIn(one: Drawn, i: number, pack: Pack, lab: string, receipt: Receipt | undefined): Learner {
  const { dice, program, oddity, edited } = one;
  const name = nameOf(i, dice);
  const at = (minute: number): string => new Date(Date.UTC(2026, 9, 1, 8, i + minute)).toISOString();
  const code = oddity === 'edited-since' ? `${one.code}\n// One more thought.\n` : one.code;
  const parts: Omit<Statement, 'schema'> = {
    lab,
    pack: { id: pack.id, version: pack.version, hash: pack.hash },
    learner: { name, id: `s${1000 + i}` },
    made: at(60),
    code,
    ...(receipt && { receipt: told(receipt, oddity) }),
    ...(oddity !== 'silent' && sharedBy(one, pack, lab, at, receipt)),
  };
  const signed = exportSubmission(parts, keyFrom(dice));
  const submission = oddity === 'forged' ? { ...signed, code: `${code}\n// Changed later.\n` } : signed;
  const slug = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  const file = `${lab}-${String(i).padStart(4, '0')}${slug.slice(0, 30)}.submission.json`;
  return { file, submission, program: program.id, flaws: program.flaws, edited, oddity };
}

function told(receipt: Receipt, oddity: Oddity): Receipt {
  if (oddity === 'boasts') return { ...receipt, verdict: { ...receipt.verdict, score: 100, passed: true } };
  if (oddity !== 'older-pack') return receipt;
  return { ...receipt, pack: { ...receipt.pack, version: '0.0.9', hash: hashCode('an older pack') } };
}

function sharedBy(
  { dice, program, ability, code }: Drawn,
  pack: Pack,
  lab: string,
  at: (minute: number) => string,
  receipt: Receipt | undefined,
): Pick<Statement, 'attempts' | 'hints' | 'answers'> {
  const tries = 1 + dice.whole(Math.round(8 * (1 - ability)) + 1);
  const final = receipt?.verdict.score ?? 0;
  const flaws = receipt?.verdict.flaws.filter(({ state }) => state === 'flawed').map(({ id }) => id) ?? [];
  const attempts = Array.from({ length: tries }, (_, k) => ({
    at: at(5 * k),
    codeHash: hashCode(k === tries - 1 ? code : `${code}${k}`),
    score: Math.round((final * (k + 1)) / tries),
    passed: k === tries - 1 && (receipt?.verdict.passed ?? false),
    flaws,
  }));
  const hints = program.flaws.flatMap((flaw) =>
    Array.from({ length: dice.whole(4) }, (_, k) => ({ at: at(2 + k), flaw })),
  );
  const lessons = [...pack.lessons.values()].filter(({ labId }) => labId === lab);
  const answers = lessons.flatMap((lesson) =>
    lesson.quiz.questions.map((question, q) => {
      // Later questions are harder; those who understand more are right more often.
      const right = dice.next() < 0.25 + 0.9 * ability - 0.1 * q;
      const options = question.options.filter((option) => option.right === right);
      return { at: at(q), lesson: lesson.id, question: question.id, option: dice.pick(options).id };
    }),
  );
  return { attempts, hints, answers };
}

const FIRST = 'Ada Bola Chen Dmitri Elif Fatou Giulia Haruto Ines Jakub Kofi Leila Mateo Noor Oksana Priya'.split(' ');
const LAST = 'Abara Berg Costa Dogan Evans Fischer Garcia Huang Ito Jansen Kaya Lopez Mbeki Novak Okafor Petrov'.split(
  ' ',
);
/** Names that break what is careless with commas, quotation marks, formulas, tags and letters. */
const AWKWARD = [
  '=HYPERLINK("http://evil.example","A")',
  'O’Brien, Siobhán "Shiv"',
  '李小龍',
  '<script>alert(1)</script> & Co',
  '+1 Plus',
  'مريم الفارسي',
  '@at; semi',
];

const nameOf = (i: number, dice: Dice): string =>
  i % 16 === 7 ? dice.pick(AWKWARD) : `${dice.pick(FIRST)} ${dice.pick(LAST)} ${i}`;

/** A key that is the same for the same dice: nothing but a test wants one. */
function keyFrom(dice: Dice): string {
  const secret = Buffer.from(Array.from({ length: 32 }, () => dice.whole(256)));
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secret]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
    .export({ type: 'pkcs8', format: 'pem' })
    .toString();
}

/** Mulberry32: enough for a class. */
class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed, 0x9e3779b1) >>> 0;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number below `n`. */
  whole(n: number): number {
    return Math.floor(this.next() * n);
  }

  pick<T>(from: readonly T[]): T {
    const one = from[this.whole(from.length)];
    if (one === undefined) throw new Error('nothing to choose from');
    return one;
  }
}
