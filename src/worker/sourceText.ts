import type { Span } from '../core/base/result.ts';
import type { Position } from '../core/grading/program.ts';

/** Turns offsets of a text into lines and columns (from 1, in UTF-16 units) and back. */
export class SourceText {
  readonly text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.text = text;
    this.#starts = [0, ...Array.from(text.matchAll(/\r\n|[\n\r\u2028\u2029]/g), (m) => m.index + m[0].length)];
  }

  position(offset: number): Position {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }

  /** The offset of a position; positions beyond a line or the text are moved to its end. */
  offset({ line, column }: Position): number {
    const start = this.#starts[line - 1];
    if (start === undefined) return this.text.length;
    return Math.min(start + column - 1, this.lineEnd(start));
  }

  /** Where the line of an offset ends, without its line break. */
  lineEnd(offset: number): number {
    const rest = /[\n\r\u2028\u2029]/.exec(this.text.slice(offset));
    return rest ? offset + rest.index : this.text.length;
  }

  /** The first offset from here that holds something. */
  skipSpace(offset: number): number {
    return offset + this.text.slice(offset).search(/\S|$/);
  }

  span(start: number, end: number): Span {
    const from = this.position(start);
    const to = this.position(end);
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  }

  /** A span people can see, starting at an offset: the word there, or what is left of the line, or its last character. */
  spanAt(offset: number): Span {
    const word = /^[\p{ID_Continue}$]+/u.exec(this.text.slice(offset, offset + 200));
    const end = word ? offset + word[0].length : this.lineEnd(offset);
    if (end > offset) return this.span(offset, end);
    const before = /[\p{ID_Continue}$]+\s*$|\S\s*$/u.exec(this.text.slice(0, offset));
    return before ? this.span(before.index, before.index + before[0].trimEnd().length) : this.span(0, 0);
  }
}
