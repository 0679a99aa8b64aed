import { isMap } from 'yaml';
import { fail, succeed, type Problem, type Result } from '../../core/base/result.ts';
import { problemAt } from '../position.ts';
import { readYaml } from '../yamlFile.ts';

/** A piece of a text, by its offsets, and what is to stand in its place. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Makes edits that don't overlap; what is put in goes before what is replaced there. All else stays byte for byte: comments, quotation marks, and how lines are broken. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    pieces.push(text.slice(at, edit.from), edit.text);
    at = edit.to;
  }
  return pieces.join('') + text.slice(at);
}

export interface StampOptions {
  /** The name below which all the rest goes. */
  readonly under?: string;
  /** Where the text starts in its file, from 1. */
  readonly firstLine?: number;
}

/**
 * A YAML text that says `schema: 1` in front of its first value. One that says a version already stays as it is. What was made
 * is read again: where it doesn't hold the same values, an author has to do it.
 */
export function stamped(file: string, text: string, options: StampOptions = {}): Result<string, Problem[]> {
  const { under, firstLine = 1 } = options;
  const { document, problems } = readYaml(file, text, firstLine);
  const byHand = (message: string): Result<never, Problem[]> =>
    fail([problemAt('migrate.by-hand', message, file, firstLine)]);
  if (!document || problems.length > 0) return fail([...problems]);
  const root = document.contents;
  if (!isMap(root)) return byHand('There are no named values (`name: value`) here. Write them, then migrate again.');
  if (root.has('schema')) return succeed(text);

  const values = document.toJS() as Readonly<Record<string, unknown>>;
  const made = withSchema(text, root.range[0], root.flow === true, under);
  const expected = { schema: 1, ...(under === undefined ? values : { [under]: values }) };
  const again = readYaml(file, made, firstLine);
  if (again.problems.length === 0 && JSON.stringify(again.document?.toJS()) === JSON.stringify(expected))
    return succeed(made);
  const rest = under === undefined ? '' : `, and indent all the rest below \`${under}:\``;
  return byHand(`This file is laid out in a way that can't be edited safely. Begin it with \`schema: 1\`${rest}.`);
}

/** @param at where its values begin */
function withSchema(text: string, at: number, flow: boolean, under: string | undefined): string {
  const before = text.slice(0, at);
  const after = text.slice(at);
  const indent = before.slice(before.lastIndexOf('\n') + 1);
  if (under === undefined)
    return flow ? `${before}{ schema: 1,${after.slice(1)}` : `${before}schema: 1\n${indent}${after}`;
  // An empty line has nothing to indent.
  const deeper = after.replace(/^(?=.)/gm, '  ');
  return `${before}schema: 1\n${indent}${under}:${flow ? deeper.slice(1) : `\n${indent}${deeper}`}`;
}
