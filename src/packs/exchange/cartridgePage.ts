import type { Lesson, Pack, StartPage } from '../../core/course/pack.ts';
import { deepLinkParts } from '../deepLink.ts';
import { imageData } from '../images.ts';
import { createMarkdown, packLink } from '../markdown.ts';
import { englishWords, renderLesson, type RenderedLesson } from '../renderLesson.ts';

const escape = createMarkdown().utils.escapeHtml;

/** Where a lesson's page and its pictures are in a cartridge; pages stand side by side. */
export const lessonPage = (lesson: string): string => `lessons/${lesson}.html`;
export const lessonImage = (lesson: string, path: string): string => `lessons/${lesson}/${path}`;
export const startPage = 'lessons/start_page.html';

/** A lesson as a page that needs nothing but the pictures beside it. Pure. */
export function lessonHtml(pack: Pack, lesson: Lesson): string {
  const lab = lesson.labId === undefined ? undefined : pack.labs.get(lesson.labId)?.lab;
  const { html, sources, terms } = renderLesson(lesson, pack.sources);
  let body = html;
  // Pages of a course are often cleaned of pictures within the text: here they are files.
  for (const [path, svg] of lesson.images) body = body.replaceAll(imageData(svg), `${lesson.id}/${path}`);
  return page(pack, lesson, [
    objectives(lesson.objectives),
    body,
    lab ? `<p>Lab in Visual Studio Code: <a href="${labLink(pack, lab.id)}">${escape(lab.title)}</a></p>\n` : '',
    section(
      englishWords.glossary,
      'dl',
      terms.map(({ id, term, definition }) => `<dt id="term-${id}">${escape(term)}</dt><dd>${escape(definition)}</dd>`),
    ),
    sourceList(sources),
  ]);
}

/** The page to begin with. Pure. */
export function startHtml(pack: Pack, start: StartPage): string {
  const { html, sources } = renderLesson({ body: start.body, terms: [] }, pack.sources);
  return page(pack, start, [html, sourceList(sources)]);
}

function page(
  pack: Pack,
  { title, question, language }: Pick<Lesson, 'title' | 'question' | 'language'>,
  parts: readonly string[],
): string {
  return `<!DOCTYPE html>
<html lang="${escape(language)}">
<head>
<meta charset="utf-8">
<title>${escape(title)}</title>
</head>
<body>
<h1>${escape(title)}</h1>
<p><em>${escape(question)}</em></p>
${withLinks(pack, unstyled(parts.join('')))}</body>
</html>
`;
}

const section = (title: string, list: 'ul' | 'ol' | 'dl', rows: readonly string[]): string =>
  rows.length === 0 ? '' : `<h2>${title}</h2>\n<${list}>\n${rows.join('\n')}\n</${list}>\n`;

const sourceList = (sources: RenderedLesson['sources']): string =>
  section(
    'Sources',
    'ol',
    sources.map(
      ({ key, text, url }) => `<li id="source-${key}">${escape(text)} <a href="${escape(url)}">${escape(url)}</a></li>`,
    ),
  );

const objectives = (lines: readonly string[]): string =>
  lines.length === 0 ? '' : `<ul>\n${lines.map((line) => `<li>${escape(line)}</li>`).join('\n')}\n</ul>\n`;

const labLink = (pack: Pack, lab: string): string =>
  `vscode://groundloop.groundloop${deepLinkParts({ kind: 'lab', pack: pack.id, id: lab }).path}`;

/** What a style sheet sets apart in the panel, with marks that show without one: a myth must not read as what is so. */
const unstyled = (html: string): string =>
  html
    .replace(/<(\/?)aside/g, '<$1blockquote')
    .replace(/<p class="label">(.*?)<\/p>/g, '<p class="label"><strong>$1</strong></p>')
    .replace(/<a [^>]*class="cite"[^>]*>.*?<\/a>/g, '<sup>$&</sup>');

/** Links to other parts of the pack: to their pages here, labs to VS Code; of what isn't there, the words stay. */
function withLinks(pack: Pack, html: string): string {
  return html.replace(/<a href="([^"]*)">([^]*?)<\/a>/g, (whole, href: string, words: string) => {
    const link = packLink(href);
    if (!link) return whole;
    if (link.kind === 'lesson' && pack.lessons.has(link.id))
      return `<a href="${link.id}.html${link.section === undefined ? '' : `#${link.section}`}">${words}</a>`;
    if (link.kind === 'lab') return `<a href="${labLink(pack, link.id)}">${words}</a>`;
    if (link.kind === 'term' && html.includes(`id="term-${link.id}"`)) return `<a href="#term-${link.id}">${words}</a>`;
    return words;
  });
}
