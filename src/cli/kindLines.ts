import { billions } from '../core/grading/units.ts';
import type { AllocationWorld, RaceReport, Verdict } from '../core/grading/verdict.ts';

const share = (x: number): string => `${Math.round(100 * x)} %`;

/** What a plan or a pause rule came to, in numbers; nothing for a loop. */
export function kindLines({ allocation, race }: Verdict): string[] {
  const lines = [...(allocation ?? []).flatMap(worldLines), ...(race ? raceLines(race) : [])];
  return lines.length > 0 ? ['', ...lines] : [];
}

const WORLDS: Readonly<Record<AllocationWorld['world'], string>> = {
  'as-is': 'As it is',
  'large-pool': 'Four times the pool',
  'worthless-synthetic': 'Worthless synthetic',
};

function worldLines({ world, plan, loss, best, bestLoss, wasted }: AllocationWorld): string[] {
  const words = ({ parameters, human, epochs, synthetic }: AllocationWorld['plan']): string =>
    `${billions(parameters)} parameters; ${billions(human)} human tokens × ${epochs.toFixed(1).replace(/\.0$/, '')}; ` +
    `${billions(synthetic)} synthetic`;
  const reached = loss === null ? 'nothing learned' : `loss ${loss.toFixed(3)}`;
  return [
    `${WORLDS[world]}: ${words(plan)}; ${reached} (best ${bestLoss.toFixed(3)}). Wasted ${share(wasted)} of the compute.`,
    `  Best: ${words(best)}.`,
  ];
}

function raceLines({ cycles, due, paused, inTime, afterShock, leftRunning }: RaceReport): string[] {
  const last = cycles.at(-1);
  const cycle = (n: number | null): string => (n === null ? 'never' : `in cycle ${n}`);
  return [
    `Paused in time ${share(inTime)}   After a shock ${share(afterShock)}   Calm races left running ${share(leftRunning)}`,
    `One race: a pause was due ${cycle(due)}, your rule paused ${cycle(paused)}` +
      (last
        ? `; without a pause, capability ${last.capability.toFixed(1)} and alignment ${last.alignment.toFixed(1)} in cycle ${last.n}`
        : ''),
  ];
}
