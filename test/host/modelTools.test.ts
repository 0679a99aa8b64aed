import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { makeLab, type LabFolder } from './labFolder.ts';
import { until } from './until.ts';

describe('what models of the editor may call', function () {
  this.timeout(120_000);
  let lab: LabFolder;
  const told = async (name: string, input: object): Promise<string> => {
    const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
    return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
  };

  before(async () => {
    lab = await makeLab('star-loop');
    await lab.type(lab.skeleton);
    await vscode.window.showTextDocument(lab.pipeline);
    await until(() => lab.shown.chat.lab?.folder.fsPath === lab.folder);
  });
  after(() => lab.remove());

  it('runs the pipeline with settings that there are, and tells what Claude is told of it', async () => {
    assert.match(await told('groundloop_simulate', { change: { generations: 6 } }), /^<data name="run">\nScore \d+/);
    assert.match(await told('groundloop_simulate', { change: { nonsense: 6 } }), /no setting "nonsense"/);
    assert.match(await told('groundloop_simulate', { change: { generations: -1 } }), /a whole number from/);
  });

  it('tells neither what to try nor a hint where the instructor wants questions only', async () => {
    assert.match(await told('groundloop_simulate', { change: { generations: 6 } }), /To try:/);
    const assistant = lab.shown.chat.lab?.files.lab.assistant;
    assert.ok(assistant);
    const { support } = assistant;
    try {
      Object.assign(assistant, { support: 'questions' });
      assert.doesNotMatch(await told('groundloop_simulate', { change: { generations: 6 } }), /To try:|"fix"/);
      assert.match(await told('groundloop_hint', {}), /wants no hints/);
    } finally {
      Object.assign(assistant, { support });
    }
  });

  it('quotes a section with its sources, and lists the lessons where it knows none of that name', async () => {
    assert.match(
      await told('groundloop_lesson', { lesson: 'm7-l1' }),
      /groundloop:\/lesson\/groundloop-course\/m7-l1#/,
    );
    assert.match(await told('groundloop_lesson', { lesson: 'none' }), /There are:\nm7-l1: /);
  });
});
