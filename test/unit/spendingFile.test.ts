import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withinBudget } from '../../src/assistant/claude/spending.ts';
import { SpendingFile } from '../../src/journal/spendingFile.ts';

describe('what the assistant spent', () => {
  let folder: string;
  let now: Date;
  const window = (): SpendingFile => new SpendingFile(join(folder, 'spent'), () => now);
  const near = (actual: number, expected: number): void => {
    assert.ok(Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-spent-'));
    now = new Date(2026, 10, 25, 12);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is what was settled and, until then, what was set aside', async () => {
    const one = window();
    assert.equal(await one.today(), 0);
    const settle = await one.reserve(0.2);
    await one.reserve(0.1);
    near(await one.today(), 0.3);
    await settle(0.05);
    near(await one.today(), 0.15);
  });

  it('is the same in two windows, and after a restart', async () => {
    const settle = await window().reserve(0.2);
    await (
      await window().reserve(0.3)
    )(0.25);
    near(await window().today(), 0.45);
    await settle(0.1);
    near(await window().today(), 0.35);
  });

  it('starts anew at midnight; what began before it is settled on its own day', async () => {
    const one = window();
    const settle = await one.reserve(0.2);
    now = new Date(2026, 10, 26, 0, 1);
    assert.equal(await one.today(), 0);
    await settle(0.1);
    assert.equal(await one.today(), 0);
    now = new Date(2026, 10, 25, 23);
    near(await one.today(), 0.1);
  });

  it('forgets days gone by, and nothing else in its folder', async () => {
    const one = window();
    for (const day of [22, 23, 24, 25]) {
      now = new Date(2026, 10, day, 12);
      await one.reserve(0.1);
    }
    await writeFile(join(folder, 'spent', 'notes.txt'), '');
    await one.reserve(0.1);
    assert.deepEqual((await readdir(join(folder, 'spent'))).sort(), [
      '2026-11-24.jsonl',
      '2026-11-25.jsonl',
      'notes.txt',
    ]);
  });

  it('does not mind lines that it cannot read', async () => {
    const one = window();
    await one.reserve(0.1);
    await appendFile(
      join(folder, 'spent', '2026-11-25.jsonl'),
      'nonsense\n{"id":"x","dollars":-5}\n{"id":"y","dollars":1',
    );
    await one.reserve(0.2);
    near(await window().today(), 0.3);
  });

  it('may come to the whole budget, however its parts add up in floating point, and not to a cent more', async () => {
    for (const dollars of [0.1, 0.1, 0.1, 0.05])
      assert.ok(await withinBudget(window(), dollars, 0.35), String(dollars));
    assert.equal(await window().today(), 0.35);
    assert.equal(await withinBudget(window(), 0.01, 0.35), undefined);
  });

  it('is never more than the budget, in two windows that ask at once', async () => {
    const settled = await Promise.all(Array.from({ length: 8 }, () => withinBudget(window(), 0.1, 0.35)));
    assert.ok(settled.filter(Boolean).length <= 3);
    assert.ok((await window().today()) <= 0.35);
    assert.ok(await withinBudget(window(), 0.05, 0.35));
  });
});
