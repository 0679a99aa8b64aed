import assert from 'node:assert/strict';
import { chmod, cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAllWhole } from '../../src/cli/writeWhole.ts';
import { readFolder } from '../../src/packs/folder.ts';
import { withoutRoot } from '../support/withoutRoot.ts';
import { groundloop, root } from './groundloop.ts';

const example = join(root, 'docs/examples/migrations/0-to-1');

async function textsOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const read = await readFolder(folder);
  assert.ok(read.ok);
  return Object.fromEntries(read.value);
}

describe('groundloop migrate', function () {
  this.timeout(240_000);
  let folder: string;
  let pack: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-migrate-'));
    pack = join(folder, 'small-loops');
    await cp(join(example, 'before'), pack, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is what check and build say of an older pack, in one sentence', () => {
    const says =
      /pack\.yaml:1:1 This pack is in version 0 of the format\. `groundloop migrate` takes its folder to version 1\./;
    const checked = groundloop(['check', pack]);
    assert.equal(checked.code, 1);
    assert.match(checked.out, says);
    assert.match(checked.out, /: 1 problem /);
    const built = groundloop(['build', pack, '--out', join(folder, 'out.labpack')]);
    assert.equal(built.code, 2);
    assert.match(built.err, says);
  });

  it('shows what it would change, changes it when told, and then nothing more', async () => {
    const before = await textsOf(pack);
    const shown = groundloop(['migrate', pack, '--dry-run']);
    assert.equal(shown.code, 0, shown.err);
    const listed = /version 1 has other texts of:\n((?: {2}.*\n)+)/i.exec(shown.out)?.[1];
    const after = await textsOf(join(example, 'after'));
    const changed = Object.keys(after).filter((path) => after[path] !== before[path]);
    assert.deepEqual(listed?.trim().split(/\n */), changed);
    assert.match(shown.out, /Look over bibliography\.yaml, a guess: [^]*Nothing was written\./);
    assert.deepEqual(await textsOf(pack), before);

    const done = groundloop(['migrate', pack]);
    assert.equal(done.code, 0, done.err);
    assert.ok(done.out.endsWith(`They are written. Now run: groundloop check ${pack}\n`), done.out);
    assert.deepEqual(await textsOf(pack), after);
    assert.match(groundloop(['check', pack, '--no-pipelines']).out, /^Small loops 0\.3\.0: nothing wrong/);

    const again = groundloop(['migrate', pack]);
    assert.deepEqual([again.code, again.err], [0, '']);
    assert.match(again.out, /is in version 1 of the format, the newest: nothing to do\.$/m);
    assert.deepEqual(await textsOf(pack), after);
  });

  it('leaves alone what is beside the pack, and the line ends that a checkout has', async () => {
    const lesson = join(pack, 'lessons/copies/lesson.md');
    await writeFile(lesson, (await readFile(lesson, 'utf8')).replaceAll('\n', '\r\n'));
    await mkdir(join(pack, '.git'));
    await writeFile(join(pack, '.git/HEAD'), 'ref: refs/heads/main\n');
    assert.equal(groundloop(['migrate', pack]).code, 0);
    const after = await readFile(join(example, 'after/lessons/copies/lesson.md'), 'utf8');
    assert.equal(await readFile(lesson, 'utf8'), after.replaceAll('\n', '\r\n'));
    assert.equal(await readFile(join(pack, '.git/HEAD'), 'utf8'), 'ref: refs/heads/main\n');
  });

  it('writes nothing where a part needs its author, and says what at which line', async () => {
    const bibliography = join(pack, 'bibliography.yaml');
    await writeFile(bibliography, (await readFile(bibliography, 'utf8')).replace(', accessed: 2025-11', ''));
    const before = await textsOf(pack);
    const { code, out, err } = groundloop(['migrate', pack]);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /^bibliography\.yaml:18:82 Only you know when .*\nNothing was written: mend this first\.\n$/);
    assert.deepEqual(await textsOf(pack), before);
  });

  it('refuses what is no pack, and one from a Groundloop to come', async () => {
    await writeFile(join(pack, 'pack.yaml'), 'schema: 2\n');
    assert.match(
      groundloop(['migrate', pack]).err,
      /is in version 2 of the format, and this Groundloop knows 1\. Update/,
    );
    await writeFile(join(pack, 'pack.yaml'), 'title: x\n');
    assert.match(groundloop(['migrate', pack]).err, /pack\.yaml doesn't say in which version it is/);
    await rm(join(pack, 'pack.yaml'));
    const { code, err } = groundloop(['migrate', pack]);
    assert.equal(code, 2);
    assert.match(err, /There is no pack in .*: it has no pack\.yaml\./);
    assert.equal(groundloop(['migrate', join(folder, 'nowhere')]).code, 2);
  });

  it('has all files on the disk before the first takes the place of an older one', async () => {
    const [first, locked] = [join(pack, 'hints.yaml'), join(pack, 'lessons/copies')];
    await chmod(folder, 0o777);
    await chmod(pack, 0o777);
    await chmod(locked, 0o555);
    const before = await textsOf(pack);
    const files = new Map([first, join(locked, 'quiz.yaml')].map((path) => [path, 'new\n']));
    const written = await withoutRoot(() => writeAllWhole(files, 'It'));
    await chmod(locked, 0o755);
    assert.ok(!written.ok);
    assert.match(written.problem.message, /^It was not written to .*quiz\.yaml: you have no permission/);
    assert.deepEqual(await textsOf(pack), before);
    assert.deepEqual(
      (await readdir(pack)).filter((name) => name.endsWith('.tmp')),
      [],
    );
  });
});
