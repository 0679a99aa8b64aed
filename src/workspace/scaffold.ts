import { say } from '../core/base/say.ts';
import type { Span } from '../core/base/result.ts';

/** For each flaw, what to ask oneself at the place where it was found. A question, never the answer. */
export const QUESTIONS: Readonly<Partial<Record<string, string>>> = {
  get F01() {
    return say('Which of these drafts would somebody outside the model accept?');
  },
  get F02() {
    return say('Who other than the model itself could say whether this is right?');
  },
  get F03() {
    return say('Does this decide by what a service says, or by how the words look?');
  },
  get F04() {
    return say('What becomes of what people wrote?');
  },
  get F05() {
    return say('What happens here to something that is true and rarely said?');
  },
  get F06() {
    return say('What does this do to the things that the model seldom says?');
  },
  get F07() {
    return say('How often would a fact that is said once in a thousand times turn up among so few?');
  },
  get F08() {
    return say('What is learned here that the model did not know before?');
  },
  get F09() {
    return say('How far can the reward be trusted, once everything is chosen by it?');
  },
  get F10() {
    return say('Who labels what the reward model learns from?');
  },
  get F11() {
    return say('What can the exam still tell, once its questions have been learned?');
  },
  get F12() {
    return say('Could an answer be right here for the wrong reason?');
  },
  get F13() {
    return say('Would a user like this because it is right, or because it is pleasant?');
  },
  get F14() {
    return say('Which kind of harm would nobody here look for?');
  },
  get F15() {
    return say('What changes here when an audit comes back bad?');
  },
  get F16() {
    return say('At which measured value would this stop, and who measures it?');
  },
  get F17() {
    return say('What will the model have seen that it could do when a call fails?');
  },
  get F18() {
    return say('Who decides here about what is too hard for the checker?');
  },
  get F19() {
    return say('Could somebody know in advance what will be looked at?');
  },
  get F20() {
    return say('Would this still work after a worse draw?');
  },
  get F23() {
    return say('What does one token more of this add, and what would one of another kind add?');
  },
  get F24() {
    return say('How many of these steps have to pass, and how likely is it that all of them do?');
  },
};

/** Text to be put in, before everything on a line that counts from 1. */
export interface Insertion {
  readonly line: number;
  readonly text: string;
}

/**
 * The question of a flaw as a comment above the line where it was found, indented as that line is. Nothing where there is
 * no such question, or it is in the file already.
 */
export function scaffold(source: string, span: Span, question: string | undefined): Insertion | undefined {
  if (question === undefined || source.includes(question)) return undefined;
  const lines = source.split(/\r\n|[\n\r]/);
  const line = lines[span.line - 1];
  if (line === undefined || isInText(lines.slice(0, span.line - 1))) return undefined;
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  const end = source.includes('\r\n') ? '\r\n' : '\n';
  return { line: span.line, text: `${indent}// TODO: ${question}${end}` };
}

/** Whether a text between backticks may begin in these lines and go on after them: a comment would become part of it. */
const isInText = (before: readonly string[]): boolean =>
  before.reduce((open, line) => (countTicks(line) % 2 === 1 ? !open : open), false);

const countTicks = (line: string): number => line.replace(/\/\/.*|\\`/g, '').split('`').length - 1;
