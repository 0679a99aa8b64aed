import type { Translation } from '../core/base/say.ts';

export interface PanelPage {
  /** `webview.cspSource`. */
  readonly cspSource: string;
  /** Fresh for every page, unguessable. */
  readonly nonce: string;
  /** Webview address of `dist/webview/panel.js`. */
  readonly script: string;
  /** Webview addresses of `codicon.css` and `panel.css`. */
  readonly styles: readonly string[];
  readonly title: string;
  /** BCP 47, e.g. `vscode.env.language`. */
  readonly language: string;
  /** What the page says of its own, where a figure runs in it. */
  readonly translation: Translation;
}

/** The hash of nothing: the UI toolkit asks an empty style element what the browser can do. No style text is let in. */
const emptyStyle = `'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='`;

/** The panel's page: an empty shell. Nothing inline runs, nothing is fetched but our own files. */
export function panelHtml(page: PanelPage): string {
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${page.nonce}'`,
    `style-src ${page.cspSource} ${emptyStyle}`,
    `font-src ${page.cspSource}`,
    // Pictures come with the text, as data; nothing is loaded.
    `img-src data:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  const links = page.styles.map((href) => `<link rel="stylesheet" href="${escape(href)}">`).join('\n    ');
  return `<!DOCTYPE html>
<html lang="${escape(page.language)}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${escape(policy)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escape(page.title)}</title>
    ${links}
  </head>
  <body>
    <div id="panel" data-translation="${escape(JSON.stringify(page.translation))}"></div>
    <script nonce="${escape(page.nonce)}" src="${escape(page.script)}"></script>
  </body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
