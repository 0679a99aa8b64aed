import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inSeason, type Moment } from '../../src/assistant/chat/starters.ts';

const labs = 'labs/groundloop-course/labs';

describe('starter prompts fit the moment', () => {
  const ordered = async (lab: string, moment: Moment): Promise<string[]> => {
    const folder = join(labs, lab, 'prompts');
    const files = (await readdir(folder)).sort();
    const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
    return inSeason(texts, moment).map((text) => files[texts.indexOf(text)]!.replace('.md', ''));
  };

  it('before anything ran, those about a report come later, and those about a pass last', async () => {
    const order = await ordered('model-collapse', 'before-runs');
    assert.deepEqual(order, ['explain', 'predict', 'diagnose', 'challenge']);
    assert.deepEqual(await ordered('star-loop', 'before-runs'), ['predict', 'diagnose']);
  });

  it('after a run, those about its report come first', async () => {
    const order = await ordered('model-collapse', 'after-runs');
    assert.deepEqual(order, ['diagnose', 'explain', 'predict', 'challenge']);
    assert.equal((await ordered('m8-capstone', 'after-runs'))[0], 'what-a-unit-bought');
  });

  it('after a pass, what is asked of a pass comes first', async () => {
    assert.equal((await ordered('model-collapse', 'passed'))[0], 'challenge');
    assert.equal((await ordered('open-world', 'passed'))[0], 'minimum');
  });
});
