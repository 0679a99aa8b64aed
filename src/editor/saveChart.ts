import { homedir } from 'node:os';
import { extname, join } from 'node:path';
import * as vscode from 'vscode';
import type { WebviewMessage } from '../protocol/webview.ts';
import { diskReason } from '../workspace/diskReason.ts';
import type { Notices } from './notices.ts';

type Chart = Extract<WebviewMessage, { type: 'exportChart' }>;

/** Saves a chart where the learner says, as what its name ends in. The place; undefined if the learner left. */
export async function saveChart(chart: Chart, notices: Notices, ask = askWhere): Promise<vscode.Uri | undefined> {
  const uri = await ask(chart.name);
  if (!uri) return undefined;
  const bytes = bytesOf(chart, extname(uri.path).toLowerCase());
  if (!bytes) {
    const message = vscode.l10n.t(
      'A chart can be saved as .png, .svg or .csv. Choose a name that ends in one of them.',
    );
    void notices.problem({ code: 'chart.format', message });
    return undefined;
  }
  try {
    await vscode.workspace.fs.writeFile(uri, bytes);
    return uri;
  } catch (error) {
    const message = vscode.l10n.t('{0} can’t be written: {1}. Choose another place.', uri.fsPath, diskReason(error));
    void notices.problem({ code: 'chart.not-saved', message });
    return undefined;
  }
}

function bytesOf({ svg, csv, png }: Chart, extension: string): Uint8Array | undefined {
  switch (extension) {
    case '.png':
      return png === '' ? undefined : Buffer.from(png, 'base64');
    case '.svg':
      return Buffer.from(svg, 'utf8');
    case '.csv':
      return Buffer.from(csv, 'utf8');
    default:
      return undefined;
  }
}

function askWhere(name: string): Thenable<vscode.Uri | undefined> {
  const file = `${name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'chart'}.png`;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save the chart as a picture (.png, .svg) or a table (.csv)'),
    defaultUri:
      folder.scheme === 'file' ? vscode.Uri.file(join(folder.fsPath, file)) : vscode.Uri.joinPath(folder, file),
    filters: { PNG: ['png'], SVG: ['svg'], CSV: ['csv'] },
  });
}
