import * as vscode from 'vscode';
import { callOf, type Call } from '../assistant/claude/tools.ts';
import { redact } from '../assistant/redact.ts';
import type { Assistants } from './assistants.ts';
import type { ChatView } from './chatView.ts';
import { DisposableStore } from './disposables.ts';
import type { Labs } from './labs.ts';

/** What models of the editor may call, by what Claude calls the same: each keeps to what the lab's instructor wants. */
const tools = { groundloop_simulate: 'simulate', groundloop_lesson: 'quote_lesson', groundloop_hint: 'next_hint' };

/** What models of the editor may ask of the lab at hand: a run, a section, a hint. Nothing of it writes a file. */
export function registerModelTools(assistants: Assistants, labs: Labs, chat: ChatView): DisposableStore {
  const store = new DisposableStore();
  // Editors that are built on VS Code may lack it, whatever its types say.
  const api = vscode.lm as typeof vscode.lm | undefined;
  if (typeof api?.registerTool !== 'function') return store;

  const clean = (text: string): string =>
    redact(
      text,
      labs.all.map(({ folder }) => folder.fsPath),
    );
  const understood = async (
    name: string,
    input: unknown,
    token: vscode.CancellationToken,
  ): Promise<Call | undefined> => {
    const { lab } = chat;
    if (!lab) return undefined;
    const stop = new AbortController();
    token.onCancellationRequested(() => {
      stop.abort();
    });
    const { briefing, deeds } = await assistants.answering(lab);
    return callOf(name, input, { briefing, deeds, signal: stop.signal, clean });
  };

  for (const [id, name] of Object.entries(tools)) {
    store.add(
      api.registerTool<unknown>(id, {
        prepareInvocation: async ({ input }, token) => {
          const call = await understood(name, input, token);
          return call && { invocationMessage: call.words };
        },
        invoke: async ({ input }, token) => {
          const call = await understood(name, input, token);
          const text = call ? clean((await call.run()).text) : 'No lab is open.';
          return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
        },
      }),
    );
  }
  return store;
}
