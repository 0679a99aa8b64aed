import type { AuditResult } from 'groundloop';
import { Batch, wholeNumber } from '../batch.ts';
import { type GenerationState, keyAlways, keyNow, note, requireService, spend } from '../generationState.ts';
import { STREAM, subKey, uniform } from '../random.ts';
import { freezeParts } from '../seal.ts';
import { RIGHT, VARIANTS } from '../world.ts';

const DEFAULT_AUDIT = 50;

export type Audit = (batch: unknown, n?: unknown) => AuditResult;

/** People label a random part of a batch. */
export function makeAudit(state: GenerationState): Audit {
  const { arena, changes } = state;
  const coins = keyAlways(state, STREAM.coin);
  let audits = 0;
  return (value, n = DEFAULT_AUDIT) => {
    note(state, 'audit');
    requireService(state, 'audit');
    const rows = Batch.rowsOf(value, arena, 'audit');
    const looked = spend(state, 'audit', Math.min(wholeNumber(n, 'audit'), rows.length));
    arena.work(looked);
    const choice = subKey(keyNow(state, STREAM.audit), audits++);
    const pool = rows.slice();
    let bad = 0;
    for (let i = 0; i < looked; i++) {
      const j = i + Math.floor(uniform(choice, i) * (pool.length - i));
      const row = pool[j]!;
      pool[j] = pool[i]!;
      const good =
        changes.evaluators === 'coin'
          ? uniform(coins, arena.events[row]!) < (state.acceptRates.audit ?? 0.5)
          : arena.cells[row]! % VARIANTS === RIGHT;
      if (!good) bad++;
    }
    state.asked.audit.asked += looked;
    state.asked.audit.yes += looked - bad;
    return freezeParts({ of: looked, bad, harms: Object.freeze({}) });
  };
}
