import createMarkdownIt, { type MarkdownIt, type StateCore, type StateInline, type Token } from 'markdown-it';
import container from 'markdown-it-container';

/** The blocks a lesson may set apart: `::: case Title` … `:::`. */
export const blockKinds = ['case', 'contested', 'definition', 'myth'] as const;
export type BlockKind = (typeof blockKinds)[number];

/** `::: figure id` … `:::`: a figure of the lesson's that runs, below the words in the block. */
export const figureKind = 'figure';
/** The type of the token that opens one. */
export const figureOpen = `container_${figureKind}_open`;
/** `figure verifier-loop` → `verifier-loop`; empty where the block names none. */
export const figureId = (params: string): string => blockTitle(params);

/** Web pages, sections of the same page, and other parts of the pack. */
export const isAllowedLink = (href: string): boolean => /^(https?:\/\/|#)/i.test(href) || packLink(href) !== undefined;

const linkKinds = ['lesson', 'lab', 'system', 'test', 'term'] as const;

/**
 * A link to another part of the pack: `lesson:id`, `lesson:id#section`, `lab:id`, `system:id`, `test:` and the id of a
 * module, `term:` and its place in the glossary.
 */
export interface PackLink {
  readonly kind: (typeof linkKinds)[number];
  readonly id: string;
  readonly section?: string;
}

export function packLink(href: string): PackLink | undefined {
  const [, written, id, section] = /^([a-z]+):([\p{L}\p{N}\p{M}-]+)(?:#([a-z0-9-]+))?$/u.exec(decoded(href)) ?? [];
  const kind = linkKinds.find((known) => known === written);
  if (!kind || id === undefined) return undefined;
  return section === undefined ? { kind, id } : { kind, id, section };
}

/** An address as it was written: Markdown encodes letters beyond a to z. */
function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

/** A picture of the lesson's own, as Markdown refers to it: `images/loop.svg`. */
export const isImage = (path: string): boolean => /^images\/[a-z0-9]+(-[a-z0-9]+)*\.svg$/.test(path);

/**
 * Markdown as lessons use it: no HTML, no pictures but the lesson's own, safe links; `## Title {#id}`, `[@key]` or `[@key; @key]`, and blocks.
 * Tokens of type `citation` carry their key in `info`; a block's opening token carries the label to show in `content`.
 * With `anyLink`, links that would not be rendered still become tokens, so that a check can point at them.
 */
export function createMarkdown(anyLink = false): MarkdownIt {
  const md = createMarkdownIt({ html: false, linkify: false, typographer: false });
  md.validateLink = anyLink ? () => true : (href) => isAllowedLink(href) || isImage(href);
  md.core.ruler.after('block', 'heading-ids', giveHeadingIds);
  md.inline.ruler.before('link', 'citation', readCitation);
  const escape = md.utils.escapeHtml;
  md.renderer.rules['citation'] = (tokens, i, _options, _env, self) => {
    const token = tokens[i];
    return token ? `<a${self.renderAttrs(token)}>${escape(token.content)}</a>` : '';
  };
  const renderImage = md.renderer.rules['image'];
  md.renderer.rules['image'] = (tokens, i, options, env, self) => {
    const token = tokens[i];
    // Only what the lesson brings along: its words stand for a picture from elsewhere.
    const own = String(token?.attrGet('src')).startsWith('data:');
    return own && renderImage ? renderImage(tokens, i, options, env, self) : escape(token?.content ?? '');
  };
  md.renderer.rules['term'] = (tokens, i, _options, _env, self) => {
    const token = tokens[i];
    return token ? `<span${self.renderAttrs(token)}>${escape(token.content)}</span>` : '';
  };
  for (const kind of blockKinds) {
    container(md, kind, {
      validate: (params) => blockKind(params) === kind,
      render: (tokens, i) => {
        const token = tokens[i];
        if (token?.nesting !== 1) return '</aside>\n';
        const language = token.attrGet('lang');
        const own = escape(token.content);
        const label = language === null ? own : `<span lang="${escape(String(language))}">${own}</span>`;
        const title = escape(blockTitle(token.info));
        return `<aside class="${kind}">\n<p class="label">${label}${title === '' ? '' : ` · ${title}`}</p>\n`;
      },
    });
  }
  container(md, figureKind, {
    validate: (params) => blockKind(params) === figureKind,
    render: (tokens, i) => {
      const token = tokens[i];
      if (token?.nesting !== 1) return '</figure>\n';
      const caption = `<figcaption>${escape(token.content)}</figcaption>\n`;
      return `<figure class="live" data-figure="${escape(figureId(token.info))}">\n${token.content === '' ? '' : caption}`;
    },
  });
  return md;
}

/** `case The Nature study` → `case`. */
export const blockKind = (params: string): string => params.trim().split(/\s+/, 1)[0] ?? '';
/** `case The Nature study` → `The Nature study`. */
export const blockTitle = (params: string): string => params.trim().slice(blockKind(params).length).trim();

/** Ids stay when a heading is reworded or translated: `{#id}` at its end; without one, made from its words. */
function giveHeadingIds(state: StateCore): void {
  state.tokens.forEach((token, i) => {
    const inline = state.tokens[i + 1];
    if (token.type !== 'heading_open' || !inline) return;
    const explicit = /\s*\{#([^}\s]*)\}\s*$/.exec(inline.content);
    if (explicit) inline.content = inline.content.slice(0, explicit.index);
    token.attrSet('id', explicit?.[1] ?? slug(inline.content));
  });
}

function slug(title: string): string {
  const words = title
    .toLowerCase()
    .normalize('NFKD')
    .match(/[a-z0-9]+/g);
  return words?.join('-') ?? 'section';
}

const citation = /^\[(@[a-z0-9]+(?:\s*;\s*@[a-z0-9]+)*)\]/;

function readCitation(state: StateInline, silent: boolean): boolean {
  if (state.src.charAt(state.pos + 1) !== '@') return false;
  const match = citation.exec(state.src.slice(state.pos, state.posMax));
  if (!match?.[1]) return false;
  if (!silent) {
    for (const part of match[1].split(';')) {
      const token = state.push('citation', 'a', 0);
      token.info = part.trim().slice(1);
      token.content = part.trim();
    }
  }
  state.pos += match[0].length;
  return true;
}

/** The words of a heading or paragraph, without its marks. */
export const plainText = (inline: Token | undefined): string =>
  (inline?.children ?? [])
    .map((t) =>
      t.type === 'text' || t.type === 'code_inline' || t.type === 'term'
        ? t.content
        : t.type === 'softbreak'
          ? ' '
          : '',
    )
    .join('');
