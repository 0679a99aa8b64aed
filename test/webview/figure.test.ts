import assert from 'node:assert/strict';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Values } from '../../src/core/figures/model.ts';
import { drawFigure, type ModelName } from '../../src/core/figures/models.ts';
import type { PanelState } from '../../src/protocol/webview.ts';
import { allPredicted, figureState } from './figureFixtures.ts';
import { launch, openPanel, themeNames, type Look, type Panel, until } from './harness.ts';

const answered = { q1: 'b' };
const predicted = { 'verifier-filter': 'much' };

describe('a live figure', () => {
  let browser: Browser;
  let panel: Panel;
  let page: Page;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());
  afterEach(async () => {
    assert.deepEqual(panel.complaints, []);
    await page.context().close();
  });

  const open = async (state: PanelState, look?: Look): Promise<void> => {
    panel = await openPanel(browser, state, look);
    ({ page } = panel);
  };
  const figure = (model: ModelName = 'verifier-filter'): Locator => page.locator(`figure[data-figure="${model}"]`);
  const posted = async (type: string) => (await panel.posted()).filter((message) => message.type === type);
  const focused = (): Promise<string> =>
    page.evaluate(`document.activeElement.dataset.key ?? document.activeElement.id`);
  const slider = (name: string, model?: ModelName) => figure(model).getByRole('slider', { name, exact: true });
  const field = (name: string, model?: ModelName) =>
    figure(model).getByRole('spinbutton', { name: `${name}, as a number`, exact: true });
  const truePositive = 'How much truePositive';
  const falsePositive = 'How much falsePositive';
  /** Until the sentence is what the core says for these values. */
  const says = (values: Values, model: ModelName = 'verifier-filter'): Promise<void> =>
    figure(model).locator('.sentence').getByText(drawFigure(model, values).sentence, { exact: true }).waitFor();
  const said = (): Promise<string | null> => page.getByRole('status').textContent();
  const ghosts = (model?: ModelName): Promise<number> => figure(model).locator('svg.plot .ghost').count();

  it('has its words at once, and asks before it draws anything', async () => {
    await open(figureState());
    await figure().getByText('A figure of verifier-filter').waitFor();
    await figure().getByText('What verifier-filter shows, in a sentence.').waitFor();
    const asked = figure().getByRole('group', { name: /Before it runs.*What does verifier-filter come to\?/ });
    assert.deepEqual((await asked.getByRole('radio').all()).length, 3);
    assert.equal(await figure().locator('svg, input[type=range], table').count(), 0);
    assert.ok(!(await page.content()).includes('Much it is'));
  });

  it('keeps to itself what its author says of the outcome until it has run', async () => {
    await open(figureState());
    const outcome = figure().getByText('What verifier-filter came to.');
    assert.equal(await outcome.isVisible(), false);
    await panel.show(figureState({ predictions: predicted }));
    await outcome.waitFor();
    const [drawn, told] = await Promise.all([figure().locator('.body').boundingBox(), outcome.boundingBox()]);
    assert.ok((drawn?.y ?? 0) < (told?.y ?? 0), 'below what was drawn');
  });

  it('does not run without an answer, and says so', async () => {
    await open(figureState());
    await figure().getByRole('button', { name: 'Run' }).click();
    assert.deepEqual(await posted('predict'), []);
    assert.equal(await figure().getByRole('alert').innerText(), 'Choose what you expect, then run it.');
    assert.match(await focused(), /^figure-verifier-filter-option-/);
    await page.keyboard.press('Space');
    assert.equal(await figure().getByRole('alert').innerText(), '');
  });

  it('runs by keyboard alone: choose, run, read the reply', async () => {
    await open(figureState());
    await figure().getByRole('radio').first().focus();
    await page.keyboard.press('ArrowDown');
    const chosen = await figure().getByRole('radio', { checked: true }).getAttribute('value');
    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'figure-verifier-filter-run');
    await page.keyboard.press('Enter');
    assert.deepEqual(await posted('predict'), [{ type: 'predict', figure: 'verifier-filter', option: chosen }]);
    await panel.show(figureState({ predictions: { 'verifier-filter': 'little' } }));
    assert.equal(await focused(), 'figure-verifier-filter-reply');
    const { sentence } = drawFigure('verifier-filter', {});
    const reply = "Little would be so if it didn't add up.";
    assert.deepEqual(await figure().locator('.reply > *').allInnerTexts(), [
      'What does verifier-filter come to?',
      'Not as you expected',
      'You expected: It comes to little',
      'It was: It comes to much',
      reply,
    ]);
    await says({});
    assert.equal(await said(), `Not as you expected. ${reply} ${sentence}`);
    assert.equal(await figure().getByRole('img').count(), 1);
    assert.equal(await figure('race').getByRole('img').count(), 0, 'the others still ask');
  });

  it('runs with Enter on an option, too', async () => {
    await open(figureState());
    await figure().getByRole('radio', { name: 'It comes to much' }).press('Space');
    await page.keyboard.press('Enter');
    assert.deepEqual(await posted('predict'), [{ type: 'predict', figure: 'verifier-filter', option: 'much' }]);
  });

  it('is shown run after a restart, with every model’s curves, key and summary', async () => {
    await open(figureState({ predictions: allPredicted() }));
    for (const { id } of figureState().lesson!.figures) {
      const model = id as ModelName;
      const { charts } = drawFigure(model, {});
      await says({}, model);
      assert.equal(await figure(model).getByRole('radio').count(), 0);
      for (const chart of charts) {
        const image = figure(model).getByRole('img', { name: chart.label });
        assert.equal(await image.locator('.curve').count(), chart.series.length);
        for (const { name } of chart.series) {
          assert.ok((await image.getAttribute('aria-label'))?.includes(`${name}: `), name);
          await figure(model).locator('.key').getByText(`${name}: `).first().waitFor();
        }
      }
      assert.equal(await ghosts(model), 0);
    }
    assert.equal(await said(), '', 'nothing happened just now');
  });

  it('moves with the arrow keys, leaves the start behind as a ghost, and says what happens once it rests', async () => {
    await open(figureState({ predictions: predicted }));
    await page.evaluate(`{
      window.said = [];
      new MutationObserver(() => said.push(document.querySelector('[role=status]').textContent))
        .observe(document.querySelector('[role=status]'), { childList: true });
    }`);
    await slider(truePositive).focus();
    for (let i = 0; i < 15; i++) await page.keyboard.press('ArrowLeft');
    await says({ truePositive: 0.8 });
    assert.equal(await slider(truePositive).getAttribute('aria-valuetext'), '80 %');
    assert.equal(await field(truePositive).inputValue(), '80');
    assert.equal(await ghosts(), 2);
    assert.equal(await figure().locator('.ghost-shape').count(), 2);
    await figure().locator('.key').getByText('As the figure starts').waitFor();
    assert.deepEqual(await page.evaluate('said'), []);
    const { sentence } = drawFigure('verifier-filter', { truePositive: 0.8 });
    await page.getByRole('status').getByText(sentence).waitFor();
    assert.deepEqual(await page.evaluate('said'), [sentence]);
    await page.keyboard.press('Home');
    await says({ truePositive: 0.5 });
    await page.keyboard.press('End');
    await says({ truePositive: 1 });
    assert.equal(await focused(), 'figure-verifier-filter-truePositive-range');
  });

  it('is walked through with Tab: each slider, its field, Reset, the numbers', async () => {
    await open(figureState({ predictions: predicted }));
    await slider(truePositive).focus();
    const walked = [await focused()];
    for (let i = 0; i < 5; i++) {
      await page.keyboard.press('Tab');
      walked.push(await focused());
    }
    assert.deepEqual(
      walked.map((key) => key.replace('figure-verifier-filter-', '')),
      [
        'truePositive-range',
        'truePositive-field',
        'falsePositive-range',
        'falsePositive-field',
        'reset',
        'table-summary',
      ],
    );
  });

  it('takes a written number, and puts it on the slider', async () => {
    await open(figureState({ predictions: predicted }));
    const write = async (text: string): Promise<void> => {
      await field(falsePositive).fill(text);
      await page.keyboard.press('Enter');
    };
    await write('60');
    await says({ falsePositive: 0.6 });
    assert.equal(await slider(falsePositive).inputValue(), '60');
    await write('400');
    await says({ falsePositive: 0.99 });
    assert.equal(await field(falsePositive).inputValue(), '99');
    await write('33.4');
    await says({ falsePositive: 0.33 });
    assert.equal(await field(falsePositive).inputValue(), '33');
    await write('');
    assert.equal(await field(falsePositive).inputValue(), '33', 'nothing written is nothing changed');
    await field(falsePositive).press('ArrowUp');
    await says({ falsePositive: 0.34 });
  });

  it('writes token budgets in billions', async () => {
    await open(figureState({ predictions: allPredicted() }));
    await field('How much synthetic', 'scaling').fill('3000');
    await page.keyboard.press('Enter');
    await says({ synthetic: 3e12 }, 'scaling');
    assert.equal(await slider('How much synthetic', 'scaling').getAttribute('aria-valuetext'), '3,000 billion');
  });

  it('goes back to its start with Reset, and stays there', async () => {
    await open(figureState({ predictions: predicted }));
    await field(falsePositive).fill('80');
    await slider(truePositive).press('Home');
    await says({ truePositive: 0.5, falsePositive: 0.8 });
    const reset = figure().getByRole('button', { name: 'Reset' });
    await reset.focus();
    await page.keyboard.press('Enter');
    await says({});
    assert.deepEqual([await field(falsePositive).inputValue(), await slider(truePositive).inputValue()], ['30', '95']);
    assert.equal(await ghosts(), 0);
    assert.equal(await focused(), 'figure-verifier-filter-reset');
  });

  it('has the numbers as a table that follows the sliders', async () => {
    await open(figureState({ predictions: predicted }));
    await figure().getByText('The numbers as a table').click();
    const table = figure().getByRole('table');
    assert.deepEqual(await table.getByRole('columnheader').allInnerTexts(), [
      'Generation',
      'Keeping what the verifier accepts',
      'Verifier ignored',
    ]);
    assert.equal(await table.locator('tbody tr').count(), 11);
    assert.equal(await table.getByRole('row', { name: /^1 / }).innerText(), '1\t55\u00a0%\t28\u00a0%');
    await slider(truePositive).press('Home');
    await table.getByRole('row', { name: /^1 40/ }).waitFor();
  });

  it('keeps its sliders, its focus and its nodes when a new state changes something else', async () => {
    await open(figureState({ predictions: predicted }));
    await slider(truePositive).press('PageDown');
    const value = await slider(truePositive).inputValue();
    const running = `document.querySelector('figure[data-figure="verifier-filter"] .running')`;
    await page.evaluate(`${running}.marked = true`);
    await panel.show(figureState({ predictions: predicted, answers: answered, read: true }));
    assert.equal(await page.evaluate(`${running}.marked`), true);
    assert.equal(await slider(truePositive).inputValue(), value);
    assert.equal(await focused(), 'figure-verifier-filter-truePositive-range');
  });

  it('finds its sliders as they were left when the page is made anew', async () => {
    await open(figureState({ predictions: predicted }));
    await field(falsePositive).fill('70');
    await says({ falsePositive: 0.7 });
    await page.reload();
    await panel.show(figureState({ predictions: predicted }));
    await says({ falsePositive: 0.7 });
    assert.equal(await field(falsePositive).inputValue(), '70');
    assert.equal(await ghosts(), 2);
  });

  it('starts anew in another lesson, and where what was kept is no value of its own', async () => {
    await open(figureState({ predictions: predicted }));
    for (const figures of [
      { of: 'other/lesson', kept: { 'verifier-filter': { falsePositive: 0.7 } } },
      { of: figureState().of, kept: { 'verifier-filter': { falsePositive: 'a lot', generations: 3 } } },
      { of: figureState().of, kept: [7] },
      'nothing',
    ]) {
      await page.evaluate(`sessionStorage.setItem('state', ${JSON.stringify(JSON.stringify({ figures }))})`);
      await page.reload();
      await panel.show(figureState({ predictions: predicted }));
      await says({});
    }
    const state = { of: figureState().of, kept: { 'verifier-filter': { falsePositive: 7 } } };
    await page.evaluate(`sessionStorage.setItem('state', ${JSON.stringify(JSON.stringify({ figures: state }))})`);
    await page.reload();
    await panel.show(figureState({ predictions: predicted }));
    await says({ falsePositive: 0.99 });
  });

  it('shows what a question asked about, once it is answered', async () => {
    await open(figureState({ predictions: predicted }));
    const button = page.getByRole('button', { name: 'Run it in the figure' });
    assert.equal(await button.count(), 0);
    await panel.show(figureState({ predictions: predicted, answers: answered }));
    await slider(truePositive).press('Home');
    await button.click();
    await says({ truePositive: 0.95, falsePositive: 0.95 });
    assert.equal(await slider(truePositive).inputValue(), '95');
    assert.equal(await field(falsePositive).inputValue(), '95');
    assert.equal(await focused(), 'figure-verifier-filter-result');
    assert.ok(((await figure().locator('.sentence').boundingBox())?.y ?? Infinity) < 400, 'it is in view');
    assert.equal(await ghosts(), 2);
  });

  it('asks for the prediction first where a question wants to show something', async () => {
    await open(figureState({ answers: answered }));
    await page.getByRole('button', { name: 'Run it in the figure' }).click();
    assert.equal(await focused(), 'figure-verifier-filter-ask');
    assert.equal(await said(), 'First say what you expect of the figure.');
    await figure().getByRole('radio').first().check();
    await figure().getByRole('button', { name: 'Run' }).click();
    await panel.show(figureState({ answers: answered, predictions: predicted }));
    assert.equal(await focused(), 'figure-verifier-filter-reply');
    await says({ truePositive: 0.95, falsePositive: 0.95 });
    assert.equal(await ghosts(), 2);
  });

  it('draws letters in their own size however narrow it is, and marks inside the picture', async () => {
    await open(figureState({ predictions: allPredicted() }), { width: 300 });
    for (const model of ['race', 'goodhart'] as const) {
      const drawing = `document.querySelector('figure[data-figure="${model}"] svg.plot')`;
      await until(page, `Math.abs(${drawing}.clientWidth - ${drawing}.viewBox.baseVal.width) <= 1`);
      const label = await figure(model).locator('.rule-label').boundingBox();
      assert.ok(label && label.x >= 0 && label.x + label.width <= 300, `${model}: ${JSON.stringify(label)}`);
    }
  });

  /** Contrast of the strokes of the first element that fits, in the figure, on the page. */
  const contrastOf = (selector: string): Promise<number> =>
    page.evaluate(`{
      const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      const luminance = (colour) => {
        for (pen.fillStyle of [getComputedStyle(document.body).backgroundColor, colour]) pen.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...pen.getImageData(0, 0, 1, 1).data]
          .map((byte) => byte / 255)
          .map((x) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const { stroke } = getComputedStyle(document.querySelector('figure[data-figure="verifier-filter"] ${selector}'));
      const [dark, light] = [stroke, 'transparent'].map(luminance).sort((x, y) => x - y);
      (light + 0.05) / (dark + 0.05)
    }`);

  for (const theme of themeNames) {
    it(`has ghosts fainter than text and at 3 to 1 on the page, as its curves are, in ${theme}`, async () => {
      await open(figureState({ predictions: predicted }), { theme });
      await slider(truePositive).press('Home');
      await figure().locator('svg .ghost').first().waitFor();
      await page.evaluate(`document.querySelector('.sentence').style.stroke = 'currentColor'`);
      const [ghost, text] = [await contrastOf('svg .ghost'), await contrastOf('.sentence')];
      assert.ok(ghost >= 3 && ghost < 0.8 * text, `ghost ${ghost}, text ${text}`);
      for (const tone of [1, 2]) {
        const curve = await contrastOf(`svg .curve.tone-${tone}`);
        assert.ok(curve >= 3, `curve ${tone}: ${curve}`);
      }
      assert.equal(await figure().locator('svg .ghost').first().getAttribute('stroke-dasharray'), '5 4');
    });
  }

  it('keeps its curves in the system’s own colours where the system decides them', async () => {
    await open(figureState({ predictions: predicted }));
    await page.emulateMedia({ forcedColors: 'active' });
    await slider(truePositive).press('Home');
    await figure().locator('svg .ghost').first().waitFor();
    const [strokes, system] = await page.evaluate<[string[], string[]]>(`{
      const made = document.body.appendChild(document.createElement('i'));
      const colourOf = (name) => ((made.style.color = name), getComputedStyle(made).color);
      const drawn = document.querySelectorAll('figure[data-figure="verifier-filter"] svg :is(.curve, .ghost)');
      [[...drawn].map((one) => getComputedStyle(one).stroke), ['CanvasText', 'GrayText'].map(colourOf)]
    }`);
    assert.deepEqual(new Set(strokes), new Set(system));
  });

  it('draws once a frame however fast a slider moves', async () => {
    await open(figureState({ predictions: predicted }));
    await page.evaluate(`{
      const figure = document.querySelector('figure[data-figure="verifier-filter"]');
      window.drawings = 0;
      new MutationObserver(({ length }) => (drawings += length)).observe(figure.querySelector('.curves'), { childList: true });
      const range = figure.querySelector('input[type=range]');
      for (let value = 50; value <= 100; value++) {
        range.value = String(value);
        range.dispatchEvent(new Event('input'));
      }
    }`);
    await says({ truePositive: 1 });
    assert.equal(await page.evaluate('drawings'), 1);
  });
});
