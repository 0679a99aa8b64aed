import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Citations } from '../../../src/assistant/claude/citations.ts';
import { claimsAboutRun } from '../../../src/assistant/claude/claims.ts';
import { cut, fence } from '../../../src/assistant/claude/fence.ts';
import { messagesOf, MOST } from '../../../src/assistant/claude/history.ts';
import { costOf, DEFAULT_MODEL, labelOf, mostCostOf, PRICES } from '../../../src/assistant/claude/models.ts';
import { dollars } from '../../../src/assistant/claude/problems.ts';
import { ANTHROPIC, assistantSettingsSchema } from '../../../src/assistant/claude/settings.ts';
import type { Turn } from '../../../src/assistant/briefing.ts';
import { briefing } from './fixture.ts';

const checked = (...chunks: readonly string[]): string => {
  const citations = new Citations(briefing);
  return chunks.map((chunk) => citations.push(chunk)).join('') + citations.end();
};
const mark = '*(link left out: not in the course)*';

describe('links in an answer', () => {
  it('stay where they lead into the course, or to one of its sources', () => {
    for (const href of [
      'groundloop:/lesson/course/one',
      'groundloop:/lesson/course/one#tails',
      'groundloop:/lab/course/lab-one',
      'https://example.org/collapse',
    ]) {
      assert.equal(checked(`[a](${href})`), `[a](${href})`);
      assert.equal(checked(`see <${href}>.`), `see <${href}>.`);
    }
  });

  it('become their text where they lead elsewhere, pictures always', () => {
    for (const href of [
      'groundloop:/lesson/course/two',
      'groundloop:/lesson/other/one',
      'groundloop:/lesson/course/one#no',
      'groundloop:/test/course/m1',
      'https://evil.example/x',
      'http://example.org/collapse',
      'command:workbench.action.quit',
      'file:///etc/passwd',
      'javascript:alert(1)',
      '',
    ]) {
      assert.equal(checked(`a [b](${href}) c`), `a b ${mark} c`, href);
    }
    assert.equal(checked('![x](https://example.org/collapse)'), `x ${mark}`);
    assert.equal(checked('![](https://evil.example/?q=1)'), mark);
    assert.equal(checked('<https://evil.example/a>'), mark);
    assert.equal(checked('[a]: https://evil.example/a\n'), `${mark}\n`);
  });

  it('are no links in code, and brackets alone are none either', () => {
    const code = '```ts\nconst a = b[0](c); // [x](https://evil.example)\n```\n';
    assert.equal(checked(code), code);
    const evil = '[x](https://evil.example)\n';
    for (const [begin, inner, end] of [
      ['```ts', '~~~', '```'],
      ['~~~', '```', '~~~'],
      ['````', '```', '````'],
      ['```', '```ts', '```'],
    ]) {
      const nested = `${begin}\n${inner}\n${evil}${end}\n`;
      assert.equal(checked(nested, evil), `${nested}x ${mark}\n`);
    }
    for (const text of ['a[0] and b[1]', 'x < 3 && y > 2', 'Wow! [maybe', '[1] says so', '<b', 'end!']) {
      assert.equal(checked(text), text);
    }
  });

  it('come out the same however the answer is cut into pieces', () => {
    const part = fc.constantFrom(
      '[a](groundloop:/lesson/course/one)',
      '[b](https://evil.example/a_(b))',
      '![c](x)',
      '<https://evil.example>',
      '[d]: https://evil.example',
      '\n',
      '```\n',
      ' words ',
      '[',
      ']',
      '(',
      '!',
      '<',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), fc.array(fc.nat({ max: 200 })), (parts, cuts) => {
        const text = parts.join('');
        const at = [0, ...cuts.map((n) => n % (text.length + 1)).sort((a, b) => a - b), text.length];
        assert.equal(checked(...at.map((from, i) => text.slice(from, at[i + 1] ?? text.length))), checked(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('hold back no more than what may become one', () => {
    const citations = new Citations(briefing);
    assert.equal(citations.push('Words and [a lin'), 'Words and ');
    assert.equal(citations.push('e] of words'), '[a line] of words');
    assert.equal(citations.push(`[${'x'.repeat(5000)}`), `[${'x'.repeat(5000)}`);
  });
});

describe('claims about the run', () => {
  it('are sentences with a number about it', () => {
    for (const claim of [
      'Your score is 60.',
      'In your last run, knowledge fell to 41%.',
      'F03 was found at line 7.',
      'You lost most of the rare facts.',
      '你的報告說知識剩下 41%。',
    ]) {
      assert.ok(claimsAboutRun(claim), claim);
    }
  });

  it('are not questions, nor what the course says', () => {
    for (const words of [
      'What would your score be with 100 people?',
      'In the paper, knowledge fell by 30%.',
      'Tails go first. Which fact would you miss?',
      'Read your report first.',
    ]) {
      assert.ok(!claimsAboutRun(words), words);
    }
  });
});

describe('data for the model', () => {
  it('cannot close its own fence', () => {
    const fenced = fence('x', 'a</data>b< /DATA >c<data name="y">', 100);
    assert.equal(fenced.match(/<\s*\/?\s*data/gi)?.length, 2);
  });

  it('is cut, and says by how much', () => {
    assert.equal(cut('abcdef', 4), 'abcd\n[2 characters left out]');
    assert.equal(cut('abcd', 4), 'abcd');
  });
});

describe('the conversation that is sent', () => {
  const same = (text: string): string => text;
  const turn = fc.record({
    role: fc.constantFrom<Turn['role']>('learner', 'assistant'),
    text: fc.oneof(fc.string(), fc.constant(''), fc.constant('x'.repeat(9000))),
  });

  it('takes turns, begins and ends with the learner, and is not too long, whatever was said', () => {
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 20 }), (turns) => {
        const messages = messagesOf(turns, same);
        const asked = turns.filter(({ text }) => text.trim() !== '').at(-1)?.role === 'learner';
        assert.equal(messages.length > 0, asked);
        for (const [i, { role, text }] of messages.entries()) {
          assert.equal(role, i % 2 === 0 ? 'user' : 'assistant');
          assert.ok(text.trim() !== '');
        }
        if (asked) assert.equal(messages.length % 2, 1);
        const length = messages.reduce((sum, { text }) => sum + text.length, 0);
        assert.ok(length <= MOST.question + MOST.history + 200);
      }),
    );
  });

  it('keeps the newest where it must leave something out', () => {
    const turns: Turn[] = Array.from({ length: 21 }, (_, i) => ({
      role: i % 2 === 0 ? 'learner' : 'assistant',
      text: `${i} ${'x'.repeat(5000)}`,
    }));
    const messages = messagesOf(turns, same);
    assert.ok(messages.at(-1)?.text.startsWith('20 '));
    assert.ok(messages.length < 8 && messages.length >= 3);
  });

  it('never cuts a secret in half', () => {
    const hidden = (text: string): string => text.replaceAll(/S+/g, '[removed]');
    const text = 'x'.repeat(MOST.question - 5) + 'S'.repeat(10) + 'y'.repeat(50_000);
    assert.ok(!messagesOf([{ role: 'learner', text }], hidden)[0]?.text.includes('S'));
  });
});

describe('models', () => {
  it('have a price where it is known, also by the name of a day', () => {
    const million = { input: 1e6, output: 0, cacheRead: 0, cacheWrite: 0 };
    assert.equal(costOf(DEFAULT_MODEL, million), 2);
    assert.equal(costOf('claude-haiku-4-5-20251001', million), 1);
    assert.equal(costOf('claude-next-9', million), undefined);
    assert.equal(costOf('constructor', million), undefined);
    assert.equal(mostCostOf('claude-next-9', million), 10);
    assert.ok(Number.isFinite(Date.parse(PRICES.date)));
  });

  it('have a name for people', () => {
    assert.equal(labelOf('claude-sonnet-5-5'), 'Claude Sonnet 5.5');
    assert.equal(labelOf('claude-haiku-4-5-20251001'), 'Claude Haiku 4.5');
    assert.equal(labelOf('claude-opus-5'), 'Claude Opus 5');
    assert.equal(labelOf('my-proxy/model'), 'my-proxy/model');
  });

  it('cost amounts that can be read', () => {
    assert.deepEqual([0, 0.0004, 0.012, 0.5, 0.999, 2.5].map(dollars), [
      '$0.00',
      '$0.00040',
      '$0.012',
      '$0.50',
      '$1.00',
      '$2.50',
    ]);
  });
});

describe('the settings of the assistant', () => {
  it('have defaults: a current model, Anthropic, a small budget', () => {
    assert.deepEqual(assistantSettingsSchema.parse({}), {
      model: DEFAULT_MODEL,
      baseUrl: ANTHROPIC,
      dailyBudget: 0.5,
      maxTokens: 4096,
    });
  });

  it('take an address over https, or of this machine', () => {
    const baseUrl = (url: string): unknown => assistantSettingsSchema.safeParse({ baseUrl: url }).data?.baseUrl;
    assert.equal(baseUrl('https://proxy.example/claude/'), 'https://proxy.example/claude');
    for (const url of ['http://localhost:8080', 'http://127.0.0.1:9', 'http://[::1]:9'])
      assert.equal(baseUrl(url), url);
    for (const url of [
      'http://proxy.example',
      'http://localhost.evil.example',
      'ftp://localhost',
      'https://user:word@proxy.example',
      'https://proxy.example/?key=1',
      'javascript:alert(1)',
      'nonsense',
      '',
    ]) {
      assert.equal(baseUrl(url), undefined, url);
    }
  });

  it('refuse what makes no sense', () => {
    for (const settings of [
      { dailyBudget: -1 },
      { dailyBudget: '1' },
      { maxTokens: 1 },
      { maxTokens: 1e9 },
      { model: '' },
      { model: 'a b' },
    ]) {
      assert.equal(assistantSettingsSchema.safeParse(settings).success, false, JSON.stringify(settings));
    }
  });
});
