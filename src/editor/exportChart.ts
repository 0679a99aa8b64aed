import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { WebviewMessage } from '../protocol/webview.ts';
import { diskReason } from '../workspace/diskReason.ts';
import type { Notices } from './notices.ts';

export type ExportMessage = Extract<WebviewMessage, { type: 'export' }>;

/** Where to save; undefined where the reader thinks better of it. */
export type AskWhere = (options: vscode.SaveDialogOptions) => Thenable<vscode.Uri | undefined>;

/** Saves what the page drew where the reader says. */
export async function exportChart(
  { name, format, data }: ExportMessage,
  notices: Notices,
  askWhere: AskWhere = (options) => vscode.window.showSaveDialog(options),
): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());
  const target = await askWhere({
    defaultUri: vscode.Uri.joinPath(folder, `${name}.${format}`),
    filters: { [kinds(format)]: [format] },
    title: vscode.l10n.t('Save the chart'),
  });
  if (!target) return undefined;
  try {
    await vscode.workspace.fs.writeFile(target, Buffer.from(data, format === 'png' ? 'base64' : 'utf8'));
  } catch (error) {
    const message = vscode.l10n.t(
      'The chart couldn’t be saved in {0}: {1}. Choose another place.',
      target.fsPath,
      diskReason(error),
    );
    void notices.problem({ code: 'chart.unwritable', message });
    return undefined;
  }
  const open = vscode.l10n.t('Open');
  void notices.info(vscode.l10n.t('Saved: {0}', vscode.workspace.asRelativePath(target)), open).then((chosen) => {
    if (chosen === open) void vscode.commands.executeCommand('vscode.open', target);
  });
  return target;
}

function kinds(format: ExportMessage['format']): string {
  switch (format) {
    case 'png':
      return vscode.l10n.t('PNG image');
    case 'svg':
      return vscode.l10n.t('SVG drawing');
    case 'csv':
      return vscode.l10n.t('Table (CSV)');
  }
}
