import { say } from '../../core/base/say.ts';
import type { CapstoneVerdict } from '../../core/grading/capstoneVerdict.ts';
import type { Verdict } from '../../core/grading/verdict.ts';
import type { Briefing } from '../briefing.ts';

/** The report's own numbers in words, by the kind of lab: what the run came to, never what to change. */
export function numbersOf({ verdict }: Pick<Briefing, 'verdict'>): string[] {
  if (!verdict) return [];
  return [...loopNumbers(verdict.verdict), ...planNumbers(verdict.verdict), ...raceNumbers(verdict.verdict)];
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;
const billions = (amount: number): string => (amount >= 100 ? String(Math.round(amount)) : amount.toPrecision(3));

function loopNumbers({ metrics, capstone }: Verdict): string[] {
  const first = metrics?.generations[0];
  const last = metrics?.generations.at(-1);
  if (!metrics || !first || !last) return [];
  const lines = [
    say(
      'From the first model to the last, knowledge went from {from} to {to}, and {alive} of the rare facts are alive.',
      {
        from: percent(first.knowledge),
        to: percent(last.knowledge),
        alive: percent(last.tailAlive),
      },
    ),
  ];
  const lost = metrics.lost.find(({ oneIn }) => oneIn >= 100) ?? metrics.lost[0];
  if (lost) {
    lines.push(
      say(
        'Among the {n} facts that it lost is “{text}”, which one human sentence in {oneIn} says; the last model to know it was that of generation {t}.',
        {
          n: metrics.lostCount ?? metrics.lost.length,
          text: lost.text,
          oneIn: Math.round(lost.oneIn),
          t: lost.lastSeen,
        },
      ),
    );
  }
  if (metrics.spent && capstone) {
    const { human, verify, audit } = metrics.spent;
    lines.push(say('It spent {human} items by people, {verify} checks and {audit} looks.', { human, verify, audit }));
  }
  return [...lines, ...(capstone ? [rowOf(capstone)] : [])];
}

const measureWords: Readonly<Record<CapstoneVerdict['measures'][number]['measure'], () => string>> = {
  knowledge: () => say('knowledge'),
  tailAlive: () => say('rare facts alive'),
  harm: () => say('harm'),
  flattery: () => say('flattery'),
  price: () => say('price of data'),
};

/** The learner's row of a capstone's table. */
function rowOf({ measures, sentence }: CapstoneVerdict): string {
  const rows = measures.map(({ measure, weight, points }) =>
    say('- {measure}: {points} of 100 points, counted {weight}', {
      measure: measureWords[measure](),
      points: Math.round(points),
      weight,
    }),
  );
  return [sentence, '', ...rows].join('\n');
}

function planNumbers({ allocation }: Verdict): string[] {
  const plan = allocation?.find(({ world }) => world === 'as-is');
  if (!plan) return [];
  const { human, epochs, synthetic, parameters } = plan.plan;
  return [
    say(
      'In the report your plan for one ledger reads {human} billion different human tokens {epochs} times each ({read} billion readings) and {synthetic} billion synthetic ones, in a model of {parameters} billion parameters. People had written {unique} billion, and {wasted} of the compute was wasted.',
      {
        human: billions(human),
        epochs: billions(epochs),
        read: billions(human * epochs),
        synthetic: billions(synthetic),
        parameters: billions(parameters),
        unique: billions(plan.uniqueHuman),
        wasted: percent(plan.wasted),
      },
    ),
  ];
}

function raceNumbers({ race }: Verdict): string[] {
  const due = race?.due;
  if (!race) return [];
  const cycle = race.cycles.find(({ n }) => n === due) ?? race.cycles.at(-1);
  const lines = [
    race.paused === null
      ? say('In the first race your rule never paused; a pause was due by month {due}.', { due: due ?? '–' })
      : say('In the first race your rule paused in month {paused}; a pause was due by month {due}.', {
          paused: race.paused,
          due: due ?? '–',
        }),
  ];
  if (cycle) {
    lines.push(
      say(
        'In month {n} of it capability was {capability}, alignment {alignment}, and the system said {self} of itself.',
        {
          n: cycle.n,
          capability: cycle.capability.toFixed(2),
          alignment: cycle.alignment.toFixed(2),
          self: cycle.selfReport.toFixed(2),
        },
      ),
    );
  }
  return [lines.join(' ')];
}
