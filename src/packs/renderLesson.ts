import type { Token } from 'markdown-it';
import type { Lesson, Source, Term } from '../core/course/pack.ts';
import { sourceText, sourceUrl } from '../core/course/source.ts';
import { blockKinds, createMarkdown, figureId, figureOpen, plainText, type BlockKind } from './markdown.ts';
import { imageData } from './images.ts';
import { markTerms } from './terms.ts';

/** The words that rendering adds to a lesson, in the reader's language. */
export interface LessonWords {
  /** What they are in: the language of the interface. */
  readonly language: string;
  /** Module and lesson by number, and reading time. */
  readonly eyebrow: (module: number, lesson: number, minutes: number) => string;
  /** What the test of a module is called. */
  readonly testTitle: (module: number) => string;
  readonly glossary: string;
  /** How a screen reader calls note n. */
  readonly source: (n: number) => string;
  /** The label of a block that is set apart. */
  readonly blocks: Readonly<Record<BlockKind, string>>;
}

export const englishWords: LessonWords = {
  language: 'en',
  eyebrow: (module, lesson, minutes) => `Module ${module} · Lesson ${lesson} · ${minutes} min`,
  testTitle: (module) => `Test of module ${module}`,
  glossary: 'Glossary',
  source: (n) => `Source ${n}`,
  blocks: { case: 'Documented case', contested: 'Contested', definition: 'Definition', myth: 'Popular, but wrong' },
};

export interface RenderedLesson {
  readonly html: string;
  /** The second-level headings. */
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  /** The sources cited, in order of their first citation, numbered from 1. */
  readonly sources: readonly {
    readonly key: string;
    readonly number: number;
    readonly text: string;
    readonly url: string;
  }[];
  /** The terms that occur, and where the glossary has them. */
  readonly terms: readonly Term[];
}

const markdown = createMarkdown();

/** A lesson as HTML that needs no further cleaning: nothing of the author's text gets through as markup. Pure. */
export function renderLesson(
  lesson: Pick<Lesson, 'body' | 'terms'> & Partial<Pick<Lesson, 'figures' | 'images' | 'language'>>,
  sources: ReadonlyMap<string, Source>,
  words: LessonWords = englishWords,
): RenderedLesson {
  const tokens = markdown.parse(lesson.body, {});
  labelBlocks(tokens, words, lesson.language ?? words.language);
  nameFigures(tokens, lesson.figures ?? []);
  const found = markTerms(
    tokens,
    lesson.terms.map(({ term }) => term),
  );
  keepUnits(tokens);
  showImages(tokens, lesson.images ?? new Map());
  const cited = numberCitations(tokens, sources, words);
  return {
    html: markdown.renderer.render(tokens, markdown.options, {}),
    sections: tokens.flatMap((token, i) =>
      token.type === 'heading_open' && token.tag === 'h2'
        ? [{ id: String(token.attrGet('id')), title: plainText(tokens[i + 1]) }]
        : [],
    ),
    sources: [...cited].map(([key, { number, source }]) => ({
      key,
      number,
      text: sourceText(source),
      url: sourceUrl(source),
    })),
    terms: lesson.terms.filter(({ term }) => found.has(term)),
  };
}

/** A label is the interface's, the title behind it the author's. */
function labelBlocks(tokens: readonly Token[], words: LessonWords, language: string): void {
  for (const kind of blockKinds) {
    for (const token of tokens) {
      if (token.type !== `container_${kind}_open`) continue;
      token.content = words.blocks[kind];
      if (language !== words.language) token.attrSet('lang', words.language);
    }
  }
}

/** A number and its per cent sign stay on one line. */
function keepUnits(tokens: readonly Token[]): void {
  for (const token of tokens.flatMap((t) => t.children ?? [])) {
    if (token.type === 'text') token.content = token.content.replaceAll(/(\d) (?=%)/g, '$1\u00a0');
  }
}

/** Pictures come with the text: the panel loads nothing. */
function showImages(tokens: readonly Token[], images: Lesson['images']): void {
  for (const token of tokens.flatMap((t) => t.children ?? [])) {
    if (token.type !== 'image') continue;
    const svg = images.get(String(token.attrGet('src')));
    if (svg !== undefined) token.attrSet('src', imageData(svg));
  }
}

/** A figure's title is its caption: the words in its block and the caption are read even where nothing runs. */
function nameFigures(tokens: readonly Token[], figures: Lesson['figures']): void {
  for (const token of tokens) {
    if (token.type !== figureOpen) continue;
    token.content = figures.find(({ id }) => id === figureId(token.info))?.title ?? '';
  }
}

function numberCitations(
  tokens: readonly Token[],
  sources: ReadonlyMap<string, Source>,
  words: LessonWords,
): ReadonlyMap<string, { number: number; source: Source }> {
  const cited = new Map<string, { number: number; source: Source }>();
  for (const token of tokens.flatMap((t) => t.children ?? [])) {
    const source = token.type === 'citation' ? sources.get(token.info) : undefined;
    if (!source) continue;
    const key = token.info;
    const number = cited.get(key)?.number ?? cited.size + 1;
    cited.set(key, { number, source });
    token.content = String(number);
    token.attrSet('class', 'cite');
    token.attrSet('href', `#source-${key}`);
    token.attrSet('data-key', key);
    token.attrSet('aria-label', words.source(number));
  }
  return cited;
}
