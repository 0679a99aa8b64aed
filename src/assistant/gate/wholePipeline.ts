import type { Open, Unit } from './reading.ts';
import { wordSymbols } from './symbols.ts';

const beginning =
  /\b(?:function|const|let|def|fn|func)\s+(?:step|allocate|shouldPause|should_pause)\b|^\s*(?:STEP|step|allocate|shouldPause)\s*\(\w*\)\s*[:{]?\s*$/m;

/**
 * Tells whether an answer writes the learner's function for them, whatever is in it: there are more solutions than a pack
 * has, and no reason for a tutor to write any. A few lines of a function are not yet one.
 */
export class WholePipeline {
  readonly #open: Open;
  #begun = false;
  /** Lines since its beginning that neither the learner nor the course has written. */
  #foreign = 0;

  constructor(open: Open) {
    this.#open = open;
  }

  /** What comes next is a text of its own. */
  pause(): void {
    this.#begun = false;
    this.#foreign = 0;
  }

  add({ text, isCode }: Unit): boolean {
    if (!isCode && text.trim() !== '') this.pause();
    if (!isCode) return false;
    for (const line of text.split('\n')) {
      if (beginning.test(line)) this.#begun = true;
      if (this.#begun && !this.#open.has(line) && wordSymbols(line).length > 0) this.#foreign++;
    }
    return this.#foreign >= most;
  }
}

/** So many lines of its own make a function one that somebody else wrote. */
const most = 2;
