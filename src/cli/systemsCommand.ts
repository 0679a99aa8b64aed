import pc from 'picocolors';
import { formatProblem } from '../packs/position.ts';
import { EXIT } from './exit.ts';
import { openPacks, type PackOptions } from './openPack.ts';
import { refuse } from './refuse.ts';

/** `groundloop systems`: the known systems, which `groundloop grade --lab` takes like labs. */
export async function systemsCommand({ format, pack: path }: PackOptions): Promise<number> {
  const opened = await openPacks(path);
  if (!opened.ok) return refuse(opened.problem);
  const { packs, problems } = opened.value;
  const all = packs.flatMap((pack) => [...pack.systems.values()].map(({ system }) => ({ pack, system })));
  const systems = all.map(({ pack, system }) => ({
    id: system.id,
    pack: { id: pack.id, version: pack.version },
    title: system.title,
    year: system.year,
    summary: system.summary,
    kind: system.world.kind,
    sources: system.sources,
  }));
  if (problems.length > 0) process.stderr.write(`${problems.map(formatProblem).join('\n')}\n`);
  if (format === 'json') {
    process.stdout.write(`${JSON.stringify({ schema: 'groundloop.systems/1', systems }, null, 2)}\n`);
  } else {
    const blocks = systems.map(
      ({ id, title, year, summary }) => `${pc.bold(id)}  ${title}  ${pc.dim(String(year))}\n    ${summary}`,
    );
    process.stdout.write(`${blocks.join('\n\n') || 'There are no known systems.'}\n`);
  }
  return problems.length > 0 ? EXIT.usage : EXIT.passed;
}
