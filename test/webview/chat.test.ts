import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { GrowingMarkdown, markdownBlocks } from '../../src/assistant/chat/growingMarkdown.ts';
import type { ChatState, Said } from '../../src/protocol/chat.ts';
import { chatStrings } from '../../src/protocol/chatStrings.ts';
import { launch, openChat, themeNames, type Chat, type Look, until } from './harness.ts';

const starters = ['Explain what one call of `step` does.', 'Which row of the report would a bad loop hide?'];

const base: ChatState = {
  type: 'state',
  lab: { key: 'groundloop-course/model-collapse', title: 'The shrinking almanac' },
  opening: markdownBlocks('Which entry would you look for first?\n\n*I’m the offline coach, not a language model.*'),
  starters,
  messages: [],
  answering: false,
  label: 'Offline coach',
  strings: chatStrings,
};
const learner = (text: string): Said => ({
  role: 'learner',
  text,
  blocks: [],
  tools: [],
  end: 'done',
  note: '',
  mend: null,
});
const answer = (text: string, more: Partial<Said> = {}): Said => ({
  ...{ role: 'assistant', text: '', tools: [], end: 'done', note: '', mend: null },
  blocks: markdownBlocks(text),
  ...more,
});
const open: Partial<Said> = { end: 'open' };
const asking = (said: Said): ChatState => ({
  ...base,
  messages: [learner('Why was F01 found?'), said],
  answering: said.end === 'open',
});

const withCode = [
  '> Without outside grounding, errors stay. From [Where errors come from](groundloop:/lesson/groundloop-course/m1-l1#errors).',
  'Your line 4 reads:',
  '```ts\nconst drafts = model.sample(exam, { n: 200 });\n```',
  '| Row | Yours | Without people |\n| --- | --- | --- |\n| right | 62% | 61% |',
  '**What would change if you left it out?** See [a source](https://example.org/paper).',
].join('\n\n');

