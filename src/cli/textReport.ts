import pc from 'picocolors';
import type { FlawVerdict, Verdict } from '../core/grading/verdict.ts';
import { kindLines } from './kindLines.ts';

const MARK = { clear: '✓', flawed: '●', provisional: '◐', 'not-applicable': '–' } as const;
const LOST_SHOWN = 5;

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
  const colour = verdict.passed ? pc.green : pc.yellow;
  const order = ['flawed', 'provisional', 'clear', 'not-applicable'];
  const flaws = [...verdict.flaws].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return [
    `${colour(pc.bold(verdict.summary))}  ${pc.bold(`${verdict.score} / 100`)}`,
    pc.dim(
      `${fileName} · lab ${verdict.lab} · ${verdict.seeds.length} seeds · ` +
        `${verdict.timings.generations} ${verdict.metrics ? 'generations' : 'calls'} · ${Math.round(verdict.timings.total)} ms`,
    ),
    '',
    ...flaws.flatMap((flaw) => flawLines(flaw, fileName)),
    ...metricLines(verdict),
    ...kindLines(verdict),
    ...verdict.advice.map((advice) => `${pc.cyan('i')} ${advice}`),
  ];
}

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
    `    ${pc.dim('Try     ')} ${flaw.evidence.fix}`,
    '',
  ];
}

function measured(flaw: FlawVerdict): string {
  if (flaw.effect === null || flaw.se === null) return '';
  const sound = flaw.sound === 'at-least' ? 'needs ≥' : 'needs ≤';
  return `${flaw.effect.toFixed(2)} ± ${flaw.se.toFixed(2)} ${flaw.evidence.unit}, ${sound} ${flaw.threshold.toFixed(2)}`;
}

function metricLines({ metrics }: Verdict): string[] {
  const first = metrics?.generations[0];
  const last = metrics?.generations.at(-1);
  if (!metrics || !first || !last) return [];
  const share = (x: number): string => `${Math.round(100 * x)} %`;
  const lines = [
    '',
    `Knowledge ${share(first.knowledge)} → ${share(last.knowledge)}   ` +
      `Rare facts alive ${share(first.tailAlive)} → ${share(last.tailAlive)}   ` +
      `Flattery ${share(first.flattery)} → ${share(last.flattery)}`,
  ];
  if (metrics.lost.length > 0) {
    lines.push(`Lost: ${metrics.lost.length} of ${metrics.facts} facts, for example`);
    for (const fact of metrics.lost.slice(0, LOST_SHOWN)) {
      lines.push(`  “${fact.text}” ${pc.dim(`1 in ${fact.oneIn}, last seen in generation ${fact.lastSeen}`)}`);
    }
  }
  return lines;
}
