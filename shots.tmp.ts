import { launch, openPanel, type Theme } from './test/webview/harness.ts';
import { allPredicted, figureState } from './test/webview/figureFixtures.ts';
const [theme='dark', width='1000', which='', move=''] = process.argv.slice(2);
const browser = await launch();
const state = figureState({ predictions: which.startsWith('ask') ? {} : allPredicted(which.includes('wrong')?'little':'much') });
const { page, complaints } = await openPanel(browser, state, { theme: theme as Theme, width: Number(width) });
await page.waitForTimeout(300);
if (move) for (const r of await page.locator('.live input[type=range]').all()) { await r.focus(); for (let i=0;i<Number(move);i++) await page.keyboard.press(i%2===0||true?'ArrowLeft':'ArrowRight'); }
await page.waitForTimeout(200);
for (const f of await page.locator('figure.live').all()) { const id=await f.getAttribute('data-figure'); await f.screenshot({path:`/tmp/shots/fig-${theme}-${width}-${which}${id}.png`}); }
console.log(complaints);
await browser.close();
