import { say } from '../core/base/say.ts';
import type { AnyNode, Identifier, Program } from 'acorn';
import { full, recursive } from 'acorn-walk';
import type { Fault } from '../core/grading/verdict.ts';
import { GLOBALS, type Instead, MISSING } from './globals.ts';
import type { SourceText } from './sourceText.ts';

/** The one module a pipeline may import, for its types. */
const LEARNER_MODULE = 'groundloop';

interface Refusal {
  readonly at: { readonly start: number; readonly end: number };
  readonly message: string;
  readonly hint?: string;
}

/** The first thing in a module that can't run here, with its place. Comments must be gone from the text. */
export function findRefused(program: Program, text: SourceText, instead: Instead): Fault | undefined {
  const refusals = [
    ...refusedImports(program, instead),
    ...refusedNodes(program, instead),
    ...unknownNames(program, instead),
  ];
  const [first] = refusals.sort((a, b) => a.at.start - b.at.start);
  const refused = first ?? refusedCharacters(text.text);
  if (!refused) return undefined;
  const { at, message, hint } = refused;
  return { kind: 'unsupported', message, ...(hint === undefined ? {} : { hint }), where: text.span(at.start, at.end) };
}

function* refusedImports(program: Program, { needs }: Instead): Generator<Refusal> {
  for (const node of program.body) {
    const source = 'source' in node ? node.source : undefined;
    if (!source) continue;
    if (node.type === 'ImportDeclaration' && source.value === LEARNER_MODULE) continue;
    const relative = String(source.value).startsWith('.');
    yield {
      at: source,
      message: say('A pipeline can\'t import {source}: only types from "{module}".', {
        source: source.raw ?? String(source.value),
        module: LEARNER_MODULE,
      }),
      hint: relative ? say('Put the code into this file.') : say('{needs} Remove the import.', { needs }),
    };
  }
}

function refusedNodes(program: Program, { needs, host }: Instead): Refusal[] {
  const found: Refusal[] = [];
  full(program, (node) => {
    if (node.type === 'ImportExpression') {
      found.push({ at: node, message: say("import() can't be used here."), hint: needs });
    } else if (node.type === 'MetaProperty' && (node as AnyNode & { meta: Identifier }).meta.name === 'import') {
      found.push({ at: node, message: say("import.meta can't be used here."), hint: host });
    }
  });
  recursive(program, undefined, {
    // Inside a function, an await waits for nothing that ever answers; the step itself can't be async.
    Function: () => undefined,
    AwaitExpression: (at) => {
      found.push({
        at,
        message: say("A pipeline can't wait: everything it is given answers at once."),
        hint: say('Leave out await.'),
      });
    },
  });
  return found;
}

/** Names that are declared nowhere in the file and aren't built in. In the guest they would silently be undefined. */
function unknownNames(program: Program, instead: Instead): Refusal[] {
  const declared = new Set<string>();
  const typesOnly = new Set<string>();
  const used: Identifier[] = [];
  const asked = new Set<AnyNode>();
  full(program, (node, _state, role) => {
    const visited = node;
    if (visited.type === 'Identifier') {
      if (role === 'VariablePattern') declared.add(visited.name);
      else used.push(visited);
    } else if (visited.type === 'UnaryExpression' && visited.operator === 'typeof') {
      asked.add(visited.argument);
    } else if (visited.type === 'ImportDeclaration') {
      for (const { local } of visited.specifiers) typesOnly.add(local.name);
    }
  });
  return used.flatMap((at) => {
    const { name } = at;
    if (declared.has(name) || GLOBALS.has(name) || asked.has(at)) return [];
    if (typesOnly.has(name)) {
      return [{ at, message: say("{name} is a type: it can't be used as a value.", { name }), hint: instead.needs }];
    }
    const hint = Object.hasOwn(MISSING, name) ? MISSING[name]?.(instead) : undefined;
    if (hint !== undefined) return [{ at, message: say("{name} doesn't exist here.", { name }), hint }];
    return [
      { at, message: say("{name} isn't declared.", { name }), hint: say('Is it spelt as where it is declared?') },
    ];
  });
}

/**
 * Two spellings that old JavaScript, or the guest's filter, reads as something else than the parser does. Outside
 * comments they are almost always text.
 */
function refusedCharacters(code: string): Refusal | undefined {
  const arrow = /<!--|-->/.exec(code);
  if (arrow) {
    const at = { start: arrow.index, end: arrow.index + arrow[0].length };
    return {
      at,
      message: say("The characters {characters} can't stand here: they can be read as a comment.", {
        characters: arrow[0],
      }),
      hint: say('Put a space in.'),
    };
  }
  const call = /\bimport\s*(?=\(|\/[/*])/.exec(code);
  if (call) {
    const at = { start: call.index, end: call.index + call[0].length };
    return {
      at,
      message: say("The word import can't stand before a bracket, even in a text."),
      hint: say('Reword the text.'),
    };
  }
  return undefined;
}
