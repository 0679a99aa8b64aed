import type { LessonView } from '../src/protocol/webview.ts';
import { element } from './element.ts';
import { enhanceNotes, sourceList } from './notes.ts';
import { quizSections } from './quiz.ts';
import { safeNodes } from './safeHtml.ts';
import type { Section } from './sections.ts';
import { enhanceTerms } from './terms.ts';
import type { Ui } from './ui.ts';

export function lessonSections(lesson: LessonView, ui: Ui): Section[] {
  const { eyebrow, title, question, html, terms, sources } = lesson;
  const sections: Section[] = [
    { key: 'head', input: [eyebrow, title, question], build: () => head(lesson) },
    { key: 'text', input: [html, terms, sources], build: () => text(lesson, ui) },
  ];
  if (sources.length > 0) sections.push({ key: 'sources', input: sources, build: () => sourceList(sources, ui) });
  return [...sections, ...quizSections(lesson, ui)];
}

function head({ eyebrow, title, question }: LessonView): HTMLElement {
  return element(
    'header',
    { class: 'head' },
    element('p', { class: 'quiet' }, eyebrow),
    element('h1', { tabindex: '-1', 'data-key': 'lesson-title' }, title),
    element('p', { class: 'hook' }, question),
  );
}

function text(lesson: LessonView, ui: Ui): HTMLElement {
  const body = element('article', { class: 'text' });
  body.append(safeNodes(lesson.html));
  for (const heading of body.querySelectorAll<HTMLElement>('h2[id], h3[id]')) heading.tabIndex = -1;
  for (const table of body.querySelectorAll('table')) {
    const frame = element('div', {
      class: 'scroll',
      tabindex: '0',
      role: 'region',
      'aria-label': ui.text('tableScroll'),
    });
    table.replaceWith(frame);
    frame.append(table);
  }
  nameBoxes(body);
  enhanceTerms(body, lesson.terms);
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
