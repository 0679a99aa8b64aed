import type { Pack, StartPage } from '../core/course/pack.ts';
import type { StartView } from '../protocol/webview.ts';
import { firstLesson } from './nextStep.ts';
import { englishWords, renderLesson, type LessonWords } from './renderLesson.ts';

/** Everything the panel shows of the page to begin with. Pure. */
export function startView(
  pack: Pack,
  { title, question, body, language }: StartPage,
  words: LessonWords = englishWords,
): StartView {
  return {
    kind: 'start',
    packId: pack.id,
    language,
    eyebrow: pack.title,
    title,
    question,
    objectives: [],
    ...renderLesson({ body, terms: [] }, pack.sources, words),
    next: firstLesson(pack),
  };
}
