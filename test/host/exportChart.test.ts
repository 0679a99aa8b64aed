import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { exportChart, type ExportMessage } from '../../src/editor/exportChart.ts';
import { Notices } from '../../src/editor/notices.ts';
import { ReadingPlaces } from '../../src/editor/readingPlaces.ts';

describe('saving a chart in a real extension host', () => {
  let folder: string;
  let notices: Notices;
  const chart: ExportMessage = { type: 'export', name: 'knowledge', format: 'svg', data: '<svg>ä</svg>' };
  const asked: vscode.SaveDialogOptions[] = [];
  const at = (name: string) => (options: vscode.SaveDialogOptions) => {
    asked.push(options);
    return Promise.resolve(vscode.Uri.file(join(folder, name)));
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'groundloop-charts-'));
    notices = new Notices(vscode.window.createOutputChannel('Groundloop charts', { log: true }));
  });
  after(async () => {
    notices.log.dispose();
    await rm(folder, { recursive: true });
  });

  it('asks where, and writes text as text and an image as its bytes', async () => {
    const saved = await exportChart(chart, notices, at('chart.svg'));
    assert.equal(await readFile(saved!.fsPath, 'utf8'), chart.data);
    assert.match(asked.at(-1)?.defaultUri?.path ?? '', /\/knowledge\.svg$/);
    const bytes = Buffer.from([0x89, 0x50, 0, 0xff]);
    const png = { ...chart, format: 'png', data: bytes.toString('base64') } as const;
    assert.deepEqual(await readFile((await exportChart(png, notices, at('chart.png')))!.fsPath), bytes);
  });

  it('writes nothing where the reader thinks better of it, or the folder can’t be written to', async () => {
    assert.equal(await exportChart(chart, notices, () => Promise.resolve(undefined)), undefined);
    await writeFile(join(folder, 'file'), '');
    assert.equal(await exportChart(chart, notices, at('file/chart.svg')), undefined);
  });
});

describe('the places that a learner left off at', () => {
  const memory = (stored: unknown): vscode.Memento => {
    let value = stored;
    return {
      keys: () => [],
      get: () => value as never,
      update: (_key, next) => {
        value = next;
        return Promise.resolve();
      },
    };
  };

  it('are one for each lesson, none at its beginning, and not without end', () => {
    const kept = memory(undefined);
    const places = new ReadingPlaces(kept);
    places.set('pack/a', 'first');
    places.set('pack/a', 'second');
    places.set('pack/b', 'first');
    assert.deepEqual([places.of('pack/a'), places.of('pack/b')], ['second', 'first']);
    places.set('pack/a', null);
    assert.equal(new ReadingPlaces(kept).of('pack/a'), undefined);
    for (let i = 0; i < 150; i++) places.set(`pack/${i}`, 'first');
    assert.equal(kept.get<unknown[]>('groundloop.readingPlaces')?.length, 100);
    assert.equal(places.of('pack/149'), 'first');
  });

  it('are nothing where what was stored is something else', () => {
    assert.equal(new ReadingPlaces(memory({ 'pack/a': 3 })).of('pack/a'), undefined);
  });
});
