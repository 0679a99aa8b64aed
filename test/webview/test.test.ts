import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { glossaryState, lessonAfter, panelState, startState, testAnswers, testState } from './fixtures.ts';
import { launch, openPanel } from './harness.ts';

/** The lesson that the test is about. */
const tested = lessonAfter().id;
const begun = { type: 'test-started' } as const;
const handedIn = (right: number, passed: boolean) => ({ type: 'test-handed-in', right, of: 6, passed }) as const;

describe('a module test in the panel', () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  it('says what is coming, and begins', async () => {
    const { page, posted } = await openPanel(browser, testState());
    await page.getByText('You get 6 questions').waitFor();
    await page.getByRole('button', { name: 'Begin the test' }).click();
    assert.deepEqual((await posted()).at(-1), { type: 'startTest' });
    await page.context().close();
  });

  it('asks one question at a time, marks nothing, and lets an answer be changed', async () => {
    const panel = await openPanel(browser, testState(begun));
    const { page, posted, show } = panel;
    assert.equal(await page.getByRole('radiogroup').count(), 1);
    assert.match(await page.locator('legend').innerText(), /^Question 1 of 6/);
    await page.locator('legend').focus();
    await page.getByRole('radio').first().focus();
    await page.keyboard.press('b');
    const sent = (await posted()).at(-1);
    assert(sent?.type === 'testAnswer');
    await show(testState(begun, { type: 'test-answered', question: sent.question, option: sent.option }));
    assert.equal(await page.getByRole('radio', { checked: true }).count(), 1);
    assert.match(await page.locator('legend').innerText(), /^Question 1 of 6/);
    assert.equal(await page.locator('.mark').count(), 0);
    await page.getByRole('radio').first().click();
    const changed = (await posted()).at(-1);
    assert.ok(changed?.type === 'testAnswer' && changed.question === sent.question && changed.option !== sent.option);
    await page.context().close();
  });

  it('goes from one open question to the next with one key, and back', async () => {
    const { page } = await openPanel(browser, testState(begun));
    await page.keyboard.press('Alt+n');
    assert.match(await page.locator('legend').innerText(), /^Question 2 of 6/);
    assert.equal(await page.evaluate('document.activeElement.tagName'), 'LEGEND');
    await page.getByRole('button', { name: 'Question 1, open' }).click();
    assert.match(await page.locator('legend').innerText(), /^Question 1 of 6/);
    await page.context().close();
  });

  it('is handed in once every question is answered, and not before', async () => {
    const { page, posted, show } = await openPanel(browser, testState(begun, ...testAnswers(0).slice(0, 5)));
    await page.getByText('5 of 6 answered').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Hand in' }).count(), 0);
    await show(testState(begun, ...testAnswers(0)));
    await page.getByRole('button', { name: 'Hand in' }).click();
    assert.deepEqual((await posted()).at(-1), { type: 'handInTest' });
    await show(testState(begun, ...testAnswers(0), handedIn(6, true)));
    assert.equal(await page.evaluate('document.activeElement.textContent'), ' Passed: 6 of 6 right');
    assert.match(await page.getByRole('status').innerText(), /Passed: 6 of 6 right/);
    await page.context().close();
  });

  it('shows the result by lesson, what was missed with its reasons, and where to review it', async () => {
    const { page, posted } = await openPanel(browser, testState(begun, ...testAnswers(3), handedIn(3, false)));
    await page.getByText('Not passed yet: 3 of 6 right').waitFor();
    assert.equal(await page.locator('.answers .feedback:visible').count(), 3);
    await page.getByRole('link', { name: /Review this/ }).click();
    assert.deepEqual((await posted()).at(-1), { type: 'openLink', href: `lesson:${tested}` });
    await page
      .getByRole('link', { name: /Read again/ })
      .first()
      .click();
    const last = (await posted()).at(-1);
    assert.ok(last?.type === 'openLink' && last.href.startsWith(`lesson:${tested}#`));
    await page.getByRole('button', { name: 'Take it again' }).waitFor();
    await page.context().close();
  });

  it('can be taken again after it was passed, and offers the way on', async () => {
    const { page, posted } = await openPanel(browser, testState(begun, ...testAnswers(0), handedIn(6, true)));
    await page.getByRole('button', { name: 'Take it again' }).click();
    assert.deepEqual((await posted()).at(-1), { type: 'startTest' });
    await page.getByRole('button', { name: /^Next: / }).waitFor();
    await page.context().close();
  });

  it('keeps the question that is read when something else changes', async () => {
    const { page, show } = await openPanel(browser, testState(begun));
    await page.keyboard.press('Alt+n');
    await page.keyboard.press('Alt+n');
    await show(testState(begun));
    assert.match(await page.locator('legend').innerText(), /^Question 3 of 6/);
    await page.context().close();
  });
});

describe('the pages of the course', () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  it('begin with a text whose links lead into the course', async () => {
    const { page, posted } = await openPanel(browser, startState());
    await page.getByRole('heading', { name: 'Start here' }).waitFor();
    await page.getByRole('link', { name: 'the lesson' }).click();
    assert.deepEqual((await posted()).at(-1), { type: 'openLink', href: 'lesson:m7-l2' });
    await page.getByRole('button', { name: /^Next: / }).click();
    assert.equal((await posted()).at(-1)?.type, 'openLink');
    await page.context().close();
  });

  it('have a glossary, reached from a term by keyboard', async () => {
    const { page, posted, show } = await openPanel(browser, panelState());
    await page.locator('.term').first().focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const sent = (await posted()).at(-1);
    assert.ok(sent?.type === 'openLink' && sent.href.startsWith('term:'), JSON.stringify(sent));
    await show({ ...glossaryState(), goTo: sent.href.slice('term:'.length) });
    assert.equal(await page.evaluate('document.activeElement.tagName'), 'DT');
    await page.context().close();
  });
});
