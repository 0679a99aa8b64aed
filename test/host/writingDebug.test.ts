import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { makeLab, type LabFolder } from './labFolder.ts';
import { until } from './until.ts';

interface Stop {
  readonly session: vscode.DebugSession;
  readonly threadId: number;
}

interface Frame {
  readonly id: number;
  readonly name: string;
  readonly line: number;
  readonly column: number;
  readonly source?: { readonly path?: string };
}

describe('debugging a pipeline', function () {
  this.timeout(120_000);
  let lab: LabFolder;
  const store: vscode.Disposable[] = [];
  /**
   * Sessions that have started and not ended. `vscode.debug.activeDebugSession` doesn't tell: of a short session, VS Code
   * may hear that it is active after it has ended, and keeps it.
   */
  const going = new Set<vscode.DebugSession>();
  const ended = new Set<string>();
  const stops: Stop[] = [];
  let output = '';
  let asked = 0;
  const agree = (answer: boolean) => () => {
    asked++;
    return Promise.resolve(answer);
  };

  before(async () => {
    lab = await makeLab('semi-automated-loop');
    store.push(
      vscode.debug.onDidStartDebugSession((session) => {
        if (!ended.has(session.id)) going.add(session);
      }),
      vscode.debug.onDidTerminateDebugSession((session) => {
        ended.add(session.id);
        going.delete(session);
      }),
      vscode.debug.registerDebugAdapterTrackerFactory('*', {
        createDebugAdapterTracker: (session) => ({
          onDidSendMessage: ({ type, event, body }: { type: string; event?: string; body?: unknown }) => {
            if (type === 'event' && event === 'stopped') stops.push({ session, ...(body as { threadId: number }) });
            if (type === 'event' && event === 'output') output += (body as { output: string }).output;
          },
        }),
      }),
    );
  });

  // A try that failed on a busy machine leaves a session behind, which the next one must not take for its own.
  beforeEach(async () => {
    await vscode.debug.stopDebugging();
    await until(() => going.size === 0);
    stops.length = 0;
    output = '';
  });

  after(async () => {
    for (const each of store) each.dispose();
    vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
    await lab.remove();
  });

  it('never runs what the course ships, and asks before it runs anything', async () => {
    asked = 0;
    assert.equal(await lab.shown.debug(lab.folder, agree(true)), 'not-own-code');
    assert.equal(asked, 0);
    await (await lab.type(`${lab.skeleton}\n// mine\n`)).save();
    assert.equal(await lab.shown.debug(lab.folder, agree(false)), 'declined');
    assert.equal(asked, 1);
  });

  it('stops at a breakpoint in pipeline.ts, on its line, with its variables', async () => {
    const document = await vscode.workspace.openTextDocument(lab.pipeline);
    const line = document
      .getText()
      .split('\n')
      .findIndex((text) => text.includes('g.model.sample'));
    assert.ok(line > 0);
    const place = new vscode.Location(lab.pipeline, new vscode.Position(line, 0));
    vscode.debug.addBreakpoints([new vscode.SourceBreakpoint(place)]);
    const run = lab.shown.debug(lab.folder, agree(true));
    await until(() => stops.length > 0);
    const { session, threadId } = stops[0]!;
    const { stackFrames } = (await session.customRequest('stackTrace', { threadId })) as { stackFrames: Frame[] };
    const [top] = stackFrames;
    assert.equal(top?.name, 'step');
    assert.equal(top.line, line + 1);
    assert.ok(top.source?.path?.endsWith(lab.pipeline.path), top.source?.path);
    const evaluate = async (expression: string): Promise<string> => {
      const answer = (await session.customRequest('evaluate', { expression, frameId: top.id, context: 'repl' })) as {
        result: string;
      };
      return answer.result;
    };
    assert.equal(await evaluate('g.t'), '0');
    const names = await evaluate('Object.keys(globalThis.process.env).sort().join()');
    assert.ok(!names.includes('PATH') && !names.includes('HOME'), `nothing of the user's environment: ${names}`);
    vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
    await session.customRequest('continue', { threadId });
    assert.equal(await run, 'ran');
    assert.match(output, /pipeline\.ts, seed 1, outside the sandbox/);
    assert.match(output, /Generation 0: trained on \d+ items/);
    await until(() => going.size === 0);
  });

  it('asks once in a workspace, and ends with its session', async () => {
    const before = asked;
    await (await lab.type(lab.skeleton.replace('{\n', '{\n  for (let i = 0; i < 1e12; i++);\n'))).save();
    const run = lab.shown.debug(lab.folder, agree(false));
    const running = (): vscode.DebugSession | undefined => [...going].find(({ parentSession }) => parentSession);
    await until(running);
    // As the toolbar does it: what is stopped is what runs.
    await vscode.debug.stopDebugging(running());
    assert.equal(await run, 'ran');
    assert.equal(asked, before);
    await until(() => going.size === 0);
  });

  it('leaves a pipeline that cannot be read to the editor', async () => {
    await (await lab.type(`${lab.skeleton}\nconst = ;\n`)).save();
    assert.equal(await lab.shown.debug(lab.folder, agree(true)), 'fault');
    await until(() => vscode.languages.getDiagnostics(lab.pipeline).some(({ source }) => source === 'Groundloop'));
  });
});
