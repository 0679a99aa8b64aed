import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readGiven, writeGiven } from '../../src/workspace/given.ts';
import { hasConflict, mergedText, mergeTexts } from '../../src/workspace/mergeTexts.ts';
import { restoreKept } from '../../src/workspace/resetLab.ts';
import { Snapshots } from '../../src/workspace/snapshots.ts';
import { applyUpdate, isUntouched, planUpdate } from '../../src/workspace/updateLab.ts';
import { FaultyDisk } from '../support/faultyDisk.ts';
import { LearnerDesk } from '../support/learnerDesk.ts';

const words = { mine: 'yours', next: 'new' };
const skeleton = 'import g\n\nexport function step() {\n  draw();\n  train();\n}\n';
const newer = skeleton.replace('import g\n', '// Read the task first.\nimport g\n');

describe('A merge of what the pack gave, what the learner made of it, and what the pack gives now', () => {
  // Few different lines, and names that objects have by themselves: the hardest texts for a merge.
  const line = fc.constantFrom('', '}', 'a', 'b', 'c', 'constructor', '__proto__', '=======');
  const text = fc.array(line, { maxLength: 12 });
  interface Edit {
    at: number;
    remove: number;
    add: string[];
  }
  const edits = (mark: string): fc.Arbitrary<Edit[]> =>
    fc.array(
      fc.record({
        at: fc.nat(12),
        remove: fc.nat(2),
        add: fc.array(
          fc.nat(999).map((n) => `${mark}${n}`),
          { maxLength: 3 },
        ),
      }),
      { maxLength: 5 },
    );
  const edited = (lines: readonly string[], done: readonly Edit[]): string[] =>
    done.reduce((now, { at, remove, add }) => now.toSpliced(Math.min(at, now.length), remove, ...add), [...lines]);
  const inOrder = (some: readonly string[], all: readonly string[]): boolean => {
    let at = 0;
    for (const one of all) if (one === some[at]) at++;
    return at === some.length;
  };

  it('keeps every line that the learner wrote, in order, and every line that the pack added', () => {
    fc.assert(
      fc.property(text, edits('mine '), edits('next '), (base, own, packs) => {
        const [mine, next] = [edited(base, own), edited(base, packs)];
        const pieces = mergeTexts(base.join('\n'), mine.join('\n'), next.join('\n'));
        const written = mine.filter((one) => one.startsWith('mine '));
        const added = next.filter((one) => one.startsWith('next '));
        for (const side of ['mine', 'both'] as const) {
          const merged = mergedText(pieces, side, words).split('\n');
          assert.ok(inOrder(written, merged), `${side}: ${merged.join('|')}`);
        }
        if (hasConflict(pieces)) return;
        assert.ok(inOrder(added, mergedText(pieces, 'mine', words).split('\n')));
      }),
      { numRuns: 3000 },
    );
  });

  it('is the learner’s text where the pack changed nothing, the pack’s where the learner did, and one where both agree', () => {
    fc.assert(
      fc.property(text, edits('x'), (base, own) => {
        const [given, other] = [base.join('\n'), edited(base, own).join('\n')];
        for (const [mine, next] of [
          [other, given],
          [given, other],
          [other, other],
        ] as const) {
          const pieces = mergeTexts(given, mine, next);
          assert.equal(hasConflict(pieces), false);
          assert.equal(mergedText(pieces, 'mine', words), other);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('shows a conflict between the markers that editors know', () => {
    const pieces = mergeTexts('a\nb\nc', 'a\nmine\nc', 'a\nnext\nc');
    assert.equal(mergedText(pieces, 'both', words), 'a\n<<<<<<< yours\nmine\n=======\nnext\n>>>>>>> new\nc');
    assert.equal(mergedText(pieces, 'mine', words), 'a\nmine\nc');
    assert.equal(mergedText(pieces, 'next', words), 'a\nnext\nc');
  });
});

describe('Updating a lab', () => {
  let folder: string;
  let disk: FaultyDisk;
  let desk: LearnerDesk;
  let snapshots: Snapshots;
  const given = new Map([
    ['README.md', '# Task\n'],
    ['pipeline.ts', skeleton],
    ['prompts/gone.md', 'Ask.\n'],
    ['prompts/removed.md', 'Ask.\n'],
  ]);
  const next = new Map([
    ['README.md', '# Task\n\nMore.\n'],
    ['pipeline.ts', newer],
    ['prompts/removed.md', 'Ask more.\n'],
    ['prompts/new.md', 'Ask this.\n'],
  ]);
  const onDisk = (path = 'pipeline.ts'): Promise<string> => readFile(join(folder, path), 'utf8');
  const planned = async (from: ReadonlyMap<string, string> | undefined = given) => {
    const plan = await planUpdate(desk, from, next);
    return plan.ok ? plan.value : assert.fail(plan.problem.message);
  };
  const kinds = async (from = given) => Object.fromEntries((await planned(from)).map(({ path, kind }) => [path, kind]));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-update-'));
    disk = new FaultyDisk();
    desk = new LearnerDesk(folder, () => disk);
    snapshots = new Snapshots(join(folder, 'storage'), { disk });
    for (const [path, text] of given) await desk.write(path, Buffer.from(text));
    await desk.remove('prompts/removed.md');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('brings what is new to a lab that the learner left as it was, and leaves what was removed away', async () => {
    const plan = await planned();
    assert.ok(isUntouched(plan));
    const done = await applyUpdate(desk, snapshots, plan, 'mine', words);
    assert.deepEqual(done.ok && [...done.value.changed].sort(), ['README.md', 'pipeline.ts', 'prompts/new.md']);
    assert.equal(await onDisk(), newer);
    assert.equal(await onDisk('prompts/new.md'), 'Ask this.\n');
    assert.equal(await onDisk('prompts/gone.md'), 'Ask.\n', 'what the pack no longer has stays');
    assert.deepEqual(await kinds(next), {}, 'a second time, there is nothing to do');
  });

  it('merges what is on the screen, keeps it first, and goes back to it', async () => {
    desk.typed = skeleton.replace('  train();', '  check();\n  train();').replaceAll('\n', '\r\n');
    assert.deepEqual((await kinds())['pipeline.ts'], 'merged');
    const done = await applyUpdate(desk, snapshots, await planned(), 'mine', words);
    assert.ok(done.ok);
    const merged =
      '// Read the task first.\nimport g\n\nexport function step() {\n  draw();\n  check();\n  train();\n}\n';
    assert.equal(await onDisk(), merged.replaceAll('\n', '\r\n'));
    assert.deepEqual((await kinds())['pipeline.ts'], undefined, 'the change is in it, whatever was given');
    const before = done.value.kept.at(-1);
    assert.deepEqual([before?.why, before?.unsaved], ['update', true]);
    assert.ok((await restoreKept(desk, snapshots, before!)).ok);
    assert.equal(await onDisk(), skeleton.replace('  train();', '  check();\n  train();').replaceAll('\n', '\r\n'));
  });

  it('leaves a file alone where the learner’s side is taken and nothing else changed', async () => {
    await desk.write('pipeline.ts', Buffer.from(skeleton.replace('import g', 'import mine')));
    assert.deepEqual((await kinds())['pipeline.ts'], 'conflict');
    const done = await applyUpdate(desk, snapshots, await planned(), 'mine', words);
    assert.ok(done.ok && !done.value.changed.includes('pipeline.ts'));
    const taken = await applyUpdate(desk, snapshots, await planned(), 'next', words);
    assert.deepEqual(taken.ok && taken.value.changed, ['pipeline.ts']);
    assert.equal(await onDisk(), newer);
  });

  it('changes nothing where the texts can’t be kept first', async () => {
    disk.state = 'full';
    const done = await applyUpdate(desk, snapshots, await planned(), 'mine', words);
    assert.ok(!done.ok && done.problem.code === 'snapshot.unwritable');
    assert.equal(await onDisk(), skeleton);
  });

  it('takes a file that differs for one conflict where nobody knows what was given, and what is no text for the learner’s', async () => {
    await desk.write('README.md', Buffer.from([0xff, 0xfe, 0x00]));
    const plan = await planUpdate(desk, undefined, next);
    assert.ok(plan.ok);
    assert.deepEqual(
      plan.value.map(({ path, kind }) => [path, kind]),
      [['pipeline.ts', 'conflict']],
    );
    assert.equal(plan.value[0]?.text('mine', words), skeleton);
  });

  it('knows what was given, unless the note of it is damaged or of a version to come', async () => {
    await writeGiven(folder, given);
    assert.deepEqual(await readGiven(folder), given);
    for (const text of ['{"schema":"groundloop.given/2","files":{}}', '{"sch', '{"schema":"groundloop.given/1"}']) {
      await writeFile(join(folder, '.groundloop', 'given.json'), text);
      assert.equal(await readGiven(folder), undefined);
    }
  });
});
