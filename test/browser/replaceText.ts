import type { Page } from 'playwright-core';

/**
 * Replaces the whole text of the editor with the cursor, and saves it. Waits for what a person sees after each key: VS Code
 * may still be fetching the command of one while it takes up the next.
 */
export async function replaceText(page: Page, text: string): Promise<void> {
  const selection = page.locator('.statusbar-item').filter({ hasText: 'selected)' });
  await page.keyboard.press('ControlOrMeta+A');
  await selection.waitFor({ state: 'attached' });
  await page.keyboard.insertText(text);
  await selection.waitFor({ state: 'detached' });
  await page.keyboard.press('ControlOrMeta+S');
  await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
}
