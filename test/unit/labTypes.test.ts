import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { createLab } from '../../src/workspace/createLab.ts';

/** What the editor underlines in a lab folder that holds this pipeline. */
async function complaints(skeleton: string): Promise<string[]> {
  const parent = await mkdtemp(join(tmpdir(), 'groundloop-types-'));
  try {
    const folder = join(parent, 'lab');
    const made = await createLab(folder, {
      manifest: { format: 1, pack: 'p', packVersion: '1.0.0', lab: 'lab', created: '2026-09-01T10:00:00.000Z' },
      files: { readme: '', skeleton, prompts: new Map() },
      types: await readFile('src/core/simulation/groundloop.d.ts', 'utf8'),
    });
    assert.ok(made.ok);
    const config = ts.readConfigFile(join(folder, 'tsconfig.json'), (file) => ts.sys.readFile(file));
    const { options, fileNames, errors } = ts.parseJsonConfigFileContent(config.config, ts.sys, folder);
    const program = ts.createProgram(fileNames, options);
    return [...errors, ...ts.getPreEmitDiagnostics(program)].map(({ messageText }) =>
      ts.flattenDiagnosticMessageText(messageText, ' '),
    );
  } finally {
    await rm(parent, { recursive: true });
  }
}

describe('IntelliSense in a lab folder', function () {
  this.timeout(60_000);

  it('likes the skeleton of the first lab', async () => {
    assert.deepEqual(
      await complaints(await readFile('labs/groundloop-course/labs/model-collapse/pipeline.ts', 'utf8')),
      [],
    );
  });

  it('underlines a service that does not exist, and what only Node has', async () => {
    const wrong = (
      await complaints(`
        import type { Batch, Generation } from 'groundloop';
        export function step(g: Generation): Batch { return g.people.draw(process.pid); }
      `)
    ).join('\n');
    assert.match(wrong, /'people' does not exist/);
    assert.match(wrong, /'process'/);
  });
});
