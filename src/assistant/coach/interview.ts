import { say } from '../../core/base/say.ts';
import { calls } from './calls.ts';
import { longestQuestion, type Context } from './context.ts';
import { flawQuestion } from './flawQuestions.ts';
import { intentOf } from './intents.ts';
import { flagged } from './standing.ts';
import { lineQuestion, stopsOf } from './tour.ts';

/** An interview: one question at a time, until the questions run out. */
export interface Interview {
  /** What the learner wanted to be asked about. */
  readonly subject: string;
  readonly questions: readonly string[];
  /** Given so far. */
  readonly answers: readonly string[];
  /** What the newest turn does in it. */
  readonly move: Move;
}

type Move = 'begin' | 'answer' | 'aside' | 'stop';

/** The interview that the newest turn belongs to, if it belongs to one. */
export function interviewIn(context: Context): Interview | undefined {
  let interview: Omit<Interview, 'questions'> | undefined;
  for (const { text } of context.turns.filter(({ role }) => role === 'learner')) {
    const turn = text.slice(0, longestQuestion).trim();
    const isStarter = context.briefing.lab.prompts.some((prompt) => prompt.text.trim() === turn);
    const running = interview?.move === 'stop' ? undefined : interview;
    if (intentOf(turn) === 'interview' && (!running || isStarter || request.test(turn)))
      interview = { subject: text, answers: [], move: 'begin' };
    else if (!running || isStarter) interview = undefined;
    else if (stop.test(turn)) interview = { ...running, move: 'stop' };
    else if (isAside(turn)) interview = { ...running, move: 'aside' };
    else interview = { ...running, answers: [...running.answers, turn], move: 'answer' };
  }
  if (!interview) return undefined;
  const questions = questionsFor(context, interview.subject);
  const { answers, move } = interview;
  // After the last answer, what is said is no answer any more.
  const isOver = answers.length > questions.length || (answers.length === questions.length && move === 'aside');
  return isOver ? undefined : { ...interview, questions };
}

/** The question that waits for an answer. */
export function openQuestion(interview: Interview | undefined): string | undefined {
  if (!interview || interview.move === 'stop') return undefined;
  const n = interview.answers.length;
  const question = interview.questions[n];
  return question === undefined ? undefined : `**${say('Question {n}.', { n: n + 1 })}** ${question}`;
}

/** Whether a turn asks for something: whatever else is said during an interview is an answer, also where it sounds like a search. */
const isAside = (turn: string): boolean =>
  /[?？][\s"'”’)]*$/.test(turn) || request.test(turn) || courtesy.test(turn) || !/[\p{L}\p{N}]/u.test(turn);

const request =
  /^\W*(?:(?:please|now|then|just|ok(?:ay)?)\W+)*(?:(?:ask|quiz|help|give|show|tell) me\b|(?:can|could|would) you\b|(?:a |another |next |i need a )?hint\b|i(?:['’]m| am) (?:stuck|lost)\b|explain\b|play (?:a|an|the)\b|write (?:me|the|my|it)\b|[請请]|[給给幫帮][我]|[問问考]我|提示)/i;

const courtesy = /^\W*(?:thanks?|thank you|thx|hi|hello|hey|你好|您好|[謝谢]+)\W*$/i;

const stop =
  /^\W*(?:please |ok(?:ay)?,? |let['’]?s )?(?:stop|cancel|enough|quit|end|finish(?:ed)?|no more(?: questions)?|that(?:['’]s| is) enough|停(?:止)?|[夠够]了|取消|[結结]束)(?:,? (?:it|here|now|please|the interview|asking|questions))*[^\p{L}\p{N}]*$/iu;

/** The questions for an interview: those that the learner asked to be asked, then those of their own pipeline. */
export function questionsFor(context: Context, subject: string): string[] {
  const own = questionsIn(subject);
  const lines = stopsOf(context).flatMap(({ line, code, call }) => {
    const ask = calls[call]?.ask();
    return ask === undefined ? [] : [lineQuestion(line, code, ask)];
  });
  const flaws = flagged(context.briefing).flatMap(({ id }) => flawQuestion(id) ?? []);
  return [
    ...new Set(
      /\b(?:one call|each (?:call|line))\b/i.test(subject)
        ? [...lines, ...own, ...flaws]
        : [...own, ...flaws, ...lines],
    ),
  ];
}

const asking = '(?:what|which|where|who|whom|whose|how|why|whether)';
const clause = new RegExp(
  `(\\bif\\b[^,;:.?!]*,\\s*)?\\b(${asking}\\b[^;:.?!]*?)(?=\\s*(?:[;:.?!]|,\\s*(?:and\\s+)?${asking}\\b|,?\\s+and\\s+(?:${asking}|let|tell|ask)\\b|$))`,
  'gi',
);

/** `Ask me about a loop that I know: what writes, what decides.` → what to tell about it, one thing after the other. */
export function questionsIn(text: string): string[] {
  const wish = /\b(?:ask (?:me|of)|help me|let me)\b.*/i.exec(text.replace(/\s+/g, ' '))?.[0] ?? '';
  const about =
    /\bask me(?:,? one (?:question|thing|call) at a time,?)?\s+(?:about|of)\s+(.*?)(?=\s*[:;.,]|\s+where\b|\s+which\b)/i.exec(
      wish,
    )?.[1];
  return (
    [...wish.matchAll(clause)]
      // `Then tell me which …` is for the coach to say.
      .filter(({ index }) => !/\btell me\s*$/i.test(wish.slice(0, index)))
      .map(({ 1: condition = '', 2: words = '', index }) => {
        const end = /[.?!]/.exec(wish.slice(index + words.length))?.[0];
        return turned(`${condition}${words}`.trim()) + (end === '?' ? '?' : '.');
      })
      .filter((words) => words.split(' ').length > 1)
      .map((words, i) => {
        const asked = words.endsWith('?') ? upper(words) : say('Tell me {what}', { what: words });
        return i === 0 && about !== undefined
          ? say('About {subject}: {asked}', { subject: turned(about), asked: lower(asked) })
          : asked;
      })
  );
}

const upper = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

/** From the learner's mouth into the coach's: `what I would see` → `what you would see`. */
const turned = (words: string): string =>
  words
    .replace(/\bI am\b|\bI['’]m\b/g, 'you are')
    .replace(/\bam I\b/g, 'are you')
    .replace(/\b(?:I|me)\b/g, 'you')
    .replace(/\bmyself\b/g, 'yourself')
    .replace(/\bmine\b/g, 'yours')
    .replace(/\bmy\b/gi, 'your');
