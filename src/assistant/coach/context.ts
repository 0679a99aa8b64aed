import { isAbout } from '../../core/course/topics.ts';
import type { Briefing, Turn } from '../briefing.ts';
import { lessonOf, libraryOf, type Found, type Library, type Passage } from './library.ts';

/** A question with all that answers to it are made from. */
export interface Context {
  /** The newest question, cut to a length that somebody could have typed. */
  readonly question: string;
  /** Whether it was cut. */
  readonly cut: boolean;
  readonly turns: readonly Turn[];
  /** All that the coach has said in this conversation. */
  readonly said: string;
  readonly briefing: Briefing;
  readonly library: Library;
  /** Whether things are explained, not only asked. */
  readonly explains: boolean;
  /** The passages that fit a text best, in the sections that explain its flaws, in the lab's lessons or, by default, in all of the course with those first. */
  readonly find: (text: string, scope?: 'flaws' | 'lab' | 'course') => readonly Found[];
}

/** Characters of a question that are read. */
export const longestQuestion = 4000;

export function contextOf(turns: readonly Turn[], briefing: Briefing): Context {
  const library = libraryOf(briefing.pack);
  const asked = turns.at(-1)?.text ?? '';
  const places = new Set(Object.values(briefing.lab.explainedIn));
  const lessons = new Set([...places].map((place) => place.split('#')[0]));
  const isAvoided = ({ title }: Passage): boolean => briefing.lab.avoid.some((topic) => isAbout(title, topic));
  const near = (passage: Passage): number =>
    places.has(passage.place) ? 4 : lessons.has(lessonOf(passage)) ? (lessons.size > 1 ? 1 : 2) : 0;
  return {
    question: asked.slice(0, longestQuestion).trim(),
    cut: asked.length > longestQuestion,
    turns,
    said: turns
      .filter(({ role }) => role === 'assistant')
      .map(({ text }) => text)
      .join('\n'),
    briefing,
    library,
    explains: briefing.lab.support !== 'questions',
    find: (text, scope = 'course') =>
      library.find(text, (passage) =>
        isAvoided(passage)
          ? 0
          : scope === 'course'
            ? Math.max(near(passage), 1)
            : passage.kind === 'term' || (scope === 'flaws' && !places.has(passage.place))
              ? 0
              : near(passage),
      ),
  };
}

/** The topic to leave to the class that a question is about. */
export const avoided = ({ question, briefing }: Context): string | undefined =>
  briefing.lab.avoid.find((topic) => isAbout(question, topic));

/** The section that explains a flaw in this lab, unless its title is a topic to avoid. */
export function sectionOn({ briefing, library, find }: Context, flaw: string, text: string): Passage | undefined {
  const reported = briefing.verdict?.verdict.flaws.find(({ id }) => id === flaw)?.evidence.lesson;
  const place = reported ?? briefing.lab.explainedIn[flaw];
  const section = place === undefined ? undefined : library.at(place);
  const isAvoided = section && briefing.lab.avoid.some((topic) => isAbout(section.title, topic));
  return section && !isAvoided ? section : find(text, 'lab')[0]?.passage;
}
