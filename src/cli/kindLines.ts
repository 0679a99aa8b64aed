import type { AllocationWorld, RaceReport, Verdict } from '../core/grading/verdict.ts';

const share = (x: number): string => `${Math.round(100 * x)} %`;

/** What a plan or a pause rule came to, in numbers; nothing for a loop. */
export function kindLines({ allocation, race }: Verdict): string[] {
  const lines = [...(allocation ?? []).map(worldLine), ...(race ? raceLines(race) : [])];
  return lines.length > 0 ? ['', ...lines] : [];
}

const WORLDS: Readonly<Record<AllocationWorld['world'], string>> = {
  'as-is': 'As it is',
  'large-pool': 'Four times the pool',
  'worthless-synthetic': 'Worthless synthetic',
};

function worldLine({ world, plan, loss, best, bestLoss, wasted }: AllocationWorld): string {
  const words = ({ parameters, human, epochs, synthetic }: AllocationWorld['plan']): string =>
    `${Math.round(parameters)}e9 parameters, ${Math.round(human)}e9 human × ${epochs.toFixed(1)}, ` +
    `${Math.round(synthetic)}e9 synthetic`;
  return (
    `${WORLDS[world].padEnd(19)}  ${words(plan)}: loss ${loss === null ? '–' : loss.toFixed(4)}; ` +
    `best ${bestLoss.toFixed(4)} with ${words(best)}. Wasted ${share(wasted)} of the compute`
  );
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
