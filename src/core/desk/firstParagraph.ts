import type { FlawStatistics } from './flawStatistics.ts';
import { flawWords } from './flawWords.ts';
import type { ClassStatistics, LabStatistics } from './statistics.ts';
import { count, listed, plural, points } from './words.ts';

/** Of the labs of a class, this many are told of in the paragraph. */
const LABS_TOLD = 3;
/** Beside the most frequent flaw: how many, and the share of the class from which on they are worth a sentence. */
const ALSO_TOLD = 2;
const ALSO_FROM = 0.05;
/** A question that fewer answered is not called the hardest. */
export const LEAST_FOR_HARDEST = 5;
/** Of the submissions to be looked at. */
const FILES_NAMED = 3;
/** In a class of fewer, one submission moves every share. */
const SMALL_CLASS = 10;

export interface FirstParagraph {
  readonly title: string;
  /** The most important sentence first: what was not understood. */
  readonly sentences: readonly string[];
}

/** What to know of a class, in words: what was not understood first. Every number in it is a count of rows. */
export function firstParagraph(all: ClassStatistics): FirstParagraph {
  const graded = all.labs.reduce((sum, lab) => sum + lab.graded.length, 0);
  const several = all.labs.length > 1;
  const told = [...all.labs].sort((a, b) => b.graded.length - a.graded.length).slice(0, LABS_TOLD);
  const labs = told.filter((lab) => lab.graded.length > 0);
  const sentences =
    graded === 0
      ? [nothingGraded(all)]
      : [
          ...labs.flatMap((lab) => labSentences(lab, several)),
          ...(all.labs.length > told.length
            ? [`${plural(all.labs.length - told.length, 'more lab is', 'more labs are')} below.`]
            : []),
          ...hardest(all),
          ...notGraded(all),
          ...unmeasured(all),
        ];
  const [only] = all.labs;
  const what = only && !several ? only.title : several ? plural(all.labs.length, 'lab', 'labs') : 'A class';
  return { title: `${what}: what ${plural(graded, 'submission shows', 'submissions show')}`, sentences };
}

function labSentences(lab: LabStatistics, several: boolean): string[] {
  const place = several ? `In “${lab.title}”, ` : '';
  const n = lab.graded.length;
  const found = lab.flaws.filter(({ states }) => states.flawed > 0);
  const [first, ...others] = found;
  const sentences = first ? [lead(first, found, n)] : [sound(lab)];
  const also = others.filter(({ states }) => states.flawed >= ALSO_FROM * n).slice(0, ALSO_TOLD);
  if (n > 1 && also.length > 0) sentences.push(`Also, ${listed(also.map(whoDo))}.`);
  if (first) sentences.push(howManyPassed(lab));
  sentences.push(...withoutFlaw(lab));
  if (lab.undecided > 0 && (first || n === 1)) {
    sentences.push(
      `In ${plural(lab.undecided, 'submission', 'submissions')}, something is too close to a limit to be decided.`,
    );
  }
  if (n === 1) sentences.push('One submission says nothing about a class.');
  else if (n < SMALL_CLASS) sentences.push('In a class this small, each submission weighs a lot.');
  return [`${place}${several ? lowerFirst(sentences[0] ?? '') : (sentences[0] ?? '')}`, ...sentences.slice(1)];
}

/** What most of those who fell short didn't understand, and whether the quiz would have told. */
function lead(first: FlawStatistics, found: readonly FlawStatistics[], n: number): string {
  if (n === 1) {
    const phrases = found.slice(0, 1 + ALSO_TOLD).map((flaw) => flawWords(flaw).one);
    const more = found.length - phrases.length;
    return `The one submission that was graded still ${listed([...phrases, ...(more > 0 ? [`has ${plural(more, 'more flaw', 'more flaws')}`] : [])])}${quizOn(first)}.`;
  }
  const k = first.states.flawed;
  const who = k === n ? `All ${count(n)}` : `${count(k)} of ${count(n)}`;
  return `${who} still ${k === 1 ? flawWords(first).one : flawWords(first).many}${quizOn(first)}.`;
}

function quizOn({ quiz, states }: FlawStatistics): string {
  if (!quiz) return '';
  const { answered, passed, about } = quiz;
  const what = about === 'section' ? 'the quiz on it' : 'the quiz of the lesson on it';
  if (states.flawed === 1) return `, and ${passed === 1 ? 'passes' : 'does not pass'} ${what}`;
  const ofWhom = `${count(passed)} of the ${count(answered)} who shared their answers`;
  // “Most of them” is said of all who have the flaw, not of the few who shared.
  return 2 * passed > states.flawed
    ? `; most of them pass ${what} (${ofWhom})`
    : `; ${count(passed)} of the ${count(answered)} of them who shared their answers ${passed === 1 ? 'passes' : 'pass'} ${what}`;
}

