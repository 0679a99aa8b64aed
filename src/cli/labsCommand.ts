import pc from 'picocolors';
import { flawTitle } from '../core/grading/flawTitle.ts';
import { PackLibrary } from '../packs/library.ts';
import { formatProblem } from '../packs/position.ts';
import { EXIT } from './exit.ts';
import { LABS } from './places.ts';

/** `groundloop labs`: the labs a pipeline can be graded for, and what each looks for. */
export async function labsCommand(format: 'text' | 'json'): Promise<number> {
  const library = new PackLibrary(LABS);
  const labs = (await library.labs()).map(({ pack, files: { lab } }) => ({
    id: lab.id,
    pack: { id: pack.id, version: pack.version },
    title: lab.title,
    summary: lab.summary,
    minutes: lab.minutes,
    passMark: lab.rubric.passMark,
    flaws: Object.entries(lab.rubric.flaws).map(([id, weight]) => ({ id, title: flawTitle(id) ?? id, weight })),
  }));
  const { problems } = await library.contents();
  if (problems.length > 0) process.stderr.write(`${problems.map(formatProblem).join('\n')}\n`);
  if (format === 'json') process.stdout.write(`${JSON.stringify({ schema: 'groundloop.labs/1', labs }, null, 2)}\n`);
  else {
    const blocks = labs.map(({ id, title, summary, minutes, flaws }) =>
      [
        `${pc.bold(id)}  ${title}  ${pc.dim(`${minutes} min`)}`,
        `    ${summary}`,
        ...flaws.map((flaw) => `    ${pc.dim(flaw.id)} ${flaw.title}  ${pc.dim(`${flaw.weight} points`)}`),
      ].join('\n'),
    );
    process.stdout.write(`${blocks.join('\n\n')}\n`);
  }
  return problems.length > 0 ? EXIT.usage : EXIT.passed;
}
