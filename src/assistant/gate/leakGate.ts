import type { Pack } from '../../core/course/pack.ts';
import { openPack } from '../openPack.ts';
import { align } from './align.ts';
import { decoded, isOpaque, letterDisguises, likelyDisguises, plainLetters, reversed } from './disguises.ts';
import type { Memory, Sequence } from './memory.ts';
import { tellingOf, type Piece } from './pieces.ts';
import { Open, readUnit, type Unit } from './reading.ts';
import { letters, secretsOf, secretTexts, type Reading, type Secret } from './secrets.ts';
import { Tally } from './tally.ts';
import { unitsOf } from './units.ts';
import { WholePipeline } from './wholePipeline.ts';
import { codeSymbols, pipelineWords, ruleSymbols, vocabulary, weight, weightOf, wordSymbols } from './symbols.ts';

/** How close is too close, by reading: found on one half of the labs, and measured on the other (test/assistant/gate.test.ts). */
export interface Closeness {
  /** The share of the weight of a part of a solution that a text follows. */
  readonly share: number;
  /** How much more of it than of the learner's own pipeline. */
  readonly beyondOwn: number;
  /** The share of what the learner's pipeline hasn't of that part. */
  readonly ofNews: number;
}
export const tooClose: Readonly<Record<Reading, Closeness>> = {
  code: { share: 0.6, beyondOwn: 1, ofNews: 0.5 },
  words: { share: 0.65, beyondOwn: 1, ofNews: 0.7 },
  rule: { share: 0.6, beyondOwn: 1, ofNews: 0.5 },
};

/** Stands between the words of two answers: it follows nothing. */
const otherAnswer = '|';

/** A sequence is judged where it has grown: so many symbols before that are looked at again. */
const tail = 120;

/**
 * Knows the solutions of a pack, and tells whether an answer comes too close to one. It stands beside an assistant and
 * is never part of a briefing: there is no way to get a text out of it.
 */
export class LeakGate {
  readonly #secrets: readonly Secret[];
  readonly #texts: readonly string[];
  readonly #skeletons: ReadonlyMap<string, Readings>;
  readonly #open: Open;
  readonly #limits: Readonly<Record<Reading, Closeness>>;

  /** @param texts what a learner may read anyway beside the pack's lessons and tasks: the types of the API */
  constructor(pack: Pack, texts: readonly string[] = [], limits = tooClose) {
    this.#secrets = secretsOf(pack, openTexts(pack, texts));
    this.#skeletons = new Map([...pack.labs].map(([id, { skeleton }]) => [id, readPipeline(skeleton)]));
    this.#limits = limits;
    this.#open = openWords(pack, texts);
    const open = letters([...pack.labs.values()].map(({ readme, skeleton }) => readme + skeleton).join('\n'));
    this.#texts = secretTexts(pack, (text) => open.includes(text));
  }

