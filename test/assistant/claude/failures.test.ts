import assert from 'node:assert/strict';
import type { Turn } from '../../../src/assistant/briefing.ts';
import {
  answer,
  breaksAfter,
  end,
  hangsAfter,
  MessagesServer,
  raw,
  refuses,
  says,
  slowly,
  sse,
  start,
  textBlock,
  type Script,
} from './server.ts';
import { asks, briefing, KEY, noDeeds } from './fixture.ts';
import { codeOf, collect, textOf, trial } from './setup.ts';

const overloaded = refuses(529, 'overloaded_error', 'Overloaded');

describe('what goes wrong with Claude', () => {
  const server = new MessagesServer();
  before(() => server.start());
  after(() => server.stop());

  const cases: readonly (readonly [what: string, script: Script, code: string])[] = [
    ['a bad key', refuses(401, 'authentication_error', `invalid x-api-key ${KEY}`), 'key'],
    ['no permission', refuses(403, 'permission_error', 'Your API key does not have permission'), 'permission'],
    ['an unknown model', refuses(404, 'not_found_error', 'model: claude-nonsense'), 'model'],
    ['a billing error', refuses(402, 'billing_error', 'There is a problem with your billing'), 'credit'],
    [
      'exhausted credit',
      refuses(
        400,
        'invalid_request_error',
        'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.',
      ),
      'credit',
    ],
    [
      'a limit of spending',
      refuses(400, 'invalid_request_error', 'You have reached your specified API usage limits: spend limit'),
      'credit',
    ],
    [
      'a prompt that is too long',
      refuses(400, 'invalid_request_error', 'prompt is too long: 1200000 tokens > 1000000 maximum'),
      'too-long',
    ],
    ['a request that is too large', refuses(413, 'request_too_large', 'Request exceeds the maximum size'), 'too-long'],
    ['another bad request', refuses(400, 'invalid_request_error', 'output_config: not supported'), 'request'],
    [
      'a rate limit with a long wait',
      refuses(429, 'rate_limit_error', 'Too many requests', { 'retry-after': '600' }),
      'rate',
    ],
    ['overload that stays', overloaded, 'busy'],
    ['a fault of the service', refuses(500, 'api_error', 'Internal server error'), 'busy'],
    ['a page in place of an answer', raw('<html>Sign in to the wireless network</html>', 'text/html'), 'malformed'],
    ['an empty stream', raw(''), 'malformed'],
    [
      'an event that is no JSON',
      raw(`${sse(start())}event: content_block_delta\ndata: {"type": "content_bl\n\n`),
      'malformed',
    ],
    ['an event of another shape', answer(start(), { type: 'content_block_delta', index: 0, delta: 7 }), 'malformed'],
    [
      'text for a block that never began',
      answer(start(), { type: 'content_block_delta', index: 3, delta: { type: 'text_delta', text: 'x' } }),
      'malformed',
    ],
    ['a tool call without a tool', answer(start(), ...end('tool_use')), 'malformed'],
    ['a cut connection', breaksAfter(start(), ...textBlock(['Half an ans']).slice(0, 2)), 'cut'],
    ['an end without an end', answer(start(), ...textBlock(['Half an ans'])), 'cut'],
    [
      'an error in the stream',
      answer(start(), ...textBlock(['Half']), {
        type: 'error',
        error: { type: 'overloaded_error', message: 'Overloaded' },
      }),
      'busy',
    ],
    ['an empty answer', answer(start(), ...end('end_turn')), 'empty'],
    ['a declined answer', answer(start(), ...textBlock(['I ']), ...end('refusal')), 'declined'],
    ['a full context', answer(start(), ...textBlock(['Well']), ...end('model_context_window_exceeded')), 'too-long'],
    ['the most tokens', answer(start(), ...textBlock(['On and on']), ...end('max_tokens')), 'max-tokens'],
  ];
  for (const [what, script, code] of cases) {
    it(`says what ${what} means, and keeps the conversation`, async () => {
      server.script(script);
      const turns: readonly Turn[] = Object.freeze(
        [
          { role: 'learner', text: 'First?' },
          { role: 'assistant', text: 'First.' },
          { role: 'learner', text: 'Second?' },
        ].map((turn) => Object.freeze(turn)) as Turn[],
      );
      const tried = trial(server.url);
      const pieces = await collect(tried, turns);
      assert.equal(codeOf(pieces), code);
      assert.equal(pieces.filter(({ kind }) => kind === 'problem').length, 1);
      assert.ok(!JSON.stringify(pieces).includes(KEY), 'the key is in no message');
      assert.ok(!JSON.stringify(tried.ledger.sent).includes(KEY), 'nor in what was written down');
      // The same conversation, once the trouble is over.
      server.script(says('Now it works.'));
      assert.equal(textOf(await collect(tried, turns)), 'Now it works.');
      assert.deepEqual(
        server.received[0]?.body.messages.map(({ role, content }) => [role, content[0]?.text]),
        [
          ['user', 'First?'],
          ['assistant', 'First.'],
          ['user', 'Second?'],
        ],
      );
    });
  }

  it('writes nothing to a console, whatever comes', async () => {
    const printed: unknown[] = [];
    const real = globalThis.console;
    const note = (...words: unknown[]): void => {
      printed.push(words);
    };
    globalThis.console = { ...real, log: note, info: note, warn: note, error: note, debug: note };
    process.env['ANTHROPIC_LOG'] = 'debug';
    try {
      for (const [, script] of cases.slice(0, 20)) {
        server.script(script);
        await collect(trial(server.url));
      }
    } finally {
      globalThis.console = real;
      delete process.env['ANTHROPIC_LOG'];
    }
    assert.deepEqual(printed, []);
  });

  it('ends an answer that never ends', async () => {
    const word = { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'x'.repeat(50_000) } };
    server.script(answer(start(), ...textBlock(['']).slice(0, 1), ...Array.from({ length: 60 }, () => word)));
    assert.equal(codeOf(await collect(trial(server.url))), 'malformed');
  });

  it('says that there is no connection, and how the system calls it', async () => {
    const gone = await new MessagesServer().start();
    const { url } = gone;
    await gone.stop();
    const pieces = await collect(trial(url));
    assert.equal(codeOf(pieces), 'network');
    assert.match(JSON.stringify(pieces), /ECONNREFUSED/);
  });

  it('does not follow where another server points', async () => {
    let followed = false;
    server.script((response) => {
      if (followed) return says('Followed.')(response);
      followed = true;
      response.writeHead(307, { location: `${server.url}/elsewhere` });
      response.end();
    });
    assert.equal(codeOf(await collect(trial(server.url))), 'network');
    assert.equal(server.received.length, 1);
  });

  it('keeps what was shown before a connection broke', async () => {
    server.script(breaksAfter(start(), ...textBlock(['Half an ', 'answer']).slice(0, 3)));
    assert.equal(textOf(await collect(trial(server.url))), 'Half an answer');
  });

  it('tries again after an overload, longer each time, and says so', async () => {
    server.script(overloaded, refuses(503, 'api_error', 'unavailable'), overloaded, says('At last.'));
    const tried = trial(server.url);
    const pieces = await collect(tried);
    assert.equal(textOf(pieces), 'At last.');
    assert.equal(pieces.filter(({ kind }) => kind === 'wait').length, 3);
    assert.equal(server.received.length, 4);
    assert.equal(tried.pauses.length, 3);
    for (const [i, pause] of tried.pauses.entries()) assert.ok(pause >= 1000 * 2 ** i && pause <= 1250 * 2 ** i);
  });

  it('waits as long as the service says', async () => {
    server.script(refuses(429, 'rate_limit_error', 'slow down', { 'retry-after': '7' }), says('Yes.'));
    const tried = trial(server.url);
    assert.equal(textOf(await collect(tried)), 'Yes.');
    assert.ok((tried.pauses[0] ?? 0) >= 7000);
  });

  it('gives up after three more tries, or half a minute', async () => {
    server.script(overloaded);
    assert.equal(codeOf(await collect(trial(server.url))), 'busy');
    assert.equal(server.received.length, 4);
    server.script(refuses(529, 'overloaded_error', 'Overloaded', { 'retry-after': '20' }));
    assert.equal(codeOf(await collect(trial(server.url))), 'busy');
    assert.equal(server.received.length, 2);
  });

  it('tries again where an overload comes in the stream before any word', async () => {
    server.script(
      answer(start(), { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }),
      says('Now.'),
    );
    assert.equal(textOf(await collect(trial(server.url))), 'Now.');
  });

  it('stops waiting as soon as it is told to', async () => {
    server.script(overloaded);
    const stop = new AbortController();
    const { claude } = trial(
      server.url,
      {},
      {
        pause: (_, signal) =>
          new Promise((resolve) => {
            signal.addEventListener('abort', () => {
              resolve();
            });
            stop.abort();
          }),
      },
    );
    const pieces = await collect({ claude }, asks('?'), briefing, noDeeds, stop.signal);
    assert.deepEqual(
      pieces.map(({ kind }) => kind),
      ['wait'],
    );
    assert.equal(server.received.length, 1);
  });

  it('calls a question off where nothing comes for too long, and closes the connection', async () => {
    server.script(hangsAfter(start(), ...textBlock(['Well, ']).slice(0, 2)));
    const tried = trial(server.url, {}, { patience: 100 });
    const pieces = await collect(tried);
    assert.equal(textOf(pieces), 'Well, ');
    assert.equal(codeOf(pieces), 'silent');
    assert.equal(await server.received[0]?.dropped, true);
  });

  it('waits for a slow stream as long as something comes', async () => {
    server.script(slowly(40, start(), ...textBlock(['a', 'b', 'c', 'd']), ...end('end_turn')));
    assert.equal(textOf(await collect(trial(server.url, {}, { patience: 300 }))), 'abcd');
  });

  it('closes the connection when it is stopped, and adds nothing', async () => {
    server.script(hangsAfter(start(), ...textBlock(['One ']).slice(0, 2)));
    const stop = new AbortController();
    const tried = trial(server.url);
    const kinds: string[] = [];
    for await (const piece of tried.claude.answer(asks('?'), briefing, noDeeds, stop.signal)) {
      kinds.push(piece.kind);
      stop.abort();
    }
    assert.deepEqual(kinds, ['text']);
    assert.equal(await server.received[0]?.dropped, true);
    assert.equal(tried.ledger.sent[0]?.state, 'stopped');
  });

  it('closes the connection when nobody reads on', async () => {
    server.script(hangsAfter(start(), ...textBlock(['One ']).slice(0, 2)));
    const tried = trial(server.url);
    for await (const piece of tried.claude.answer(asks('?'), briefing, noDeeds, new AbortController().signal)) {
      assert.equal(piece.kind, 'text');
      break;
    }
    assert.equal(await server.received[0]?.dropped, true);
    assert.equal(tried.ledger.sent[0]?.state, 'stopped');
  });

  it('sends nothing without a question, or without consent', async () => {
    server.script(says('No.'));
    assert.equal(codeOf(await collect(trial(server.url), asks('  \n'))), 'question');
    const unasked = trial(server.url, {}, { consent: () => Promise.resolve(false) });
    assert.equal(codeOf(await collect(unasked)), 'consent');
    assert.equal(server.received.length, 0);
  });

  it('does not mind new kinds of events and blocks', async () => {
    server.script(
      answer(
        start(),
        { type: 'something_new', what: 1 },
        { type: 'content_block_start', index: 0, content_block: { type: 'new_block', n: 1 } },
        { type: 'content_block_delta', index: 0, delta: { type: 'new_delta', n: 1 } },
        { type: 'content_block_stop', index: 0 },
        ...textBlock(['Fine.'], 1),
        ...end('end_turn'),
      ),
    );
    assert.equal(textOf(await collect(trial(server.url))), 'Fine.');
  });
});
