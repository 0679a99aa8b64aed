import type { Page } from 'playwright-core';

/**
 * Chooses a row of the open list by its words, with keys alone: a list that is still being filled moves its rows under the
 * mouse. `asked` is what the list's box asks, where another list may be open before it.
 */
export async function pickRow(page: Page, words: string, asked?: string | RegExp): Promise<void> {
  const input = page.locator('.quick-input-widget input.input:focus');
  await (asked === undefined ? input : input.and(page.getByPlaceholder(asked))).waitFor();
  const row = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: words }).first();
  await page.keyboard.type(words);
  await row.and(page.locator('.focused')).waitFor();
  await page.keyboard.press('Enter');
}
