import pc from 'picocolors';
import type { FlawVerdict, GenerationMetrics, LedgerEntry, Verdict } from '../core/grading/verdict.ts';
import { apart, inUnit } from '../core/grading/ownMeasures.ts';
import { decimalsFor, inLogOdds, shown } from '../core/grading/units.ts';
import { plural } from '../core/desk/words.ts';
import { LEDGER_PARTS, ledgerSummary } from '../protocol/ledger.ts';
import { capstoneLines, spentLines } from './capstoneLines.ts';
import { kindLines } from './kindLines.ts';

const MARK = { clear: '✓', flawed: '●', provisional: '◐', 'not-applicable': '–' } as const;
const LOST_SHOWN = 5;
const ITEMS_SHOWN = 3;

/** A verdict for a terminal: first the sentence, then the evidence, then the numbers. */
export function textReport(verdict: Verdict, fileName: string): string {
  const lines = verdict.fault ? faultLines(verdict.fault, fileName) : gradeLines(verdict, fileName);
  return `${lines.join('\n')}\n`;
}

function faultLines(fault: NonNullable<Verdict['fault']>, fileName: string): string[] {
  const at = fault.where ? `${fileName}:${fault.where.line}:${fault.where.column}` : fileName;
  return [`${pc.red(pc.bold('Not graded'))}  ${at}`, `  ${fault.message}`, ...(fault.hint ? [`  ${fault.hint}`] : [])];
}

function gradeLines(verdict: Verdict, fileName: string): string[] {
  const { scored, passed, summary, score } = verdict;
  const colour = passed ? pc.green : pc.yellow;
  const order = ['flawed', 'provisional', 'clear', 'not-applicable'];
  const flaws = [...verdict.flaws].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return [
    scored === false ? pc.bold(summary) : `${colour(pc.bold(summary))}  ${pc.bold(`${score} / 100`)}`,
    pc.dim(
      `${fileName} · ${scored === false ? 'system' : 'lab'} ${verdict.lab} · ${plural(verdict.seeds.length, 'seed', 'seeds')} · ` +
        `${runs(verdict)} · ${Math.round(verdict.timings.total)} ms`,
    ),
    '',
    ...capstoneLines(verdict),
    ...flaws.flatMap((flaw) => flawLines(flaw, fileName)),
    ...unitLines(flaws),
    ...metricLines(verdict),
    ...measureLines(verdict),
    ...kindLines(verdict),
    ...verdict.advice.map((advice) => `${pc.cyan('i')} ${advice}`),
  ];
}

const runs = ({ metrics, timings: { generations: n } }: Verdict): string =>
  metrics ? plural(n, 'generation', 'generations') : plural(n, 'call', 'calls');

function flawLines(flaw: FlawVerdict, fileName: string): string[] {
  const head = `${MARK[flaw.state]} ${flaw.id} ${flaw.title}`;
  if (flaw.state === 'clear') return [`${pc.green(head)}  ${pc.dim(measured(flaw))}`];
  if (flaw.state === 'not-applicable') return [pc.dim(`${head}  ${flaw.evidence.sentence}`)];
  const at = flaw.where ? pc.dim(`  ${fileName}:${flaw.where.line}:${flaw.where.column}`) : '';
  return [
    `${pc.red(head)}${at}`,
    `    ${flaw.evidence.sentence}`,
    `    ${pc.dim('Changed ')} ${flaw.evidence.changed}`,
    `    ${pc.dim('Happened')} ${flaw.evidence.happened}`,
    `    ${pc.dim('Effect  ')} ${measured(flaw)}. ${flaw.limit}`,
    ...whatIfLines(flaw),
    `    ${pc.dim('Try     ')} ${flaw.evidence.fix}`,
    '',
  ];
}

/** What the least familiar unit means, where it was used. */
function unitLines(flaws: readonly FlawVerdict[]): string[] {
  if (!flaws.some(({ effect, evidence }) => effect !== null && inLogOdds(evidence.unit))) return [];
  return [pc.dim('log odds: 0.1 is about 10 % on the odds, 0.7 doubles them')];
}

function measured(flaw: FlawVerdict): string {
  if (flaw.effect === null || flaw.se === null) return '';
  const sound = flaw.sound === 'at-least' ? 'needs ≥' : 'needs ≤';
  const decimals = decimalsFor(flaw.effect, flaw.threshold);
  const [effect, se] = [flaw.effect, flaw.se].map((value) => shown(value, decimals));
  return `${effect} ± ${se} ${flaw.evidence.unit}, ${sound} ${shown(flaw.threshold)}`;
}