const whoDo = (flaw: FlawStatistics): string => {
  const k = flaw.states.flawed;
  return `${count(k)} ${k === 1 ? flawWords(flaw).one : flawWords(flaw).many}`;
};

/** No flaw was found in any. */
function sound({ graded, passed, undecided }: LabStatistics): string {
  const n = graded.length;
  if (n === 1)
    return `No flaw was found in the one submission that was graded, and it ${passed ? 'passed' : 'did not pass'}.`;
  if (undecided > 0) {
    return `No flaw was found in any of the ${count(n)}, though in ${count(undecided)} of them something is too close to a limit to be decided; ${count(passed)} passed.`;
  }
  return passed === n
    ? `All ${count(n)} passed, and no flaw was found.`
    : `No flaw was found in any of the ${count(n)}, and ${count(passed)} of them passed.`;
}

function howManyPassed({ graded, passed, scores }: LabStatistics): string {
  const n = graded.length;
  const median = scores.median === undefined ? '' : points(scores.median);
  if (n === 1) return `It ${passed ? 'passed' : 'did not pass'}${median && `, with a score of ${median}`}.`;
  const who =
    passed === n
      ? `All ${count(n)} passed`
      : passed === 0
        ? `None of the ${count(n)} passed`
        : `${count(passed)} of ${count(n)} passed`;
  return `${who}${median && `; the median score is ${median}`}.`;
}

/** Of those that didn't pass although no flaw was found: what the verdict says of most. */
function withoutFlaw({ unexplained, graded }: LabStatistics): string[] {
  const [first] = unexplained;
  if (!first) return [];
  const k = unexplained.reduce((sum, { rows }) => sum + rows.length, 0);
  const most = first.rows.length;
  const on = most === k ? '' : ` on ${count(most)} of them`;
  const says = first.rows[0]?.summary === undefined ? [] : [`The verdict${on} says: “${first.words}”`];
  if (graded.length === 1) return says;
  return [`${count(k)} did not pass although no flaw was found in ${k === 1 ? 'it' : 'them'}.`, ...says];
}

function hardest({ questions }: ClassStatistics): string[] {
  const question = questions.find(({ answered }) => answered >= LEAST_FOR_HARDEST);
  if (!question) return [];
  const { right, answered, ask } = question;
  if (right === answered) return ['Everyone who answered the quiz questions got them right.'];
  return [`The hardest question: ${count(right)} of ${count(answered)} got “${ask}” right.`];
}

function notGraded({ labs, latest }: ClassStatistics): string[] {
  const faults = labs.reduce((sum, lab) => sum + lab.faults.length, 0);
  const refused = latest.refused.length;
  if (faults + refused === 0) return [];
  return [`${count(faults + refused)} more could not be graded: ${whyNot(faults, refused)}.`];
}

/** What a failed measure asks for was not asked of anybody: a few are named, to be looked at. */
function unmeasured({ labs }: ClassStatistics): string[] {
  const rows = labs.flatMap(({ graded }) => graded).filter(({ measures }) => measures?.failed !== undefined);
  if (rows.length === 0) return [];
  const named = rows.slice(0, FILES_NAMED).map(({ file }) => file);
  const more = rows.length - named.length;
  const files = listed(more > 0 ? [...named, plural(more, 'more', 'more')] : named);
  return [
    `In ${plural(rows.length, 'submission', 'submissions')} a measure of the lab failed, so what the lab asks of it was not asked: look at ${files}.`,
  ];
}

function nothingGraded({ labs, latest, files }: ClassStatistics): string {
  if (files === 0) return 'There are no submissions yet.';
  const faults = labs.reduce((sum, lab) => sum + lab.faults.length, 0);
  const refused = latest.refused.length;
  return `Nothing could be graded, so nothing can be said about what was understood: ${whyNot(faults, refused)}.`;
}

const whyNot = (faults: number, refused: number): string =>
  listed([
    ...(faults > 0 ? [plural(faults, 'pipeline did not run to its end', 'pipelines did not run to their end')] : []),
    ...(refused > 0 ? [plural(refused, 'file was refused', 'files were refused')] : []),
  ]);

/** “In this lab, all 20 passed”; what begins with a number stays as it is. */
const lowerFirst = (sentence: string): string => `${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1)}`;
