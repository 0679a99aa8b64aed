import { isFirstPrediction } from '../core/course/figure.ts';
import { lessonProgress } from '../core/course/progress.ts';
import { markAnswer } from '../core/course/quiz.ts';
import type { WebviewMessage } from '../protocol/webview.ts';
import type { PanelSubject } from './panelSubject.ts';
import type { ProgressStore } from './progressStore.ts';

type StudyMessage = Extract<WebviewMessage, { type: 'answer' | 'predict' | 'retakeQuiz' | 'markRead' }>;

/** Records what the reader of a lesson did. A page that is a moment behind changes nothing: first answers and predictions count. */
export function studyLesson(
  { key, lesson }: Pick<PanelSubject, 'key' | 'lesson'>,
  message: StudyMessage,
  progress: Pick<ProgressStore, 'current' | 'record'>,
): void {
  if (!lesson) return;
  const soFar = lessonProgress(progress.current, key);
  switch (message.type) {
    case 'answer': {
      const question = lesson.quiz.questions.find(({ id }) => id === message.question);
      if (!question || !markAnswer(question, message.option) || Object.hasOwn(soFar.answers, question.id)) return;
      progress.record({ type: 'question-answered', lesson: key, question: question.id, option: message.option });
      return;
    }
    case 'predict': {
      const figure = lesson.figures.find(({ id }) => id === message.figure);
      if (!figure || !isFirstPrediction(figure, message.option, soFar)) return;
      progress.record({ type: 'figure-predicted', lesson: key, figure: figure.id, option: message.option });
      return;
    }
    case 'retakeQuiz':
      if (Object.keys(soFar.answers).length > 0) progress.record({ type: 'quiz-retaken', lesson: key });
      return;
    case 'markRead':
      progress.record({ type: 'lesson-read', lesson: key });
  }
}
