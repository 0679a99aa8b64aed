// Pictures of every state, to look at: npx tsx test/webview/screenshots.ts [FOLDER] [WORDS OF A NAME]
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { everyState } from './fixtures.ts';
import { launch, openPanel, themeNames } from './harness.ts';

const [folder = '.cache/screenshots', only = ''] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const browser = await launch();
for (const [name, state] of Object.entries(everyState)) {
  for (const theme of themeNames) {
    for (const width of [300, 1000]) {
      if (![name, theme, width].join(' ').includes(only)) continue;
      const { page } = await openPanel(browser, state, { theme, width });
      const file = `${name.replaceAll(/\W+/g, '-')}.${theme}.${width}.png`;
      // A window as tall as the page, so that the foot is at its end and not in the middle of the picture.
      await page.setViewportSize({
        width,
        height: await page.evaluate<number>('document.documentElement.scrollHeight'),
      });
      await page.screenshot({ path: join(folder, file) });
      await page.context().close();
    }
  }
}
await browser.close();
