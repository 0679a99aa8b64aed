import { CALL } from '../calls.ts';
import type { AuditResult } from 'groundloop';
import { FROM } from '../arena.ts';
import { Batch, wholeNumber } from '../batch.ts';
import type { Changes } from '../changes.ts';
import { type GenerationState, keyNow, note, place, requireService, spend } from '../generationState.ts';
import { NO_HARM } from '../harms.ts';
import { STREAM, subKey, uniform } from '../random.ts';
import { freezeParts } from '../seal.ts';
import { coinsOf, isCoin, isFalsifiable } from './coins.ts';
import { harmOf, RIGHT, VARIANTS } from '../world.ts';

const DEFAULT_AUDIT = 50;

export type Audit = (batch: unknown, n?: unknown) => AuditResult;

/** People label a random part of a batch. */
export function makeAudit(state: GenerationState): Audit {
  const { arena, changes } = state;
  const coins = coinsOf(state, 'audit');
  const { harms } = state.world.preset;
  let audits = 0;

  const isGood = (row: number): boolean => {
    if (isFalsifiable(arena.origins[row]!) && isCoin(state, row)) {
      return uniform(coins, arena.events[row]!) < (state.acceptRates.audit ?? 0.5);
    }
    return dictated(changes, arena.origins[row]!) ?? arena.cells[row]! % VARIANTS === RIGHT;
  };

  /** Remembers where in this generation's samples people looked, for a model that knows when it is watched. */
  const noteWatched = (row: number): void => {
    if (state.world.preset.watched.better === 0) return;
    const call = state.samples.findIndex(({ first, size }) => row >= first && row < first + size);
    if (call >= 0) state.audited.add(place(call, row - state.samples[call]!.first));
  };

  return (value, n = DEFAULT_AUDIT) => {
    note(state, CALL.audit);
    requireService(state, 'audit');
    const rows = Batch.rowsOf(value, arena, 'audit');
    const looked = spend(state, 'audit', Math.min(wholeNumber(n, 'audit'), rows.length));
    arena.work(looked);
    const choice = subKey(keyNow(state, STREAM.audit), audits++);
    const pool = rows.slice();
    let bad = 0;
    const found = harms.map(() => 0);
    for (let i = 0; i < looked; i++) {
      const j = i + Math.floor(uniform(choice, i) * (pool.length - i));
      const row = pool[j]!;
      pool[j] = pool[i]!;
      if (state.world.hard(arena.cells[row]!)) state.hardLooks++;
      const good = isGood(row);
      noteWatched(row);
      if (good) continue;
      bad++;
      const harm = harmOf(state.world, arena.cells[row]!);
      if (harm !== NO_HARM) found[harm]!++;
    }
    state.asked.audit.asked += looked;
    state.asked.audit.yes += looked - bad;
    return freezeParts({
      of: looked,
      bad,
      harms: Object.freeze(Object.fromEntries(harms.map(({ name }, i) => [name, found[i]!]))),
    });
  };
}

/** What people must find an item to be in a changed world, good or not, whatever they would have said of it. */
export function dictated({ audits }: Changes, origin: number): boolean | undefined {
  if (audits === undefined) return undefined;
  if (audits === 'alarm') return false;
  return origin === FROM.model || origin === FROM.revised ? audits === 'all-good' : undefined;
}
