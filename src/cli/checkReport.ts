import pc from 'picocolors';
import type { Problem } from '../core/base/result.ts';
import type { Pack } from '../core/course/pack.ts';
import { flawTitle } from '../core/grading/flawTitle.ts';
import { coverageOf } from '../packs/coverage.ts';
import { formatProblem } from '../packs/position.ts';
import { sarif } from './sarif.ts';

export const checkFormats = ['text', 'json', 'sarif'] as const;
export type CheckFormat = (typeof checkFormats)[number];

export interface Checked {
  readonly folder: string;
  readonly pack: Pack | undefined;
  readonly pipelines: number;
  readonly problems: readonly Problem[];
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
        checked.flatMap(({ problems }) =>
          problems.map(({ code, message, where }) => ({ rule: code, message, level: 'error', ...where })),
        ),
      );
  }
}

function inText({ folder, pack, pipelines, problems }: Checked): readonly string[] {
  const name = pack ? `${pack.title} ${pack.version}` : folder;
  const seen = pack
    ? [
        counted(pack.lessons.size, 'lesson'),
        counted(pack.labs.size, 'lab'),
        counted(pack.systems.size, 'system'),
        `${counted(pipelines, 'pipeline')} graded`,
      ].join(', ')
    : 'not whole enough to be graded';
  const verdict = problems.length === 0 ? pc.green('nothing wrong') : pc.red(counted(problems.length, 'problem'));
  return [...problems.map(formatProblem), `${pc.bold(name)}: ${verdict} (${seen})`];
}

function coverageLines({ pack }: Checked): readonly string[] {
  if (!pack) return [];
  const rows = coverageOf(pack).map(({ flaw, labs, pipelines, questions, distractors }) => {
    const gap = pipelines.length === 0 || questions.length === 0 ? pc.yellow('  ← gap') : '';
    const counts = [
      counted(labs.length, 'lab'),
      `${counted(pipelines.length, 'pipeline')} caught for it`,
      `${counted(questions.length, 'question')} with ${counted(distractors, 'wrong answer')}`,
    ];
    return `  ${pc.dim(flaw)} ${flawTitle(flaw) ?? flaw}: ${counts.join(', ')}${gap}`;
  });
  return rows.length === 0 ? [] : ['Misconceptions exercised:', ...rows];
}

const inJson = ({ folder, pack, pipelines, problems }: Checked) => ({
  folder,
  id: pack?.id ?? null,
  version: pack?.version ?? null,
  pipelines,
  problems: problems.map(({ code, message, where }) => ({ code, message, ...where })),
  coverage: pack ? coverageOf(pack) : [],
});

const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
