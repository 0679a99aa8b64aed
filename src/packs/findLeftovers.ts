import type { Problem } from '../core/base/result.ts';
import type { PackFiles } from './folder.ts';
import { problemAt } from './position.ts';
import { PLACEHOLDERS } from './scaffold/texts.ts';

/** Files in which a text still stands that `groundloop new` put there to be written over, each at the first. Pure. */
export function findLeftovers(files: PackFiles): Problem[] {
  return [...files].flatMap(([file, text]) => {
    const found = text.split(/\r?\n/).flatMap((line, i) => {
      const held = PLACEHOLDERS.find((words) => bare(line) === words);
      return held === undefined ? [] : [{ held, line: i + 1, column: line.indexOf(held) + 1 }];
    });
    const [first] = found;
    if (!first) return [];
    const others = found.length - 1;
    const more = others === 0 ? '' : others === 1 ? ' So is another in it.' : ` So are ${others} others in it.`;
    const message = `“${first.held}” is still the text of \`groundloop new\`: write your own.${more}`;
    return [problemAt('pack.leftover', message, file, first.line, first.column)];
  });
}

/** A line without what stands before a text in YAML and behind it. */
const bare = (line: string): string => line.trim().replace(/^(- )?(\w+: )?"?|"$/g, '');
