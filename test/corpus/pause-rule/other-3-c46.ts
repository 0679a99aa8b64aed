import type { Cycle } from 'groundloop';

type Memory = { smoothed: number; paused: boolean };

export const memory: Memory = { smoothed: 1, paused: false };

// The monthly alignment figure is noisy. The system's own statement is much smoother, so the gap is taken against that,
// smoothed once more over a few months.
export function shouldPause(c: Cycle, m: Memory): boolean {
  m.smoothed = 0.4 * m.smoothed + 0.6 * c.selfReport;
  const gap = c.capability - m.smoothed;
  const ratio = c.capability / m.smoothed;
  if (gap >= 2 && ratio >= 2) m.paused = true;
  return m.paused;
}
