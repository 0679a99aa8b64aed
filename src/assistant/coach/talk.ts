import { say } from '../../core/base/say.ts';
import type { Briefing } from '../briefing.ts';
import { lessonHref } from '../links.ts';

/** What the coach says of itself. */
export const whoIAm = (): string =>
  say(
    'I’m the offline coach, not a language model: I look things up in the course, read your report and your code by fixed rules, and ask. What I can’t find, I don’t make up.',
  );

/** What it says first in a lab, after the lab's own opening words. */
export const coachOpening = ({ opening }: Pick<Briefing['lab'], 'opening'>): string =>
  [opening, `*${whoIAm()}*`].filter((words) => words !== '').join('\n\n');

export const canDo = (): string =>
  say(
    'Ask me what a word means, why a flaw was found, what a number in the report says, in which lesson something is taught, what your code does line by line, or for a hint.',
  );

export const refusal = (): string =>
  say(
    'I don’t have the solution: none was given to me, so that nobody can talk me into telling it. Finding the repair is the exercise, and you will see solutions beside yours once you pass.',
  );

export const passedWords = (): string =>
  say(
    'You have passed this lab. The command **Groundloop: Compare with Solution** shows a solution beside your pipeline; I have none myself.',
  );

export const hintsNeedRun = (): string =>
  say('Hints are about what a run found, so run once first: **Simulate and grade**.');

export const interviewStopped = (): string =>
  say('Good, we leave it there: your answers are still above, and you can have me ask again whenever you like.');

export const noHints = (): string =>
  say('In this lab your instructor wants you to find the way without hints, so I ask instead.');

export const leftToClass = (topic: string): string =>
  say(
    'Your instructor wants “{topic}” left to the class, so I don’t go into it here. Ask me anything else about the lab.',
    { topic },
  );

export const notFound = (): string =>
  say(
    'I found nothing about that in this course, and I don’t guess. Try the words that the lessons use, or ask about your loop.',
  );

export const wasLong = (length: number): string =>
  say(
    'That is long ({length} characters): I have read its beginning. Ask about one thing at a time, in a sentence or two.',
    { length },
  );

export const nothingAsked = (): string => say('You sent nothing that I could look up.');

/** Where to read in the lab's lesson, for an answer that quotes nothing. */
export function readingLine({ pack, lab }: Briefing): string {
  const place = Object.values(lab.explainedIn)[0]?.split('#')[0];
  const lesson = pack.lessons.find(({ id }) => id === place) ?? pack.lessons[0];
  return lesson
    ? say('This lab’s lesson: {link}', { link: `[${lesson.title}](${lessonHref(pack.id, lesson.id)})` })
    : '';
}
