import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Shown } from '../../src/extension.ts';
import { calls, MessagesServer, refuses, says } from '../assistant/claude/server.ts';
import { briefing, KEY, noDeeds, asks } from '../assistant/claude/fixture.ts';
import { makeLab } from './labFolder.ts';
import { until } from './until.ts';

describe('Claude in a real extension host', function () {
  this.timeout(120_000);
  const server = new MessagesServer();
  let shown: Shown;
  const settings = () => vscode.workspace.getConfiguration('groundloop.assistant');
  const set = (name: string, value: unknown) => settings().update(name, value, vscode.ConfigurationTarget.Global);
  const test = () => vscode.commands.executeCommand<boolean>('groundloop.testApiKey');

  before(async () => {
    await server.start();
    const extension = vscode.extensions.getExtension<Shown>('groundloop.groundloop');
    assert.ok(extension);
    shown = await extension.activate();
    delete process.env['ANTHROPIC_API_KEY'];
    await set('baseUrl', server.url);
  });
  after(async () => {
    delete process.env['ANTHROPIC_API_KEY'];
    await shown.claude.key.forget();
    for (const name of ['baseUrl', 'dailyBudget']) await set(name, undefined);
    await server.stop();
  });

  it('is not there without a key', async () => {
    assert.equal(await shown.claude.current(), undefined);
  });

  it('takes a key from the environment, and one that was set before it', async () => {
    process.env['ANTHROPIC_API_KEY'] = KEY;
    assert.equal((await shown.claude.key.current())?.from, 'environment');
    await shown.claude.key.keep(`${KEY}-kept`);
    assert.deepEqual(await shown.claude.key.current(), { value: `${KEY}-kept`, from: 'vscode' });
    assert.equal((await shown.claude.current())?.label, 'Claude Sonnet 5.5');
  });

  it('answers through the bundle of the SDK, and writes down what it sent and spent', async () => {
    server.script(says('From the ', 'bundle.'));
    shown.claude.consent.ask = () => Promise.resolve(true);
    const claude = await shown.claude.current();
    assert.ok(claude);
    const pieces: string[] = [];
    for await (const piece of claude.answer(asks('?'), briefing, noDeeds, new AbortController().signal)) {
      pieces.push(piece.kind === 'text' ? piece.text : piece.kind);
    }
    assert.deepEqual(pieces, ['From the ', 'bundle.']);
    assert.match(JSON.stringify(server.received[0]?.headers), /-kept/);
    assert.ok(
      Buffer.from(shown.claude.ledger.sent.at(-1)?.body ?? '').equals(server.received[0]?.bytes ?? Buffer.of()),
    );
    assert.ok((await shown.claude.spentToday()) > 0);
  });

  it('shows of a question in the chat, before and after, the very bytes that the server receives', async () => {
    const lab = await makeLab('order-lookup-agent');
    try {
      const question = 'Größe? 模型? 🙂 "quotes" \\ back';
      const view = async (args?: object): Promise<Buffer[]> => {
        await vscode.commands.executeCommand('groundloop.showWhatIsSent', args);
        const document = await vscode.workspace.openTextDocument(
          vscode.Uri.from({ scheme: 'groundloop-sent', path: '/what-is-sent.txt' }),
        );
        const lines = document.getText().split('\n');
        return lines.filter((line) => line.startsWith('{')).map((line) => Buffer.from(line));
      };
      server.script(calls(['read_pipeline', {}]), says('Read.'));
      const before = shown.claude.ledger.sent.length;
      // What was shown before stays for a moment.
      let preview: Buffer | undefined;
      await until(async () => {
        [preview] = await view({ folder: lab.folder, question });
        return preview?.includes('(order-lookup-agent)');
      });
      await vscode.commands.executeCommand('groundloop.askAssistant', { folder: lab.folder, question });
      const said = lab.shown.chat.state.messages.at(-1);
      assert.match(said?.blocks.join('') ?? '', /Read\./, said?.note);
      const received = server.received.map(({ bytes }) => bytes);
      assert.equal(received.length, 2);
      assert.ok(preview?.equals(received[0] ?? Buffer.of()), 'before');
      await until(() => shown.claude.ledger.sent.length === before + 2);
      await until(async () => {
        const [second, first] = await view();
        return first?.equals(received[0] ?? Buffer.of()) && second?.equals(received[1] ?? Buffer.of());
      });
      await vscode.commands.executeCommand('groundloop.clearConversation', { folder: lab.folder, sure: true });
    } finally {
      await lab.remove();
    }
  });

  it('tests the key without sending anything of the learner’s', async () => {
    server.script((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ type: 'model', id: 'claude-sonnet-5-5', display_name: 'Claude Sonnet 5.5' }));
    });
    assert.equal(await test(), true);
    assert.deepEqual(
      server.received.map(({ url, bytes }) => [url, bytes.length]),
      [['/v1/models/claude-sonnet-5-5', 0]],
    );
    server.script(refuses(401, 'authentication_error', 'invalid x-api-key'));
    assert.equal(await test(), false);
  });

  it('does not go where a folder’s settings point', async () => {
    await settings()
      .update('baseUrl', 'https://evil.example', vscode.ConfigurationTarget.Workspace)
      .then(undefined, () => undefined);
    assert.equal(shown.claude.settings().data?.baseUrl, server.url);
  });

  it('sends nothing with settings that cannot be used, and says which', async () => {
    await set('baseUrl', 'http://proxy.example');
    server.script(says('No.'));
    const claude = await shown.claude.current();
    assert.ok(claude);
    for await (const piece of claude.answer(asks('?'), briefing, noDeeds, new AbortController().signal)) {
      assert.ok(piece.kind === 'problem' && piece.message.includes('groundloop.assistant.baseUrl'));
    }
    assert.equal(server.received.length, 0);
    await set('baseUrl', server.url);
  });

  it('forgets the key', async () => {
    delete process.env['ANTHROPIC_API_KEY'];
    await vscode.commands.executeCommand('groundloop.forgetApiKey');
    assert.equal(await shown.claude.current(), undefined);
    assert.equal(await test(), false);
  });
});
