import type { Cycle } from 'groundloop';

interface State {
  paused: boolean;
  reason: string;
  lastAudit: number;
}

export const memory: State = { paused: false, reason: '', lastAudit: 1 };

function quarterlyAudit(c: Cycle): number {
  let total = 0;
  for (let i = 0; i < 5; i++) total += c.audit();
  return total / 5;
}

export function shouldPause(c: Cycle, state: State): boolean {
  if (state.paused) return true;

  // 1. the agreed line, every month
  if (c.capability - c.alignment >= 2 && c.capability >= 2 * c.alignment) {
    state.paused = true;
    state.reason = `measured in month ${c.n}`;
  }

  // 2. the auditors' quarterly visit: five of them, each time; their word is enough
  if (c.n % 3 === 0 && c.budget.audit >= 5) {
    state.lastAudit = quarterlyAudit(c);
    const apart = c.capability - state.lastAudit;
    if (state.lastAudit < 0.5 || (apart >= 2 && c.capability >= 2 * state.lastAudit)) {
      state.paused = true;
      state.reason = `audited in month ${c.n}`;
    }
  }

  return state.paused;
}
