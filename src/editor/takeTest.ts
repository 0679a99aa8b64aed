import { markTest } from '../core/course/moduleTest.ts';
import { progressKey, testProgress } from '../core/course/progress.ts';
import { nextQuestions, questionsOf } from '../packs/testView.ts';
import type { WebviewMessage } from '../protocol/webview.ts';
import type { PanelSubject } from './panelSubject.ts';
import type { ProgressStore } from './progressStore.ts';

type TestMessage = Extract<WebviewMessage, { type: 'startTest' | 'testAnswer' | 'handInTest' }>;

/** Does what the page of a module's test asks for. A page that is a moment behind changes nothing. */
export function takeTest(
  { pack, page }: Pick<PanelSubject, 'pack' | 'page'>,
  message: TestMessage,
  progress: Pick<ProgressStore, 'current' | 'record'>,
): void {
  if (page?.kind !== 'test') return;
  const { module } = page;
  const test = progressKey(pack.id, module.id);
  const soFar = testProgress(progress.current, test);
  const drawn = questionsOf(pack, module, soFar);
  if (message.type === 'startTest') {
    // An attempt whose questions are all gone from the pack can never be handed in.
    if (soFar.open && drawn.length > 0) return;
    const questions = nextQuestions(pack, module, soFar).map(({ question }) => question.id);
    progress.record({ type: 'test-started', test, questions });
    return;
  }
  if (!soFar.open) return;
  if (message.type === 'handInTest') {
    const { right, of, passed } = markTest(drawn, soFar.answers, module.test.passMark);
    if (of > 0) progress.record({ type: 'test-handed-in', test, right, of, passed });
    return;
  }
  const asked = drawn.find(({ question }) => question.id === message.question)?.question;
  if (!asked?.options.some(({ id }) => id === message.option)) return;
  progress.record({ type: 'test-answered', test, question: asked.id, option: message.option });
}
