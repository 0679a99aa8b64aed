import type { WebviewMessage } from '../src/protocol/webview.ts';
import type { WebviewStringKey } from '../src/protocol/webviewStrings.ts';
import { csvOf, type ChartTable } from './chartTable.ts';
import { element, spoken } from './element.ts';
import { standaloneSvg, type Picture } from './standaloneSvg.ts';
import type { Ui } from './ui.ts';

type Format = Extract<WebviewMessage, { type: 'export' }>['format'];

/** Pixels of the image for each of the page's. */
const SCALE = 2;

/** What can be taken along of a chart, as it is when it is asked for. */
export interface Exported {
  /** Tells its parts from those of other charts. */
  readonly key: string;
  readonly title: string;
  readonly table: () => ChartTable;
  /** Missing where there are only numbers and words. */
  readonly picture?: () => Omit<Picture, 'title'> | null;
}

const formats = [
  ['png', 'exportPng'],
  ['svg', 'exportSvg'],
  ['csv', 'exportCsv'],
] as const satisfies readonly (readonly [Format, WebviewStringKey])[];

/** A small menu: unfolds where it stands, and folds with Escape. The host asks where to save. */
export function exportMenu(exported: Exported, ui: Ui): HTMLElement {
  const { key, title, picture } = exported;
  const save = async (format: Format): Promise<void> => {
    const data = await dataOf(exported, format);
    if (data !== null) ui.post({ type: 'export', name: fileName(title), format, data });
  };
  const summary = element(
    'summary',
    { 'data-key': `export-${key}-summary` },
    ui.text('export'),
    spoken(` ${ui.text('exportOf', { title })}`),
  );
  const buttons = formats
    .filter(([format]) => picture !== undefined || format === 'csv')
    .map(([format, label]) => {
      const made = element('button', { type: 'button', class: 'link', 'data-key': `export-${key}-${format}` });
      made.append(ui.text(label));
      made.addEventListener('click', () => void save(format));
      return made;
    });
  const menu = element(
    'details',
    { class: 'export', 'data-key': `export-${key}` },
    summary,
    element('p', { class: 'choices', role: 'group', 'aria-label': ui.text('exportGroup', { title }) }, ...buttons),
  );
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    summary.focus();
  });
  return menu;
}

async function dataOf({ title, table, picture }: Exported, format: Format): Promise<string | null> {
  // Excel takes a file for UTF-8 only where it begins so.
  if (format === 'csv') return `\uFEFF${csvOf(table())}`;
  const drawn = picture?.();
  if (!drawn) return null;
  const svg = standaloneSvg({ ...drawn, title });
  const text = new XMLSerializer().serializeToString(svg);
  return format === 'svg' ? text : imageOf(text, Number(svg.getAttribute('width')), Number(svg.getAttribute('height')));
}

/** As Base64. The picture comes as data, which is all that the page's policy lets in. */
async function imageOf(svg: string, width: number, height: number): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.ceil(width * SCALE), Math.ceil(height * SCALE)];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').replace(/^.*,/, '');
}

/** Letters, digits and single dashes. */
const fileName = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60) || 'chart';
