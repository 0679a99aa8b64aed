import { calls } from './calls.ts';
import { sectionOn, type Context } from './context.ts';
import { flawQuestion } from './flawQuestions.ts';
import { interviewIn, openQuestion } from './interview.ts';
import type { Found } from './library.ts';
import { cite, wasQuoted } from './quote.ts';
import { chosenFlaw } from './report.ts';
import { flagged } from './standing.ts';
import { readingLine } from './talk.ts';
import { lineQuestion, stopsOf } from './tour.ts';

/** What the lab's lessons say about the question or, where they say too little, about what was found. */
export const support = (context: Context): string[] => supportOn(context, context.question);

export function supportOn(context: Context, about: string): string[] {
  const isNew = ({ passage }: Found): boolean => !wasQuoted(context, passage, about);
  const bestOf = (scope: 'flaws' | 'lab'): Found | undefined => {
    const all = context.find(about, scope);
    return all.slice(0, 3).find(isNew) ?? all[0];
  };
  const [onFlaws, near] = [bestOf('flaws'), bestOf('lab')];
  const best = onFlaws && onFlaws.words + 1 >= (near?.words ?? 0) ? onFlaws : near;
  if (best && (best.words > 2 || best.covers >= 0.6)) return [cite(context, best.passage, about)];
  const flaw = chosenFlaw(context)?.id ?? Object.keys(context.briefing.lab.explainedIn)[0] ?? '';
  const section = chosenFlaw(context)
    ? sectionOn(context, flaw, about)
    : (onFlaws?.passage ?? sectionOn(context, flaw, about));
  return [section ? cite(context, section, about) : readingLine(context.briefing)];
}

/** The Socratic question that ends an answer: the one left open or, without one, about the worst finding or the next call of the code. */
export function nextQuestion(context: Context): string {
  const open = openQuestion(interviewIn(context));
  if (open !== undefined) return open;
  const { briefing, said } = context;
  const questions = [
    ...flagged(briefing).flatMap(({ id }) => flawQuestion(id) ?? []),
    ...stopsOf(context).flatMap(({ line, code, call }) => {
      const ask = calls[call]?.ask();
      return ask === undefined ? [] : [lineQuestion(line, code, ask)];
    }),
  ];
  const question = questions.find((text) => !said.includes(text)) ?? questions[0];
  return question === undefined ? '' : `**${question}**`;
}
