import { say } from '../../core/base/say.ts';
import type { Assistant, Briefing, Deeds, Piece, Turn } from '../briefing.ts';
import { avoided, contextOf, type Context } from './context.ts';
import { hint, insteadOfSolution } from './hints.ts';
import { asksForMetric, intentOf, type Intent } from './intents.ts';
import { interviewIn, openQuestion, questionsIn, type Interview } from './interview.ts';
import { likest } from './likest.ts';
import { compare, definitions, lookUp, where } from './lookUp.ts';
import { numbersOf } from './numbers.ts';
import { play } from './play.ts';
import { chosenFlaw, diagnose, faultWords, neverRun, staleWords } from './report.ts';
import { flagged, isPassed, standingOf } from './standing.ts';
import { nextQuestion, support, supportOn } from './support.ts';
import {
  canDo,
  interviewStopped,
  leftToClass,
  notFound,
  nothingAsked,
  passedWords,
  readingLine,
  refusal,
  wasLong,
  whoIAm,
} from './talk.ts';
import { goingFurther } from './task.ts';
import { tour } from './tour.ts';

/** The assistant without a key: finds, quotes, reads the report and asks. By fixed rules: the same question has the same answer. */
export const offlineCoach: Assistant = {
  get label() {
    return say('Offline coach');
  },
  async *answer(turns, briefing, deeds, signal) {
    if (signal.aborted) return;
    yield* pieces(turns, briefing, deeds);
  },
};

async function* pieces(turns: readonly Turn[], briefing: Briefing, deeds: Deeds): AsyncGenerator<Piece> {
  const context = contextOf(turns, briefing);
  const parts = await answerTo(context, deeds);
  const first = turns.filter(({ role }) => role === 'assistant').length === 0;
  const intent = intentOf(context.question);
  const all = [
    ...(context.cut ? [wasLong(turns.at(-1)?.text.length ?? 0)] : []),
    ...parts,
    openQuestion(interviewIn(context)) ?? '',
    ...(first && intent !== 'who' ? [`*${whoIAm()}*`] : []),
  ];
  // Nothing is said or quoted twice in one answer.
  yield { kind: 'text', text: [...new Set(all)].filter((part) => part.trim() !== '').join('\n\n') };
}

async function answerTo(context: Context, deeds: Deeds): Promise<string[]> {
  const topic = avoided(context);
  if (topic !== undefined) return [leftToClass(topic), nextQuestion(context)];
  const interview = interviewIn(context);
  if (interview?.move === 'begin' || interview?.move === 'answer') return interviewed(context, interview);
  if (interview?.move === 'stop')
    return [interviewStopped(), ...likest(context, interview), canDo(), readingLine(context.briefing)];
  const intent = intentOf(context.question);
  switch (intent) {
    case 'empty':
      return [nothingAsked(), canDo(), readingLine(context.briefing)];
    case 'answer':
      return isPassed(context.briefing)
        ? [passedWords(), nextQuestion(context)]
        : [refusal(), ...insteadOfSolution(context), nextQuestion(context)];
    case 'who':
      return [whoIAm(), canDo(), readingLine(context.briefing)];
    case 'greeting':
      return [say('Hello.'), canDo(), readingLine(context.briefing), nextQuestion(context)];
    case 'thanks':
      return [say('You’re welcome.'), nextQuestion(context)];
    case 'hint':
      return hint(context, deeds);
    default:
      return study(context, intent);
  }
}

/** What needs the course, the report or the code. */
function study(context: Context, intent: Intent): string[] {
  const { question, briefing } = context;
  switch (intent) {
    case 'play':
      return [...onTheRun(context), ...play(context), ...support(context), nextQuestion(context)];
    case 'tour':
      return [...tour(context), ...support(context), nextQuestion(context)];
    case 'diagnose': {
      const words = [...definitions(context), ...diagnose(context)];
      const standing = standingOf(briefing);
      return standing === 'flawed' && flagged(briefing).length > 0 && words.length > 1
        ? words
        : [...words, ...support(context), nextQuestion(context)];
    }
    case 'next':
      return [...next(context), ...support(context), nextQuestion(context)];
    case 'compare':
      return found(context, compare(context));
    case 'where':
      return found(context, where(context));
    case 'idea':
      return [
        say(
          'I can’t tell whether an idea is right; the simulator can. Say first what you would see in the report if it were wrong, then change that one thing and run.',
        ),
        ...(lookUp(context) ?? support(context)),
        nextQuestion(context),
      ];
    default:
      return found(context, lookUp(context) ?? (asksForMetric(question) ? support(context) : undefined));
  }
}

/** What was found or, where nothing was, what can be asked. */
const found = (context: Context, parts: readonly string[] | undefined): string[] =>
  parts ? [...parts, nextQuestion(context)] : [notFound(), canDo(), readingLine(context.briefing)];

/** A step of an interview: what the course says beside the last answer, and the next question. */
function interviewed(context: Context, interview: Interview): string[] {
  const { subject, questions, answers } = interview;
  const begins = answers.length === 0;
  const about = begins ? subject : `${questions[answers.length - 1] ?? ''} ${context.question}`;
  const lead = begins
    ? say(
        'Good: one question at a time, and you answer in a sentence. I can’t mark your answers, but I put beside them what the course says.',
      )
    : say('Noted. Put this beside it:');
  const isAllTold = answers.length === questionsIn(subject).length;
  const reading = [...supportOn(context, about), ...(isAllTold ? likest(context, interview) : [])];
  const run = begins ? onTheRun(context) : [];
  const open = openQuestion(interview);
  if (open === undefined) {
    return [
      ...run,
      lead,
      ...reading,
      say('These were my questions. Change one thing, say what it will do, and run: the report has the next word.'),
    ];
  }
  return [...run, lead, ...(begins ? [open, ...reading] : [...reading, open])];
}

/** Where a question speaks of the run: its numbers or, without any, why there are none. */
function onTheRun(context: Context): string[] {
  const { briefing, question } = context;
  if (!/\b(?:report|row|pass(?:es)?|findings?|spent)\b/i.test(question)) return [];
  switch (standingOf(briefing)) {
    case 'fault':
      return [faultWords(context)];
    case 'never':
      return [neverRun()];
    default:
      return [
        ...(numbersOf(briefing).length > 0 ? numbersOf(briefing) : [briefing.verdict?.verdict.summary ?? '']),
        staleWords(context),
      ];
  }
}

/** What to do now, by where the lab stands. */
function next(context: Context): string[] {
  const { briefing } = context;
  switch (standingOf(briefing)) {
    case 'fault':
      return [faultWords(context)];
    case 'never':
      return [neverRun()];
    case 'flawed': {
      const flaw = chosenFlaw(context);
      if (briefing.verdict?.stale === true) return [staleWords(context)];
      return [
        say('Take one finding, {id} ({title}), and change one thing. Say before you run what its number will do.', {
          id: flaw?.id ?? '',
          title: flaw?.title ?? '',
        }),
      ];
    }
    case 'passed':
    case 'clear':
      return [briefing.verdict?.verdict.summary ?? '', goingFurther(briefing)];
  }
}
