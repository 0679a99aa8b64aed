import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatProblem } from '../../src/packs/position.ts';
import { labGroups } from '../../src/packs/labGroups.ts';
import { hashFiles } from '../../src/packs/hash.ts';
import { PackLibrary } from '../../src/packs/library.ts';
import { parsePack } from '../../src/packs/parsePack.ts';
import { readFolder } from '../../src/packs/folder.ts';
import { packWithSystem, samplePack, withFolder } from '../support/samplePack.ts';

/** The sample as `folder/…`, with another id. */
const packIn = (folder: string, id: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(packWithSystem).map(([path, text]) => [
      `${folder}/${path}`,
      text.replace('id: sample', `id: ${id}`),
    ]),
  );

describe('The pack library', () => {
  it('finds labs and lessons by their ids', async () => {
    await withFolder({ ...packIn('one', 'one'), ...packIn('two', 'two') }, async (folder) => {
      const library = new PackLibrary(folder);
      assert.equal((await library.lab('lab1'))?.pack.id, 'one');
      assert.equal((await library.lab('two/lab1'))?.pack.id, 'two');
      assert.equal((await library.lab('two/lab1'))?.files.lab.id, 'lab1');
      assert.equal((await library.lesson('two/l1'))?.lesson.title, 'Loops');
      assert.equal((await library.system('known'))?.pack.id, 'one');
      assert.equal((await library.system('two/known'))?.pack.id, 'two');
      assert.equal((await library.lab('two/known'))?.files.lab.title, 'Known');
      assert.equal(await library.system('lab1'), undefined);
      assert.equal(await library.lab('lab2'), undefined);
      assert.equal(await library.lesson('three/l1'), undefined);
      assert.deepEqual(
        (await library.labs()).map(({ pack, files }) => `${pack.id}/${files.lab.id}`),
        ['one/lab1', 'two/lab1'],
        'systems aren’t among the labs',
      );
      assert.deepEqual(
        (await library.systems()).map(({ pack, system }) => `${pack.id}/${system.id}`),
        ['one/known', 'two/known'],
      );
    });
  });

  it('reads again when asked to, and keeps what is still the same as the object it was', async () => {
    await withFolder({ ...packIn('one', 'one'), ...packIn('two', 'two') }, async (folder) => {
      const library = new PackLibrary(folder);
      const [one, two] = (await library.contents()).packs;
      await writeFile(join(folder, 'two', 'labs/lab1/README.md'), 'Changed.\n');
      assert.equal((await library.contents()).packs[1], two);
      library.reload();
      library.reload();
      const [oneAgain, changed] = (await library.contents()).packs;
      assert.equal(oneAgain, one);
      assert.notEqual(changed, two);
      assert.equal(changed?.labs.get('lab1')?.readme, 'Changed.\n');
    });
  });

  it('groups labs as their outline has them: module by module, then those of no lesson', async () => {
    const alone = (id: string): Record<string, string> =>
      Object.fromEntries(
        Object.entries(samplePack)
          .filter(([path]) => path.startsWith('labs/lab1/'))
          .map(([path, text]) => [
            path.replace('lab1', id),
            text.replace('id: lab1', `id: ${id}`).replace(/^lesson: .*\n|^ {2}lessons: .*\n/gm, ''),
          ]),
      );
    const outline = `${samplePack['pack.yaml']!}labs: [zeta, alpha]\n`;
    const files = { ...samplePack, 'pack.yaml': outline, ...alone('zeta'), ...alone('alpha') };
    const pack = Object.fromEntries(Object.entries(files).map(([path, text]) => [`one/${path}`, text]));
    await withFolder({ ...pack, ...packIn('two', 'two') }, async (folder) => {
      const groups = labGroups(await new PackLibrary(folder).labs());
      assert.deepEqual(
        groups.map(({ module, labs }) => [module?.title, ...labs.map((lab) => `${lab.pack.id}/${lab.files.lab.id}`)]),
        [
          ['First', 'sample/lab1'],
          [undefined, 'sample/zeta', 'sample/alpha'],
          ['First', 'two/lab1'],
        ],
      );
    });
  });

  it('reads the folder once, and again when told to', async () => {
    await withFolder(packIn('one', 'one'), async (folder) => {
      const library = new PackLibrary(folder);
      await library.contents();
      await rm(join(folder, 'one'), { recursive: true });
      assert.equal((await library.contents()).packs.length, 1);
      library.reload();
      assert.equal((await library.contents()).packs.length, 0);
    });
  });

  it('keeps a broken pack from hiding the others', async () => {
    const broken = { ...packIn('bad', 'bad'), 'bad/labs/lab1/README.md': '' };
    await withFolder({ ...packIn('good', 'good'), ...broken }, async (folder) => {
      const { packs, problems } = await new PackLibrary(folder).contents();
      assert.deepEqual(
        packs.map(({ id }) => id),
        ['good'],
      );
      assert.deepEqual(problems.map(formatProblem), [
        `${join('bad', 'labs/lab1/README.md')} This file is empty: the task in words.`,
      ]);
    });
  });

  it('leaves out a second pack of the same id', async () => {
    await withFolder({ ...packIn('a', 'same'), ...packIn('b', 'same') }, async (folder) => {
      const { packs, problems } = await new PackLibrary(folder).contents();
      assert.equal(packs.length, 1);
      assert.match(problems.map(formatProblem).join(), /^b.pack\.yaml Another pack has the id `same`/);
    });
  });

  it('says so where there is no folder', async () => {
    const { packs, problems } = await new PackLibrary('/nonexistent').contents();
    assert.equal(packs.length, 0);
    assert.match(problems.map(formatProblem).join(), /^\/nonexistent The packs can't be read/);
  });
});

describe('A lab that no lesson has', () => {
  const lab2 = `schema: 1
id: lab2
title: Free play
summary: Try things out.
minutes: 5
rubric:
  flaws: { F01: 10, F04: 10 }
expect:
  skeleton: [F01]
`;
  const ofLab1 = Object.entries(samplePack).filter(([path]) => /^labs\/lab1\/(?!lab\.yaml|variants)/.test(path));
  const files = {
    ...samplePack,
    ...Object.fromEntries(ofLab1.map(([path, text]) => [path.replace('lab1', 'lab2'), text])),
    'pack.yaml': `${samplePack['pack.yaml'] ?? ''}labs: [lab2]\n`,
    'labs/lab2/lab.yaml': lab2,
    'hints.yaml': 'schema: 1\nhints:\n  F01: [What is checked?, Look.]\n  F04: [What is kept?]\n  F20: [How often?]\n',
  };
  const pack = parsePack(new Map(Object.entries(files)));

  it('is a lab like the others, without a lesson to point at', () => {
    assert.ok(pack.ok, pack.ok ? '' : pack.problem.map(formatProblem).join('\n'));
    assert.deepEqual([...pack.value.labs.keys()], ['lab1', 'lab2']);
    const lab = pack.value.labs.get('lab2')?.lab;
    assert.equal(lab?.lesson, undefined);
    assert.deepEqual(lab?.rubric.lessons, {});
  });

  it('is listed after the labs of lessons, whatever its name', async () => {
    const first = Object.entries(files).map(([path, text]) => [
      `one/${path.replace('labs/lab2', 'labs/a-lab')}`,
      text.replace('labs: [lab2]', 'labs: [a-lab]').replace('id: lab2', 'id: a-lab'),
    ]);
    await withFolder(Object.fromEntries(first) as Record<string, string>, async (folder) => {
      const labs = await new PackLibrary(folder).labs();
      assert.deepEqual(
        labs.map(({ files: { lab } }) => lab.id),
        ['lab1', 'a-lab'],
      );
    });
  });

  it("has the pack's hints for the flaws in play, and its own before them", () => {
    assert.ok(pack.ok);
    const hintsOf = (id: string) => pack.value.labs.get(id)?.lab.hints;
    assert.deepEqual(hintsOf('lab2'), { F01: ['What is checked?', 'Look.'], F04: ['What is kept?'] });
    assert.deepEqual(hintsOf('lab1'), { F01: ['Look again.'] });
  });
});

describe("A pack's hash", () => {
  const sample = new Map(Object.entries(samplePack));
  const hashWith = (path: string, text: string): string => hashFiles(new Map([...sample, [path, text]]));

  it('depends on every path and text, not on their order', () => {
    const hash = hashFiles(sample);
    assert.match(hash, /^[0-9a-f]{64}$/);
    assert.equal(hashFiles(new Map([...sample].reverse())), hash);
    assert.notEqual(hashWith('labs/lab1/README.md', 'Mend it!\n'), hash);
    assert.notEqual(hashWith('README.md', ''), hash);
  });

  it('tells apart packs whose texts only join up the same', () => {
    assert.notEqual(hashFiles(new Map([['a', 'bc']])), hashFiles(new Map([['ab', 'c']])));
  });

  it('is the same for a checkout with Windows line ends or a byte order mark', async () => {
    const windows = Object.fromEntries(
      Object.entries(samplePack).map(([path, text]) => [path, `\uFEFF${text.replaceAll('\n', '\r\n')}`]),
    );
    const read = await withFolder(windows, readFolder);
    assert.ok(read.ok);
    const pack = parsePack(read.value);
    assert.ok(pack.ok, pack.ok ? '' : pack.problem.map(formatProblem).join('\n'));
    assert.equal(pack.value.hash, hashFiles(sample));
  });
});
