import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import {
  everyState,
  flaw as flawFixture,
  flawedVerdict,
  labOnlyState,
  lessonAfter,
  measuredState,
  panelState,
  passedVerdict,
  pastRuns,
  report,
  reportState,
} from './fixtures.ts';
import { renderHint } from '../../src/packs/renderTask.ts';
import { launch, openPanel, type Panel, textOf } from './harness.ts';

describe('the lab report in the panel', () => {
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

  const open = async (state = reportState()): Promise<void> => {
    panel = await openPanel(browser, state);
    ({ page } = panel);
  };
  const last = async () => (await panel.posted()).at(-1);
  const focused = (): Promise<string> => page.evaluate('document.activeElement.dataset.key');
  const flaw = (title: string) => page.getByRole('article').filter({ has: page.getByRole('heading', { name: title }) });
  const hints = (shown: readonly string[]) => ({ F01: { shown, of: 3 } });

  it('says the verdict first, then the score and the run', async () => {
    await open();
    const head = page.locator('.verdict');
    assert.equal(await head.getByRole('heading', { level: 1 }).textContent(), flawedVerdict.summary);
    const words = await head.locator('.score').innerText();
    for (const part of ['40 / 100', 'Not passed yet', 'needs 80 to pass', 'simulated 3 times', '41 ms']) {
      assert.ok(words.includes(part), `${part} is in: ${words}`);
    }
  });

  it('says what was found in a known system, and neither scores nor passes it', async () => {
    const summary = 'A known system, not graded. Found: No outside grounding (F01).';
    await open(
      labOnlyState({ verdict: { ...flawedVerdict, summary, scored: false, score: 0, passMark: 0 }, hints: {} }),
    );
    const words = await page.locator('body').innerText();
    assert.ok(words.includes(summary));
    assert.match(await textOf(page.locator('.verdict')), /run 7 · 41 ms · simulated 3 times/);
    assert.match(await page.locator('footer').innerText(), /A known system: not graded/);
    assert.doesNotMatch(words, /\/ 100|passed|to pass|points\./i);
  });

  it('puts flawed before provisional, in words, and the rest in a line each', async () => {
    await open(everyState['report, provisional']);
    assert.deepEqual(await page.locator('.flaw h3').allInnerTexts(), [
      'Flawed\nNo outside grounding',
      'Not settled yet\nHuman data lost',
    ]);
    await panel.show(reportState());
    assert.deepEqual(
      (await page.locator('.compact').allInnerTexts()).map((text) => text.split('\n').map((line) => line.trim())),
      [
        [
          'Looked for, not found',
          'Free of “Rare truths filtered out” · near the limit',
          'Free of “Sharpened sampling”',
        ],
        ['Does not apply here', 'Reward model followed too far'],
      ],
    );
  });

  it('takes nothing back from who has passed: a later run that doesn’t pass is not “not yet”', async () => {
    await open();
    await panel.show(reportState({ done: true }));
    const words = await textOf(page.locator('.verdict'));
    assert.ok(words.includes('Not this time; the lab stays passed') && !words.includes('Not passed yet'), words);
  });

  it('shows what was measured beside what is needed, and the reasons of a flaw with the exact numbers', async () => {
    await open();
    const words = await textOf(flaw('No outside grounding'));
    const { limit, evidence } = flawedVerdict.flaws.find(({ id }) => id === 'F01')!;
    const { sentence, changed, happened, why, fix } = evidence;
    const parts = [
      'measured 0.01',
      'needs at least 0.08',
      'F01 · effect 0.01 ± 0.01 log odds of truth. Log odds: 0.1 is about 10 % on the odds, 0.7 doubles them.',
      limit,
      sentence,
      changed,
      happened,
      why,
      fix,
    ];
    for (const part of parts) assert.ok(words.includes(part), `${part} is in: ${words}`);
    const seen = (await flaw('No outside grounding').locator('.flaw-head').innerText()).replaceAll('\n', ' ');
    assert.doesNotMatch(seen, /F01|log odds|±/, 'plain words where one looks first');
  });

  it('lays two training sets side by side, folded until asked for', async () => {
    await open();
    const strip = flaw('No outside grounding').locator('.what-if');
    assert.equal(await strip.getAttribute('open'), null);
    await strip.getByText('What if? Two training sets side by side').focus();
    await page.keyboard.press('Enter');
    await strip.getByText('Training set of generation 5 in the first simulation: 13% of it differs.').waitFor();
    const list = (name: string) => strip.getByRole('list', { name }).getByRole('listitem').allInnerTexts();
    assert.deepEqual(await list('Only in yours'), [
      'The Carmouth ferry leaves at dusk. wrong · 4 times · from the model',
      'As you said, the Uldale market sells honey. flattering · from people and the model',
    ]);
    assert.deepEqual(await list('Only in the changed world’s'), [
      'The Wenby school opened in 1893. true, rare: 1 in 900 of what people write is about this · 2 times · from a revision',
    ]);
    assert.equal(await strip.locator('.plot .other rect').count(), 6, 'three of 25 squares, in both rows');
    assert.equal(await flaw('Human data lost').locator('.what-if').count(), 0, 'no such change shows this flaw');
  });

  it('says so where the two training sets are the same', async () => {
    const same = flawFixture('F01', 'flawed', { whatIf: { generation: 1, share: 0, yours: [], changed: [] } });
    await open(reportState({ verdict: { ...flawedVerdict, flaws: [same] } }));
    await page.locator('.what-if > summary').click();
    await page.getByText('The training set of generation 1 in the first simulation stayed the same').waitFor();
    assert.equal(await page.locator('.what-if .sides').count(), 0);
    assert.equal(await page.locator('.what-if .plot .other rect').count(), 0, 'no square differs');
  });

  it('shows what moved the model, for what the reader chooses, and keeps the choice over the next run', async () => {
    await open();
    const ledger = page.locator('.ledger');
    const picture = () => ledger.getByRole('img').getAttribute('aria-label');
    const words = 'in 10 generations. In an average generation, in points: Sampling 0.0,';
    assert.equal(await picture(), `Right answers: 50.0% → 80.0% ${words} Selection +6.0, Mixing −2.0, Learning −1.0.`);
    assert.equal(await ledger.locator('svg .part rect').count(), 40, 'four parts in each of ten generations');
    await ledger.getByLabel('Share of').focus();
    await page.keyboard.press('F');
    await page.keyboard.press('Enter');
    const flattery = `Flattery: 6.0% → 16.0% ${words} Selection +4.0, Mixing −2.0, Learning −1.0.`;
    assert.equal(await picture(), flattery);
    assert.equal(await focused(), 'ledger-of');
    await panel.show(reportState({ verdict: passedVerdict }));
    assert.equal(await picture(), flattery);
    assert.equal(await ledger.getByLabel('Share of').inputValue(), 'flattery');
  });

  it('has the ledger as a table that adds up', async () => {
    await open();
    const ledger = page.locator('.ledger');
    await ledger.getByText('The ledger as a table').click();
    const cells = await ledger.getByRole('row').nth(2).locator('th, td').allInnerTexts();
    assert.deepEqual(cells, ['2', '54.0%', '−1.0', '+6.0', '−2.0', '−1.0', '56.0%']);
    await ledger.getByLabel('Share of').selectOption('rare');
    assert.equal(await ledger.locator('details:not(.export)').getAttribute('open'), '', 'the table stays open');
    const options = await ledger.getByRole('option').allInnerTexts();
    assert.deepEqual(options, ['Right answers', 'What it says about rare facts', 'Flattery', 'Answers right by luck']);
  });

  it('has no ledger for a verdict without one', async () => {
    const metrics = { ...flawedVerdict.metrics!, ledger: undefined };
    await open(reportState({ verdict: { ...flawedVerdict, metrics } }));
    await page.getByRole('heading', { name: 'Lost in your loop' }).waitFor();
    assert.equal(await page.locator('.ledger').count(), 0);
  });

  it('counts all lost facts where only some are listed', async () => {
    await open(reportState({ verdict: { ...flawedVerdict, metrics: { ...flawedVerdict.metrics!, lostCount: 290 } } }));
    await page.getByText('290 of 320 facts can no longer be said by the last model.').waitFor();
  });

  it('says which run it is, and shows the runs before it as ghosts, in words and as numbers too', async () => {
    await open(reportState({ past: pastRuns(3) }));
    assert.match(await page.locator('.verdict .score').innerText(), /run 7 · 41 ms · simulated 3 times/);
    const rare = page.locator('.charts').getByRole('img').nth(1);
    assert.equal(await rare.locator('.ghost').count(), 3);
    assert.match((await rare.getAttribute('aria-label')) ?? '', /Run 6 ended at 32%\. Run 5 ended at 52%\. Run 4/);
    const dashes = await page.evaluate<string[]>(
      `[...document.querySelectorAll('.charts figure:first-child .ghost')].map((one) => getComputedStyle(one).strokeDasharray)`,
    );
    assert.equal(new Set(dashes).size, 3, 'told apart without colour');
    assert.deepEqual(await page.getByRole('list', { name: 'Which line is which run' }).locator('li').allInnerTexts(), [
      'run 7, this one',
      'run 6 · 40 / 100',
      'run 5 · 30 / 100',
      'run 4 · 20 / 100',
    ]);
    await page.getByText('The numbers as a table').click();
    const table = page.locator('.charts ~ details table.numbers');
    assert.deepEqual((await table.locator('thead tr').nth(1).locator('th').allInnerTexts()).slice(0, 5), [
      'run 7',
      'run 6',
      'run 5',
      'run 4',
      'run 7',
    ]);
    const cells = await table.locator('tbody tr').last().locator('td').allInnerTexts();
    assert.deepEqual(cells.slice(4, 6), ['13%', '32%']);
  });

  it('charts what a lab measures itself, in its unit, with what is asked and where the lesson explains it', async () => {
    await open(measuredState(0.34));
    assert.match(await textOf(page.locator('.verdict')), /Not yet: “Rare facts in the training set” ends at 34 %/);
    const rare = page.locator('.charts figure').filter({ hasText: 'Rare facts in the training set' });
    assert.match(await rare.innerText(), /0% → 34%[^]*asks for at least 50% at the end\. Not reached yet\./);
    const spoken = (await rare.getByRole('img').getAttribute('aria-label')) ?? '';
    assert.match(
      spoken,
      /lowest 0%, highest 34%\. This lab asks for at least 50% at the end\. Not reached yet\. Run 6 ended/,
    );
    assert.doesNotMatch(spoken, /Run 5/, 'that run was not measured so');
    assert.equal(await rare.locator('.required').count(), 1);
    const gap = page.locator('.charts figure').filter({ hasText: 'Longest gap' });
    assert.match(await gap.innerText(), /0 → 2,500/);
    assert.doesNotMatch(await gap.innerText(), /asks for|Read about/);

    await rare.getByRole('button', { name: 'Read about it in the lesson: Rare facts' }).press('Enter');
    assert.deepEqual(await last(), { type: 'showTab', tab: 'lesson' });
    await page.getByText('What is measured').click();
    await page.getByText('Generations since people wrote.').waitFor();
    await page.getByText('The numbers as a table').click();
    const cells = await page.locator('.charts ~ details table.numbers tbody tr').last().locator('td').allInnerTexts();
    assert.deepEqual(cells.slice(-7, -1), ['34%', '25%', '–', '2,500', '3', '–']);
  });

  it('says that what a lab asks of its own measure is reached', async () => {
    await open(measuredState(0.62));
    assert.match(await textOf(page.locator('.verdict')), /Passed/);
    await page.getByText('This lab asks for at least 50% at the end. Reached.').waitFor();
  });

  it('explains what is measured, and why knowledge and right answers are two things', async () => {
    await open();
    await page.getByText('What is measured').click();
    await page.getByText('each question counted as often as people ask it').waitFor();
    await page.getByText('Each question counts as often as the model brings it up.').waitFor();
    await page.getByLabel('Share of').selectOption('flattery');
    assert.equal(await page.getByText('Each question counts as often as the model brings it up.').count(), 0);
  });

  it('says what made a pipeline pass, what is near a limit, and what is left to gain', async () => {
    await open(reportState({ verdict: passedVerdict }));
    const words = await textOf(page.locator('.passed'));
    assert.match(words, /Looked for and not found: .*No outside grounding/);
    assert.match(words, /Human data lost: measured 12\.0% of marked human facts .*needs at least 55\.0%/s);
    assert.ok(words.includes(flawFixture('F04', 'clear').limit), 'the limit in the learner’s own quantities');
    assert.match(words, /All 100 points are yours/);
    const open05 = flawFixture('F05', 'provisional', { fix: 'Let rare items through.' });
    await panel.show(reportState({ verdict: { ...passedVerdict, score: 80, flaws: [open05] } }));
    const left = await textOf(page.locator('.passed'));
    assert.match(left, /Rare truths filtered out: up to 20 points\. Let rare items through\./);
    assert.match(left, /Nothing is near its limit/);
    await panel.show(reportState());
    assert.equal(await page.locator('.passed').count(), 0);
  });

  it('leads on from a passed lab that no lesson has', async () => {
    const next = { href: 'lesson:m8-l1', title: 'Where to next' };
    await open(labOnlyState({ verdict: passedVerdict, next }));
    await page.locator('footer').getByRole('button', { name: 'Next: Where to next' }).click();
    assert.deepEqual(await last(), { type: 'openLink', href: next.href });
    await panel.show(labOnlyState({ verdict: passedVerdict }));
    await page.locator('footer').getByRole('button', { name: 'Continue the course' }).click();
    assert.deepEqual(await last(), { type: 'continueCourse' });
    await panel.show(labOnlyState({ verdict: passedVerdict, next, stale: true }));
    await page.locator('footer').getByRole('button', { name: 'Simulate' }).waitFor();
  });

  it('says what a passed pipeline passed by', async () => {
    await open(reportState({ verdict: passedVerdict }));
    const words = await textOf(page.locator('.compact').first());
    for (const { evidence, limit } of passedVerdict.flaws.filter(({ state }) => state === 'clear')) {
      for (const part of [evidence.changed, limit]) assert.ok(words.includes(part), `${part} is in: ${words}`);
    }
  });

  it('brings the learner to their line', async () => {
    await open();
    await flaw('No outside grounding').getByRole('button', { name: 'line 14' }).click();
    assert.deepEqual(await last(), { type: 'reveal', line: 14, column: 5 });
    await flaw('No outside grounding').getByRole('button', { name: 'line 22' }).click();
    assert.deepEqual(await last(), { type: 'reveal', line: 22, column: 3 });
  });

  it('gives hints one by one, moves to each, and stops offering after the last', async () => {
    await open(reportState({ hints: hints([]) }));
    const button = (name: RegExp) => flaw('No outside grounding').getByRole('button', { name });
    await button(/^Hint 1 of 3 for: No outside grounding$/).click();
    assert.deepEqual(await last(), { type: 'hint', flaw: 'F01' });
    await panel.show(reportState({ hints: hints(['Look outside.']) }));
    assert.equal(await focused(), 'hint-F01-1');
    await button(/^Hint 2 of 3/).waitFor();
    await panel.show(reportState({ hints: hints(['Look outside.', 'b', 'c']) }));
    assert.equal(await button(/^Hint/).count(), 0);
    assert.deepEqual(await page.locator('.hints li').allTextContents(), ['Look outside.', 'b', 'c']);
    const example =
      'In a bakery:\n\n    const sold = loaves.filter(approved);\n    return sold;\n\nThe taster decides.\n';
    await panel.show(reportState({ hints: hints(['a', 'b', renderHint(example)]) }));
    const code = page.locator('.hints pre');
    assert.equal(await code.innerText(), 'const sold = loaves.filter(approved);\nreturn sold;\n');
    await code.focus();
  });

  it('leads from a flaw to the section of the lesson that explains it', async () => {
    await open();
    await flaw('No outside grounding').getByRole('button', { name: 'Read about it in the lesson' }).click();
    assert.deepEqual(await last(), { type: 'showTab', tab: 'lesson' });
    const state = reportState();
    await panel.show({ ...state, tab: 'lesson' });
    const section = state.lesson!.sections[1]!.id;
    assert.equal(await page.evaluate('document.activeElement.id'), section);
    assert.ok(await page.locator('.report').isHidden());
  });

  it('stands alone where the lab has no lesson', async () => {
    await open(labOnlyState());
    assert.equal(await page.getByRole('navigation').count(), 0, 'no tabs');
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), flawedVerdict.summary);
    assert.equal(await page.getByRole('button', { name: /lesson/ }).count(), 0, 'no link to a lesson');
    await page.locator('footer').getByRole('button', { name: 'Simulate' }).click();
    assert.deepEqual(await last(), { type: 'simulate' });
    await panel.show(labOnlyState({ verdict: passedVerdict }));
    assert.equal(await page.locator('[role=status]').textContent(), `${passedVerdict.summary} 100 / 100`);
  });

  it('shows a run without moving what is being read, and can cancel it', async () => {
    await open();
    await page.locator('.flaw summary').first().click();
    await page.locator('.flaw .link').last().focus();
    await panel.show(reportState({ running: { seedsDone: 3, seedsMax: 16 } }));
    await page.locator('footer').getByText('Simulation 3 of 16').waitFor();
    assert.equal(await page.locator('.flaw details').first().getAttribute('open'), null, 'closed stays closed');
    assert.match(await focused(), /^line-/);
    await page.locator('footer').getByRole('button', { name: 'Cancel' }).click();
    assert.deepEqual(await last(), { type: 'cancel' });
    await panel.show(reportState());
    await page.locator('footer').getByRole('button', { name: 'Simulate and grade' }).click();
    assert.deepEqual(await last(), { type: 'simulate' });
  });

  it('names the key that works in the editor as well', async () => {
    const { contributes } = JSON.parse(await readFile('package.json', 'utf8')) as {
      contributes: { keybindings: { command: string; key: string }[] };
    };
    const keyOf = (command: string) =>
      contributes.keybindings.find((one) => one.command === `groundloop.${command}`)?.key;
    const said = () => page.locator('[data-key=primary] kbd').innerText();
    await open();
    assert.equal((await said()).toLowerCase(), keyOf('simulateAndGrade'));
    await panel.show(reportState({ running: { seedsDone: 3, seedsMax: 16 } }));
    assert.equal((await said()).toLowerCase(), keyOf('cancelRun'));
    await panel.show(labOnlyState({ verdict: passedVerdict }));
    assert.equal((await said()).toLowerCase(), keyOf('continue'));
    const keys = await page.locator('[data-key=primary]').getAttribute('aria-keyshortcuts');
    assert.equal(keys, 'Control+Alt+Enter Alt+N');
  });

  it('keeps a closed reason closed when the flaw is measured again', async () => {
    await open();
    await page.locator('.flaw summary').first().click();
    const flaws = flawedVerdict.flaws.map((one) => ({
      ...one,
      effect: one.effect === null ? null : one.effect + 0.02,
    }));
    await panel.show(reportState({ verdict: { ...flawedVerdict, flaws } }));
    await page.getByText('measured 0.03').waitFor();
    assert.deepEqual(
      await page.evaluate(`[...document.querySelectorAll('.flaw > details:not(.what-if)')].map((one) => one.open)`),
      [false, true],
    );
  });

  it('says when the verdict is about older text, and tells a fault first', async () => {
    await open(everyState['report, stale']);
    await page.getByText('This verdict is about an older version of your file.').waitFor();
    await panel.show(everyState['report, fault']!);
    const box = page.locator('.fault');
    assert.match(await box.innerText(), /it must return a batch\.\s+End step with a batch/);
    assert.match((await page.getByRole('status').textContent()) ?? '', /it must return a batch/);
    assert.ok(await page.locator('.verdict').isVisible(), 'the older verdict stays');
    await box.getByRole('button', { name: 'Go to line 22' }).click();
    assert.deepEqual(await last(), { type: 'reveal', line: 22, column: 3 });
  });

  it('tells the new verdict to a screen reader when a run ends', async () => {
    await open(reportState({ running: { seedsDone: 15, seedsMax: 16 } }));
    await panel.show(reportState({ verdict: passedVerdict }));
    assert.equal(await page.getByRole('status').textContent(), `${passedVerdict.summary} 100 / 100`);
  });

  it('draws each measure with its summary, keeps the numbers in a table, and injects no style', async () => {
    await open();
    const charts = page.locator('.charts').getByRole('img');
    assert.equal(await charts.count(), 4);
    assert.match(
      (await charts.nth(1).getAttribute('aria-label')) ?? '',
      /^Rare facts alive: 100% at the start, 13% after 10/,
    );
    assert.equal(await page.locator('.plot style').count(), 0);
    assert.equal((await charts.nth(1).locator('path[d]').count()) > 0, true);
    await page.getByText('The numbers as a table').click();
    const rows = page.locator('.charts ~ details table.numbers tbody tr');
    assert.equal(await rows.count(), 11);
    assert.equal((await rows.nth(1).innerText()).split(/\t/).at(-1), '30 of 1000');
  });

  const chartsOf = async (more: object): Promise<string[]> => {
    const { metrics } = flawedVerdict;
    const generations = metrics!.generations.map((generation) => ({ ...generation, ...more }));
    await open(reportState({ verdict: { ...flawedVerdict, metrics: { ...metrics!, generations } } }));
    const images = await page.locator('.charts').getByRole('img').all();
    const labels = await Promise.all(images.map((image) => image.getAttribute('aria-label')));
    return labels.map((label) => label?.split(':')[0] ?? '');
  };

  it('draws harmful answers where a lab has them, and names the kinds', async () => {
    const drawn = await chartsOf({ harm: { total: 0.07, classes: { 'unsuitable-advice': 0.03, overt: 0.04 } } });
    assert.deepEqual(drawn, ['Knowledge', 'Rare facts alive', 'Diversity', 'Harmful answers']);
    await page.getByText('of the last model, by kind: unsuitable advice 3%, overt 4%.').waitFor();
  });

  it('draws how an agent does, as calls fail and where they often fail', async () => {
    const drawn = await chartsOf({ agent: { success: 0.93, whenFailing: 0.79, seen: 1 } });
    assert.deepEqual(drawn.slice(3), ['Orders handled', 'Orders handled when three calls in ten fail']);
    await page.getByText('The numbers as a table').click();
    const cells = await page.locator('.charts ~ details table.numbers tbody tr').first().locator('td').allInnerTexts();
    assert.deepEqual(cells.slice(3, 5), ['93%', '79%']);
  });

  it('explains log odds beside them, and tells an effect from its limit however near it is', async () => {
    const near = { ...flawFixture('F01', 'flawed'), effect: 0.0797, se: 0.0002 };
    await open(reportState({ verdict: { ...flawedVerdict, flaws: [near, flawFixture('F05', 'clear')] } }));
    const words = await textOf(flaw('No outside grounding'));
    assert.match(words, /measured 0\.0797\s+needs at least 0\.08/);
    assert.match(words, /effect 0\.0797 ± 0\.0002 log odds of truth\. Log odds: 0\.1 is about 10 %/);
  });

  it('lists what was lost, the rest on demand, and is kind when nothing was', async () => {
    await open();
    const lost = page.locator('.lost');
    assert.equal(await lost.locator('li:visible').count(), 8);
    assert.match(await lost.locator('li').first().innerText(), /pier 1\s+1 in 90 of what people wrote said this/);
    await lost.getByText('Show 192 more').click();
    assert.equal(await lost.locator('li:visible').count(), 200);
    await panel.show(reportState({ verdict: passedVerdict }));
    assert.match(await lost.innerText(), /Nothing was lost/);
  });

  it('does not say that nothing was run where the first run stopped', async () => {
    await open(everyState['report, fault at first']);
    await page.locator('footer').getByText('The run stopped.').waitFor();
    assert.equal(await page.getByText('No run yet.').count(), 0);
  });

  it('begins with the task when nothing has run yet', async () => {
    panel = await openPanel(browser, everyState['report, no run yet']!, { width: 300, height: 500 });
    ({ page } = panel);
    const words = await page.locator('main').innerText();
    assert.match(words, /^Diagnosing collapse\s+Pipeline A learns mostly from its own drafts\. Find out what it loses/);
    for (const seen of [
      page.getByRole('heading', { level: 1, name: 'Diagnosing collapse' }),
      page.getByText('Change pipeline.ts and save it, or choose Simulate and grade'),
      page.locator('footer').getByRole('button', { name: 'Simulate and grade' }),
    ]) {
      const box = await seen.boundingBox();
      assert.ok(box && box.y >= 0 && box.y + box.height <= 500, 'seen without scrolling');
    }
    assert.equal(await page.locator('nav .tab').last().innerText(), 'Lab: Diagnosing collapse');
  });

  describe('whose run ends out of sight', () => {
    const below = async (): Promise<void> => {
      await page.evaluate('window.scrollTo(0, 1200)');
      return page.evaluate('new Promise(requestAnimationFrame)');
    };
    const scrolled = (): Promise<number> => page.evaluate('window.scrollY');
    const news = () => page.locator('footer').getByRole('button', { name: 'New: Passed · 100 / 100' });

    it('leaves the reader there and leads to the verdict, until it was seen', async () => {
      await open();
      await below();
      await panel.show(reportState({ running: { seedsDone: 1, seedsMax: 16 } }));
      await panel.show(reportState({ verdict: passedVerdict, run: 8 }));
      await news().waitFor();
      assert.ok((await scrolled()) > 400, 'nothing jumped');
      await news().press('Enter');
      assert.equal(await focused(), 'report:verdict');
      await page.locator('footer').getByText('Passed · 100 / 100').waitFor();
      await news().waitFor({ state: 'detached' });
    });

    it('forgets the news once the reader scrolled to it, and has none of a run that was cancelled', async () => {
      await open();
      await below();
      await panel.show(reportState({ running: { seedsDone: 1, seedsMax: 16 } }));
      await panel.show(reportState());
      assert.equal(await page.locator('[data-key=news]').count(), 0);
      await panel.show(reportState({ verdict: passedVerdict, run: 8 }));
      await news().waitFor();
      await page.evaluate('window.scrollTo(0, 0)');
      await news().waitFor({ state: 'detached' });
    });

    it('leads there from the lesson as well', async () => {
      await open({ ...reportState(), tab: 'lesson' });
      await panel.show({ ...reportState({ verdict: passedVerdict, run: 8 }), tab: 'lesson' });
      await news().click();
      assert.deepEqual(await last(), { type: 'showTab', tab: 'report' });
      await panel.show(reportState({ verdict: passedVerdict, run: 8 }));
      assert.equal(await focused(), 'report:verdict');
    });

    it('takes along who reads the report and asks for a run by key', async () => {
      await open();
      await below();
      await page.locator('[data-key="ask-F01"]').focus();
      await panel.show({ ...reportState({ verdict: passedVerdict, run: 8 }), showNews: true });
      assert.equal(await focused(), 'report:verdict');
    });

    it('takes along who waits in the lesson, and not who went on reading', async () => {
      const running = { seedsDone: 0, seedsMax: 8 };
      const inLesson = (change: Parameters<typeof report>[0]) =>
        panelState({ lesson: lessonAfter(), report: report(change) });
      const ended = {
        ...panelState({ tab: 'report', lesson: lessonAfter(), report: report({ verdict: passedVerdict, run: 8 }) }),
        showNews: true as const,
      };
      await open(inLesson({}));
      await page.locator('.term').first().focus();
      await panel.show(inLesson({ running }));
      await panel.show(ended);
      assert.equal(await focused(), 'report:verdict');
      await panel.show(reportState());
      await panel.show(reportState({ running }));
      await page.locator('[data-key="ask-F01"]').focus();
      await page.keyboard.press('Shift+Tab');
      const where = await focused();
      await panel.show({ ...reportState({ run: 8 }), showNews: true });
      assert.equal(await focused(), where);
    });

    it('brings the verdict into view where the learner asked for the run, and leaves focus alone', async () => {
      await open();
      await below();
      await page.locator('[data-key=primary]').focus();
      await panel.show({ ...reportState({ verdict: passedVerdict, run: 8 }), showNews: true });
      assert.ok((await scrolled()) < 200);
      assert.equal(await focused(), 'primary');
      assert.equal(await page.locator('[data-key=news]').count(), 0);
    });
  });
});
