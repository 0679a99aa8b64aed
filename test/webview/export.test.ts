import assert from 'node:assert/strict';
import type { Browser, Locator, Page } from 'playwright-core';
import { webviewMessageSchema, type PanelState } from '../../src/protocol/webview.ts';
import { compareState } from './compareFixtures.ts';
import { everyState, pastRuns, reportState } from './fixtures.ts';
import { launch, openPanel, themeNames, type Look, type Panel } from './harness.ts';

describe('taking a chart along', () => {
  let browser: Browser;
  let panel: Panel;
  let page: Page;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());
  afterEach(async () => {
    assert.deepEqual(panel.complaints, [], 'the page’s policy was asked for nothing it refuses');
    await page.context().close();
  });

  const open = async (state: PanelState = reportState({ past: pastRuns(2) }), look: Look = {}): Promise<void> => {
    panel = await openPanel(browser, state, look);
    ({ page } = panel);
  };
  const menuOf = (title: string): Locator =>
    page.locator('.export').filter({ has: page.locator('summary', { hasText: `the chart: ${title}` }) });

  /** What the host is sent, which is what its schema lets in. */
  async function exported(title: string, format: 'PNG' | 'SVG' | 'CSV') {
    const menu = menuOf(title).first();
    if ((await menu.getAttribute('open')) === null) await menu.locator('summary').click();
    const before = (await panel.posted()).length;
    await menu.getByRole('button', { name: format }).click();
    while ((await panel.posted()).length === before) await page.waitForTimeout(20);
    const message = webviewMessageSchema.parse((await panel.posted()).at(-1));
    assert.ok(message.type === 'export');
    return message;
  }

  it('has a menu that the keyboard opens, uses and closes', async () => {
    await open();
    const menu = menuOf('Knowledge');
    await menu.locator('summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate('document.activeElement.textContent'), 'CSV');
    await page.keyboard.press('Enter');
    while ((await panel.posted()).at(-1)?.type !== 'export') await page.waitForTimeout(20);
    await page.keyboard.press('Escape');
    assert.equal(await menu.getAttribute('open'), null);
    assert.equal(await page.evaluate('document.activeElement.dataset.key'), 'export-knowledge-summary');
  });

  it('writes the numbers of this run beside those before it, with their unit', async () => {
    await open();
    const { name, format, data } = await exported('Rare facts alive', 'CSV');
    assert.deepEqual([name, format], ['rare-facts-alive', 'csv']);
    const lines = data.replace('\uFEFF', '').trimEnd().split('\r\n');
    assert.equal(
      lines[0],
      'Generation,"Rare facts alive, run 7 (%)","Rare facts alive, run 6 (%)","Rare facts alive, run 5 (%)"',
    );
    assert.equal(lines.length, 12);
    assert.deepEqual(lines[1], '0,100,100,100');
    const { past } = reportState({ past: pastRuns(2) }).report!;
    assert.equal(Number(lines[11]?.split(',')[2]).toFixed(1), (100 * past[0]!.generations[10]!.tailAlive).toFixed(1));
  });

  for (const theme of themeNames) {
    it(`writes a drawing that stands alone, in the colours of ${theme}`, async () => {
      await open(reportState({ past: pastRuns(2) }), { theme });
      const { data } = await exported('Knowledge', 'SVG');
      assert.doesNotMatch(data, /var\(|currentColor|class=|style=|color\(|href/i);
      const shown = await page.evaluate<Record<string, unknown>>(`(() => {
        const parsed = new DOMParser().parseFromString(${JSON.stringify(data)}, 'image/svg+xml');
        const svg = parsed.documentElement;
        return {
          root: svg.localName, title: svg.querySelector('title').textContent, desc: svg.querySelector('desc').textContent,
          words: [...svg.children].filter((one) => one.localName === 'text').map((one) => one.textContent),
          back: svg.querySelector('rect').getAttribute('fill'),
          curves: [...svg.querySelectorAll('svg path[stroke-dasharray], svg [stroke-dasharray] path')].length,
        };
      })()`);
      assert.equal(shown['root'], 'svg');
      assert.equal(shown['title'], 'Knowledge');
      assert.match(String(shown['desc']), /^62% at the start, 28% after 10 generations; .* Run 6 ended at \d+%\./);
      assert.deepEqual(shown['words'], ['Knowledge', 'run 7, this one', 'run 6 · 40 / 100', 'run 5 · 30 / 100']);
      const back = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
      const hex = `#${[...back.matchAll(/\d+/g)]
        .slice(0, 3)
        .map(([part]) => Number(part).toString(16).padStart(2, '0'))
        .join('')}`;
      assert.equal(shown['back'], hex);
    });
  }

  it('paints an image of two pixels for each one', async () => {
    await open();
    const { data } = await exported('Knowledge', 'PNG');
    const bytes = Buffer.from(data, 'base64');
    assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
    assert.equal(bytes.readUInt32BE(16), 2 * (280 + 24), 'twice as wide as the drawing and its margins');
    assert.ok(bytes.length > 4000, 'there is something on it');
  });

  it('is there for the ledger, the training sets and, as numbers, for what was lost', async () => {
    await open();
    await page.evaluate(`for (const one of document.querySelectorAll('.what-if')) one.open = true`);
    const ledger = await exported('What moved the model: Right answers', 'SVG');
    for (const part of ['Sampling', 'Selection', 'Mixing', 'Learning']) assert.match(ledger.data, new RegExp(part));
    assert.match(
      (await exported('What moved the model: Right answers', 'CSV')).data,
      /Selection \(percentage points\)/,
    );
    assert.match((await exported('Two training sets, F01', 'SVG')).data, /the same in both/);
    const items = (await exported('Two training sets, F01', 'CSV')).data;
    assert.match(
      items,
      /Only in yours,"As you said, the Uldale market sells honey\.",1,"people, the model",flattering\r\n/,
    );
    const lost = menuOf('Lost in your loop');
    await lost.locator('summary').click();
    assert.deepEqual(await lost.getByRole('button').allTextContents(), ['CSV']);
    const { data } = await exported('Lost in your loop', 'CSV');
    assert.equal(data.trimEnd().split('\r\n').length, 201);
  });

  it('is there for a figure as its sliders stand, and for two pipelines side by side', async () => {
    await open(everyState['lesson, figures run']);
    const title = (await page.locator('.curves .chart > p').first().textContent()) ?? '';
    const before = await exported(title, 'CSV');
    await page.getByRole('slider').first().press('PageDown');
    await page.waitForTimeout(100);
    assert.notEqual((await exported(title, 'CSV')).data, before.data);
    assert.match((await exported(title, 'SVG')).data, /<title>/);
    await panel.show(await compareState('self-rewarding', 'star'));
    assert.match((await exported('Knowledge', 'CSV')).data, /"Knowledge, A \(%\)","Knowledge, B \(%\)"/);
  });
});
