import type { LessonView } from '../src/protocol/webview.ts';
import { button } from './components.ts';
import type { Ui } from './ui.ts';

/** Where the lesson on the other tab has a section (`lessonId#section`): a place in it, or its beginning; undefined for other lessons. */
export function lessonPlace(section: string | undefined, shown: LessonView | null): string | undefined {
  const [lesson, place] = (section ?? '').split('#');
  if (!shown || lesson !== shown.id) return undefined;
  return place !== undefined && shown.html.includes(`id="${place}"`) ? place : 'lesson-title';
}

/** Leads to a place of the lesson; `title` is of what it explains. */
export function lessonButton(place: string, key: string, title: string, ui: Ui): HTMLElement {
  const read = (): void => {
    ui.post({ type: 'showTab', tab: 'lesson' });
    ui.goTo(place);
  };
  return button(ui.text('lessonLink'), read, {
    appearance: 'secondary',
    'data-key': key,
    'aria-label': `${ui.text('lessonLink')}: ${title}`,
  });
}
