import { say } from '../core/base/say.ts';
import type { Source } from '../core/course/pack.ts';
import type { System } from '../core/course/system.ts';
import { sourceText, sourceUrl } from '../core/course/source.ts';

/** What stands in the folder of a system that was opened: what it is, what is true to it, what isn't, what to try. */
export function systemReadme(system: System, sources: ReadonlyMap<string, Source>): string {
  const { title, year, summary, faithful, simplified } = system;
  const cited = system.sources.flatMap((key) => sources.get(key) ?? []);
  return [
    `# ${title} (${year})`,
    summary,
    say(
      'A known system as a small pipeline in the simulated world. It is run and looked into, not graded: ' +
        'change `pipeline.ts`, save, and see what is found.',
    ),
    section(say('Sources'), cited.map(sourceLine)),
    section(say('Faithful to it'), faithful),
    section(say('Simplified'), simplified),
    section(say('Try'), system.try),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `## ${title}\n\n${lines.map((line) => `- ${oneLine(line)}`).join('\n')}`;

const sourceLine = (source: Source): string => {
  const url = sourceUrl(source);
  return `${sourceText(source)}${url === '' ? '' : ` <${url}>`}`;
};

/** YAML may fold a sentence over several lines. */
const oneLine = (text: string): string => text.trim().replace(/\s+/g, ' ');
