import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { currentFormat } from '../../src/core/course/lab.ts';
import { checkFiles } from '../../src/packs/checkFiles.ts';
import { readFolder, type PackFiles } from '../../src/packs/folder.ts';
import { hashFiles } from '../../src/packs/hash.ts';
import { openLabpack } from '../../src/packs/labpack/openLabpack.ts';
import { signPack } from '../../src/packs/labpack/signature.ts';
import { writeLabpack } from '../../src/packs/labpack/writeLabpack.ts';
import { applySteps, formatOf, steps, stepsFrom, type Step } from '../../src/packs/migrate/migrate.ts';
import { parsePack } from '../../src/packs/parsePack.ts';
import { formatProblem } from '../../src/packs/position.ts';
import { readPack } from '../../src/packs/readPack.ts';
import { newKey } from '../support/keys.ts';
import { samplePack } from '../support/samplePack.ts';

const examples = join(import.meta.dirname, '../../docs/examples/migrations');
const nameOf = ({ from, to }: Step): string => `${from}-to-${to}`;

async function example(step: Step, side: 'before' | 'after'): Promise<PackFiles> {
  const read = await readFolder(join(examples, nameOf(step), side));
  assert.ok(read.ok, `${nameOf(step)}/${side}`);
  return read.value;
}

const first = steps[0]!;
const before = await example(first, 'before');

/** The example with one file changed. */
const withChange = (path: string, change: (text: string) => string): PackFiles => {
  const text = before.get(path) ?? '';
  assert.notEqual(change(text), text);
  return new Map([...before, [path, change(text)]]);
};

/** What becomes of a file of the example after a change. */
function migrated(path: string, change: (text: string) => string): string {
  const taken = applySteps(withChange(path, change), [first]);
  assert.ok(taken.ok, taken.ok ? '' : taken.problem.map(formatProblem).join('\n'));
  return taken.value.get(path) ?? '';
}

function refused(path: string, change: (text: string) => string): string[] {
  const taken = applySteps(withChange(path, change), [first]);
  return taken.ok ? [] : taken.problem.map(formatProblem);
}

describe('Migrations of the pack format', () => {
  it('go one version at a time, from the first to the newest, each with an example', () => {
    assert.deepEqual(
      steps.map(({ from, to }) => [from, to]),
      Array.from({ length: currentFormat }, (_, from) => [from, from + 1]),
    );
    assert.deepEqual(readdirSync(examples).sort(), steps.map(nameOf).sort());
  });

  for (const step of steps) {
    describe(`from ${step.from} to ${step.to}`, () => {
      it('make of the example what stands beside it, byte for byte', async () => {
        const taken = step.take(await example(step, 'before'));
        assert.ok(taken.ok);
        assert.deepEqual(Object.fromEntries(taken.value), Object.fromEntries(await example(step, 'after')));
        assert.deepEqual([formatOf(await example(step, 'before')), formatOf(taken.value)], [step.from, step.to]);
      });

      it('change nothing in what is in the newer version already', async () => {
        const after = await example(step, 'after');
        assert.deepEqual(step.take(after), { ok: true, value: after });
      });

      it('go on where a migration was cut short, with any of its files written', async () => {
        const [old, after] = [await example(step, 'before'), await example(step, 'after')];
        fc.assert(
          fc.property(fc.subarray([...old.keys()].filter((path) => path !== 'pack.yaml')), (written) => {
            const half = new Map(
              [...old].map(([path, text]) => [path, written.includes(path) ? after.get(path)! : text]),
            );
            assert.equal(formatOf(half), step.from);
            const taken = step.take(half);
            assert.ok(taken.ok);
            assert.deepEqual(Object.fromEntries(taken.value), Object.fromEntries(after));
          }),
        );
      });

      it('end in a pack without a mistake, by way of the steps behind it', async () => {
        const taken = applySteps(await example(step, 'before'), stepsFrom(step.from));
        assert.ok(taken.ok);
        const read = checkFiles(taken.value);
        assert.deepEqual(read.ok ? read.value.problems : read.problem, []);
      });
    });
  }

  it('come to the same in one go as with a stop after any of them, and end at the first that can’t go on', () => {
    const chain = (length: number, broken: number): Step[] =>
      Array.from({ length }, (_, from) => ({
        from,
        to: from + 1,
        guesses: {},
        take: (files) =>
          from === broken
            ? { ok: false, problem: [{ code: `at-${from}`, message: 'No.' }] }
            : { ok: true, value: new Map([...files].map(([path, text]) => [path, `${text}${from}`])) },
      }));
    fc.assert(
      fc.property(fc.nat(8), fc.nat(8), fc.nat(20), (length, stop, broken) => {
        const all = chain(length, broken);
        const files = new Map([['a', '']]);
        const whole = applySteps(files, all);
        const part = applySteps(files, all.slice(0, stop));
        assert.deepEqual(part.ok ? applySteps(part.value, stepsFrom(Math.min(stop, length), all)) : part, whole);
        if (whole.ok) assert.equal(whole.value.get('a'), all.map(({ from }) => from).join(''));
        else
          assert.deepEqual(
            whole.problem.map(({ code }) => code),
            [`at-${broken}`],
          );
      }),
    );
  });
});