  /**
   * Watches an answer.
   * @param pipeline the learner's own: what it has already can't be given away
   * @param memory what was told before in the lab: it counts on, and grows
   */
  watch(pipeline: string, memory: Memory): LeakWatch {
    const mine = letters(pipeline);
    const texts = this.#texts.filter((text) => !mine.includes(text));
    const pieces = this.#secrets.map(({ pieces }) => pieces);
    const lines = pipeline.split('\n');
    // With and without what anybody may read: an answer that quotes it is read without.
    const own = [...lines, ...lines.filter((line) => !this.#open.has(line))];
    const tally = new Tally(pieces, tellingOf(own.join('\n'), lines), memory.pieces);
    return new LeakWatch(this.#secrets, texts, this.#skeletons, pipeline, this.#open, this.#limits, tally, memory);
  }
}

/** What a learner of any lab may read that is not another lab's code. */
function openTexts({ labs, lessons }: Pack, texts: readonly string[]): string[] {
  return [
    ...[...labs.values()].flatMap(({ lab }) => Object.values(lab.hints).flat()),
    ...Array.from(lessons.values(), ({ body }) => body),
    // Examples stand in comments.
    ...texts.map((text) => text.replace(/^\s*(?:\/\*\*|\*\/|\*)/gm, '')),
  ];
}

function openWords(pack: Pack, texts: readonly string[]): Open {
  const open = new Open();
  const { lessons, glossary } = openPack(pack);
  for (const { sections } of lessons) for (const { text } of sections) open.add(text);
  for (const { definition } of glossary) open.add(definition);
  for (const { lab, readme, skeleton } of pack.labs.values()) {
    open.add(readme).add(skeleton);
    for (const hint of Object.values(lab.hints).flat()) open.add(hint);
  }
  for (const text of texts) open.add(text);
  return open;
}

/** What an assistant tells in an answer, together with what it told before, in every reading and disguise. */
export class LeakWatch {
  readonly #secrets: readonly Secret[];
  readonly #texts: readonly string[];
  readonly #everyones: Open;
  /** Everybody's, and the learner's own. */
  readonly #open: Open;
  readonly #limits: Readonly<Record<Reading, Closeness>>;
  readonly #own: Readings;
  readonly #skeletons: ReadonlyMap<string, Readings>;
  readonly #whole: WholePipeline;
  readonly #tally: Tally;
  readonly #memory: Memory;

  constructor(
    secrets: readonly Secret[],
    texts: readonly string[],
    skeletons: ReadonlyMap<string, Readings>,
    own: string,
    everyones: Open,
    limits: Readonly<Record<Reading, Closeness>>,
    tally: Tally,
    memory: Memory,
  ) {
    this.#secrets = secrets;
    this.#texts = texts;
    this.#limits = limits;
    this.#everyones = everyones;
    this.#open = new OwnOpen(everyones, own);
    this.#whole = new WholePipeline(this.#open);
    this.#own = readPipeline(own);
    this.#skeletons = skeletons;
    this.#tally = tally;
    this.#memory = memory;
    this.#pause();
  }

  /** Adds an answer that was shown before, unless it is known. */
  remember(answer: string): void {
    const { known } = this.#memory;
    if (known.has(answer)) return;
    known.add(answer);
    for (const written of unitsOf(answer)) {
      const unit = inPlainLetters(written);
      this.#keep(this.#withUnit(unit));
      this.#tally.remember(this.#piecesIn(unit));
    }
    this.#pause();
  }

  /** What comes next is an answer of its own. */
  #pause(): void {
    for (const [name, { reading, symbols }] of this.#memory.sequences) {
      if (reading !== 'code') this.#memory.sequences.set(name, { reading, symbols: [...symbols, otherAnswer] });
    }
  }

  /** Adds what is to be shown. True where all that was told by then is too close to a solution: then it must not be. */
  add(written: Unit): boolean {
    const unit = inPlainLetters(written);
    const pieces = this.#piecesIn(unit);
    const told = this.#withUnit(unit);
    const leaks =
      isOpaque(unit.text) ||
      this.#whole.add(unit) ||
      this.#hasSecretText(told.letters) ||
      this.#tally.isTooMuch(pieces) ||
      [...told.sequences].some(([name, sequence]) => this.#isTooClose(sequence, name));
    if (leaks) return true;
    this.#keep(told);
    this.#tally.tell(pieces);
    return false;
  }

  /** The lines of solutions that a unit tells, in the open or in disguise. */
  #piecesIn({ text: written, isCode }: Unit): ReadonlySet<Piece> {
    const lines = written.split('\n').filter((line) => !this.#everyones.has(line));
    const text = lines.join('\n');
    const hidden = likelyDisguises(text, vocabulary).map((i) => letterDisguises[i]?.(text) ?? '');
    const code = isCode ? text : text.replace(/`+/g, '\n');
    return this.#tally.read(tellingOf(code, [...lines, reversed(text), decoded(text), ...hidden]));
  }

  /** What the memory becomes with a unit: the letters, and the sequences in which there is something new. */
  #withUnit(unit: Unit): Told {
    const { text } = unit;
    const sequences = new Map<string, Sequence>();
    const grow = (name: string, reading: Reading, news: readonly string[], before = false): void => {
      if (news.length === 0) return;
      const symbols = this.#memory.sequences.get(name)?.symbols ?? [];
      const grown = before
        ? [...news, ...symbols].slice(0, 4 * tail)
        : [...symbols, ...news].slice(-tail - news.length);
      sequences.set(name, { reading, symbols: grown });
    };
    const plain = readUnit(unit, this.#open);
    grow('code', 'code', plain.code);
    grow('words', 'words', plain.words);
    grow('rule', 'rule', plain.rule);
    for (const i of likelyDisguises(text, vocabulary)) {
      const hidden = letterDisguises[i]?.(text) ?? '';
      grow(`code ${i}`, 'code', codeSymbols(hidden));
      grow(`words ${i}`, 'words', wordSymbols(hidden));
      grow(`rule ${i}`, 'rule', ruleSymbols(hidden));
    }
    const turned = reversed(text);
    grow('reversed', 'words', wordSymbols(turned));
    grow('reversed rule', 'rule', ruleSymbols(turned));
    grow('reversed lines', 'words', wordSymbols(turned), true);
    const inside = decoded(text);
    grow('decoded', 'code', codeSymbols(inside));
    grow('decoded words', 'words', wordSymbols(inside));
    return { letters: this.#memory.letters.slice(-200) + letters(text), sequences };
  }

  #keep({ letters, sequences }: Told): void {
    this.#memory.letters = letters;
    for (const [name, sequence] of sequences) this.#memory.sequences.set(name, sequence);
  }

  #hasSecretText(told: string): boolean {
    return this.#texts.some((secret) => told.includes(secret) && !this.#memory.letters.includes(secret));
  }

  #isTooClose({ reading, symbols }: Sequence, name: string): boolean {
    const { share, beyondOwn, ofNews } = this.#limits[reading];
    const before = this.#memory.sequences.get(name)?.symbols ?? [];
    const counts = new Map<string, number>();
    for (const symbol of symbols) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
    return this.#secrets.some(({ lab, parts }) =>
      parts.some((part) => {
        if (part.reading !== reading) return false;
        const needed = share * weight(part.symbols);
        if (shared(part.symbols, counts) < needed) return false;
        const { score, from, to } = align(part.symbols, symbols);
        if (score < needed) return false;
        const region = symbols.slice(from, to).filter((symbol) => part.symbols.includes(symbol));
        const known = [this.#own[reading], this.#skeletons.get(lab)?.[reading] ?? []];
        const followed = align(part.symbols, region).score;
        // What of the part the learner hasn't got: much of it must be there, or it is only what pipelines have in common.
        const isNews = known.every((own) => {
          const news = weight(part.symbols) - align(own, part.symbols).score;
          return followed - align(own, region).score >= Math.max(beyondOwn, ofNews * news);
        });
        return isNews && align(part.symbols, before).score < score;
      }),
    );
  }
}

/** What there is to keep of what is told. */
type Told = Pick<Memory, 'letters' | 'sequences'>;

const inPlainLetters = ({ text, isCode }: Unit): Unit => ({ text: plainLetters(text), isCode });

/** A pipeline as each reading knows it. */
type Readings = Readonly<Record<Reading, readonly string[]>>;

const readPipeline = (pipeline: string): Readings => ({
  code: codeSymbols(pipeline),
  words: pipelineWords(pipeline),
  rule: codeSymbols(pipeline),
});

/** The weight of what a text has of a part, in whatever order. */
function shared(part: readonly string[], counts: ReadonlyMap<string, number>): number {
  const left = new Map(counts);
  return part.reduce((sum, symbol) => {
    const count = left.get(symbol) ?? 0;
    left.set(symbol, count - 1);
    return count > 0 ? sum + weightOf(symbol) : sum;
  }, 0);
}

/** What is open to everybody, and the learner's own lines. */
class OwnOpen extends Open {
  readonly #all: Open;

  constructor(all: Open, own: string) {
    super(1);
    this.#all = all;
    this.add(own);
  }

  override has(text: string): boolean {
    return super.has(text) || this.#all.has(text);
  }
}
