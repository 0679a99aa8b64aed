import { say } from '../../core/base/say.ts';
import type { Assistant, Briefing, Piece, Turn } from '../briefing.ts';
import type { LeakGate, LeakWatch } from './leakGate.ts';
import type { Memory } from './memory.ts';
import { Units } from './units.ts';

/** Why an answer was taken back, and what there is instead. */
export const withheldWords = ({ lab }: Pick<Briefing, 'lab'>): string =>
  lab.support === 'hints'
    ? say(
        'This answer came too close to a solution of the lab, so it is held back: finding it is your part. Ask for a *hint*, or say what you have tried.',
      )
    : say(
        'This answer came too close to a solution of the lab, so it is held back: finding it is your part. Say what you have tried, and ask about that.',
      );

/**
 * An assistant behind a gate: what would give a solution away is never shown. Plain words pass as they come; code is held
 * back until it is whole and judged.
 * @param memory what was told before in the lab, whatever became of it
 */
export const gated = (assistant: Assistant, gate: LeakGate, memory: Memory): Assistant => ({
  get label() {
    return assistant.label;
  },
  async *answer(turns, briefing, deeds, signal) {
    const watch = watchOf(gate, memory, turns, briefing);
    const units = new Units();
    let answer = '';
    try {
      for await (const piece of assistant.answer(turns, briefing, deeds, signal)) {
        const shown = passed(piece, units, watch);
        if (shown === undefined) {
          yield { kind: 'withheld', text: withheldWords(briefing) };
          return;
        }
        answer += wordsOf(shown);
        yield* shown;
      }
      const rest = judged(units.end(), watch) ?? [{ kind: 'withheld', text: withheldWords(briefing) } as const];
      answer += wordsOf(rest);
      yield* rest;
    } finally {
      memory.known.add(answer);
    }
  },
});

const wordsOf = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('');

/** The memory may be younger than the conversation, which is kept over a restart. */
function watchOf(gate: LeakGate, memory: Memory, turns: readonly Turn[], { pipeline }: Briefing): LeakWatch {
  const watch = gate.watch(pipeline, memory);
  for (const { role, text } of turns) if (role === 'assistant') watch.remember(text);
  return watch;
}

/** What may be shown after a piece; undefined where the answer must be taken back. */
function passed(piece: Piece, units: Units, watch: LeakWatch): Piece[] | undefined {
  if (piece.kind === 'text') {
    const whole = judged(units.push(piece.text), watch);
    if (whole === undefined) return undefined;
    const words = units.harmless();
    return words === '' ? whole : [...whole, { kind: 'text', text: words }];
  }
  // What was held back belongs before it.
  const before = judged(units.end(), watch);
  if (before === undefined) return undefined;
  if (piece.kind === 'tool' && watch.add({ text: piece.words, isCode: false })) return undefined;
  return [...before, piece];
}

function judged(units: ReturnType<Units['end']>, watch: LeakWatch): Piece[] | undefined {
  const shown: Piece[] = [];
  for (const unit of units) {
    if (watch.add(unit)) return undefined;
    if (unit.toShow !== '') shown.push({ kind: 'text', text: unit.toShow });
  }
  return shown;
}
