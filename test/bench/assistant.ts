import { gated } from '../../src/assistant/gate/gated.ts';
import { LeakGate } from '../../src/assistant/gate/leakGate.ts';
import { Memory } from '../../src/assistant/gate/memory.ts';
import { briefLab } from '../../src/assistant/briefLab.ts';
import { course, labs, open } from '../assistant/course.ts';
import { asks, noDeeds } from '../assistant/claude/fixture.ts';
import { end, MessagesServer, says, sse, start, textBlock, type Script } from '../assistant/claude/server.ts';
import { trial } from '../assistant/claude/setup.ts';

const ANSWERS = 60;

const quantile = (values: readonly number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(q * (values.length - 1))] ?? NaN;

/** What an answer of Claude's costs between the wire and the screen: through the SDK, the checks of links and the gate. */
export async function assistant(row: (what: string, value: string) => void): Promise<void> {
  const server = await new MessagesServer().start();
  const claude = gated(trial(server.url, { dailyBudget: 1000 }).claude, new LeakGate(course), new Memory());
  const [files] = labs;
  if (!files) throw new Error('There is no lab.');
  const briefing = briefLab(open, files, { text: null, verdict: null, fault: null }, {});
  const ask = () => claude.answer(asks('What is a tail?'), briefing, noDeeds, new AbortController().signal);

  let written = 0;
  const firstToken: Script = async (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(
      sse(start()) + sse({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }),
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    written = performance.now();
    response.write(sse({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Tails ' } }));
    await new Promise((resolve) => setTimeout(resolve, 20));
    response.end([...textBlock(['go first.']).slice(1), ...end('end_turn')].map(sse).join(''));
  };
  server.script(firstToken);
  const waits: number[] = [];
  const bare: number[] = [];
  for (let i = 0; i < ANSWERS; i++) {
    let first = true;
    for await (const piece of ask()) {
      if (piece.kind === 'text' && first) waits.push(performance.now() - written);
      first = false;
    }
    const reader = (await fetch(server.url, { method: 'POST', body: '{}' })).body?.getReader();
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      if (written > 0 && Buffer.from(read.value).includes('text_delta')) {
        bare.push(performance.now() - written);
        break;
      }
    }
    await reader?.cancel();
  }
  const both = (q: number) => `${quantile(waits, q).toFixed(1)} ms (read bare: ${quantile(bare, q).toFixed(1)} ms)`;
  row('assistant: first token, from the wire to the screen, median', both(0.5));
  row('assistant: the same, 95 of 100', both(0.95));

  server.script(
    says(
      ...Array.from({ length: 10_000 }, (_, i) =>
        i % 60 === 59 ? 'end.\n\n' : i % 12 === 11 ? 'stop. ' : `word${i} `,
      ),
    ),
  );
  const began = performance.now();
  let pieces = 0;
  let longest = 0;
  let last = began;
  for await (const piece of ask()) {
    pieces += piece.kind === 'text' ? 1 : 0;
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }
  row(
    'assistant: 10 000 tokens at once',
    `${(performance.now() - began).toFixed(0)} ms, ${pieces} pieces, longest gap ${longest.toFixed(0)} ms`,
  );
  await server.stop();
}
