import type { PanelState } from '../src/protocol/webview.ts';
import { compareSections } from './compare.ts';
import { glossarySections } from './glossary.ts';
import { lessonSections, textSections } from './lesson.ts';
import { reviewSections } from './review.ts';
import type { Section } from './sections.ts';
import { testSections } from './test.ts';
import type { Ui } from './ui.ts';

/** What is read in this panel: a lesson, or a page of its own. */
export function contentSections({ lesson, page }: PanelState, ui: Ui): Section[] {
  if (lesson) return lessonSections(lesson, ui);
  switch (page?.kind) {
    case 'start':
      return textSections(page, ui);
    case 'glossary':
      return glossarySections(page, ui);
    case 'test':
      return testSections(page, ui);
    case 'compare':
      return compareSections(page, ui);
    case 'review':
      return reviewSections(page, ui);
    case undefined:
      return [];
  }
}
