import { say } from '../core/base/say.ts';
import { transformSync } from '@swc/wasm-typescript';
import { fail, type Result, succeed } from '../core/base/result.ts';
import type { Fault } from '../core/grading/verdict.ts';
import { SourceText } from './sourceText.ts';

/** What the type stripper throws: a plain object. Lines count from 1; columns from 0, in terminal cells. */
interface StripError {
  readonly code: string;
  readonly message: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

const NUMBERS = ['startLine', 'startColumn', 'endLine', 'endColumn'] as const;

function isStripError(thrown: unknown): thrown is StripError {
  if (typeof thrown !== 'object' || thrown === null) return false;
  const error = thrown as Partial<Record<keyof StripError, unknown>>;
  const words = typeof error.code === 'string' && typeof error.message === 'string';
  return words && NUMBERS.every((name) => Number.isInteger(error[name]));
}

/** JavaScript of the same length, lines and columns as its source. */
export interface Stripped {
  readonly code: string;
  /** Where the names of constructor parameters start that declare a property; the code doesn't assign them. */
  readonly properties: ReadonlySet<number>;
}

/** For each one the whole file is stripped again; what takes long all the same ends at the limit of time. */
const MOST_PROPERTIES = 20;

/** What makes a constructor's parameter a property. */
const MODIFIERS = /(?:\b(?:public|private|protected|readonly|override)\s+)+$/;

/** Replaces TypeScript's types by spaces. */
export function stripTypes(source: string): Result<Stripped, Fault> {
  const properties = new Set<number>();
  let text = source;
  for (;;) {
    const stripped = strip(text);
    if (stripped.ok) return succeed({ code: stripped.value, properties });
    const error = stripped.problem;
    const property = error && findProperty(text, error);
    if (!property) return fail(faultOf(source, error));
    if (properties.size === MOST_PROPERTIES) return fail({ ...tooManyProperties(), where: locate(text, error) });
    const { start, end } = property;
    text = text.slice(0, start) + text.slice(start, end).replace(/[^\n\r]/g, ' ') + text.slice(end);
    properties.add(end);
  }
}

const tooManyProperties = (): Pick<Fault, 'kind' | 'message' | 'hint'> => ({
  kind: 'unsupported',
  message: say('This file has more than {most} constructor parameters that are properties, too many to be read.', {
    most: MOST_PROPERTIES,
  }),
  hint: say('Declare them as properties of the class, and set them in the constructor.'),
});

/** The modifiers of the parameter property that the stripper stopped at. */
function findProperty(text: string, error: StripError): { start: number; end: number } | undefined {
  if (error.code !== 'UnsupportedSyntax' || !error.message.includes('parameter property')) return undefined;
  const end = new SourceText(text).offset(locate(text, error));
  const found = MODIFIERS.exec(text.slice(0, end));
  return found ? { start: found.index, end } : undefined;
}

function faultOf(source: string, error: StripError | undefined): Fault {
  if (!error) {
    return {
      kind: 'syntax',
      message: say('The brackets in this file are nested too deeply to be read.'),
      hint: say('Split the expression into smaller steps.'),
    };
  }
  return { ...inPlainWords(error), where: locate(source, error) };
}

function strip(source: string): Result<string, StripError | undefined> {
  try {
    return succeed(transformSync(source, { mode: 'strip-only', module: true }).code);
  } catch (thrown) {
    // Anything else is the stripper's own stack running over.
    return fail(isStripError(thrown) ? thrown : undefined);
  }
}

/**
 * The error's place in the source. The stripper counts columns in terminal cells (a tab is 4, a wide character 2), so
 * it is asked again about a copy of the same length in which every character is one cell.
 */
function locate(source: string, error: StripError): NonNullable<Fault['where']> {
  const text = new SourceText(source);
  const stranger = /^Unexpected character '(.+)'$/u.exec(error.message)?.[1];
  if (stranger) {
    const line = text.offset({ line: error.startLine, column: 1 });
    const at = source.indexOf(stranger, line);
    if (at >= 0) return text.span(at, at + stranger.length);
  }
  const narrow = source.replace(/[^\n\r\x20-\x7e]/g, (unit) => (/\s/.test(unit) ? ' ' : '_'));
  const again = strip(narrow);
  const exact = again.ok ? error : (again.problem ?? error);
  const start = text.offset({ line: exact.startLine, column: exact.startColumn + 1 });
  const end = text.offset({ line: exact.endLine, column: exact.endColumn + 1 });
  // A construct that runs over lines is pointed at by its first line.
  const shown = Math.min(end, text.lineEnd(start));
  return shown > start ? text.span(start, shown) : text.spanAt(start);
}

const INSTEAD: readonly (readonly [RegExp, () => string, () => string])[] = [
  [
    /enum/,
    () => say("An enum can't be used here."),
    () => say('Write an object instead: const Color = { red: 0, blue: 1 } as const;'),
  ],
  [
    /namespace|`module`/,
    () => say("A namespace can't be used here."),
    () => say('Put the functions and constants at the top level of the file.'),
  ],
  [/angle-bracket/, () => say("The <Type>value form can't be used here."), () => say('Write value as Type.')],
  [
    /import equals/,
    () => say("import x = … can't be used here."),
    () => say('Only import type { … } from "groundloop" is needed.'),
  ],
  [
    /export assignment/,
    () => say("export = can't be used here."),
    () => say('Write export function step(g, memory) { … }.'),
  ],
];

function inPlainWords({ code, message }: StripError): Pick<Fault, 'kind' | 'message' | 'hint'> {
  if (code === 'UnsupportedSyntax') {
    const known = INSTEAD.find(([pattern]) => pattern.test(message));
    if (known) return { kind: 'unsupported', message: known[1](), hint: known[2]() };
    return { kind: 'unsupported', message: say("This TypeScript can't be used here: {message}", { message }) };
  }
  return { kind: 'syntax', message: syntaxWords(message) };
}

/** The parser's message without its long lists of what might have stood there. */
export function syntaxWords(message: string): string {
  const short = message
    .replace(/(Unexpected token `[^`]*`)\. Expected .*/s, '$1')
    .replaceAll(/['`]?<eof>['`]?/g, say('the end of the file'))
    .replace(/^Expected ident$/, say('A name is missing'))
    .replace(/^Expression expected$/, say('A value is missing'))
    .replace(/^Unexpected eof$/, say('The file ends too early'))
    .replace(/, got /, say(', but found '));
  return say("This can't be read as TypeScript. {short}.", { short }).replace(/\.\.$/, '.');
}
