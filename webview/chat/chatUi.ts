import type { ChatRequest } from '../../src/protocol/chat.ts';
import type { ChatStringKey } from '../../src/protocol/chatStrings.ts';
import { element, icon, type Attributes } from '../element.ts';

/** What the parts of the chat need besides their data. */
export interface ChatUi {
  text(key: ChatStringKey, values?: Readonly<Record<string, string | number>>): string;
  post(request: ChatRequest): void;
  /** Tells a screen reader what happened. */
  announce(words: string): void;
}

export function textButton(label: string, onClick: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element('button', { type: 'button', class: 'button quiet-button', ...attributes }, label);
  made.addEventListener('click', onClick);
  return made;
}

/** A button that says what it does by an icon, and by its name to those who ask. */
export function iconButton(name: string, label: string, onClick: () => void): HTMLButtonElement {
  const made = element(
    'button',
    { type: 'button', class: 'icon-button', title: label, 'aria-label': label },
    icon(name),
  );
  made.addEventListener('click', onClick);
  return made;
}
