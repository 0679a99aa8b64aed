import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { makeLab, type LabFolder } from './labFolder.ts';
import { until } from './until.ts';

describe('the chat about a lab', function () {
  this.timeout(120_000);
  let lab: LabFolder;
  const ask = (args: object) =>
    vscode.commands.executeCommand('groundloop.askAssistant', { folder: lab.folder, ...args });
  const state = () => lab.shown.chat.state;
  const words = () => state().messages.at(-1)?.blocks.join('') ?? '';
  const answered = () => state().messages.length > 0 && !state().answering;

  before(async () => {
    lab = await makeLab('pipeline-audit');
    await lab.type(lab.skeleton);
  });
  after(async () => {
    await vscode.commands.executeCommand('groundloop.clearConversation', { folder: lab.folder, sure: true });
    await lab.remove();
  });

  it('opens with the lab’s words and its questions', async () => {
    await ask({});
    assert.equal(state().lab?.key, 'groundloop-course/pipeline-audit');
    assert.ok(state().starters.length > 0);
    assert.match(state().opening.join(''), /not a language model/);
    await until(() => state().label === 'Offline coach');
  });

  it('answers without a key, with a link into the lessons, and takes a starter away once it was asked', async () => {
    const [starter = ''] = state().starters;
    await ask({ question: starter });
    assert.ok(answered());
    assert.match(words(), /href="groundloop:\/lesson\/groundloop-course\//);
    assert.ok(!state().starters.includes(starter));
  });

  it('asks about a flaw that was found', async () => {
    await vscode.commands.executeCommand('groundloop.simulateAndGrade', { folder: lab.folder });
    const flaw = lab.shown
      .panels()
      .find(({ report }) => report?.verdict)
      ?.report?.verdict?.flaws.find((one) => one.state === 'flawed');
    assert.ok(flaw);
    await ask({ flaw: flaw.id });
    assert.ok(state().messages.at(-2)?.text.includes(flaw.id));
    assert.ok(words().includes(flaw.id), words());
    assert.match(words(), /href="(?:groundloop:\/lesson|https:)/);
  });

  it('gives the hint that the button would give, and counts it', async () => {
    await ask({ question: 'Give me a hint.' });
    assert.match(words(), /Hint 1 of \d/);
    await until(() =>
      Object.values(lab.shown.panels().find(({ report }) => report)?.report?.hints ?? {}).some(
        (hints) => hints.shown.length === 1,
      ),
    );
  });

  it('opens the section that an answer names', async () => {
    const [, href = ''] =
      /href="(groundloop:[^"]*)"/.exec(
        state()
          .messages.flatMap(({ blocks }) => blocks)
          .join(''),
      ) ?? [];
    const [, lesson = ''] = /lesson\/[^/]*\/([^#]*)/.exec(href) ?? [];
    await lab.shown.chat.receive({ type: 'openLink', href });
    await until(() => lab.shown.panels().some((panel) => panel.lesson?.id === lesson));
  });

  it('keeps what was said while the view is away, and over a restart', async () => {
    const { length } = state().messages;
    await vscode.commands.executeCommand('workbench.view.explorer');
    await ask({});
    assert.equal(state().messages.length, length);
    assert.equal((await lab.shown.keptChat(lab.folder)).length, length);
  });

  it('gives back a question that it does not take, instead of losing it', async () => {
    const { length } = state().messages;
    const long = 'x'.repeat(4_000_001);
    assert.equal(await lab.shown.chat.receive({ type: 'ask', text: long }), long);
    assert.equal(state().messages.length, length);
    const [taken, early] = await Promise.all(
      ['First?', 'Too early?'].map((text) => lab.shown.chat.receive({ type: 'ask', text })),
    );
    assert.deepEqual([taken, early], [undefined, 'Too early?']);
  });

  it('says that nothing is sent', async () => {
    await vscode.commands.executeCommand('groundloop.showWhatIsSent');
    const shown = () => vscode.window.activeTextEditor?.document;
    await until(() => shown()?.uri.scheme === 'groundloop-sent');
    assert.match(shown()?.getText() ?? '', /^Nothing is sent\./);
  });

  it('forgets nothing before the learner is sure', async () => {
    const { length } = state().messages;
    // The question stays open, or is refused where tests run.
    const asking = vscode.commands.executeCommand('groundloop.clearConversation', { folder: lab.folder });
    const unanswered = new Promise((done) => setTimeout(done, 500));
    await Promise.race([asking.then(undefined, () => undefined), unanswered]);
    assert.ok(length > 0);
    assert.equal(state().messages.length, length);
  });

  it('forgets a conversation when told to', async () => {
    await vscode.commands.executeCommand('groundloop.clearConversation', { folder: lab.folder, sure: true });
    assert.deepEqual(state().messages, []);
    await until(async () => (await lab.shown.keptChat(lab.folder)).length === 0);
  });
});