describe('From version 0 to 1', () => {
  it('keeps every line that it doesn’t have to change, whatever its layout', () => {
    const lab = 'labs/first-loop/lab.yaml';
    assert.ok(migrated(lab, (text) => `# First.\n\n${text}`).startsWith('# First.\n\nschema: 1\nid: first-loop\n'));
    assert.equal(
      migrated(lab, () => '{ id: x }\n'),
      '{ schema: 1, id: x }\n',
    );
    assert.equal(
      migrated(lab, () => '---\n  id: x\n  title: y\n'),
      '---\n  schema: 1\n  id: x\n  title: y\n',
    );
    assert.equal(
      migrated('hints.yaml', () => '{ F01: [Look.] }'),
      'schema: 1\nhints: { F01: [Look.] }',
    );
    assert.equal(
      migrated('hints.yaml', () => '{}\n'),
      'schema: 1\nhints: {}\n',
    );
    assert.equal(
      migrated('pack.yaml', (text) => text.replace('format: 1', '"format":  1 # old')).split('\n')[1],
      'schema:  1 # old',
    );
  });

  it('keeps what an indented text says, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^ {0,3}[a-z#:'"-]{0,6} ?$/), { minLength: 1, maxLength: 6 }), (lines) => {
        const text = `F01:\n  - |2\n    x\n${lines.map((line) => `    ${line}\n`).join('')}  - y\n`;
        const made = migrated('hints.yaml', () => text);
        const read = parsePack(new Map([...Object.entries(samplePack), ['hints.yaml', made]]));
        assert.ok(read.ok, made);
        // Each line is two deeper, and none that was empty has anything in it.
        assert.equal(made, `schema: 1\nhints:\n${text.replace(/^(?=.)/gm, '  ')}`);
      }),
      { numRuns: 60 },
    );
  });

  it('finds sources by what doesn’t change, and keeps what their authors wrote of them in the words to come', () => {
    const source = (more: string): string => migrated('bibliography.yaml', () => `a1:\n  year: 2020\n${more}`);
    assert.equal(
      source('  url: http://dx.doi.org/10.1000/a(b)1\n'),
      'schema: 1\nsources:\n  a1:\n    type: article\n    issued: 2020\n    DOI: 10.1000/a(b)1\n',
    );
    assert.match(
      source('  url: "https://arxiv.org/abs/2001.00001" # read\n'),
      /type: preprint\n.*\n {4}arXiv: '2001.00001' # read\n/,
    );
    assert.match(
      source('  url: https://a.org/\n  type: book\n  accessed: 2026-08\n'),
      /^ {4}URL: https:\/\/a.org\/\n {4}type: book$/m,
    );
    assert.match(
      source("  url: https://arxiv.org/abs/2001.00001v2\n  arXiv: '2001.00001'\n"),
      /type: preprint\n[^]*URL: .*v2\n/,
    );
  });

  it('says, at its line, what only an author can say, and then takes what they wrote', () => {
    assert.deepEqual(
      refused('bibliography.yaml', (text) => text.replace(', accessed: 2025-11', '')),
      [
        'bibliography.yaml:18:82 Only you know when this page was read: add `accessed: 2026-08`, with your month, to this source, then migrate again.',
      ],
    );
    assert.match(
      refused('bibliography.yaml', () => 'a1:\n  url: >-\n    https://doi.org/10.1000/1\n').join(),
      /^bibliography\.yaml:2:3 Write this address on the line/,
    );
    assert.match(
      refused('lessons/copies/lesson.md', (text) => text.slice(4)).join(),
      /lesson\.md:1:1 A lesson starts with its head/,
    );
    assert.match(
      refused('lessons/copies/lesson.md', (text) => text.replace('minutes: 1', 'minutes: [1')).join(),
      /lesson\.md:\d+:\d+ This isn't valid YAML/,
    );
    assert.match(refused('hints.yaml', () => '- a\n').join(), /^hints\.yaml:1:1 There are no named values/);
    assert.match(
      refused('hints.yaml', () => 'F01:\n  - a\n...\n').join(),
      /^hints\.yaml:1:1 .*Begin it with `schema: 1`, and indent all the rest/,
    );
    const two = applySteps(new Map([...before, ['hints.yaml', '- a\n'], ['pack.yaml', 'format: [1\n']]), [first]);
    assert.deepEqual(two.ok ? [] : two.problem.map(({ where }) => where?.file), ['hints.yaml', 'pack.yaml']);
  });

  it('never throws, and loses no file, whatever is in them', () => {
    const paths = [...before.keys()].filter((path) => !path.endsWith('.ts'));
    const rubbish = fc.oneof(
      fc.string(),
      fc.constantFrom(
        ...[
          '__proto__: 1\n',
          '? [a, b] : c',
          '*a',
          '&a [',
          '!!binary x',
          '---\n',
          '...\n',
          '\0',
          '\t',
          '<<: {}\n',
          'url: x\n',
        ],
        ...[
          '{'.repeat(200),
          '- - - -',
          '%YAML 1.1\n',
          'year: 1\nyear: 2\n',
          '? format\n: 1\n',
          '!!map ',
          "'",
          '"',
          '# x',
          '\n',
        ],
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), rubbish, fc.nat(), fc.nat({ max: 40 }), (path, text, where, drop) => {
        const whole = before.get(path)!;
        const cut = where % (whole.length + 1);
        const files = new Map([[path, whole.slice(0, cut) + text + whole.slice(cut + drop)]]);
        const taken = applySteps(files, [first]);
        if (taken.ok) {
          assert.deepEqual([...taken.value.keys()], [...files.keys()]);
          // What it made is the newer version's: made again, it stays.
          assert.deepEqual(first.take(taken.value), taken);
        } else {
          assert.ok(taken.problem.length > 0);
          for (const { message, where: at } of taken.problem) {
            assert.ok(message.length > 10 && !message.includes('undefined'), message);
            assert.ok(at?.file === path && (at.line ?? 0) >= 1 && (at.column ?? 0) >= 1, JSON.stringify(at));
          }
        }
      }),
      { numRuns: 400 },
    );
  }).timeout(30_000);
});

