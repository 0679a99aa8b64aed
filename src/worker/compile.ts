import { say } from '../core/base/say.ts';
import { type Comment, type Options, parse, type Program } from 'acorn';
import { fail, type Result, succeed } from '../core/base/result.ts';
import type { Fault } from '../core/grading/verdict.ts';
import { type CodeKind, entryOf } from './codeKind.ts';
import type { Compiled } from './compiled.ts';
import { findEntry, findExports } from './exports.ts';
import { insert, propertyAssignments } from './parameterProperties.ts';
import { findPlaces } from './places.ts';
import { INSTEAD } from './globals.ts';
import { findRefused } from './refused.ts';
import { SourceText } from './sourceText.ts';
import { stripTypes, syntaxWords } from './stripTypes.ts';

const LONGEST = 300_000;

/** Reads TypeScript, such as a pipeline's; every fault comes with its place. @param kind what it is for */
export function compile(source: string, kind: CodeKind = 'loop'): Result<Compiled, Fault> {
  if (source.length > LONGEST) {
    return fail({
      kind: 'unsupported',
      message: say('This file is too long: {longest} characters is the most.', { longest: LONGEST }),
    });
  }
  const stripped = stripTypes(source);
  if (!stripped.ok) return stripped;
  const text = new SourceText(stripped.value.code);
  const parsed = parseModule(text);
  if (!parsed.ok) return parsed;
  const { program, comments } = parsed.value;
  const bare = new SourceText(blank(text.text, comments));
  const refused = findRefused(program, bare, INSTEAD[kind]);
  if (refused) return fail(refused);
  const exports = findExports(program);
  const entry = findEntry(program, exports, entryOf(kind), bare);
  if (!entry.ok) return entry;
  const insertions = propertyAssignments(program, stripped.value.properties);
  return succeed({
    code: insert(blank(bare.text, exports.keywords), insertions),
    kind,
    entry: entry.value.local,
    memory: exports.names.get('memory')?.local,
    places: findPlaces(program, entry.value, bare, insertions),
  });
}

function parseModule(text: SourceText): Result<{ program: Program; comments: Comment[] }, Fault> {
  const comments: Comment[] = [];
  const options: Options = {
    ecmaVersion: 'latest',
    sourceType: 'module',
    allowHashBang: true,
    onComment: comments,
  };
  try {
    return succeed({ program: parse(text.text, options), comments });
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError && 'pos' in thrown && typeof thrown.pos === 'number')) throw thrown;
    const where = text.spanAt(thrown.pos);
    const message = thrown.message.replace(/ \(\d+:\d+\)$/, '');
    return fail({ kind: 'syntax', message: syntaxWords(message), where });
  }
}

/** The text with the given ranges replaced by spaces, line breaks kept. */
function blank(text: string, ranges: readonly { readonly start: number; readonly end: number }[]): string {
  let out = '';
  let from = 0;
  for (const { start, end } of ranges) {
    out += text.slice(from, start) + text.slice(start, end).replace(/[^\n\r\u2028\u2029]/g, ' ');
    from = end;
  }
  return out + text.slice(from);
}
