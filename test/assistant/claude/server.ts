import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived. */
export interface Received {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly body: Body;
  /** Resolves when the client lets go of the connection before the answer was whole; true then. */
  readonly dropped: Promise<boolean>;
}

/** What the tests look at of a request. */
export interface Body {
  readonly model: string;
  readonly max_tokens: number;
  readonly stream: boolean;
  readonly tools: readonly { readonly name: string; readonly cache_control?: unknown }[];
  readonly tool_choice?: { readonly type: string };
  readonly system: readonly { readonly text: string; readonly cache_control?: unknown }[];
  readonly messages: readonly {
    readonly role: string;
    readonly content: readonly {
      readonly type: string;
      readonly text?: string;
      readonly tool_use_id?: string;
      readonly is_error?: boolean;
      readonly content?: readonly { readonly text: string }[];
      readonly cache_control?: unknown;
    }[];
  }[];
}

/** How one request is answered. */
export type Script = (response: ServerResponse) => void | Promise<void>;

/** Speaks the Messages API of the public documentation, as scripted: one script for each request, the last one for all more. */
export class MessagesServer {
  readonly received: Received[] = [];
  #scripts: Script[] = [];
  readonly #server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const bytes = Buffer.concat(chunks);
      const dropped = new Promise<boolean>((resolve) => {
        response.on('close', () => {
          resolve(!response.writableFinished);
        });
      });
      this.received.push({
        url: request.url ?? '',
        headers: request.headers,
        bytes,
        body: (bytes.length > 0 ? JSON.parse(bytes.toString('utf8')) : {}) as Body,
        dropped,
      });
      const script = this.#scripts.length > 1 ? this.#scripts.shift() : this.#scripts[0];
      if (!script) throw new Error('no script for this request');
      void script(response);
    });
  });

  async start(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  script(...scripts: Script[]): void {
    this.#scripts = scripts;
    this.received.length = 0;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

export type Event = Readonly<Record<string, unknown>> & { readonly type: string };

const head = { 'content-type': 'text/event-stream; charset=utf-8', 'request-id': 'req_1' };

export const sse = (event: Event): string => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;

export const start = (usage: Readonly<Record<string, number>> = {}): Event => ({
  type: 'message_start',
  message: {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    content: [],
    model: 'claude-sonnet-5-5',
    stop_reason: null,
    stop_sequence: null,
    usage: { input_tokens: 25, cache_creation_input_tokens: 0, cache_read_input_tokens: 0, output_tokens: 1, ...usage },
  },
});

export const textBlock = (chunks: readonly string[], index = 0): Event[] => [
  { type: 'content_block_start', index, content_block: { type: 'text', text: '' } },
  ...chunks.map((text) => ({ type: 'content_block_delta', index, delta: { type: 'text_delta', text } })),
  { type: 'content_block_stop', index },
];

export const thinkingBlock = (thinking: string, signature: string, index = 0): Event[] => [
  { type: 'content_block_start', index, content_block: { type: 'thinking', thinking: '', signature: '' } },
  { type: 'content_block_delta', index, delta: { type: 'thinking_delta', thinking } },
  { type: 'content_block_delta', index, delta: { type: 'signature_delta', signature } },
  { type: 'content_block_stop', index },
];

/** @param json the input, in the pieces in which it comes */
export const toolBlock = (id: string, name: string, json: readonly string[], index = 0): Event[] => [
  { type: 'content_block_start', index, content_block: { type: 'tool_use', id, name, input: {} } },
  ...json.map((partial_json) => ({
    type: 'content_block_delta',
    index,
    delta: { type: 'input_json_delta', partial_json },
  })),
  { type: 'content_block_stop', index },
];

export const end = (stop_reason: string, usage: Readonly<Record<string, number>> = { output_tokens: 15 }): Event[] => [
  { type: 'message_delta', delta: { stop_reason, stop_sequence: null }, usage },
  { type: 'message_stop' },
];

export const answer =
  (...events: readonly Event[]): Script =>
  (response) => {
    response.writeHead(200, head);
    for (const event of events) response.write(sse(event));
    response.end();
  };

export const says = (...chunks: readonly string[]): Script =>
  answer(start(), { type: 'ping' }, ...textBlock(chunks), ...end('end_turn'));

/** Calls tools, after some words of its own. */
export const calls = (...tools: readonly (readonly [name: string, input: unknown])[]): Script =>
  answer(
    start(),
    ...tools.flatMap(([name, input], i) => toolBlock(`toolu_${i + 1}`, name, ['', JSON.stringify(input)], i)),
    ...end('tool_use'),
  );

export const refuses =
  (status: number, type: string, message: string, headers: Readonly<Record<string, string>> = {}): Script =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ type: 'error', error: { type, message }, request_id: 'req_1' }));
  };

/** Writes some bytes, and breaks the connection. */
export const breaksAfter =
  (...events: readonly Event[]): Script =>
  (response) => {
    response.writeHead(200, head);
    for (const event of events) response.write(sse(event));
    setTimeout(() => response.destroy(), 20);
  };

export const raw =
  (text: string, type = head['content-type']): Script =>
  (response) => {
    response.writeHead(200, { 'content-type': type });
    response.end(text);
  };

/** Writes some events, and then nothing, with the connection open. */
export const hangsAfter =
  (...events: readonly Event[]): Script =>
  (response) => {
    response.writeHead(200, head);
    response.flushHeaders();
    for (const event of events) response.write(sse(event));
  };

/** One event after the other, with a rest between. */
export const slowly =
  (milliseconds: number, ...events: readonly Event[]): Script =>
  async (response) => {
    response.writeHead(200, head);
    for (const event of events) {
      response.write(sse(event));
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
    }
    response.end();
  };
