import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { labFileSchema } from '../../src/core/course/lab.ts';
import { samplePack, withFolder } from '../support/samplePack.ts';
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

  it('lists those of a pack that --pack names, which a pipeline is graded and replayed for', async () => {
    const receipt = join(mkdtempSync(join(tmpdir(), 'groundloop-labs-')), 'receipt.json');
    await withFolder(samplePack, (pack) => {
      const { labs } = listSchema.parse(JSON.parse(groundloop(['labs', '--pack', pack, '--format', 'json']).out));
      assert.deepEqual(
        labs.map(({ id, pack: of }) => [id, of.id]),
        [['lab1', 'sample']],
      );
      assert.equal(groundloop(['systems', '--pack', pack]).out, 'There are no known systems.\n');
      const solution = join(dirname(receipt), 'pipeline.ts');
      writeFileSync(solution, 'export function step(g) {\n  return g.human.draw(100);\n}\n');
      const { out, code } = groundloop(['grade', solution, '--lab', 'lab1', '--pack', pack, '--receipt', receipt]);
      assert.match(out, /· lab lab1 ·/, String(code));
      assert.equal(groundloop(['replay', receipt, solution, '--pack', pack]).code, 0);
      const without = groundloop(['replay', receipt, solution]);
      assert.equal(without.code, 2);
      assert.match(without.err, /There is no lab "sample\/lab1"\. Labs: .*model-collapse.* --pack names a pack/);
      return Promise.resolve();
    });
    rmSync(dirname(receipt), { recursive: true });
  });

  it('says what is wrong with a pack that can’t be read', () => {
    for (const command of ['labs', 'systems']) {
      const { code, out, err } = groundloop([command, '--pack', 'absent.labpack']);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, /Can't read absent\.labpack/);
    }
  });
});