describe('the chat beside a lab', () => {
  let browser: Browser;
  let chat: Chat;
  let page: Page;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());
  afterEach(async () => {
    assert.deepEqual(chat.complaints, []);
    await page.context().close();
  });
  const show = async (state: ChatState, look?: Look): Promise<void> => {
    chat = await openChat(browser, state, look);
    ({ page } = chat);
    await page.locator('h1, main p').first().waitFor();
  };
  const last = async () => (await chat.posted()).at(-1);
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
  const spoken = () => page.getByRole('status').textContent();

  it('begins with the persona’s words and its questions, and asks one at a click', async () => {
    await show(base);
    assert.match(await page.locator('main').innerText(), /Which entry would you look for first\?/);
    assert.match(await page.locator('footer').innerText(), /Offline coach/);
    await button('Explain what one call of step does.').click();
    assert.deepEqual(await last(), { type: 'ask', text: starters[0] });
    await chat.show({ ...asking(answer('Yes.')), starters: starters.slice(1) });
    await page.getByText('More to ask (1)').click();
    assert.equal(await page.locator('.starter').count(), 1);
  });

  it('appends what comes, and leaves what is there alone', async () => {
    await show(asking(answer('', open)));
    await page.getByText('Answering …').first().waitFor();
    const growing = new GrowingMarkdown();
    let shown: readonly string[] = [];
    const push = async (text: string): Promise<void> => {
      growing.push(text);
      const from = Math.max(
        0,
        growing.blocks.findIndex((block, i) => block !== shown[i]),
      );
      await chat.show({ type: 'growth', message: 1, from, blocks: growing.blocks.slice(from) });
      shown = growing.blocks;
    };
    await push('The first part is whole.\n\nThe se');
    await page.getByText('The se').waitFor();
    await page.evaluate("document.querySelector('.block').mark = 'kept'");
    for (const word of ['cond ', '**part** ', 'grows.\n\n', 'Third.']) await push(word);
    await page.getByText('Third.').waitFor();
    assert.deepEqual(await page.locator('.block').allInnerTexts(), [
      'The first part is whole.',
      'The second part grows.',
      'Third.',
    ]);
    assert.equal(await page.evaluate("document.querySelector('.block').mark"), 'kept');
    await chat.show(asking(answer('The first part is whole.\n\nThe second **part** grows.\n\nThird.')));
    await button('Copy answer').waitFor();
    assert.equal(await page.evaluate("document.querySelector('.block').mark"), 'kept');
    assert.match((await spoken()) ?? '', /The second part grows/);
  });

  it('stays smooth while ten thousand tokens come', async () => {
    await show(asking(answer('', open)));
    const growing = new GrowingMarkdown();
    const updates: unknown[] = [];
    let shown: readonly string[] = [];
    for (let i = 0; i < 1000; i++) {
      growing.push(`Some words of a long answer, ten tokens each${i % 20 === 19 ? '.\n\n' : ', '}`);
      const from = Math.max(
        0,
        growing.blocks.findIndex((block, k) => block !== shown[k]),
      );
      updates.push({ type: 'growth', message: 1, from, blocks: growing.blocks.slice(from) });
      shown = growing.blocks;
    }
    // The time that the page itself takes for a frame, not what a busy machine adds between frames.
    const [longest, count] = await page.evaluate<[number, number]>(`(async () => {
      let longest = 0;
      const updates = ${JSON.stringify(updates)};
      for (let i = 0; i < updates.length; i++) {
        window.postMessage(updates[i], '*');
        if (i % 10 !== 9) continue;
        await new Promise((done) => requestAnimationFrame(() => {
          const began = performance.now();
          document.body.offsetHeight;
          longest = Math.max(longest, performance.now() - began);
          done(null);
        }));
      }
      await new Promise((done) => setTimeout(done, 200));
      return [longest, document.querySelectorAll('.block').length];
    })()`);
    assert.equal(count, growing.blocks.length);
    assert.ok(longest < 50, `the longest frame took ${longest} ms`);
    assert.equal((await chat.posted()).filter(({ type }) => type === 'ready').length, 1, 'nothing was asked for again');
  });

  it('asks for everything where it missed something', async () => {
    await show(asking(answer('', open)));
    await chat.show({ type: 'growth', message: 1, from: 3, blocks: ['<p>Late.</p>'] });
    await until(page, "window.posted.at(-1).type === 'ready' && window.posted.length > 1");
  });

  it('stops with a button or Escape, and asks again', async () => {
    await show(asking(answer('A beginning', open)));
    await button('Stop').click();
    assert.deepEqual(await last(), { type: 'stop' });
    await page.keyboard.press('Escape');
    assert.equal((await chat.posted()).filter(({ type }) => type === 'stop').length, 2);
    await chat.show(asking(answer('A beginning', { end: 'stopped' })));
    await page.getByText('Stopped. What came so far stays.').first().waitFor();
    await button('Ask again').click();
    assert.deepEqual(await last(), { type: 'retry' });
  });

  it('says why an answer failed, with the one useful button', async () => {
    await show(asking(answer('', { end: 'failed', note: 'There is no key.', mend: 'key' })));
    await page.getByText('There is no key.').first().waitFor();
    await button('Enter a key').click();
    assert.deepEqual(await last(), { type: 'mend', what: 'key' });
  });

  it('takes back what must not stay', async () => {
    await show(asking(answer('for (const fact of human.facts())', open)));
    await chat.show(asking(answer('This came too close to a solution.', { end: 'withheld' })));
    await page.getByText('Held back').waitFor();
    assert.doesNotMatch(await page.locator('main').innerText(), /human\.facts/);
  });

  it('is written to with the keyboard: Enter sends, Shift+Enter is a line, and a word under choice is left alone', async () => {
    await show(base);
    const input = page.getByRole('textbox', { name: 'Ask about this lab' });
    await input.focus();
    await page.keyboard.type('One');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('two');
    await input.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
    assert.equal(await input.inputValue(), 'One\ntwo');
    await page.keyboard.press('Enter');
    assert.deepEqual(await last(), { type: 'ask', text: 'One\ntwo' });
    assert.equal(await input.inputValue(), '');
    await page.keyboard.press('Enter');
    assert.equal((await chat.posted()).filter(({ type }) => type === 'ask').length, 1, 'nothing is no question');
    await chat.show({ ...base, draft: 'Why was F01 found?', focus: true });
    await until(page, "document.querySelector('textarea').value === 'Why was F01 found?'");
  });

  it('gives code its buttons and follows links through the host', async () => {
    await show(asking(answer(withCode)));
    const code = 'const drafts = model.sample(exam, { n: 200 });\n';
    await button('Copy').click();
    assert.deepEqual(await last(), { type: 'copyCode', code });
    assert.equal(await button('Compare with my pipeline').count(), 0, 'a few lines are no pipeline');
    await page.getByRole('button', { name: 'line 4' }).press('Enter');
    assert.deepEqual(await last(), { type: 'reveal', line: 4 });
    await page.getByRole('link', { name: 'Where errors come from' }).click();
    assert.deepEqual(await last(), {
      type: 'openLink',
      href: 'groundloop:/lesson/groundloop-course/m1-l1#errors',
    });
    await button('Copy answer').click();
    assert.deepEqual(await last(), { type: 'copyAnswer', message: 1 });
    await button('What is sent').click();
    assert.deepEqual(await last(), { type: 'showSent', draft: '' });
  });

  it('offers to compare a whole pipeline, and leads to each line that is named outside code', async () => {
    const code = "import type { Batch } from 'groundloop';\n\nexport function step(): Batch {\n  // line 3\n}\n";
    const words = 'Line 13 asks `line 5`, the outline 7 does not; see [line 6](https://example.org).\n\n第 21 行。';
    await show(asking(answer(`${words}\n\n\`\`\`ts\n${code}\`\`\``)));
    await button('Compare with my pipeline').click();
    assert.deepEqual(await last(), { type: 'compareCode', code });
    assert.deepEqual(await page.locator('.block button.link').allInnerTexts(), ['Line 13', '第 21 行']);
    assert.match(
      await page.locator('.block').first().innerText(),
      /^Line 13 asks line 5, the outline 7 does not; see line 6\.$/,
    );
    await page.getByRole('button', { name: '第 21 行' }).click();
    assert.deepEqual(await last(), { type: 'reveal', line: 21 });
  });

  it('keeps markup of an answer from running, and links to nowhere else', async () => {
    await show(asking(answer('<img src=x onerror="posted.push(1)"> [run](command:x) [js](javascript:alert(1))')));
    await page.getByText('onerror').waitFor();
    assert.equal(await page.locator('.block img, .block a').count(), 0);
  });

  it('has no fault that axe finds, in any theme, at 300 pixels, and nothing sticks out', async () => {
    const states = {
      begin: base,
      answered: asking(answer(withCode, { tools: ['Ran your pipeline with people.skill = 0.9'] })),
      failed: asking(answer('', { end: 'failed', note: 'The service did not answer.', mend: 'retry' })),
      open: asking(answer(withCode, open)),
    };
    for (const theme of themeNames) {
      for (const [name, state] of Object.entries(states)) {
        await show(state, { theme, width: 300, height: 700 });
        const { violations } = await new AxeBuilder({ page }).analyze();
        assert.deepEqual(
          violations.map(({ id, nodes }) => [theme, name, id, nodes[0]?.html]),
          [],
        );
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
        assert.ok(wide <= 300, `${name} is ${wide} pixels wide`);
        const shots = process.env['GROUNDLOOP_SHOTS'];
        if (shots !== undefined) await page.screenshot({ path: `${shots}/${theme}-${name}.png` });
        await page.context().close();
      }
    }
  });
});
