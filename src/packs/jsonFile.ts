import { z } from 'zod';
import { fail, succeed, type Problem, type Result } from '../core/base/result.ts';
import { explainIssue } from './explainIssue.ts';
import { problemAt } from './position.ts';
import { parseYaml, type YamlFile } from './yamlFile.ts';

/** In a longer text nothing is looked up: that takes minutes and gigabytes for a file of a few megabytes. */
const LONGEST_WITH_PLACES = 64 * 1024;
const BEGINNING = { line: 1, column: 1 };

/** A kind of JSON file of ours, with a member `schema` that says so. */
export interface JsonKind<T> {
  /** What it says in `schema`: `groundloop.receipt/1`. */
  readonly id: string;
  /** As people call it, which is also the beginning of its problems' codes: `receipt`. */
  readonly noun: string;
  readonly schema: z.ZodType<T>;
}

/**
 * Parses a JSON file, or tells all that is wrong with it, at lines and columns of the file; of a long one, at its beginning.
 * `raw` is what it really holds.
 */
export function parseJsonFile<T>(
  file: string,
  text: string,
  { id, noun, schema }: JsonKind<T>,
): Result<{ readonly value: T; readonly raw: unknown }, Problem[]> {
  // Every JSON text is YAML, and that parser knows where things are. It is slow: only what is wrong is looked up.
  let yaml: Pick<YamlFile<unknown>, 'problems' | 'locate'> | undefined;
  const places = () =>
    (yaml ??=
      text.length > LONGEST_WITH_PLACES
        ? { problems: [], locate: () => BEGINNING }
        : parseYaml(file, text, z.unknown()));
  const at = (path: readonly PropertyKey[], message: string): Problem => {
    const { line, column } = places().locate(path);
    return problemAt(`${noun}.schema`, message, file, line, column);
  };
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const where = places().problems[0]?.where ?? BEGINNING;
    return fail([problemAt(`${noun}.json`, `This isn't valid JSON: ${why}.`, file, where.line, where.column)]);
  }
  const other = otherKind(raw, id, noun);
  if (other !== undefined) return fail([at(['schema'], other)]);
  const checked = schema.safeParse(raw, { reportInput: true });
  if (checked.success) return succeed({ value: checked.data, raw });
  return fail(
    checked.error.issues.flatMap((issue) =>
      explainIssue(issue, schema, 'json').map(({ message, path }) => at(path, message)),
    ),
  );
}

/** What a JSON file of Groundloop is when it isn't one of this kind that we can read. */
function otherKind(value: unknown, id: string, noun: string): string | undefined {
  const named = z.object({ schema: z.string() }).safeParse(value);
  if (!named.success || named.data.schema === id) return undefined;
  const { schema } = named.data;
  if (schema.startsWith(id.slice(0, id.lastIndexOf('/') + 1))) {
    return `This ${noun} is \`${schema}\`, and this Groundloop reads \`${id}\`. Update Groundloop to use it.`;
  }
  return `This is \`${schema}\`, not a ${noun} (\`${id}\`).`;
}
