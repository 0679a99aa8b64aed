import assert from 'node:assert/strict';
import type { Browser, Locator } from 'playwright-core';
import { translatedState } from './fixtures.ts';
import { launch, openPanel, type Panel } from './harness.ts';

describe('a translated lesson in the panel', () => {
  let browser: Browser;
  let panel: Panel;
  before(async () => {
    browser = await launch();
    panel = await openPanel(browser, translatedState());
  });
  after(async () => {
    await panel.page.context().close();
    await browser.close();
    assert.deepEqual(panel.complaints, []);
  });

  /** The language that a screen reader reads it in. */
  const language = (one: Locator): Promise<string | null> =>
    one.first().locator('xpath=ancestor-or-self::*[@lang][1]').getAttribute('lang');

  it('shows text, figure and quiz in its language, and says so', async () => {
    const { page } = panel;
    for (const words of ['自我改進的光譜', '四位麵包師傅', '在某些問題上看不見的評估者', '評估者只擲硬幣的問題']) {
      assert.equal(await language(page.getByText(words)), 'zh-tw', words);
    }
    const asked = page.getByRole('group', { name: '有四個系統被稱讚會自我改進' });
    assert.equal(await language(asked.getByText('Devin，它不靠人幫忙')), 'zh-tw');
    assert.equal(await language(asked.getByText('Devin 發表時的定位')), 'zh-tw');
  });

  it('says of its own words that they are in another one', async () => {
    const { page } = panel;
    for (const words of ['Question 1 of 3', 'Documented case', 'Reset']) {
      assert.equal(await language(page.getByText(words)), 'en', words);
    }
    await page.locator('.term').first().focus();
    assert.equal(await language(page.locator('.tip:visible a')), 'en');
    assert.equal(await language(page.locator('.tip:visible')), 'zh-tw');
    await page.keyboard.press('Escape');
    await page.locator('.cite').first().click();
    assert.equal(await language(page.locator('.note')), 'en');
  });
});
