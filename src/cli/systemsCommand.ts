import pc from 'picocolors';
import { PackLibrary } from '../packs/library.ts';
import { formatProblem } from '../packs/position.ts';
import { EXIT } from './exit.ts';
import { LABS } from './places.ts';

/** `groundloop systems`: the known systems, which `groundloop grade --lab` takes like labs. */
export async function systemsCommand(format: 'text' | 'json'): Promise<number> {
  const library = new PackLibrary(LABS);
  const systems = (await library.systems()).map(({ pack, system }) => ({
    id: system.id,
    pack: { id: pack.id, version: pack.version },
    title: system.title,
    year: system.year,
    summary: system.summary,
    kind: system.world.kind,
    sources: system.sources,
  }));
  const { problems } = await library.contents();
  if (problems.length > 0) process.stderr.write(`${problems.map(formatProblem).join('\n')}\n`);
  if (format === 'json') {
    process.stdout.write(`${JSON.stringify({ schema: 'groundloop.systems/1', systems }, null, 2)}\n`);
  } else {
    const blocks = systems.map(
      ({ id, title, year, summary }) => `${pc.bold(id)}  ${title}  ${pc.dim(String(year))}\n    ${summary}`,
    );
    process.stdout.write(`${blocks.join('\n\n')}\n`);
  }
  return problems.length > 0 ? EXIT.usage : EXIT.passed;
}
