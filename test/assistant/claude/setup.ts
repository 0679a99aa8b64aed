import type { Briefing, Deeds, Piece, Turn } from '../../../src/assistant/briefing.ts';
import { Claude, type ClaudeSetup } from '../../../src/assistant/claude/claude.ts';
import { Ledger } from '../../../src/assistant/claude/ledger.ts';
import { assistantSettingsSchema, type AssistantSettings } from '../../../src/assistant/claude/settings.ts';
import type { Spending } from '../../../src/assistant/claude/spending.ts';
import { asks, briefing, KEY, noDeeds } from './fixture.ts';

/** Spending in memory. */
export class Purse implements Spending {
  readonly #amounts: number[] = [];

  today(): Promise<number> {
    return Promise.resolve(this.#amounts.reduce((sum, amount) => sum + amount, 0));
  }

  reserve(dollars: number): Promise<(dollars: number) => Promise<void>> {
    const at = this.#amounts.push(dollars) - 1;
    return Promise.resolve((settled) => {
      this.#amounts[at] = settled;
      return Promise.resolve();
    });
  }
}

export interface Trial {
  readonly claude: Claude;
  readonly ledger: Ledger;
  readonly purse: Purse;
  /** Pauses that were asked for, in milliseconds. */
  readonly pauses: number[];
}

export function trial(
  baseUrl: string,
  settings: Partial<AssistantSettings> = {},
  change: Partial<ClaudeSetup> = {},
): Trial {
  const ledger = new Ledger();
  const purse = new Purse();
  const pauses: number[] = [];
  const claude = new Claude({
    key: KEY,
    settings: { ...assistantSettingsSchema.parse({ baseUrl, dailyBudget: 10 }), ...settings },
    load: () => import('../../../src/assistant/claude/sdk.ts'),
    spending: purse,
    ledger,
    pause: (milliseconds) => {
      pauses.push(milliseconds);
      return Promise.resolve();
    },
    patience: 5000,
    consent: () => Promise.resolve(true),
    folders: () => [],
    ...change,
  });
  return { claude, ledger, purse, pauses };
}

export async function collect(
  { claude }: Pick<Trial, 'claude'>,
  turns: readonly Turn[] = asks('What is a tail?'),
  about: Briefing = briefing,
  deeds: Deeds = noDeeds,
  signal: AbortSignal = new AbortController().signal,
): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for await (const piece of claude.answer(turns, about, deeds, signal)) pieces.push(piece);
  return pieces;
}

export const textOf = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('');

export const codeOf = (pieces: readonly Piece[]): string | undefined => {
  const last = pieces.at(-1);
  return last?.kind === 'problem' ? last.code : undefined;
};
