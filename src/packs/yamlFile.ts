import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { z } from 'zod';
import { say } from '../core/base/say.ts';
import type { Problem } from '../core/base/result.ts';
import { currentFormat } from '../core/course/lab.ts';
import { explainIssue } from './explainIssue.ts';
import { problemAt } from './position.ts';

/** A YAML text that was read and checked. `locate` gives the line and column of a value, for later cross-checks. */
export interface YamlFile<T> {
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
  readonly locate: (path: readonly PropertyKey[]) => { line: number; column: number };
}

/** A YAML text that was parsed. `document` is undefined where it is none that Groundloop reads. */
interface YamlText {
  readonly document: Document.Parsed | undefined;
  readonly problems: readonly Problem[];
  /** The line and column of a place in the text. */
  readonly at: (offset: number) => { line: number; column: number };
}

/** Parses YAML. `firstLine` is where the text starts in its file, from 1. Never throws. */
export function readYaml(file: string, text: string, firstLine = 1): YamlText {
  const lines = new LineCounter();
  const at = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: line + firstLine - 1, column: col };
  };
  const problem = (code: string, message: string, offset: number): Problem => {
    const { line, column } = at(offset);
    return problemAt(code, message, file, line, column);
  };
  if (isTooNested(text)) {
    const nested = problemAt('pack.yaml', 'This YAML is nested too deeply to be read.', file, firstLine);
    return { document: undefined, problems: [nested], at: () => ({ line: firstLine, column: 1 }) };
  }
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  // One mistake makes the parser stumble on; what it says first is what helps.
  const problems = [...document.errors, ...document.warnings]
    .slice(0, 1)
    .map((e) => problem('pack.yaml', `This isn't valid YAML: ${e.message}.`, e.pos[0]));
  visit(document, {
    Alias: (_, node) => {
      const message = `Write the value out instead of referring to it with \`*${node.source}\`.`;
      problems.push(problem('pack.yaml-alias', message, node.range?.[0] ?? 0));
    },
  });
  return { document, problems, at };
}

/** Parses YAML and checks it against a schema. `firstLine` is where the text starts in its file, from 1. Never throws. */
export function parseYaml<T>(file: string, text: string, schema: z.ZodType<T>, firstLine = 1): YamlFile<T> {
  const { document, problems: syntax, at } = readYaml(file, text, firstLine);
  const locate = (path: readonly PropertyKey[]) => at(document ? offsetOf(document, path) : 0);
  if (!document || syntax.length > 0) return { value: undefined, problems: syntax, locate };

  const problem = (code: string, message: string, path: readonly PropertyKey[]): Problem => {
    const { line, column } = locate(path);
    return problemAt(code, message, file, line, column);
  };
  const checked = schema.safeParse(document.toJS(), { reportInput: true });
  if (checked.success) return { value: checked.data, problems: [], locate };
  const newer = checked.error.issues.find(isNewer);
  if (newer) {
    const message = say(
      'This file is in version {version} of the format, which this Groundloop can’t read. Update the extension.',
      { version: String(newer.input) },
    );
    return { value: undefined, problems: [problem('pack.newer', message, newer.path)], locate };
  }
  const problems = checked.error.issues.flatMap((issue) =>
    explainIssue(issue, schema).map(({ message, path }) => problem('pack.schema', message, path)),
  );
  return { value: undefined, problems, locate };
}

/** Of a format to come: then nothing else that is wrong with the file is any news. */
const isNewer = ({ path, input }: z.core.$ZodIssue): boolean =>
  path.length === 1 && path[0] === 'schema' && typeof input === 'number' && input > currentFormat;

const maxDepth = 64;

/**
 * The parser is recursive: half a megabyte of `{` would take the whole process with it. Brackets in texts count too,
 * which does no harm: no honest file leaves so many open.
 */
function isTooNested(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = Math.max(0, depth + (bracket === '[' || bracket === '{' ? 1 : -1));
    if (depth > maxDepth) return true;
  }
  return /(?:[-?:][ \t]+){64}/.test(text) || /^ {256}/m.test(text);
}

/** Where a value starts; for one that is missing, where its parent does; for an unknown key, the key. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const name = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === name);
      if (pair && isScalar(pair.key)) return pair.key.range?.[0] ?? 0;
    }
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node)) return node.range?.[0] ?? 0;
  }
  return document.contents?.range[0] ?? 0;
}
