import type { Token } from 'markdown-it';
import type { Problem } from '../core/base/result.ts';
import { blockKind, createMarkdown, figureOpen } from './markdown.ts';
import { problemAt } from './position.ts';

/** A part of a page from one heading to the next, as far as it is the same in every language. */
interface Part {
  /** Its heading with its level; empty for what stands before the first. */
  readonly heading: string;
  readonly line: number;
  /** Blocks and figures in their order. */
  readonly blocks: string[];
  /** What is cited, linked to and shown; a sentence may have it in another order. */
  readonly inline: string[];
}

const markdown = createMarkdown(true);

/** Where a translated text doesn't have what its original has. `firstLine` is where it starts in its file. */
export function compareBodies(file: string, original: string, translated: string, firstLine: number): Problem[] {
  const from = partsOf(original);
  const to = partsOf(translated);
  const report = (message: string, line: number): Problem =>
    problemAt('translation.differs', message, file, firstLine + line);

  const first = from.findIndex(({ heading }, i) => to[i]?.heading !== heading);
  if (first >= 0 || to.length > from.length) {
    const i = first < 0 ? from.length : first;
    const wanted = from[i] ? `the section \`${from[i].heading}\`` : 'no further section';
    return [report(`The original has ${wanted} here. Keep its sections, their ids and their order.`, line(to, i))];
  }
  return from.flatMap((part, i) => {
    const mine = to[i];
    if (!mine) return [];
    const lacking = [...without(part.blocks, mine.blocks), ...without(part.inline, mine.inline)];
    const surplus = [...without(mine.blocks, part.blocks), ...without(mine.inline, part.inline)];
    const moved = lacking.length + surplus.length === 0 && part.blocks.join() !== mine.blocks.join();
    return [
      ...lacking.map((what) => report(`The original has ${what} in this section; this doesn't.`, mine.line)),
      ...surplus.map((what) => report(`The original has no ${what} in this section.`, mine.line)),
      ...(moved ? [report(`In the original the blocks of this section stand in another order.`, mine.line)] : []),
    ];
  });
}

const line = (parts: readonly Part[], i: number): number => (parts[i] ?? parts.at(-1))?.line ?? 0;

function partsOf(body: string): Part[] {
  const parts: Part[] = [{ heading: '', line: 0, blocks: [], inline: [] }];
  for (const token of markdown.parse(body, {})) {
    if (token.type === 'heading_open') {
      const heading = `${token.markup} {#${String(token.attrGet('id'))}}`;
      parts.push({ heading, line: token.map?.[0] ?? 0, blocks: [], inline: [] });
    }
    const part = parts.at(-1);
    if (/^container_.*_open$/.test(token.type)) part?.blocks.push(`\`${blockOf(token)}\``);
    part?.inline.push(...(token.children ?? []).flatMap(inlineOf));
  }
  return parts;
}

/** A block's title is translated, a figure's name isn't. */
const blockOf = ({ type, info }: Token): string => `::: ${type === figureOpen ? info.trim() : blockKind(info)}`;

function inlineOf(token: Token): string[] {
  if (token.type === 'citation') return [`\`@${token.info}\``];
  if (token.type === 'link_open') return [`link to \`${String(token.attrGet('href'))}\``];
  return token.type === 'image' ? [`\`${String(token.attrGet('src'))}\``] : [];
}

/** What of a list another doesn't have, as often as it lacks it. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const rest = [...other];
  return list.filter((one) => {
    const at = rest.indexOf(one);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}
