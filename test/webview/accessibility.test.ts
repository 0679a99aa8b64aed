import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import type { PanelState } from '../../src/protocol/webview.ts';
import { compareState } from './compareFixtures.ts';
import { everyState, panelState, reportState } from './fixtures.ts';
import { launch, openPanel, themeNames } from './harness.ts';

/** In the page: icons and keys, of which axe says nothing, that stand out too little from what is behind them. */
const paleParts = `() => {
  const rgb = (colour) => {
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const light = (part) => ((part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      for (const part of [at.shadowRoot?.querySelector('button') ?? at, at]) {
        const colour = rgb(getComputedStyle(part).backgroundColor);
        if (colour[3] === 255) return colour;
      }
    }
    return rgb('white');
  };
  const contrast = (node) => {
    const [a, b] = [rgb(getComputedStyle(node).color), behind(node)].map(luminance).sort((a, b) => b - a);
    return (a + 0.05) / (b + 0.05);
  };
  return [...document.querySelectorAll('.codicon, kbd')]
    .filter((node) => node.checkVisibility())
    .map((node) => ({ node, found: contrast(node), least: node.matches('kbd') ? 4.5 : 3 }))
    .filter(({ found, least }) => found < least)
    .map(({ node, found }) => node.outerHTML + ' ' + found.toFixed(2));
}`;

describe('the panel for everyone', () => {
  let browser: Browser;
  let compared: Promise<PanelState>;
  before(async () => {
    browser = await launch();
    compared = compareState('spin', 'star');
  });
  after(() => browser.close());

  /** States with no colours of their own. */
  const sameColours = ['lesson', 'lesson, quiz begun', 'lesson, figures not as expected', 'report, long words'];
  const colours = ['color-contrast', 'link-in-text-block'];
  const violations = async (page: Page, what: 'all' | 'colours' | 'all but colours'): Promise<string[]> => {
    const axe = new AxeBuilder({ page }).setLegacyMode();
    if (what === 'colours') axe.withRules(colours);
    if (what === 'all but colours') axe.disableRules(colours);
    const found = await axe.analyze();
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  };

  it('has no axe violations in any state', async () => {
    const { page, show } = await openPanel(browser, panelState());
    for (const [name, state] of Object.entries({ ...everyState, comparison: await compared })) {
      await show(state);
      assert.deepEqual(await violations(page, 'all but colours'), [], name);
    }
    await page.context().close();
  });

  for (const theme of themeNames) {
    it(`has enough contrast, and links that are more than a colour, in ${theme}`, async () => {
      const { page, show } = await openPanel(browser, panelState(), { theme });
      const states = {
        ...Object.fromEntries(Object.entries(everyState).filter(([name]) => !sameColours.includes(name))),
        'comparison, not run': await compareState('spin', 'star', 'not-run'),
        'comparison, done': await compared,
      };
      for (const [name, state] of Object.entries(states)) {
        await show(state);
        assert.deepEqual(await violations(page, 'colours'), [], name);
      }
      await page.context().close();
    });
  }

  for (const theme of themeNames) {
    it(`shows icons at 3 to 1, and the key in the button at 4.5 to 1, in ${theme}`, async () => {
      const { page, show } = await openPanel(browser, panelState(), { theme });
      for (const name of [
        'lesson, quiz done',
        'report, flawed',
        'report, passed',
        'report, provisional',
        'report, fault',
      ]) {
        await show(everyState[name]!);
        const pale = await page.evaluate<string[]>(`(${paleParts})()`);
        assert.deepEqual(pale, [], name);
      }
      await page.context().close();
    });
  }

  it('has no axe violations with a definition and a source open', async () => {
    const { page } = await openPanel(browser, panelState());
    await page.locator('.cite').first().click();
    await page.locator('.term').first().focus();
    assert.deepEqual(await violations(page, 'all'), []);
    await page.context().close();
  });

  it('has no axe violations in figures that were moved, with their numbers unfolded, and one that asks in vain', async () => {
    const { page, show } = await openPanel(browser, everyState['lesson, figures to predict']!);
    await page.getByRole('button', { name: 'Run' }).first().click();
    assert.deepEqual(await violations(page, 'all'), []);
    await show(everyState['lesson, figures run']!);
    for (const range of await page.getByRole('slider').all()) await range.press('PageDown');
    await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`);
    await page.locator('.live table').last().waitFor();
    assert.ok((await page.locator('svg .ghost').count()) > 0);
    assert.deepEqual(await violations(page, 'all'), []);
    await page.context().close();
  });

  it('has no axe violations in a report with everything unfolded', async () => {
    const { page } = await openPanel(browser, everyState['report, flawed']!);
    await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`);
    assert.deepEqual(await violations(page, 'all'), []);
    await page.context().close();
  });

  // 300 pixels is also what is left of a 600-pixel panel at 200 % zoom.
  it('never scrolls sideways at 300 pixels', async () => {
    const { page, show } = await openPanel(browser, panelState(), { width: 300 });
    for (const [name, state] of Object.entries(everyState)) {
      await show(state);
      await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`);
      const [content, window] = await page.evaluate<[number, number]>(
        '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
      );
      assert.ok(content <= window, `${name}: ${content} wide in ${window}`);
    }
    await page.context().close();
  });

  it('reaches everything that can be pressed with Tab, in the order of the page', async () => {
    const { page } = await openPanel(browser, reportState());
    const expected = await page.evaluate<number>(
      `[...document.querySelectorAll('button, summary, a[href], vscode-button')].filter((one) => one.checkVisibility()).length`,
    );
    const tops: number[] = [];
    const seen: string[] = [];
    for (let i = 0; i < expected; i++) {
      await page.keyboard.press('Tab');
      seen.push(await page.evaluate<string>(`document.activeElement.dataset.key ?? document.activeElement.outerHTML`));
      tops.push(await page.evaluate<number>('document.activeElement.getBoundingClientRect().top + scrollY'));
    }
    assert.equal(new Set(seen).size, expected);
    // A report has the focus at its verdict, so that Tab comes round to the bar on top last.
    const top = seen.indexOf('tab-lesson');
    const inOrder = [...tops.slice(top), ...tops.slice(0, top)].slice(2, -1);
    assert.deepEqual(
      inOrder,
      [...inOrder].sort((a, b) => a - b),
    );
  });

  it('stands still under reduced motion', async () => {
    const running = reportState({ running: { seedsDone: 3, seedsMax: 16 } });
    const { page } = await openPanel(browser, running, { reducedMotion: true });
    assert.equal(await page.locator('.ring').isVisible(), false);
    await page.locator('footer').getByText('Simulation 3 of 16').waitFor();
    await page.context().close();
  });
});