/** The two training sets side by side, a line each. */
function whatIfLines({ evidence }: FlawVerdict): string[] {
  const { whatIf } = evidence;
  if (!whatIf) return [];
  const { generation, share, yours, changed } = whatIf;
  const of = `generation ${generation}`;
  if (share === 0) {
    return [`    ${pc.dim('What if ')} The training set of ${of} stayed the same, item by item.`];
  }
  // A side on which nothing is what the flaw is about says nothing about it.
  const side = (name: string, items: typeof yours): string[] => {
    const telling = items.filter((item) => item.telling).slice(0, ITEMS_SHOWN);
    return telling.length === 0 ? [] : [`    ${pc.dim('        ')} ${name}: ${telling.map(itemWords).join(', ')}`];
  };
  return [
    `    ${pc.dim('What if ')} ${Math.max(1, Math.round(100 * share))} % of the training set of ${of} differs.`,
    ...side('Only as it is', yours),
    ...side('Only in the changed world', changed),
  ];
}

const itemWords = ({ text, count, what }: { text: string; count: number; what: string }): string =>
  `“${text}” ${pc.dim(count > 1 ? `(${count} ×, ${what})` : `(${what})`)}`;

/** Where the model went, and what moved it in an average generation, for two attributes. */
function ledgerLines(ledger: readonly LedgerEntry[] = []): string[] {
  if (ledger.length === 0) return [];
  const line = (name: string, attribute: 'truth' | 'rare'): string => {
    const { from, to, average } = ledgerSummary(ledger.map((entry) => entry[attribute]));
    const [first = '', ...others] = LEDGER_PARTS.map((part) => `${part} ${points(average[part])}`);
    return (
      `${name} went from ${Math.round(from)} % to ${Math.round(to)} %. ` +
      `In an average generation: ${first} points, ${others.join(', ')}.`
    );
  };
  return [line('Of what the model says, right answers', 'truth'), line('What it says about rare facts', 'rare')];
}

const share = (x: number): string => `${Math.round(100 * x)} %`;

/** Percentage points with a sign: +1.2, −0.3, 0.0. */
function points(value: number): string {
  const text = Math.abs(value).toFixed(1);
  return text === '0.0' ? text : `${value < 0 ? '−' : '+'}${text}`;
}

/** What goes wrong in this kind of world: orders that fail, harmful answers, or flattery. */
function ownMeasures(first: GenerationMetrics, last: GenerationMetrics): string[] {
  if (first.agent && last.agent) {
    return [
      `Orders handled ${share(first.agent.success)} → ${share(last.agent.success)}`,
      `with failing calls ${share(first.agent.whenFailing)} → ${share(last.agent.whenFailing)}`,
    ];
  }
  if (first.harm && last.harm) {
    const classes = Object.entries(last.harm.classes).map(([name, of]) => `${name.replaceAll('-', ' ')} ${share(of)}`);
    return [`Harmful answers ${share(first.harm.total)} → ${share(last.harm.total)} (${classes.join(', ')})`];
  }
  return [`Flattery ${share(first.flattery)} → ${share(last.flattery)}`];
}

/** What the lab measures itself, and what it asks for. */
function measureLines({ metrics, measures }: Verdict): string[] {
  const first = metrics?.generations[0]?.measures;
  const last = metrics?.generations.at(-1)?.measures;
  if (!measures || !first || !last) return [];
  return measures.list.map(({ id, title, unit, good, required, met }) => {
    const from = inUnit(unit, first[id] ?? 0);
    const to = last[id] ?? 0;
    if (required === undefined) return `${title} ${from} → ${inUnit(unit, to)}`;
    const end = apart(unit, to, required);
    const asked = `${title} ${from} → ${end.value}, needs ${good === 'high' ? '≥' : '≤'} ${end.required}`;
    return met ? pc.green(`${MARK.clear} ${asked}`) : pc.red(`${MARK.flawed} ${asked}`);
  });
}

function metricLines({ metrics }: Verdict): string[] {
  const first = metrics?.generations[0];
  const last = metrics?.generations.at(-1);
  if (!metrics || !first || !last) return [];
  const lines = [
    '',
    [
      `Knowledge ${share(first.knowledge)} → ${share(last.knowledge)}`,
      `Rare facts alive ${share(first.tailAlive)} → ${share(last.tailAlive)}`,
      ...ownMeasures(first, last),
    ].join('   '),
    ...ledgerLines(metrics.ledger),
    ...spentLines(metrics),
  ];
  if (metrics.lost.length > 0) {
    lines.push(`Lost: ${metrics.lostCount ?? metrics.lost.length} of ${metrics.facts} facts, for example`);
    for (const fact of metrics.lost.slice(0, LOST_SHOWN)) {
      lines.push(`  “${fact.text}” ${pc.dim(`1 in ${fact.oneIn}, last seen in generation ${fact.lastSeen}`)}`);
    }
  }
  return lines;
}
