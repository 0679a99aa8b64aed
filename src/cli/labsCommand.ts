import pc from 'picocolors';
import { flawTitle } from '../core/grading/flawTitle.ts';
import { plural } from '../core/desk/words.ts';
import { formatProblem } from '../packs/position.ts';
import { EXIT } from './exit.ts';
import { openPacks, type PackOptions } from './openPack.ts';
import { refuse } from './refuse.ts';

/** `groundloop labs`: the labs a pipeline can be graded for, and what each looks for. */
export async function labsCommand({ format, pack: path }: PackOptions): Promise<number> {
  const opened = await openPacks(path);
  if (!opened.ok) return refuse(opened.problem);
  const { packs, problems } = opened.value;
  const all = packs.flatMap((pack) => [...pack.labs.values()].map(({ lab }) => ({ pack, lab })));
  const labs = all.map(({ pack, lab }) => ({
    id: lab.id,
    pack: { id: pack.id, version: pack.version },
    title: lab.title,
    summary: lab.summary,
    minutes: lab.minutes,
    passMark: lab.rubric.passMark,
    flaws: Object.entries(lab.rubric.flaws).map(([id, weight]) => ({ id, title: flawTitle(id) ?? id, weight })),
  }));
  if (problems.length > 0) process.stderr.write(`${problems.map(formatProblem).join('\n')}\n`);
  if (format === 'json') process.stdout.write(`${JSON.stringify({ schema: 'groundloop.labs/1', labs }, null, 2)}\n`);
  else {
    const blocks = labs.map(({ id, title, summary, minutes, flaws }) =>
      [
        `${pc.bold(id)}  ${title}  ${pc.dim(`${minutes} min`)}`,
        `    ${summary}`,
        ...flaws.map(
          (flaw) => `    ${pc.dim(flaw.id)} ${flaw.title}  ${pc.dim(plural(flaw.weight, 'point', 'points'))}`,
        ),
      ].join('\n'),
    );
    process.stdout.write(`${blocks.join('\n\n') || 'There are no labs.'}\n`);
  }
  return problems.length > 0 ? EXIT.usage : EXIT.passed;
}
