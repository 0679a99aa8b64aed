import type { z } from 'zod';
import { permittedRange } from './permittedRange.ts';

/** How a list is written, by the format of the file. */
const lists = { yaml: 'a list (lines that start with `-`)', json: 'a list in square brackets' } as const;

/** An issue of a schema in words an author can act on. One issue may name several unknown keys. */
export function explainIssue(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  format: keyof typeof lists = 'yaml',
): { message: string; path: PropertyKey[] }[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      message: `\`${key}\` isn't known here. Check its spelling and its indentation.`,
      path: [...issue.path, key],
    }));
  }
  if (issue.code === 'invalid_key') {
    const why = issue.issues.map((inner) => inner.message).join('; ');
    return [{ message: `${name(issue.path)} isn't allowed as a name here: ${why}.`, path: issue.path }];
  }
  if (issue.code === 'custom') return [{ message: `${name(issue.path)}: ${issue.message}.`, path: issue.path }];
  const why = outOfRange(issue, schema) ?? reason(issue, lists[format]);
  return [{ message: `${name(issue.path)} ${why}.`, path: issue.path }];
}

/** For what is no number in a range that has two ends: both of them. */
function outOfRange({ code, path, input }: z.core.$ZodIssue, schema: z.ZodType): string | undefined {
  if (input === undefined || !['too_small', 'too_big', 'invalid_type'].includes(code)) return undefined;
  const range = permittedRange(schema, path, input);
  return range && `must be ${range}, but it is ${shown(input)}`;
}

function reason(issue: z.core.$ZodIssue, list: string): string {
  const aKind = (expected: string): string => (expected === 'array' ? list : (kinds[expected] ?? expected));
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `is missing; write ${aKind(issue.expected)}`
        : `must be ${aKind(issue.expected)}, but it is ${shown(issue.input)}`;
    case 'too_small':
      return issue.input === '' ? 'is empty' : `must be ${issue.inclusive ? 'at least' : 'more than'} ${bound(issue)}`;
    case 'too_big':
      return `must be ${issue.inclusive ? 'at most' : 'less than'} ${bound(issue, true)}`;
    case 'invalid_value':
      return `${issue.input === undefined ? 'is missing' : `is ${shown(issue.input)}`}; it can be ${issue.values.map(shown).join(', ')}`;
    case 'invalid_format':
      return issue.format === 'url'
        ? 'must be a whole link, like https://doi.org/10.1000/1'
        : `is ${shown(issue.input)}; ${issue.message}`;
    case 'invalid_union':
      return ofNoKind(issue) ?? `can't be used: ${issue.message}`;
    default:
      return `can't be used: ${issue.message}`;
  }
}

/** A value whose own `kind`, or whatever tells the kinds apart, is none that there is. */
function ofNoKind(issue: z.core.$ZodIssueInvalidUnion): string | undefined {
  if (!('options' in issue)) return undefined;
  const { discriminator, input, options } = issue;
  const kind = isRecord(input) && discriminator !== undefined ? input[discriminator] : undefined;
  const known = options.filter((option) => typeof option === 'string');
  return `is ${shown(kind)}; it can be ${known.map(shown).join(', ')}`;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function bound(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig, max = false): string {
  const limit = String('maximum' in issue && max ? issue.maximum : 'minimum' in issue ? issue.minimum : '');
  if (issue.origin === 'string') return `${limit} characters long`;
  if (issue.origin === 'array') return `${limit} long (it is a list)`;
  return limit;
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  object: 'a block of named values',
  record: 'a block of named values',
};

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null) return 'empty';
  if (typeof value === 'object') return 'a block of named values';
  return `\`${typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value)}\``;
}

/** `modules › 0 › title` reads worse than the name itself: the position says where. */
function name(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  if (last === undefined) return 'The file';
  return typeof last === 'number' ? `Entry ${last + 1} of \`${String(path.at(-2))}\`` : `\`${String(last)}\``;
}
