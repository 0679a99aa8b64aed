import * as vscode from 'vscode';
import { inSeason, type Moment } from '../assistant/chat/starters.ts';
import { coachOpening } from '../assistant/coach/talk.ts';
import type { Conversation } from '../assistant/chat/conversation.ts';
import type { Entry } from '../assistant/chat/entries.ts';
import { markdownBlocks } from '../assistant/chat/growingMarkdown.ts';
import type { ChatState, Said } from '../protocol/chat.ts';
import { chatStrings } from '../protocol/chatStrings.ts';
import type { Face } from './assistants.ts';
import type { Lab } from './lab.ts';

/** Rendered once: an entry never changes. */
const rendered = new WeakMap<Entry, readonly string[]>();

function blocksOf(entry: Entry): readonly string[] {
  const known = rendered.get(entry) ?? markdownBlocks(entry.text);
  rendered.set(entry, known);
  return known;
}

/** Of a pasted file, enough to know it by. */
const SHOWN = 4000;

const clipped = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)} …` : text);

/**
 * Everything the chat shows.
 * @param growing the blocks of the answer under way
 */
export function chatState(
  lab: Lab,
  conversation: Conversation,
  { label, offline }: Face,
  growing: readonly string[],
): ChatState {
  const { entries, answering, waiting } = conversation;
  const { assistant } = lab.files.lab;
  const opening = offline ? coachOpening({ opening: assistant?.opening ?? '' }) : (assistant?.opening ?? '');
  const questions = entries.filter(({ role }) => role === 'learner').map(({ text }) => text);
  return {
    type: 'state',
    lab: { key: lab.key, title: lab.title },
    opening: markdownBlocks(opening),
    starters: inSeason(
      [...lab.files.prompts.values()].map((text) => text.trim()).filter((text) => !questions.includes(text)),
      momentOf(lab),
    ),
    messages: entries.map((entry) => said(entry, entry.end === 'open' ? growing : undefined, waiting)),
    answering,
    label,
    strings,
  };
}

function momentOf({ run }: Lab): Moment {
  if (!run.verdict) return 'before-runs';
  return run.verdict.verdict.passed ? 'passed' : 'after-runs';
}

export const noLabState = ({ label }: Face): ChatState => ({
  type: 'state',
  lab: null,
  opening: [],
  starters: [],
  messages: [],
  answering: false,
  label,
  strings,
});

function said(entry: Entry, growing: readonly string[] | undefined, waiting: string): Said {
  const { role, text, tools, end, problem } = entry;
  if (role === 'learner') return { role, text: clipped(text), blocks: [], tools, end, note: '', mend: null };
  const note = end === 'open' ? waiting : (problem?.message ?? '');
  return { role, text: '', blocks: growing ?? blocksOf(entry), tools, end, note, mend: mendOf(problem?.mend) };
}

/** The one useful button: to be asked for consent again, one asks again. */
function mendOf(mend: NonNullable<Entry['problem']>['mend']): Said['mend'] {
  switch (mend) {
    case undefined:
      return null;
    case 'consent':
      return 'retry';
    case 'budget':
      return 'settings';
    default:
      return mend;
  }
}

const strings = Object.fromEntries(
  Object.entries(chatStrings).map(([key, webviewText]) => [key, vscode.l10n.t(webviewText)]),
);
