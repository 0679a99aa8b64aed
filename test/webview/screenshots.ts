// Pictures of every state, to look at: npx tsx test/webview/screenshots.ts [FOLDER]
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { everyState } from './fixtures.ts';
import { launch, openPanel, themeNames } from './harness.ts';

const folder = process.argv[2] ?? '.cache/screenshots';
await mkdir(folder, { recursive: true });
const browser = await launch();
for (const [name, state] of Object.entries(everyState)) {
  for (const theme of themeNames) {
    for (const width of [300, 1000]) {
      const { page } = await openPanel(browser, state, { theme, width });
      const file = `${name.replaceAll(/\W+/g, '-')}.${theme}.${width}.png`;
      await page.screenshot({ path: join(folder, file), fullPage: true });
      await page.context().close();
    }
  }
}
await browser.close();
