import type { Term } from '../core/course/pack.ts';
import { termPlace } from '../core/course/term.ts';
import { nameOf, type ParsedLesson, type WrittenTerm } from './parseLesson.ts';
import type { PackReader } from './reader.ts';

/** Where each term of a pack is defined. */
export interface Definitions {
  /** A term as a lesson lists it: with its definition, or as the name of one that another lesson defines. */
  of(written: WrittenTerm): Term | undefined;
  /** Where the glossary has them. */
  readonly places: ReadonlySet<string>;
}

/** Every term has one definition in a pack; lessons may refer to each other's by name. */
export function resolveTerms(reader: PackReader, lessons: ReadonlyMap<string, ParsedLesson | undefined>): Definitions {
  const defined = new Map<string, { readonly term: Term; readonly lesson: string }>();
  const each = (visit: (lesson: string, written: WrittenTerm, at: { line: number; column: number }) => void): void => {
    for (const [lesson, parsed] of lessons) {
      parsed?.head?.terms.forEach((written, i) => {
        visit(lesson, written, parsed.locate(['terms', i]));
      });
    }
  };
  const report = (code: string, message: string, lesson: string, at: { line: number; column: number }): void => {
    reader.report(code, message, `lessons/${lesson}/lesson.md`, at);
  };

  each((lesson, written, at) => {
    if (typeof written === 'string') return;
    const before = defined.get(key(written));
    if (before === undefined) {
      const id = termPlace(written.term);
      const there = [...defined.values()].find(({ term }) => term.id === id);
      if (there) {
        const message = `"${there.term.term}" of \`${there.lesson}\` has the place \`${id}\` in the glossary, and so would this. Call one of them something else.`;
        report('lesson.term-place', message, lesson, at);
      }
      defined.set(key(written), { term: { ...written, id }, lesson });
    } else {
      const message = `\`${before.lesson}\` defines "${written.term}" already. Write its name alone here: \`- ${written.term}\`.`;
      report('lesson.duplicate-term', message, lesson, at);
    }
  });
  each((lesson, written, at) => {
    if (defined.has(key(written))) return;
    const message = `No lesson of this pack defines "${nameOf(written)}". Give its definition here.`;
    report('lesson.unknown-term', message, lesson, at);
  });
  const places = new Set([...defined.values()].map(({ term }) => term.id));
  return { of: (written) => defined.get(key(written))?.term, places };
}

const key = (written: WrittenTerm): string => nameOf(written).toLowerCase();
