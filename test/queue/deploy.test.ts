import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { makeClass } from '../support/class.ts';

const root = join(import.meta.dirname, '../..');
const course = join(root, 'labs/groundloop-course');

const workflowSchema = z.object({
  on: z.unknown(),
  jobs: z.record(
    z.string(),
    z.object({
      needs: z.string().optional(),
      strategy: z.object({ matrix: z.object({ shard: z.array(z.number()) }) }).optional(),
      steps: z.array(z.object({ uses: z.string().optional(), run: z.string().optional() })),
    }),
  ),
});

describe('what is given to run Groundloop elsewhere', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-deploy-'));
    await chmod(folder, 0o755);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is a workflow whose commands grade a class in parts and merge it to one report', async () => {
    const workflow = workflowSchema.parse(parse(await readFile(join(root, 'docs/examples/grade.yml'), 'utf8')));
    const { grade, report } = workflow.jobs;
    assert.equal(report?.needs, 'grade');
    await makeClass(join(folder, 'submissions'), 5, 3, { receipts: false });
    await cp(course, join(folder, 'pack'), { recursive: true });
    await symlink(root, join(folder, 'groundloop'));
    const shards = grade?.strategy?.matrix.shard ?? [];
    const runs = [...shards.flatMap((shard) => commands(grade, shard)), ...commands(report)];
    assert.equal(runs.length, shards.length + 1);
    // As GitHub runs them.
    for (const run of runs) execFileSync('bash', ['-e', '-c', run], { cwd: folder, stdio: 'pipe' });
    const rows = (await readFile(join(folder, 'rows.jsonl'), 'utf8')).trim().split('\n');
    assert.equal(rows.length, 5);
    assert.equal((await readdir(folder)).filter((name) => /^rows-\d\.jsonl$/.test(name)).length, shards.length);
    assert.ok((await stat(join(folder, 'grades.csv'))).size > 0);
  });

  const commands = (job: z.infer<typeof workflowSchema>['jobs'][string] | undefined, shard = 0): string[] =>
    (job?.steps ?? [])
      .flatMap(({ run }) => (run?.includes('cli.cjs') === true ? [run] : []))
      .map((run) => run.replaceAll('${{ matrix.shard }}', String(shard)));

  it('is a container whose parts are there, and which runs as nobody, without writing anything', async () => {
    const lines = (await readFile(join(root, 'deploy/Containerfile'), 'utf8')).split('\n');
    const words = lines.map((line) => line.split(' ')).filter(([first]) => /^[A-Z]+$/.test(first ?? ''));
    const last = words.findLastIndex(([first]) => first === 'FROM');
    for (const [, ...copied] of words.slice(0, last).filter(([first]) => first === 'COPY')) {
      for (const from of copied.slice(0, -1)) await stat(join(root, from));
    }
    // The second stage, laid out below a folder: what the first one built is here, too.
    const second = words.slice(last);
    for (const [, ...copied] of second.filter(([first]) => first === 'COPY')) {
      const [from = '', to = ''] = copied.filter((word) => !word.startsWith('--'));
      const target = join(folder, to);
      await mkdir(join(target, '..'), { recursive: true });
      const shipped = (source: string): boolean => !/\/dist\/(test|.*\.vsix|.*\.map)(\/|$)/.test(source);
      await cp(join(root, from.replace('/src/', '')), target, { recursive: true, filter: shipped });
    }
    assert.deepEqual(
      second.find(([first]) => first === 'USER'),
      ['USER', 'node'],
    );
    const entry = lines.find((line) => line.startsWith('ENTRYPOINT'))?.slice('ENTRYPOINT '.length) ?? '';
    const [, program] = z.tuple([z.literal('node'), z.string()]).parse(JSON.parse(entry));
    execFileSync('chmod', ['-R', 'a-w', join(folder, 'opt')]);

    await makeClass(join(folder, 'class'), 1, 4, { receipts: false });
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const inside = (...args: string[]) =>
      spawnSync(process.execPath, [join(folder, program), ...args], {
        cwd: folder,
        env: {},
        encoding: 'utf8',
        ...nobody,
      });
    const graded = inside('grade', 'class', '--format', 'jsonl');
    assert.equal(graded.stdout.trim().split('\n').length, 1, graded.stderr);
    assert.match(graded.stdout, /"outcome":"(graded|fault)"/);
    assert.match(inside('worker', '--queue').stderr, /set GROUNDLOOP_QUEUE/);
    execFileSync('chmod', ['-R', 'u+w', join(folder, 'opt')]);
  });
});
