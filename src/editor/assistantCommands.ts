import * as vscode from 'vscode';
import { z } from 'zod';
import { flawTitle } from '../core/grading/flawTitle.ts';
import type { Chats } from './chats.ts';
import type { ChatView } from './chatView.ts';
import { chooseOpenLab, type ChooseParts } from './chooseOpenLab.ts';
import { commandIds } from './commandIds.ts';
import type { SentDocument } from './sentDocument.ts';

export interface AssistantCommandParts extends ChooseParts {
  readonly chats: Chats;
  readonly chat: ChatView;
  readonly sent: SentDocument;
}

const askArgs = z
  .object({ folder: z.string().optional(), flaw: z.string().optional(), question: z.string().optional() })
  .prefault({});

const clearArgs = z.object({ folder: z.string().optional(), sure: z.boolean().default(false) }).prefault({});

/** What one can do with the assistant of a lab. */
export function assistantCommands(parts: AssistantCommandParts) {
  const { chat, chats, sent } = parts;
  return {
    /** Opens the chat; what comes with a question asks it, unless an answer is under way: then it waits in the input. */
    [commandIds.askAssistant]: async (given: unknown) => {
      const { folder, flaw, question } = askArgs.parse(orNothing(given));
      const lab = await chooseOpenLab(parts, folder);
      if (!lab) return;
      const conversation = chats.of(lab);
      const text = question ?? (flaw === undefined ? undefined : flawQuestion(flaw));
      await chat.show(lab, conversation.answering ? text : undefined);
      if (text !== undefined) await conversation.ask(text);
    },
    /** Asks first, unless told that the learner is sure. */
    [commandIds.clearConversation]: async (given: unknown) => {
      const { folder, sure } = clearArgs.parse(orNothing(given));
      const lab = await chooseOpenLab(parts, folder);
      if (lab && (sure || (await isSure(lab.title)))) await chats.of(lab).clear();
    },
    /** With a question, also what would be sent for it. */
    [commandIds.showWhatIsSent]: async (given: unknown) => {
      const { folder, question = '' } = askArgs.parse(orNothing(given));
      const lab = folder === undefined ? undefined : await chooseOpenLab(parts, folder);
      await sent.show(lab && question !== '' ? { lab, question } : undefined);
    },
  };
}

async function isSure(lab: string): Promise<boolean> {
  const clear = vscode.l10n.t('Clear');
  const question = vscode.l10n.t('Clear the conversation about “{0}”?', lab);
  const detail = vscode.l10n.t('What was said is lost. Your pipeline and your progress stay.');
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, clear)) === clear;
}

function flawQuestion(flaw: string): string {
  const title = flawTitle(flaw);
  return title === undefined
    ? vscode.l10n.t('Why was {0} found in my pipeline?', flaw)
    : vscode.l10n.t('Why was {0} ({1}) found in my pipeline?', flaw, title);
}

/** Editor title buttons and keys pass a `Uri`: they mean what is looked at. */
const orNothing = (args: unknown): unknown => (args instanceof vscode.Uri ? undefined : args);
