import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { labFileSchema } from '../../src/core/course/lab.ts';
import { groundloop, lab, root } from './groundloop.ts';

const listSchema = z.object({
  schema: z.literal('groundloop.labs/1'),
  labs: z.array(
    z.object({
      id: z.string(),
      pack: z.object({ id: z.string(), version: z.string() }),
      title: z.string(),
      summary: z.string(),
      minutes: z.number(),
      passMark: z.number(),
      flaws: z.array(z.object({ id: z.string(), title: z.string(), weight: z.number() })),
    }),
  ),
});

describe('groundloop labs', () => {
  const { title, minutes, rubric } = labFileSchema.parse(parse(readFileSync(join(lab, 'lab.yaml'), 'utf8')));

  it('lists every lab of the pack with the flaws it looks for and their points', () => {
    const { code, out, err } = groundloop(['labs', '--format', 'json']);
    assert.equal(err, '');
    assert.equal(code, 0);
    const { labs } = listSchema.parse(JSON.parse(out));
    const folders = readdirSync(join(root, 'labs/groundloop-course/labs'));
    assert.deepEqual(labs.map(({ id }) => id).sort(), folders.sort());
    const found = labs.find(({ id }) => id === 'model-collapse');
    assert.ok(found);
    assert.equal(found.title, title);
    assert.deepEqual(Object.fromEntries(found.flaws.map(({ id, weight }) => [id, weight])), rubric.flaws);
    for (const { flaws } of labs) for (const flaw of flaws) assert.notEqual(flaw.title, flaw.id, 'a flaw has a name');
  });

  it('says the same in words', () => {
    const { code, out } = groundloop(['labs']);
    assert.equal(code, 0);
    for (const words of ['model-collapse', `${title}  ${minutes} min`]) assert.ok(out.includes(words), words);
    for (const [id, points] of Object.entries(rubric.flaws))
      assert.match(out, new RegExp(`${id} .+  ${points} points`));
  });
});
