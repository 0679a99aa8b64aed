/** A piece of HTML that is safe to show: only `markup` makes one. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Part = Html | string | number | false | undefined | readonly Part[];

/** HTML with values in it. Every text is escaped, so it may come from anyone, in elements and in quoted attributes. */
export function markup(strings: TemplateStringsArray, ...values: readonly Part[]): Html {
  return new Html(strings.reduce((text, string, i) => `${text}${shown(values[i - 1])}${string}`));
}

/** Text of ours that HTML has its own rules for: a style or a script. */
export const raw = (text: string): Html => new Html(text);

function shown(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  return typeof part === 'object' ? part.map(shown).join('') : escape(String(part));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters have no place in a page; they are shown as what can't be shown. */
const UNSEEN = /(?![\t\n\r])\p{Cc}/gu;

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '').replace(UNSEEN, '\ufffd');
