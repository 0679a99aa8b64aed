import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { openLabpack } from '../../src/packs/labpack/openLabpack.ts';
import { root } from './groundloop.ts';

interface Block {
  /** What stands behind the opening fence: the language, then a path or `fails`. */
  readonly language: string;
  readonly info: string;
  readonly text: string;
  /** The guide up to it. */
  readonly before: string;
}

function blocksOf(guide: string): readonly Block[] {
  return [...guide.matchAll(/^```(\w*) ?(.*)\n([^]*?)^```$/gm)].map(
    ({ 1: language = '', 2: info = '', 3: text = '', index }) => ({
      language,
      info,
      text,
      before: guide.slice(0, index),
    }),
  );
}

/** What was printed, with `…` standing for anything within a line, and alone in one for any lines. */
function pattern(expected: string): RegExp {
  const lines = expected.split('\n').map((line) =>
    line === '…'
      ? '[^]*'
      : line
          .split('…')
          .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
          .join('.*'),
  );
  return new RegExp(`^${lines.join('\n')}$`);
}

describe('The authoring guide, as it is written', function () {
  this.timeout(240_000);
  const blocks = blocksOf(readFileSync(join(root, 'docs/authoring.md'), 'utf8'));
  let folder: string;
  let bin: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-guide-'));
    bin = await mkdtemp(join(tmpdir(), 'groundloop-bin-'));
    const command = `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'dist/cli.cjs')}" "$@"\n`;
    await writeFile(join(bin, 'groundloop'), command, { mode: 0o755 });
  });
  after(async () => {
    await rm(folder, { recursive: true });
    await rm(bin, { recursive: true });
  });

  it('leads from nothing to a signed pack with one lab, with every command, file and answer', async () => {
    let printed = '';
    for (const { language, info, text, before } of blocks) {
      if (language === 'sh') {
        const run = spawnSync('sh', ['-e', '-c', text], {
          cwd: folder,
          encoding: 'utf8',
          env: { ...process.env, NO_COLOR: '1', PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` },
        });
        assert.equal(run.status === 0, info !== 'fails', `${text}${run.stdout}${run.stderr}`);
        printed = run.stdout;
      } else if (language === 'text') {
        assert.match(printed, pattern(text));
      } else if (language !== '') {
        const paragraph = before.trimEnd().split('\n\n').at(-1) ?? '';
        assert.ok(paragraph.includes(`\`${info}\``), `the text says where this goes: ${info}`);
        await mkdir(join(folder, info, '..'), { recursive: true });
        await writeFile(join(folder, info), text);
      }
    }
    const opened = await openLabpack(readFileSync(join(folder, 'small-loops-0.1.0.labpack')));
    assert.ok(opened.ok && opened.value.vouched.kind === 'signed');
    assert.deepEqual([...opened.value.pack.labs.keys()], ['keep-people']);
  });

  it('names commands and files of every kind', () => {
    const kinds = blocks.map(({ language }) => language);
    for (const kind of ['sh', 'text', 'md', 'yaml', 'ts']) assert.ok(kinds.includes(kind), kind);
  });
});
