import { z } from 'zod';
import type { Problem } from '../core/base/result.ts';
import { plural } from '../core/desk/words.ts';
import { problemAt } from './position.ts';
import { parseYaml } from './yamlFile.ts';

/** What is translated, and how long that takes to read. */
const words = new Set(['title', 'question', 'ask', 'text', 'feedback', 'reply', 'label', 'minutes']);
/** Lists of words: as many as in the original. */
const lists = new Set(['objectives', 'terms']);

/** Where a translated YAML text differs from its original in more than words. `firstLine` is where it starts in its file. */
export function compareYaml(file: string, original: string, translated: string, firstLine = 1): Problem[] {
  const from = parseYaml(file, original, z.unknown()).value;
  const { value: to, locate } = parseYaml(file, translated, z.unknown(), firstLine);
  if (from === undefined || to === undefined) return [];
  return differences(from, to, []).map(({ message, path }) => {
    const { line, column } = locate(path);
    return problemAt('translation.differs', message, file, line, column);
  });
}

interface Difference {
  readonly message: string;
  readonly path: readonly PropertyKey[];
}

function differences(from: unknown, to: unknown, path: readonly PropertyKey[]): Difference[] {
  const name = String(path.at(-1));
  if (words.has(name)) return [];
  if (Array.isArray(from) && Array.isArray(to)) {
    if (from.length !== to.length) {
      return [
        {
          message: `The original has ${plural(from.length, 'entry', 'entries')} in \`${name}\`, this has ${to.length}.`,
          path,
        },
      ];
    }
    return lists.has(name) ? [] : from.flatMap((value, i) => differences(value, to[i], [...path, i]));
  }
  if (isBlock(from) && isBlock(to)) {
    return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((key) => {
      if (!Object.hasOwn(from, key)) return [{ message: `The original has no \`${key}\` here.`, path: [...path, key] }];
      if (!Object.hasOwn(to, key)) return [{ message: `The original has \`${key}\` here; this doesn't.`, path }];
      return differences(from[key], to[key], [...path, key]);
    });
  }
  if (Object.is(from, to)) return [];
  return [{ message: `\`${name}\` is ${shown(from)} in the original; here it is ${shown(to)}.`, path }];
}

const isBlock = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const shown = (value: unknown): string => `\`${JSON.stringify(value)}\``;