describe('A pack in an older version of the format', () => {
  const older =
    'pack.yaml:1:1 This pack is in version 0 of the format. `groundloop migrate` takes its folder to version 1.';

  it('is told in one sentence where packs are written', () => {
    for (const read of [parsePack(before), checkFiles(before)]) {
      assert.deepEqual(read.ok ? [] : read.problem.map(formatProblem), [older]);
    }
    for (const none of ['schema: 0', 'schema: -1', 'schema: 0.5'])
      assert.equal(formatOf(withChange('pack.yaml', (text) => text.replace('format: 1', none))), undefined, none);
    const named = withChange('pack.yaml', (text) => text.replace('format: 1', 'format: 3'));
    const other = parsePack(named);
    assert.ok(!other.ok && other.problem.every(({ code }) => code !== 'pack.older'));
  });

  it('goes on working where packs are read, under the hash of its files as they are', async () => {
    const read = await readPack(before);
    assert.ok(read.ok);
    assert.equal(read.value.hash, hashFiles(before));
    const now = parsePack(await example(first, 'after'));
    assert.ok(now.ok);
    assert.deepEqual({ ...read.value, hash: '' }, { ...now.value, hash: '' });
  });

  it('can be signed and vouched for: the signature is about the bytes that were handed out', async () => {
    const signature = signPack({ id: 'small-loops', version: '0.3.0', hash: hashFiles(before) }, 'Doe', newKey().pem);
    assert.ok(signature.ok);
    const opened = await openLabpack(await writeLabpack(before, signature.value));
    assert.ok(opened.ok);
    assert.equal(opened.value.vouched.kind, 'signed');
    assert.deepEqual(Object.fromEntries(opened.value.files), Object.fromEntries(before));
  });

  it('is read, or refused with problems, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...before.keys()), fc.string(), fc.nat(), async (path, text, where) => {
        const whole = before.get(path)!;
        const cut = where % (whole.length + 1);
        const read = await readPack(new Map([...before, [path, whole.slice(0, cut) + text + whole.slice(cut)]]));
        assert.ok(read.ok || read.problem.length > 0);
      }),
      { numRuns: 40 },
    );
  }).timeout(30_000);

  it('that can’t be taken over by a program is refused with the same sentence', async () => {
    const read = await readPack(withChange('hints.yaml', () => '- a\n'));
    assert.deepEqual(read.ok ? [] : read.problem.map(formatProblem), [older]);
  });
});
