import * as vscode from 'vscode';
import type { Turn } from '../assistant/briefing.ts';
import { wholeAnswer } from '../assistant/chat/entries.ts';
import type { Assistants } from './assistants.ts';
import { openAnswerLink } from './chatActions.ts';
import type { ChatView } from './chatView.ts';
import { DisposableStore } from './disposables.ts';

const openLinkCommand = 'groundloop.openAnswerLink';

/** `@groundloop` in the editor's own chat, where it has one: the same assistant, behind the same gate. */
export function registerChatParticipant(
  assistants: Assistants,
  chat: ChatView,
  extension: vscode.Uri,
): DisposableStore {
  const store = new DisposableStore();
  // Editors that are built on VS Code may lack it, whatever its types say.
  const api = vscode.chat as typeof vscode.chat | undefined;
  if (typeof api?.createChatParticipant !== 'function') return store;
  store.add(vscode.commands.registerCommand(openLinkCommand, (href: unknown) => openAnswerLink(String(href))));
  const participant = api.createChatParticipant('groundloop.assistant', async (request, context, stream, token) => {
    const { lab } = chat;
    if (!lab) {
      stream.markdown(
        vscode.l10n.t('There is no lab open in this window. Open one first: then I can answer about it.'),
      );
      return;
    }
    const stop = new AbortController();
    token.onCancellationRequested(() => {
      stop.abort();
    });
    const { assistant, briefing, deeds } = await assistants.answering(lab);
    const turns = [...turnsOf(context.history), { role: 'learner' as const, text: request.prompt }];
    stream.progress(vscode.l10n.t('Thinking about your question'));
    const { text, problem } = await wholeAnswer(assistant.answer(turns, briefing, deeds, stop.signal), (words) => {
      stream.progress(words);
    });
    stream.markdown(linked([text, problem?.message ?? ''].filter((words) => words !== '').join('\n\n')));
  });
  participant.iconPath = vscode.Uri.joinPath(extension, 'media', 'icon.png');
  store.add(participant);
  return store;
}

/** Links to the course as a command of ours: no editor knows them otherwise. */
function linked(text: string): vscode.MarkdownString {
  const written = text.replace(
    /\]\((groundloop:[^)\s]+)\)/g,
    (_, href: string) => `](command:${openLinkCommand}?${encodeURIComponent(JSON.stringify([href]))})`,
  );
  const markdown = new vscode.MarkdownString(written);
  markdown.isTrusted = { enabledCommands: [openLinkCommand] };
  return markdown;
}

const turnsOf = (history: vscode.ChatContext['history']): Turn[] =>
  history.map((turn) =>
    turn instanceof vscode.ChatRequestTurn
      ? { role: 'learner', text: turn.prompt }
      : {
          role: 'assistant',
          text: turn.response
            .map((part) => (part instanceof vscode.ChatResponseMarkdownPart ? part.value.value : ''))
            .join(''),
        },
  );
