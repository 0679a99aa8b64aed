import pc from 'picocolors';
import type { Problem } from '../core/base/result.ts';
import type { Pack } from '../core/course/pack.ts';
import { flawTitle } from '../core/grading/flawTitle.ts';
import { plural } from '../core/desk/words.ts';
import { coverageOf, measureCoverageOf } from '../packs/coverage.ts';
import { formatProblem } from '../packs/position.ts';
import { type Finding, sarif } from './sarif.ts';

export const checkFormats = ['text', 'json', 'sarif'] as const;
export type CheckFormat = (typeof checkFormats)[number];

export interface Checked {
  readonly folder: string;
  readonly pack: Pack | undefined;
  readonly pipelines: number;
  readonly problems: readonly Problem[];
  /** What is not wrong, and still should be mended before anyone gets the pack. */
  readonly warnings: readonly Problem[];
}

/** What `groundloop check` found, in a format. With `coverage`, the text says too which misconceptions are exercised. */
export function checkReport(checked: readonly Checked[], format: CheckFormat, coverage: boolean): string {
  switch (format) {
    case 'text':
      return `${checked.flatMap((one) => [...inText(one), ...(coverage ? coverageLines(one) : [])]).join('\n')}\n`;
    case 'json':
      return `${JSON.stringify({ schema: 'groundloop.check/1', packs: checked.map(inJson) }, null, 2)}\n`;
    case 'sarif':
      return sarif(
        checked.flatMap(({ problems, warnings }) => [
          ...problems.map((one) => finding(one, 'error')),
          ...warnings.map((one) => finding(one, 'warning')),
        ]),
      );
  }
}

const finding = ({ code, message, where }: Problem, level: Finding['level']): Finding => ({
  rule: code,
  message,
  level,
  ...where,
});

function inText({ folder, pack, pipelines, problems, warnings }: Checked): readonly string[] {
  const name = pack ? `${pack.title} ${pack.version}` : folder;
  const seen = pack
    ? [
        plural(pack.lessons.size, 'lesson', 'lessons'),
        plural(pack.labs.size, 'lab', 'labs'),
        plural(pack.systems.size, 'system', 'systems'),
        `${plural(pipelines, 'pipeline', 'pipelines')} graded`,
      ].join(', ')
    : 'not whole enough to be graded';
  const verdict =
    problems.length === 0 ? pc.green('nothing wrong') : pc.red(plural(problems.length, 'problem', 'problems'));
  const unfinished =
    warnings.length === 0 ? '' : `, ${pc.yellow(plural(warnings.length, 'file to be written', 'files to be written'))}`;
  const told = [...problems, ...warnings].map(formatProblem);
  return [...told, `${pc.bold(name)}: ${verdict}${unfinished} (${seen})`];
}

function coverageLines({ pack }: Checked): readonly string[] {
  if (!pack) return [];
  const rows = coverageOf(pack).map(({ flaw, labs, pipelines, questions, distractors }) => {
    const gap = pipelines.length === 0 || questions.length === 0 ? pc.yellow('  ← gap') : '';
    const counts = [
      plural(labs.length, 'lab', 'labs'),
      `${plural(pipelines.length, 'pipeline', 'pipelines')} caught for it`,
      `${plural(questions.length, 'question', 'questions')} with ${plural(distractors, 'wrong answer', 'wrong answers')}`,
    ];
    return `  ${pc.dim(flaw)} ${flawTitle(flaw) ?? flaw}: ${counts.join(', ')}${gap}`;
  });
  const measures = measureCoverageOf(pack).map(({ lab, title, pipelines }) => {
    const gap = pipelines.length === 0 ? pc.yellow('  ← gap') : '';
    return `  “${title}” (${lab}): ${plural(pipelines.length, 'pipeline', 'pipelines')} caught for it${gap}`;
  });
  return rows.length === 0 ? [] : ['Misconceptions exercised:', ...rows, ...measures];
}

const flat = ({ code, message, where }: Problem) => ({ code, message, ...where });

const inJson = ({ folder, pack, pipelines, problems, warnings }: Checked) => ({
  folder,
  id: pack?.id ?? null,
  version: pack?.version ?? null,
  pipelines,
  problems: problems.map(flat),
  warnings: warnings.map(flat),
  coverage: pack ? coverageOf(pack) : [],
  measures: pack ? measureCoverageOf(pack) : [],
});
