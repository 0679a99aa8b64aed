import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { lessonAfter, labOnlyState, panelState, report, reportState, wholeQuiz } from './fixtures.ts';
import { launch, openPanel, type Look, type Panel } from './harness.ts';

describe('finding one’s way in a lesson', () => {
  let browser: Browser;
  let panel: Panel;
  let page: Page;
  const { sections } = lessonAfter();
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());
  afterEach(async () => {
    assert.deepEqual(panel.complaints, []);
    await page.context().close();
  });

  const open = async (state = panelState(), look: Look = {}): Promise<void> => {
    panel = await openPanel(browser, state, look);
    ({ page } = panel);
  };
  const contents = () => page.locator('.contents');
  const focused = (): Promise<string> =>
    page.evaluate('document.activeElement.id || document.activeElement.dataset.key');
  const sectionTop = (i: number): Promise<number> =>
    page.evaluate(`document.getElementById('${sections[i]!.id}').getBoundingClientRect().top`);

  for (const width of [300, 1000]) {
    it(`has a table of contents that the keyboard opens and follows, ${width} pixels wide`, async () => {
      await open(panelState(), { width });
      await contents().locator('summary').focus();
      await page.keyboard.press('Enter');
      const titles = await contents().getByRole('listitem').allInnerTexts();
      assert.deepEqual(titles, [...sections.map(({ title }) => title), 'Sources', 'Quiz']);
      const axe = await new AxeBuilder({ page }).setLegacyMode().analyze();
      assert.deepEqual(
        axe.violations.map(({ id }) => id),
        [],
      );
      for (let i = 0; i < 3; i++) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      assert.equal(await focused(), sections[2]!.id);
      assert.equal(await contents().getAttribute('open'), null, 'out of the way');
      const [bar, top] = [await page.locator('.top').boundingBox(), await sectionTop(2)];
      assert.ok(top >= bar!.height && top < bar!.height + 40, 'the section begins under the bar');
      await contents().getByText(sections[2]!.title).first().waitFor();
      assert.equal(await page.evaluate('scrollX'), 0);
    });
  }

  it('says where one is, on the line and in the list, and tells the host', async () => {
    await open();
    assert.deepEqual(await panel.places(), [], 'the beginning is no news');
    await page.evaluate(`scrollTo(0, ${(await sectionTop(1)) + 200})`);
    await page.locator('.contents .here', { hasText: sections[1]!.title }).waitFor();
    assert.equal(await contents().locator('a[aria-current=location]').count(), 1);
    assert.equal(await contents().locator('a[aria-current]').textContent(), sections[1]!.title);
    assert.equal((await panel.places()).at(-1), sections[1]!.id);
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
    await page.locator('.contents .here', { hasText: 'Quiz' }).waitFor();
    await page.evaluate('scrollTo(0, 0)');
    await page.locator('.contents .here:empty').waitFor({ state: 'attached' });
    assert.equal((await panel.places()).at(-1), null);
  });

  it('closes with Escape and where one presses elsewhere', async () => {
    await open();
    await contents().locator('summary').click();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    assert.equal(await contents().getAttribute('open'), null);
    assert.equal(await focused(), 'contents-summary');
    await page.keyboard.press('Enter');
    await page.mouse.click(500, 600);
    assert.equal(await contents().getAttribute('open'), null);
  });

  it('has none in a report', async () => {
    await open(reportState());
    assert.ok(await contents().isHidden());
    await panel.show(labOnlyState());
    assert.ok(await contents().isHidden());
  });

  it('does the next thing with the key that its button names, wherever focus is', async () => {
    await open();
    assert.equal(await page.locator('footer kbd').textContent(), 'Alt+N');
    await page.locator('.text a, .term').last().focus();
    await page.keyboard.press('Alt+n');
    assert.deepEqual((await panel.posted()).at(-1), { type: 'markRead' });
    await panel.show(panelState({ lesson: lessonAfter(wholeQuiz), report: report() }));
    await contents().locator('summary').focus();
    await page.keyboard.press('Alt+n');
    assert.deepEqual((await panel.posted()).at(-1), { type: 'showTab', tab: 'report' });
    await panel.show(reportState());
    await page.getByLabel('Share of').focus();
    await page.keyboard.press('Alt+n');
    assert.deepEqual((await panel.posted()).at(-1), { type: 'simulate' });
  });

  it('does not push the text aside where a scroll bar comes and goes, nor move what is around the page', async () => {
    await open(labOnlyState({ verdict: null, task: '<p>Short.</p>' }));
    const left = (): Promise<number> => page.evaluate(`document.querySelector('.report').getBoundingClientRect().left`);
    const before = await left();
    await panel.show(labOnlyState());
    assert.equal(await left(), before);
    assert.equal(await page.evaluate('getComputedStyle(document.documentElement).scrollbarGutter'), 'stable');
  });

  it('shows every column of a task’s table at 300 pixels, in a region that the keyboard scrolls', async () => {
    const cells = ['service', 'what it is', 'what it costs', 'where it ends'];
    const row = (tag: string): string => `<tr>${cells.map((one) => `<${tag}>${one}_${one}</${tag}>`).join('')}</tr>`;
    const task = `<table><thead>${row('th')}</thead><tbody>${row('td')}</tbody></table>`;
    await open(reportState({ verdict: null, task }), { width: 300 });
    const region = page.getByRole('region', { name: /^Table: service_service, what it is/ });
    assert.equal(await region.getAttribute('tabindex'), '0');
    await region.focus();
    await page.keyboard.press('End');
    for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowRight');
    const seen = async (): Promise<boolean> =>
      page.evaluate(`document.querySelector('.task td:last-child').getBoundingClientRect().right <= innerWidth`);
    for (let tries = 0; tries < 40 && !(await seen()); tries++) await page.waitForTimeout(50);
    assert.ok(await seen(), 'the last column comes into view');
    assert.ok(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'));
  });
});
