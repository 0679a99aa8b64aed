import type { LessonView, TextView } from '../src/protocol/webview.ts';
import { element } from './element.ts';
import { frameTables } from './frameTables.ts';
import { enhanceNotes, sourceList } from './notes.ts';
import { quizPlace } from '../src/protocol/places.ts';
import { quizSections } from './quiz.ts';
import { safeNodes } from './safeHtml.ts';
import type { Section } from './sections.ts';
import { enhanceTerms } from './terms.ts';
import type { Ui } from './ui.ts';

export const lessonSections = (lesson: LessonView, ui: Ui): Section[] => [
  ...(lesson.quiz.length > 0 ? [{ key: 'skip', input: null, build: () => skip(ui) }] : []),
  ...textSections(lesson, ui),
  ...quizSections(lesson, ui),
];

/** For whoever goes through the page with Tab: terms, notes and figures are many stops. Seen when focused. */
const skip = (ui: Ui): HTMLElement =>
  element('p', { class: 'skip' }, element('a', { href: `#${quizPlace}` }, ui.text('skipToQuiz')));

/** A text with its head and its sources. */
export function textSections(page: TextView, ui: Ui): Section[] {
  const { eyebrow, title, question, objectives, html, terms, sources, language } = page;
  const sections: Section[] = [
    { key: 'head', input: [eyebrow, title, question, objectives, language], build: () => head(page, ui) },
    { key: 'text', input: [html, terms, sources, language], build: () => text(page, ui) },
  ];
  if (sources.length > 0) sections.push({ key: 'sources', input: sources, build: () => sourceList(sources, ui) });
  return sections;
}

function head({ eyebrow, title, question, objectives, language: lang }: TextView, ui: Ui): HTMLElement {
  return element(
    'header',
    { class: 'head' },
    element('p', { class: 'quiet' }, eyebrow),
    element('h1', { tabindex: '-1', 'data-key': 'lesson-title', lang }, title),
    element('p', { class: 'hook', lang }, question),
    objectives.length > 0 &&
      element(
        'details',
        { class: 'objectives', 'data-key': 'objectives' },
        element('summary', { 'data-key': 'objectives-summary' }, ui.text('objectives')),
        element('ul', { lang }, ...objectives.map((line) => element('li', {}, line))),
      ),
  );
}

function text(lesson: TextView, ui: Ui): HTMLElement {
  const body = element('article', { class: 'text', lang: lesson.language });
  body.append(safeNodes(lesson.html));
  for (const heading of body.querySelectorAll<HTMLElement>('h2[id], h3[id]')) heading.tabIndex = -1;
  frameTables(body, ui);
  nameBoxes(body);
  enhanceTerms(body, lesson.terms, ui);
  enhanceNotes(body, lesson.sources, ui);
  return body;
}

/** Boxes are notes named by the label that the host wrote into them. */
function nameBoxes(body: HTMLElement): void {
  for (const box of body.querySelectorAll('aside')) {
    box.setAttribute('role', 'note');
    box.setAttribute('aria-label', box.querySelector('.label')?.textContent ?? '');
  }
}
