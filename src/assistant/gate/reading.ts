import { codeSymbols, ruleSymbols, wordSymbols } from './symbols.ts';

/** A piece of an answer that is judged as a whole: a block of code, a line of it, or a sentence. */
export interface Unit {
  readonly text: string;
  readonly isCode: boolean;
}

/** A line that is code although nothing marks it. */
export const looksLikeCode = (line: string): boolean =>
  /[;{}]\s*$|^\s*(?:\/[/*]|[{}]|\*\/)|=>|[\w)\]]\.\w+\s*\(|^\s*(?:[-+|>]\s*)?(?:const|let|var|return|function|export|def|val|fn|for|if|while)\b.*[=({:]|[<>]=|\w\s*(?:←|:=|==?)\s*\w|^\s{4,}\S/.test(
    line,
  );

/** Lines and sentences that anybody may quote. */
export class Open {
  readonly #texts = new Set<string>();
  readonly #shortest: number;

  /** @param shortest fewer characters than these anybody could say */
  constructor(shortest = 8) {
    this.#shortest = shortest;
  }

  add(text: string): this {
    for (const line of text.split('\n')) this.#texts.add(bare(line));
    const flowing = text.replace(/(?<!\n)\n(?!\n)/g, ' ');
    for (const sentence of flowing.split(/(?<=[.?!:;])\s+|\n/)) this.#texts.add(bare(sentence));
    return this;
  }

  has(text: string): boolean {
    const words = bare(text);
    return words.length >= this.#shortest && this.#texts.has(words);
  }
}

/** Without the marks of Markdown, diffs and comments, and with single spaces. */
const bare = (text: string): string =>
  text
    .replace(/^\s*(?:\/\*\*|\*\/|[>+*-]|\d+[.)])*\s*/, '')
    .replace(/\s*\*\/\s*$/, '')
    .replace(/[*`]|\s+$/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();

/** What a unit says beyond what is open, in both readings. */
export function readUnit(
  { text, isCode }: Unit,
  open: Open,
): { readonly code: string[]; readonly words: string[]; readonly rule: string[] } {
  if (isCode) {
    const lines = text.split('\n').filter((line) => !open.has(line));
    return {
      code: codeSymbols(lines.join('\n')),
      words: wordSymbols(lines.join('\n')),
      rule: ruleSymbols(lines.join('\n')),
    };
  }
  if (open.has(text)) return { code: [], words: [], rule: [] };
  const spans: string[] = [];
  // A span that was cut goes on to the end.
  const rest = text.replace(/(`+)(.+?)(?:\1|$)/gs, (_, _ticks, span: string) => {
    if (open.has(span)) return ' ';
    spans.push(span);
    return ` ${span} `;
  });
  const code = looksLikeCode(rest) ? rest : spans.join('\n');
  return { code: codeSymbols(code), words: wordSymbols(rest), rule: ruleSymbols(rest) };
}
