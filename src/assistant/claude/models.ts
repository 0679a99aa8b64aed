/** US dollars for a million tokens. */
interface Price {
  readonly input: number;
  readonly output: number;
  readonly cacheWrite: number;
  readonly cacheRead: number;
}

/** Tokens of one request: `input` counts what came neither from the cache nor went into it. */
export interface Usage {
  readonly input: number;
  readonly output: number;
  readonly cacheWrite: number;
  readonly cacheRead: number;
}

const price = (input: number, output: number, cacheWrite: number, cacheRead: number): Price => ({
  input,
  output,
  cacheWrite,
  cacheRead,
});

/** What Anthropic publishes; cache writes are those that last for five minutes. Haiku 5.5: for prompts up to 100 000 tokens. */
export const PRICES: {
  readonly source: string;
  readonly date: string;
  readonly models: Readonly<Record<string, Price>>;
} = {
  source: 'https://platform.claude.com/docs/en/about-claude/pricing',
  date: '2026-11-25',
  models: {
    'claude-haiku-5-5': price(0.1, 0.5, 0.125, 0.01),
    'claude-sonnet-5-5': price(2, 10, 2.5, 0.2),
    'claude-opus-5-5': price(4, 20, 5, 0.2),
    'claude-fable-5-1': price(10, 50, 12.5, 0.25),
    'claude-sonnet-5': price(2, 10, 2.5, 0.2),
    'claude-opus-5': price(5, 25, 6.25, 0.5),
    'claude-haiku-4-5': price(1, 5, 1.25, 0.1),
  },
};

/** Fast enough to talk with, able enough to teach, and a dollar lasts for a week of questions. */
export const DEFAULT_MODEL = 'claude-sonnet-5-5';

const priceOf = (model: string): Price | undefined => {
  const id = model.replace(/-\d{8}$/, '');
  return Object.hasOwn(PRICES.models, id) ? PRICES.models[id] : undefined;
};

/** What a request costs; undefined for a model whose price isn't known here. */
export function costOf(model: string, usage: Usage): number | undefined {
  const known = priceOf(model);
  return known && costAt(known, usage);
}

/** What a request may cost at most, for the budget: a model of unknown price counts as the dearest known. */
export const mostCostOf = (model: string, usage: Usage): number =>
  costOf(model, usage) ?? Math.max(...Object.values(PRICES.models).map((known) => costAt(known, usage)));

const costAt = ({ input, output, cacheWrite, cacheRead }: Price, usage: Usage): number =>
  (input * usage.input + output * usage.output + cacheWrite * usage.cacheWrite + cacheRead * usage.cacheRead) / 1e6;

/** Models that take an effort; others refuse the field. */
export const takesEffort = (model: string): boolean => /^claude-(?:haiku|sonnet|opus|fable)-5/.test(model);

/** `claude-sonnet-5-5` → `Claude Sonnet 5.5`; what isn't named so stays as it is. */
export function labelOf(model: string): string {
  const [, family = '', version = ''] = /^claude-([a-z]+)-(\d+(?:-\d{1,2})?)(?:-\d{8})?$/.exec(model) ?? [];
  return family === ''
    ? model
    : `Claude ${family.charAt(0).toUpperCase()}${family.slice(1)} ${version.replace('-', '.')}`;
}

/** Tokens of a text, counted on the machine: rather too many than too few. The newest tokenizers take about three bytes each. */
export const estimateTokens = (text: string): number => Math.ceil(Buffer.byteLength(text) / 2.8);
