import { say } from '../../core/base/say.ts';
import type { Briefing, OpenPack } from '../briefing.ts';
import { labHref, lessonHref } from '../links.ts';

const link =
  /(!?)\[((?:[^[\]\n]|\[[^[\]\n]{0,200}\]){0,400})\]\(\s*<?((?:[^\s()<>]|\([^\s()<>]{0,200}\)){0,600})>?(?:\s+"[^"\n]{0,200}")?\s*\)/g;
const bare = /<([a-z][a-z+.-]{1,20}:[^<>\s]{0,600})>/gi;
/** A line that says where a name leads. */
const definition = /^ {0,3}\[[^[\]\n]{1,200}\]:\s*(\S*).*$/;

/** What may become a link as more comes. */
const opening =
  /^!?\[(?:[^[\]\n]|\[[^[\]\n]{0,200}\]){0,400}(?:\[[^[\]\n]{0,200}|\](?:\((?:[^()\n]|\([^()\n]{0,200}\)){0,900}(?:\([^()\n]{0,200})?)?)?$|^!$|^<[a-z+.-]{0,21}(?::[^<>\s]{0,600})?$/i;
const longest = 1400;

/**
 * Lets an answer through as it comes, with links only to what is in the course: others become their text, with a mark. Code
 * stays as it is. No more is held back than what may still become a link.
 */
export class Citations {
  readonly #known: ReadonlySet<string>;
  /** What of the current line was let through, and what not yet. */
  #passed = '';
  #held = '';
  /** The marks that the block of code began with: only as many of the same end it. Empty outside. */
  #fence = '';

  constructor(briefing: Pick<Briefing, 'pack' | 'lab'>) {
    this.#known = new Set([...hrefsOf(briefing.pack), labHref(briefing.pack.id, briefing.lab.id)]);
  }

  /** What can be shown of what came. */
  push(chunk: string): string {
    const lines = `${this.#held}${chunk}`.split('\n');
    const open = lines.pop() ?? '';
    let shown = '';
    for (const line of lines) {
      shown += `${this.#checked(line)}\n`;
      this.#fence = fenceAfter(this.#fence, this.#passed + line);
      this.#passed = '';
    }
    const hold = this.#fence !== '' ? open.length : this.#defines(open) ? 0 : holdFrom(open);
    this.#held = open.slice(hold);
    shown += this.#checked(open.slice(0, hold));
    this.#passed += open.slice(0, hold);
    return shown;
  }

  /** What was held back, because the answer ended there. */
  end(): string {
    const rest = this.#checked(this.#held);
    this.#held = '';
    return rest;
  }

  #defines(text: string): boolean {
    return /^ {0,3}$/.test(this.#passed) && definition.test(text);
  }

  #checked(text: string): string {
    if (this.#fence !== '') return text;
    const words = (shown: string): string => `${shown} *(${say('link left out: not in the course')})*`.trimStart();
    const defined = (found: string, href: string): string => (this.#known.has(href) ? found : words(''));
    const whole = this.#defines(text) ? text.replace(definition, defined) : text;
    return whole
      .replace(link, (found, image: string, shown: string, href: string) =>
        image === '' && this.#known.has(href) ? found : words(shown),
      )
      .replace(bare, defined);
  }
}

function fenceAfter(fence: string, line: string): string {
  const [, marks = '', rest = ''] = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})(.*)$/.exec(line) ?? [];
  if (fence === '') return marks;
  return marks.startsWith(fence) && rest.trim() === '' ? '' : fence;
}

/** Where the part of a line begins that may still become a link. */
function holdFrom(line: string): number {
  for (let at = line.search(/[![<]/); at >= 0; at = next(line, at)) {
    if (line.length - at <= longest && opening.test(line.slice(at))) return at;
  }
  return line.length;
}

function next(line: string, at: number): number {
  const found = line.slice(at + 1).search(/[![<]/);
  return found < 0 ? -1 : at + 1 + found;
}

function* hrefsOf({ id: pack, lessons, bibliography }: OpenPack): Generator<string> {
  for (const { url } of bibliography) yield url;
  for (const { id, sections } of lessons) {
    yield lessonHref(pack, id);
    for (const section of sections) {
      yield lessonHref(pack, id, section.id);
      for (const [, href] of section.text.matchAll(/\]\(([^()\s]+)\)/g)) if (href !== undefined) yield href;
    }
  }
}
