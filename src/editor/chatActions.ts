import * as vscode from 'vscode';
import type { Conversation } from '../assistant/chat/conversation.ts';
import { parseDeepLink } from '../packs/deepLink.ts';
import { LONGEST, type ChatRequest } from '../protocol/chat.ts';
import type { AnswerCode } from './answerCode.ts';
import { commandIds } from './commandIds.ts';
import { deepLink } from './deepLinks.ts';
import type { Lab } from './lab.ts';
import type { Notices } from './notices.ts';
import { showPipeline } from './showPipeline.ts';

export interface ChatActions {
  readonly notices: Notices;
  readonly code: AnswerCode;
}

/**
 * Does what the learner chose in the chat about a lab.
 * @returns why a question was not taken
 */
export async function receiveFromChat(
  { code, notices }: ChatActions,
  lab: Lab,
  conversation: Conversation,
  request: Exclude<ChatRequest, { type: 'ready' }>,
): Promise<string | undefined> {
  switch (request.type) {
    case 'ask':
      if (request.text.length > LONGEST) {
        return vscode.l10n.t('Your question is too long to be asked, and is in the input again. Shorten it.');
      }
      return (await conversation.ask(request.text))
        ? undefined
        : vscode.l10n.t('An answer is still coming. Your question is in the input again.');
    case 'stop':
      conversation.stop();
      return undefined;
    case 'retry':
      await conversation.retry();
      return undefined;
    case 'mend':
      if (request.what === 'key') await vscode.commands.executeCommand(commandIds.setApiKey);
      else await vscode.commands.executeCommand('workbench.action.openSettings', 'groundloop.assistant');
      return undefined;
    case 'copyAnswer':
      await vscode.env.clipboard.writeText(withOpenLinks(conversation.entries[request.message]?.text ?? ''));
      return undefined;
    case 'copyCode':
      await vscode.env.clipboard.writeText(request.code);
      return undefined;
    case 'compareCode':
      await code.compare(lab, request.code);
      return undefined;
    case 'reveal':
      await showPipeline(lab, notices, new vscode.Position(request.line - 1, 0));
      return undefined;
    case 'openLink':
      await openAnswerLink(request.href);
      return undefined;
    case 'showSent':
      await vscode.commands.executeCommand(commandIds.showWhatIsSent, {
        folder: lab.folder.fsPath,
        question: request.draft,
      });
      return undefined;
  }
}

/** An answer for elsewhere: what it links to opens from there as well. */
const withOpenLinks = (markdown: string): string =>
  markdown.replace(/\]\((groundloop:\/[^)\s]+)\)/g, (link, href: string) => {
    const parsed = parseDeepLink(vscode.Uri.parse(href));
    return parsed.ok ? `](${deepLink(parsed.value)})` : link;
  });

/** A part of a course beside the pipeline, a page outside where VS Code lets it; nothing else. */
export async function openAnswerLink(href: string): Promise<void> {
  const uri = vscode.Uri.parse(href, true);
  if (uri.scheme === 'https') {
    await vscode.env.openExternal(uri);
    return;
  }
  const link = uri.scheme === 'groundloop' ? parseDeepLink(uri) : undefined;
  if (!link?.ok) return;
  const { kind, pack, id, section } = link.value;
  if (kind === 'lesson') {
    const place = section === undefined ? {} : { section };
    await vscode.commands.executeCommand(commandIds.openLesson, { lesson: `${pack}/${id}`, ...place, beside: true });
  } else if (kind === 'lab') {
    await vscode.commands.executeCommand(commandIds.startLab, { lab: `${pack}/${id}` });
  }
}
