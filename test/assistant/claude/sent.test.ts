import assert from 'node:assert/strict';
import { Ledger } from '../../../src/assistant/claude/ledger.ts';
import { breaksAfter, calls, MessagesServer, refuses, says, start, textBlock } from './server.ts';
import { asks, briefing, KEY } from './fixture.ts';
import { codeOf, collect, Purse, trial } from './setup.ts';

describe('what is sent', () => {
  const server = new MessagesServer();
  before(() => server.start());
  after(() => server.stop());

  it('is written down byte for byte as the server receives it, in every round and every try', async () => {
    server.script(
      refuses(529, 'overloaded_error', 'Overloaded'),
      calls(['read_pipeline', {}], ['quote_lesson', { lesson: 'one' }]),
      refuses(503, 'api_error', 'unavailable'),
      says('Größe, 模型, 🙂.'),
    );
    const { claude, ledger } = trial(server.url);
    await collect({ claude }, asks('Größe? 模型? 🙂 \u2028 "quotes" \\ back'), {
      ...briefing,
      pipeline: '// ünï\u0000\n',
    });
    assert.equal(server.received.length, 4);
    assert.equal(ledger.sent.length, 4);
    for (const [i, { body, url }] of ledger.sent.entries()) {
      assert.ok(Buffer.from(body).equals(server.received[i]!.bytes), `request ${i + 1}`);
      assert.equal(url, `${server.url}/v1/messages`);
    }
    assert.deepEqual(
      ledger.sent.map(({ state }) => state),
      ['failed', 'answered', 'failed', 'answered'],
    );
    assert.deepEqual(
      ledger.sent.map(({ files }) => [...files]),
      [[], [], ['pipeline.ts'], ['pipeline.ts']],
    );
  });

  it('is what was shown before it was sent', async () => {
    server.script(says('Yes.'));
    const { claude, ledger } = trial(server.url);
    const preview = claude.preview(asks('What is a tail?'), briefing);
    await collect({ claude });
    assert.equal(preview.body, ledger.sent[0]?.body);
    assert.deepEqual(preview.expected, ledger.sent[0]?.expected);
    assert.ok(preview.expectedCost! > 0);
  });

  it('has what the service counted, and what it cost', async () => {
    server.script((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const events = [
        start({
          input_tokens: 100,
          cache_creation_input_tokens: 2000,
          cache_read_input_tokens: 3000,
          output_tokens: 1,
        }),
        ...textBlock(['Yes.']),
        {
          type: 'message_delta',
          delta: { stop_reason: 'end_turn' },
          usage: { output_tokens: 400, input_tokens: null },
        },
        { type: 'message_stop' },
      ];
      response.end(events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join(''));
    });
    const { claude, ledger, purse } = trial(server.url);
    await collect({ claude });
    const [sent] = ledger.sent;
    assert.deepEqual(sent?.usage, { input: 100, output: 400, cacheWrite: 2000, cacheRead: 3000 });
    const cost = (100 * 2 + 400 * 10 + 2000 * 2.5 + 3000 * 0.2) / 1e6;
    assert.ok(Math.abs(sent.cost! - cost) < 1e-12);
    assert.ok(sent.expectedCost! > cost);
    assert.ok(Math.abs((await purse.today()) - cost) < 1e-12);
  });

  it('says no price for a model whose price is not known, and keeps to the budget all the same', async () => {
    server.script(says('Yes.'));
    const { claude, ledger, purse } = trial(server.url, { model: 'claude-next-9' });
    await collect({ claude });
    assert.equal(ledger.sent[0]?.expectedCost, undefined);
    assert.equal(ledger.sent[0]?.cost, undefined);
    assert.ok((await purse.today()) > 0);
  });

  it('has no secrets and no paths outside the lab, wherever they stood', async () => {
    server.script(calls(['read_pipeline', {}], ['read_report', {}]), says('Yes.'));
    const secret = `ghp_${'a1'.repeat(18)}`;
    const { claude } = trial(server.url, {}, { folders: () => ['/home/eva/labs/one'] });
    await collect(
      { claude },
      [
        { role: 'learner', text: `my key is ${KEY}` },
        { role: 'assistant', text: `You wrote ${KEY}.` },
        { role: 'learner', text: `at /home/eva/labs/one/pipeline.ts:3 and /home/eva/other.ts, eva@example.org` },
      ],
      {
        ...briefing,
        pipeline: `// ${secret}\n// /home/eva/thesis/x.ts\n`,
        fault: { kind: 'runtime', message: `Boom in /home/eva/labs/one/pipeline.ts with ${secret}` },
      },
    );
    for (const { bytes } of server.received) {
      const text = bytes.toString('utf8');
      for (const hidden of [KEY, secret, 'eva']) assert.ok(!text.includes(hidden), hidden);
    }
    assert.match(server.received[0]!.bytes.toString(), /at pipeline\.ts:3 and \[path removed\]/);
    assert.match(server.received[1]!.bytes.toString(), /Boom in pipeline\.ts with \[secret removed\]/);
  });

  it('has no secret of a numbered line, and no half of one where the pipeline is cut', async () => {
    server.script(calls(['read_pipeline', {}]), says('Yes.'));
    const half = `ghp_${'a1'.repeat(18)}`;
    const before = '/*\nMY_SECRET=hunter2hunter2\n*/\n';
    const long = `${before}//${' '.repeat(24_000 - before.length - 25)}`;
    const { claude } = trial(server.url);
    await collect({ claude }, asks('What is wrong?'), { ...briefing, pipeline: `${long}${half}\n` });
    const sent = server.received[1]!.bytes.toString();
    assert.ok(!sent.includes('hunter2'));
    assert.ok(!sent.includes('ghp_'));
    assert.match(sent, /2\\tMY_SECRET=\[secret removed\]/);
  });

  it('goes nowhere beyond the budget', async () => {
    server.script(says('Yes.'));
    const spent = trial(server.url, { dailyBudget: 0.001 });
    assert.equal(codeOf(await collect(spent)), 'budget');
    assert.equal(server.received.length, 0);
    assert.equal(await spent.purse.today(), 0);
  });

  it('goes nowhere where what is spent cannot be written down', async () => {
    server.script(says('Yes.'));
    const { claude } = trial(
      server.url,
      {},
      {
        spending: { today: () => Promise.resolve(0), reserve: () => Promise.reject(new Error('ENOSPC')) },
      },
    );
    assert.equal(codeOf(await collect({ claude })), 'spending');
    assert.equal(server.received.length, 0);
  });

  it('costs nothing where it was refused, and its input where the answer broke off', async () => {
    server.script(refuses(401, 'authentication_error', 'no'));
    const refused = trial(server.url);
    await collect(refused);
    assert.equal(await refused.purse.today(), 0);
    server.script(breaksAfter(start({ input_tokens: 5000 }), ...textBlock(['Half']).slice(0, 2)));
    const cut = trial(server.url);
    await collect(cut);
    assert.ok((await cut.purse.today()) >= 0.01);
  });

  it('is kept for the newest fifty requests, and told to who listens', () => {
    const ledger = new Ledger();
    let told = 0;
    const stop = ledger.onDidChange(() => told++);
    const request = {
      model: 'm',
      url: 'u',
      body: '{}',
      files: [],
      expected: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
      expectedCost: undefined,
    };
    for (let i = 0; i < 60; i++) ledger.record(request)({ state: 'answered' });
    assert.equal(told, 120);
    assert.deepEqual([ledger.sent.length, ledger.sent[0]?.number, ledger.sent.at(-1)?.number], [50, 11, 60]);
    stop();
    ledger.record(request);
    assert.equal(told, 120);
  });

  it('two windows that ask at the same moment do not both spend the rest', async () => {
    server.script(says('Yes.'));
    const purse = new Purse();
    const both = [1, 2].map(() => trial(server.url, { dailyBudget: 0.06 }, { spending: purse }));
    const codes = await Promise.all(both.map(async (one) => codeOf(await collect(one))));
    assert.ok(codes.includes('budget'));
  });
});
