import type { ContentBlockParam } from '@anthropic-ai/sdk/resources/messages/messages';
import { z } from 'zod';
import { parseJson } from '../../core/base/parseJson.ts';
import type { Usage } from './models.ts';

const tokens = z.number().int().nonnegative().nullish();
const usageSchema = z.object({
  input_tokens: tokens,
  output_tokens: tokens,
  cache_creation_input_tokens: tokens,
  cache_read_input_tokens: tokens,
});
const index = z.number().int().nonnegative().max(10_000);

/** What of the service's events is read. Others, and other fields, may come any day and mean nothing here. */
const eventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message_start'), message: z.object({ usage: usageSchema }) }),
  z.object({
    type: z.literal('content_block_start'),
    index,
    content_block: z.looseObject({ type: z.string(), id: z.string().optional(), name: z.string().optional() }),
  }),
  z.object({
    type: z.literal('content_block_delta'),
    index,
    delta: z.looseObject({
      type: z.string(),
      text: z.string().optional(),
      partial_json: z.string().optional(),
      thinking: z.string().optional(),
      signature: z.string().optional(),
    }),
  }),
  z.object({ type: z.literal('content_block_stop'), index }),
  z.object({
    type: z.literal('message_delta'),
    delta: z.object({ stop_reason: z.string().nullish() }),
    usage: usageSchema.optional(),
  }),
  z.object({ type: z.literal('message_stop') }),
]);
const readTypes: ReadonlySet<string> = new Set(eventSchema.options.map(({ shape }) => shape.type.value));

export interface ToolUse {
  readonly id: string;
  readonly name: string;
  readonly input: unknown;
}

/** Characters of one answer: far more than the most tokens there can be. */
const MOST = 2_000_000;

type Block = Record<string, unknown> & { readonly type: string };

/** One answer of the service's, put together from its events. */
export class Reply {
  readonly #blocks = new Map<number, Block>();
  readonly #json = new Map<number, string>();
  #usage: z.infer<typeof usageSchema> | undefined;
  #stop: string | undefined;
  #ended = false;
  #text = '';
  #size = 0;

  /** Takes an event in; answers the text in it, and undefined where the event can't be one. */
  take(event: unknown): string | undefined {
    const parsed = eventSchema.safeParse(event);
    if (!parsed.success) return this.#isUnknown(event) ? '' : undefined;
    const { data } = parsed;
    switch (data.type) {
      case 'message_start':
        this.#usage = data.message.usage;
        return '';
      case 'content_block_start':
        this.#blocks.set(data.index, { ...data.content_block });
        return '';
      case 'content_block_delta':
        return this.#grow(data.index, data.delta);
      case 'content_block_stop':
        return this.#blocks.has(data.index) ? '' : undefined;
      case 'message_delta':
        this.#usage = { ...this.#usage, ...withoutNulls(data.usage ?? {}) };
        this.#stop = data.delta.stop_reason ?? this.#stop;
        return '';
      case 'message_stop':
        this.#ended = true;
        return '';
    }
  }

  /** All of the text so far. */
  get text(): string {
    return this.#text;
  }

  /** Undefined until the service said why it ended. */
  get stop(): string | undefined {
    return this.#ended ? this.#stop : undefined;
  }

  /** What the service counted so far. */
  get usage(): Usage | undefined {
    const counted = this.#usage;
    return (
      counted && {
        input: counted.input_tokens ?? 0,
        output: counted.output_tokens ?? 0,
        cacheWrite: counted.cache_creation_input_tokens ?? 0,
        cacheRead: counted.cache_read_input_tokens ?? 0,
      }
    );
  }

  /** The tools called; `input` is undefined where it is no JSON. */
  get toolUses(): ToolUse[] {
    return [...this.#blocks].flatMap(([at, { type, id, name }]) =>
      type === 'tool_use' && typeof id === 'string' && typeof name === 'string'
        ? [{ id, name, input: this.#inputAt(at) }]
        : [],
    );
  }

  /** The answer as it must be sent back when its tools have been run: thinking as it came, nothing empty. */
  get content(): ContentBlockParam[] {
    return [...this.#blocks].flatMap(([at, block]) => {
      if (block.type === 'text' && (block['text'] === '' || block['text'] === undefined)) return [];
      const whole = block.type === 'tool_use' ? { ...block, input: this.#inputAt(at) ?? {} } : block;
      return [whole as unknown as ContentBlockParam];
    });
  }

  #grow(at: number, delta: { type: string; [key: string]: unknown }): string | undefined {
    const block = this.#blocks.get(at);
    if (!block) return undefined;
    this.#size += JSON.stringify(delta).length;
    if (this.#size > MOST) return undefined;
    const add = (key: string, more: string): void => {
      const before = block[key];
      block[key] = (typeof before === 'string' ? before : '') + more;
    };
    switch (delta.type) {
      case 'text_delta':
        if (typeof delta['text'] !== 'string') return undefined;
        add('text', delta['text']);
        this.#text += delta['text'];
        return delta['text'];
      case 'input_json_delta':
        if (typeof delta['partial_json'] !== 'string') return undefined;
        this.#json.set(at, (this.#json.get(at) ?? '') + delta['partial_json']);
        return '';
      case 'thinking_delta':
        if (typeof delta['thinking'] === 'string') add('thinking', delta['thinking']);
        return '';
      case 'signature_delta':
        if (typeof delta['signature'] === 'string') block['signature'] = delta['signature'];
        return '';
      default:
        return '';
    }
  }

  #inputAt(at: number): unknown {
    const json = this.#json.get(at) ?? '';
    return json.trim() === '' ? {} : parseJson(json);
  }

  #isUnknown(event: unknown): boolean {
    const type = z.object({ type: z.string() }).safeParse(event);
    return type.success && !readTypes.has(type.data.type);
  }
}

const withoutNulls = <T extends object>(record: T): Partial<T> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null && value !== undefined)) as Partial<T>;
