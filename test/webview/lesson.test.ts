import assert from 'node:assert/strict';
import type { Browser, Locator } from 'playwright-core';
import type { PanelState } from '../../src/protocol/webview.ts';
import { lessonAfter, panelState, report, wholeQuiz } from './fixtures.ts';
import { launch, openPanel, type Panel, until } from './harness.ts';

describe('the lesson in the panel', () => {
  let browser: Browser;
  let panel: Panel;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());
  afterEach(async () => {
    assert.deepEqual(panel.complaints, []);
    await panel.page.context().close();
  });

  const open = async (state: PanelState) => (panel = await openPanel(browser, state));
  const posted = async (type: string) => (await panel.posted()).filter((message) => message.type === type);
  const focused = (): Promise<string> =>
    panel.page.evaluate(
      '(document.activeElement.dataset.key ?? document.activeElement.id) || document.activeElement.localName',
    );
  const isFocused = async (one: Locator): Promise<boolean> =>
    (await one.and(panel.page.locator(':focus')).count()) === 1;
  const lesson = lessonAfter();
  const [first] = lesson.quiz;
  const options = () => panel.page.getByRole('radiogroup', { name: first!.ask }).getByRole('radio');

  it('asks for its state, then shows title, question and text, and nothing in raw markup', async () => {
    const { page } = await open(panelState());
    assert.deepEqual(await panel.posted(), [{ type: 'ready' }]);
    await page.getByRole('heading', { level: 1, name: lesson.title }).waitFor();
    await page.getByText(lesson.question).waitFor();
    for (const { title } of lesson.sections) await page.getByRole('heading', { level: 2, name: title }).waitFor();
    assert.equal(await page.getByRole('navigation').count(), 0, 'no tabs before there is a report');
  });

  it('drops whatever could run, should it ever get into the lesson', async () => {
    const html =
      '<h2 id="a" onclick="bad()" style="color:red">Title</h2><script>window.bad=1</script><img src=x onerror="window.bad=1">' +
      '<a href="javascript:window.bad=1">link</a><iframe srcdoc="x"></iframe><svg onload="window.bad=1"></svg><custom-x>kept</custom-x>';
    const { page } = await open(panelState({ lesson: { ...lesson, html } }));
    assert.equal(await page.locator('.text').innerHTML(), '<h2 id="a" tabindex="-1">Title</h2><a>link</a>kept');
    assert.equal(await page.evaluate('window.bad'), undefined);
    // The page's policy refuses the same things before we even drop them.
    assert.ok(panel.complaints.splice(0).every((complaint) => complaint.includes('has been blocked')));
  });

  it('shows a definition on hover and on focus, and Escape puts it away', async () => {
    const { page } = await open(panelState());
    const term = page.locator('.term').first();
    const name = (await term.getAttribute('data-term'))!;
    const { definition } = lesson.terms.find((known) => known.term === name)!;
    const tip = page.locator('.tip:visible').filter({ hasText: definition });
    assert.equal(await tip.count(), 0);
    await term.hover();
    await tip.waitFor();
    await tip.hover();
    assert.ok(await tip.isVisible(), 'the pointer may move onto the definition');
    await page.keyboard.press('Escape');
    await tip.waitFor({ state: 'hidden' });
    await page.mouse.move(0, 0);
    await term.focus();
    await tip.waitFor();
    assert.equal(
      await page.evaluate(
        `document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent`,
      ),
      definition,
    );
    await page.keyboard.press('Escape');
    await tip.waitFor({ state: 'hidden' });
  });

  it('opens a source in place, closes it with Escape, and leaves links to the host', async () => {
    const { page } = await open(panelState());
    const cite = page.locator('a.cite').first();
    const source = lesson.sources.find(({ key }) => key === lesson.sources[0]!.key)!;
    await cite.focus();
    await page.keyboard.press('Enter');
    const note = page.getByRole('note').filter({ hasText: source.text });
    await note.last().waitFor();
    assert.equal(await cite.getAttribute('aria-expanded'), 'true');
    await page.locator('.note').getByRole('link').click();
    assert.deepEqual(await posted('openLink'), [{ type: 'openLink', href: source.url }]);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.note').count(), 0);
    assert.ok(await isFocused(cite));
  });

  it('opens a source at the edge of the window where it can be read', async () => {
    const { page } = await open(panelState());
    await page.setViewportSize({ width: 600, height: 400 });
    const cite = page.locator('a.cite').last();
    const foot = await page.locator('footer').boundingBox();
    const { y } = (await cite.boundingBox())!;
    await page.evaluate(`scrollTo(0, scrollY + ${y - foot!.y + 24})`);
    await cite.focus();
    await page.keyboard.press('Enter');
    const note = (await page.locator('.note').boundingBox())!;
    assert.ok(note.y + note.height <= foot!.y, `${note.y + note.height} is above ${foot!.y}`);
    assert.ok(await isFocused(cite));
  });

  it('gives focus back where it was, when one returns from the other tab', async () => {
    const { page } = await open(panelState({ report: report() }));
    const term = page.locator('.term').nth(2);
    await term.focus();
    await panel.show(panelState({ tab: 'report', report: report() }));
    const summary = page.locator('[data-key="task-summary"]');
    await summary.focus();
    await panel.show(panelState({ report: report() }));
    assert.ok(await isFocused(term));
    await panel.show(panelState({ tab: 'report', report: report() }));
    assert.ok(await isFocused(summary));
  });

  it('gives focus back to a button, to the second citation of a source, and to where it was led', async () => {
    const { page } = await open(panelState({ report: report() }));
    const inReport = (): Promise<void> => panel.show(panelState({ tab: 'report', report: report() }));
    const inLesson = (): Promise<void> => panel.show(panelState({ report: report() }));
    const keys = await page.evaluate<(string | null)[]>(
      `[...document.querySelectorAll('a.cite')].map((one) => one.getAttribute('data-key'))`,
    );
    const twice = keys.findIndex((key, i) => keys.indexOf(key) < i);
    assert.ok(twice > 0, 'the lesson cites a source twice');
    await page.locator('a.cite').nth(twice).focus();
    await inReport();
    const ask = page.locator('[data-key="ask-F01"]');
    await ask.focus();
    await inLesson();
    assert.ok(await isFocused(page.locator('a.cite').nth(twice)));
    await inReport();
    assert.ok(await isFocused(ask));
    await panel.show({ ...panelState({ report: report() }), goTo: lesson.sections[2]!.id });
    await inReport();
    await inLesson();
    assert.equal(await focused(), lesson.sections[2]!.id);
  });

  it('answers by letter from within the question, and marks the lesson read', async () => {
    const { page } = await open(panelState());
    await options().first().focus();
    await page.keyboard.press('b');
    assert.deepEqual((await panel.posted()).slice(1), [
      { type: 'markRead' },
      { type: 'answer', question: first!.id, option: first!.options[1]!.id },
    ]);
  });

  it('moves between options with the arrow keys without answering', async () => {
    const { page } = await open(panelState());
    await options().first().focus();
    await page.keyboard.press('ArrowUp');
    assert.equal(await focused(), `option-${first!.id}-${first!.options.at(-1)!.id}`);
    assert.deepEqual(await posted('answer'), []);
    await page.keyboard.press('Enter');
    assert.deepEqual(await posted('answer'), [
      { type: 'answer', question: first!.id, option: first!.options.at(-1)!.id },
    ]);
  });

  it('shows the result where the answer was given: own feedback, then the reason, then the paragraph', async () => {
    const answered = lessonAfter(['wrong']);
    const { chosen, right, feedback } = answered.quiz[0]!.marked!;
    const { page } = await open(panelState({ lesson: { ...lesson, read: true } }));
    const row = first!.options.findIndex(({ id }) => id === chosen);
    await options().nth(row).click();
    await panel.show(panelState({ lesson: answered }));
    assert.equal(await focused(), `result-${first!.id}`);
    const rows = page.locator('.question').first().locator('li');
    const letter = String.fromCharCode(65 + first!.options.findIndex(({ id }) => id === right));
    const section = lesson.sections.find(({ id }) => id === first!.section)!.title;
    assert.deepEqual(await rows.nth(row).locator('.feedback > *').allTextContents(), [
      'Not quite',
      feedback[0],
      `${letter}: ${feedback[1]!}`,
      ...(answered.quiz[0]!.simulate ? ['Run it in the figure'] : []),
      `Read again: ${section}`,
    ]);
    assert.match(await rows.nth(row).locator('.option').innerText(), /Your answer/);
    assert.match(await rows.nth(first!.options.findIndex(({ id }) => id === right)).innerText(), /Right answer/);
    assert.equal(await page.getByRole('status').textContent(), feedback.join(' '));
    await page.getByRole('link', { name: section }).first().click();
    assert.equal(await focused(), first!.section);
  });

  it('offers another try once all questions are answered', async () => {
    const { page } = await open(panelState({ lesson: lessonAfter(['right']) }));
    assert.equal(await page.getByRole('button', { name: 'Try again' }).count(), 0);
    await panel.show(panelState({ lesson: lessonAfter(wholeQuiz) }));
    await page.getByText(`${wholeQuiz.length - 1} of ${wholeQuiz.length} right`, { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    assert.deepEqual(await posted('retakeQuiz'), [{ type: 'retakeQuiz' }]);
  });

  it('has one next step at a time: quiz, rest of the quiz, lab, report', async () => {
    const { page } = await open(panelState());
    const primary = page.locator('footer').getByRole('button');
    const step = async (label: string): Promise<void> => {
      await primary.and(page.getByRole('button', { name: label, exact: true })).waitFor();
      assert.equal(await primary.count(), 1);
      await page.keyboard.press('Alt+n');
    };
    await step('Take the quiz');
    assert.equal(await focused(), 'quiz-heading');
    assert.deepEqual((await panel.posted()).at(-1), { type: 'markRead' });
    await panel.show(panelState({ lesson: lessonAfter(['right']) }));
    await step('Continue the quiz');
    assert.equal(await focused(), `ask-${lesson.quiz[1]!.id}`);
    await panel.show(panelState({ lesson: lessonAfter(wholeQuiz) }));
    await step('Open the lab');
    assert.deepEqual((await panel.posted()).at(-1), { type: 'openLab' });
    await panel.show(panelState({ lesson: lessonAfter(wholeQuiz), report: report() }));
    await step('See report');
    assert.deepEqual((await panel.posted()).at(-1), { type: 'showTab', tab: 'report' });
  });

  it('goes to the section the host asks for', async () => {
    const { id } = lesson.sections.at(-1)!;
    await open(panelState());
    await panel.show({ ...panelState(), goTo: id });
    assert.equal(await focused(), id);
    assert.ok(((await panel.page.locator(`#${id}`).boundingBox())?.y ?? Infinity) < 400);
  });

  it('keeps text, scroll and focus when a new state changes something else, and scroll over a reload', async () => {
    const { page } = await open(panelState());
    await page.evaluate(`document.querySelector('.text').marked = true`);
    await page.locator('.cite').nth(5).focus();
    const before = (await page.evaluate<number>('window.scrollY')) + 700;
    await page.mouse.wheel(0, 700);
    await until(page, `window.scrollY === ${before}`);
    await panel.show(panelState({ lesson: lessonAfter(['right']) }));
    assert.equal(await page.evaluate(`document.querySelector('.text').marked`), true);
    assert.equal(await page.evaluate('window.scrollY'), before);
    assert.ok(await isFocused(page.locator('.cite').nth(5)));
    await until(page, `JSON.parse(sessionStorage.getItem('state')).lesson === ${before}`);
    await page.reload();
    await panel.show(panelState({ lesson: lessonAfter(['right']) }));
    assert.equal(await page.evaluate('window.scrollY'), before);
  });
});
