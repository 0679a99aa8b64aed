import type { Simulate } from '../src/core/course/quiz.ts';
import type { WebviewMessage } from '../src/protocol/webview.ts';
import type { WebviewStringKey } from '../src/protocol/webviewStrings.ts';

/** What a section needs besides its own data. */
export interface Ui {
  /** An interface text with its `{name}` places filled. */
  text(key: WebviewStringKey, values?: Readonly<Record<string, string | number>>): string;
  post(message: WebviewMessage): void;
  /** Moves focus to the element with this `data-key` or id: now if it is there, else once a later state shows it. */
  goTo(target: string): void;
  /** Scrolls as little as shows the element with this `data-key` or id, and leaves focus where it is. */
  reveal(target: string): void;
  /** Draws the present state again, after something of the page's own changed. */
  redraw(): void;
  /** Tells a screen reader what happened elsewhere on the page than where focus is. */
  announce(words: string): void;
  /** Shows in a figure what a question asked about. */
  simulate(wanted: Simulate): void;
}

export function fillIn(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
}

/** The language of the interface. What an author wrote may be in another one. */
export const language = (): string => document.documentElement.lang || 'en';

/** 0.314 → "31%", in the reader's way of writing it. */
export const percent = (share: number): string =>
  new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** 31.44 percentage points → "31.4%". */
export const points = (value: number, decimals = 1): string =>
  new Intl.NumberFormat(language(), {
    style: 'percent',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'negative',
  })
    .format(value / 100)
    .replace(/^-/, '−');

/** As many decimals always, so that an effect and its error line up: 1.5 → "1.50", with a real minus sign. */
export const decimal = (value: number, decimals = 2): string =>
  new Intl.NumberFormat(language(), {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'negative',
  })
    .format(value)
    .replace(/^-/, '−');

/** A change with its sign and one decimal: "+1.2", "−0.3", "0.0". */
export const signed = (value: number): string =>
  new Intl.NumberFormat(language(), {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  })
    .format(value)
    .replace(/^-/, '−');

/** Up to two decimals: 1.5, 12,000, −0.25. */
export const number = (value: number): string =>
  new Intl.NumberFormat(language(), { maximumFractionDigits: 2, signDisplay: 'negative' })
    .format(value)
    .replace(/^-/, '−');

export const whole = (value: number): string =>
  new Intl.NumberFormat(language(), { maximumFractionDigits: 0 }).format(value);
