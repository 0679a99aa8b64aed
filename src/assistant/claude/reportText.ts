import type { Fault, FlawVerdict, GenerationMetrics, Verdict } from '../../core/grading/verdict.ts';
import type { Briefing } from '../briefing.ts';
import { placeHref } from '../links.ts';

/** The last run as the learner's report tells it, for the model, and the hints that were taken. */
export function reportText({ verdict, fault, lab, pack, hintsTaken }: Briefing): string {
  const hints = Object.entries(hintsTaken).flatMap(([flaw, taken]) =>
    taken.map((hint, i) => `Hint ${i + 1} on ${flaw}, taken: ${hint}`),
  );
  if (fault) return [faultText(fault), ...hints].join('\n');
  if (!verdict) return ['The pipeline was not run yet: there is no report.', ...hints].join('\n');
  const age = verdict.stale
    ? 'The learner changed the pipeline since this run: it is about the text before.'
    : 'The pipeline is still as it was run.';
  return [age, verdictText(verdict.verdict, pack.id, lab.support === 'hints'), ...hints].join('\n');
}

export const faultText = ({ kind, message, hint, where }: Fault): string =>
  `The run could not be graded (${kind}${where ? `, line ${where.line}` : ''}): ${message} ${hint ?? ''}`.trim();

/** @param fixes whether what to try next is told too */
export function verdictText(verdict: Verdict, pack: string, fixes: boolean): string {
  if (verdict.fault) return faultText(verdict.fault);
  const { score, passMark, passed, scored, summary, flaws, advice, metrics } = verdict;
  return [
    scored === false
      ? 'A known system: not scored.'
      : `Score ${score}, ${passMark} to pass: ${passed ? 'passed' : 'not passed'}.`,
    summary,
    'Flaws that are looked for:',
    ...flaws.map((flaw) => flawText(flaw, pack, fixes)),
    ...advice.map((words) => `Advice: ${words}`),
    ...(metrics ? ['Generations (shares in percent):', ...thinned(metrics.generations).map(generationText)] : []),
    ...(metrics?.calls ?? []).map(
      ({ call, span, items, right }) =>
        `Line ${span.line}, ${call}: ${round(items)} items a call${right === undefined ? '' : `, ${percent(right)} right`}`,
    ),
    ...(metrics?.lostCount ? [`Facts lost: ${metrics.lostCount} of ${metrics.facts}.`] : []),
    ...(metrics?.paused ? [`Paused in generation ${metrics.paused.t}: ${metrics.paused.reason}`] : []),
    ...(verdict.allocation ?? []).map(
      ({ world, plan, loss, bestLoss, wasted }) =>
        `World ${world}: plan ${JSON.stringify(plan)}, loss ${loss ?? 'none'}, best loss ${bestLoss}, ${percent(wasted)} of the compute wasted`,
    ),
    ...(verdict.race
      ? [
          `Race: a pause was due by ${verdict.race.due ?? 'never'}, paused ${verdict.race.paused ?? 'never'}; in time ${percent(verdict.race.inTime)}, after a shock ${percent(verdict.race.afterShock)}, calm races left running ${percent(verdict.race.leftRunning)}`,
        ]
      : []),
  ].join('\n');
}

function flawText({ id, title, state, evidence, limit, where }: FlawVerdict, pack: string, fixes: boolean): string {
  if (state !== 'flawed') return `- ${id} ${title}: ${state}`;
  const { sentence, changed, happened, why, fix, lesson } = evidence;
  return [
    `- ${id} ${title}: found${where ? `, at line ${where.line}` : ''}. ${sentence}`,
    `  Changed: ${changed} Measured: ${happened} Limit: ${limit} Why: ${why}`,
    ...(fixes ? [`  To try: ${fix}`] : []),
    ...(lesson === undefined ? [] : [`  Explained in ${placeHref(pack, lesson)}`]),
  ].join('\n');
}

/** At most a dozen generations: the first, the last, and some between. */
function thinned(generations: readonly GenerationMetrics[]): GenerationMetrics[] {
  const every = Math.ceil(generations.length / 12);
  return generations.filter((_, i) => i % every === 0 || i === generations.length - 1);
}

const generationText = ({
  t,
  knowledge,
  tailAlive,
  diversity,
  flattery,
  luck,
  trained,
  human,
}: GenerationMetrics): string =>
  `${t}: knowledge ${percent(knowledge)}, rare facts alive ${percent(tailAlive)}, diversity ${percent(diversity)}, flattery ${percent(flattery)}, luck ${percent(luck)}, trained on ${trained}, by people ${human}`;

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
const round = (n: number): number => Math.round(n * 10) / 10;
