import type { Turn } from '../briefing.ts';
import { cut } from './fence.ts';

/** Characters: of the newest question, of an older turn, and of all older turns together. */
export const MOST = { question: 20_000, turn: 6000, history: 24_000 } as const;

export interface Message {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

/**
 * The conversation as the service takes it: turn about, the learner first and last, none empty. What is oldest is left out
 * where it is too long.
 * @param clean takes out what must not leave the machine
 */
export function messagesOf(turns: readonly Turn[], clean: (text: string) => string): Message[] {
  const said = turns.filter(({ text }) => text.trim() !== '');
  const newest = said.at(-1);
  if (newest?.role !== 'learner') return [];
  let room: number = MOST.history;
  const kept: Message[] = [{ role: 'user', text: shortened(newest.text, MOST.question, clean) }];
  for (const { role, text } of said.slice(0, -1).reverse()) {
    const message: Message = {
      role: role === 'learner' ? 'user' : 'assistant',
      text: shortened(text, MOST.turn, clean),
    };
    room -= message.text.length;
    if (room < 0) break;
    kept.unshift(message);
  }
  while (kept[0]?.role === 'assistant') kept.shift();
  return kept.reduce<Message[]>(together, []);
}

/** Two turns of the same side, because what stood between them was empty, are one message. */
function together(messages: Message[], next: Message): Message[] {
  const last = messages.at(-1);
  if (last?.role !== next.role) return [...messages, next];
  return [...messages.slice(0, -1), { ...last, text: `${last.text}\n\n${next.text}` }];
}

/** Cleaned before it is cut, so that no half of a secret is left; of a megabyte, only what may be kept is looked at. */
const shortened = (text: string, most: number, clean: (text: string) => string): string =>
  text.length <= most
    ? clean(text)
    : cut(clean(text.slice(0, 2 * most)), most).replace(/\d+(?= characters left out\]$)/, String(text.length - most));
