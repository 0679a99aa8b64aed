import { looksLikeCode, type Unit } from './reading.ts';
import { wordSymbols } from './symbols.ts';

/** A sentence is judged at the latest after so many characters: one that never ends would be read again with each piece. */
export const longestSentence = 2000;

/**
 * Cuts a stream of Markdown into units. Plain words may be shown as they come; from the first word of a sentence that could
 * be part of a pipeline, and in all code, nothing is shown before the unit is whole and judged. Nothing is read again and
 * again: the work grows with the text, however long a unit is.
 */
export class Units {
  #held = '';
  /** How much of what is held was given out as harmless words. */
  #given = 0;
  #isHarmless = true;
  #fence: string | undefined;
  /** How much of the code that is held was looked through for its end. */
  #read = 0;

  /** @returns in order, what may be shown at once and units to judge; a unit's `text` has also what was given out of it */
  push(delta: string): (Unit & { readonly toShow: string })[] {
    this.#held += delta;
    const units: (Unit & { readonly toShow: string })[] = [];
    for (let end = this.#endOfUnit(); end > 0; end = this.#endOfUnit()) units.push(this.#cut(end));
    return units;
  }

  /** The words at the end that are harmless so far. */
  harmless(): string {
    if (this.#fence !== undefined || !this.#isHarmless) return '';
    const end = this.#held.search(/\S*$/);
    if (end <= this.#given) return '';
    // With the words before: letters that stand alone may become a row.
    const from = this.#held.lastIndexOf(' ', this.#given - 6) + 1;
    this.#isHarmless =
      !beginsCode.test(this.#held.slice(0, Math.min(end, 20))) && isHarmless(this.#held.slice(from, end));
    if (!this.#isHarmless) return '';
    const words = this.#held.slice(this.#given, end);
    this.#given = end;
    return words;
  }

  /** What is left when the stream ends. */
  end(): (Unit & { readonly toShow: string })[] {
    return this.#held === '' ? [] : [this.#cut(this.#held.length)];
  }

  #endOfUnit(): number {
    if (this.#fence !== undefined) return this.#endOfBlock(this.#fence);
    if (this.#read > 0) return this.#endOfCode();
    const line = this.#held.indexOf('\n');
    if (line < 0 || line > longestSentence) return this.#endOfSentence();
    this.#fence = /^[ >\t]*(`{3,}|~{3,})[^\n]*\n/.exec(this.#held)?.[1];
    if (this.#fence !== undefined) return this.#endOfBlock(this.#fence);
    return looksLikeCode(withoutSpans(this.#held.slice(0, line))) ? this.#endOfCode() : line + 1;
  }

  #endOfBlock(fence: string): number {
    const closing = new RegExp(`\\n[ >\\t]*${fence}[ \\t]*\\n`, 'g');
    closing.lastIndex = this.#read;
    const close = closing.exec(this.#held);
    if (close) return close.index + close[0].length;
    this.#read = Math.max(0, this.#held.lastIndexOf('\n'));
    return 0;
  }

  /** Where lines of code that nothing marks end: before the first line of running text. 0 while that isn't seen. */
  #endOfCode(): number {
    for (const [line] of this.#held.slice(this.#read).matchAll(/[^\n]+(?:\n|$)|\n/g)) {
      if (this.#read > 0 && isRunningText(line)) return this.#read;
      if (line.endsWith('\n')) this.#read += line.length;
    }
    return 0;
  }

  #endOfSentence(): number {
    const start = this.#held.slice(0, longestSentence);
    if (!looksLikeCode(start) && !/^[ >\t]*[`~]/.test(start)) {
      const end = /[.?!][)"”’*]*\s(?=\S)/.exec(start);
      if (end && !hasOpenSpan(start.slice(0, end.index))) return end.index + end[0].length;
    }
    if (this.#held.length <= longestSentence) return 0;
    return start.search(/\s\S*$/) + 1 || longestSentence;
  }

  #cut(end: number): Unit & { readonly toShow: string } {
    const text = this.#held.slice(0, end);
    const toShow = this.#held.slice(this.#given, Math.max(end, this.#given));
    const isCode = this.#fence !== undefined || looksLikeCode(withoutSpans(text.split('\n', 1)[0] ?? ''));
    this.#held = this.#held.slice(end);
    this.#given = Math.max(0, this.#given - end);
    this.#isHarmless = true;
    this.#fence = undefined;
    this.#read = 0;
    return { text, isCode, toShow };
  }
}

const isRunningText = (line: string): boolean =>
  /^[^\s\w]{0,3}[A-Z][\p{L}’',]*(?: [\p{L}’',`]+){2}/u.test(line) && !looksLikeCode(withoutSpans(line));

const withoutSpans = (line: string): string => line.replace(/`[^`\n]*`/g, ' ');

const hasOpenSpan = (text: string): boolean => (text.match(/`/g)?.length ?? 0) % 2 === 1;

const beginsCode = /^\s*(?:import|export|const|let|function|return|type|interface|class|def)\b/;

/** Words of which none could be part of a pipeline, or of one in disguise. */
const isHarmless = (words: string): boolean =>
  !/[`~{}()=;\\|@%&_<>[\]]|\d{2}|\S{18}|\b\w \w \w\b|\w\.\w/.test(words) && wordSymbols(words).length === 0;

/** A whole text in units. */
export function unitsOf(text: string): Unit[] {
  const units = new Units();
  return [...units.push(text), ...units.end()];
}
