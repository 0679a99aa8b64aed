import type { Cycle } from 'groundloop';

/*
 * Two witnesses. The monthly measurement, and auditors who come when nobody expects them (never in a month that is
 * divisible by three). Either of them can stop the race; neither can start it again.
 */

type Dossier = {
  stoppedIn: number | null;
  findings: { month: number; alignment: number }[];
};

export const memory: Dossier = { stoppedIn: null, findings: [] };

const VISITORS = 3; // 16 unannounced months × 3 = 48 of 60

const mean = (xs: number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length;

function isDue(capability: number, alignment: number): boolean {
  return capability - alignment >= 2 && capability / Math.max(alignment, 0.001) >= 2;
}

function visit(c: Cycle): number | undefined {
  const announced = c.n % 3 === 0;
  if (announced || c.budget.audit < VISITORS) return undefined;
  return mean(Array.from({ length: VISITORS }, () => c.audit()));
}

export function shouldPause(c: Cycle, dossier: Dossier): boolean {
  if (dossier.stoppedIn !== null) return true;

  const found = visit(c);
  if (found !== undefined) dossier.findings.push({ month: c.n, alignment: found });

  const reasons = [
    isDue(c.capability, c.alignment),
    found !== undefined && isDue(c.capability, found),
    // worse by half than before anything was improved: no need to wait for capability
    found !== undefined && found < 0.5,
  ];
  if (reasons.some(Boolean)) dossier.stoppedIn = c.n;
  return dossier.stoppedIn !== null;
}
