import createMarkdownIt, { type Token } from 'markdown-it';

const md = createMarkdownIt({ html: false, linkify: false, typographer: false });
/** Parts of the course, and pages outside. */
md.validateLink = (href) => /^(?:groundloop:\/(?:lesson|lab)\/|https:\/\/)/.test(href);
md.disable('image');

/** Below the heading of a message. */
const HEADINGS = [3, 4];

/**
 * An answer as HTML, block by block, while it grows. A block that another one follows is finished: it is never rendered
 * again, so that a long answer costs no more at its end than at its beginning.
 */
export class GrowingMarkdown {
  readonly #done: string[] = [];
  #rest = '';
  #last: string[] = [];

  /** What is shown now; all but the last are as they will stay. */
  get blocks(): readonly string[] {
    return [...this.#done, ...this.#last];
  }

  push(text: string): void {
    this.#rest += text;
    const env: Record<string, unknown> = {};
    const tokens = md.parse(this.#rest, env);
    const starts = tokens.flatMap(({ level, nesting, map }, i) => (level === 0 && nesting >= 0 && map ? [i] : []));
    const at = starts.at(-1);
    const line = at === undefined ? undefined : tokens[at]?.map?.[0];
    if (at === undefined || line === undefined) {
      this.#last = [];
      return;
    }
    for (const [k, start] of starts.slice(0, -1).entries()) {
      this.#done.push(render(tokens.slice(start, starts[k + 1]), env));
    }
    this.#last = [render(tokens.slice(at), env)];
    this.#rest = fromLine(this.#rest, line);
  }
}

/** A whole answer, block by block. */
export function markdownBlocks(text: string): readonly string[] {
  const growing = new GrowingMarkdown();
  growing.push(text);
  return growing.blocks;
}

function render(tokens: Token[], env: Record<string, unknown>): string {
  for (const token of tokens) {
    if (token.type !== 'heading_open' && token.type !== 'heading_close') continue;
    token.tag = `h${HEADINGS[Number(token.tag.slice(1)) > 2 ? 1 : 0] ?? 3}`;
  }
  return md.renderer.render(tokens, md.options, env);
}

function fromLine(text: string, line: number): string {
  let at = 0;
  for (let i = 0; i < line; i++) at = text.indexOf('\n', at) + 1;
  return text.slice(at);
}
