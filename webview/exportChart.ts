import type { WebviewMessage } from '../src/protocol/webview.ts';
import { csv, type Rows } from './csv.ts';
import { element, icon } from './element.ts';
import type { Ui } from './ui.ts';

/** A button that saves a chart as a picture or a table; the host asks for which, and where. */
export function exportButton(name: string, svg: Element, rows: Rows, ui: Ui): HTMLElement {
  const label = ui.text('chartExport', { name });
  const made = element(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': label, title: label, 'data-key': `export-${name}` },
    icon('desktop-download'),
  );
  made.addEventListener('click', () => {
    void exported(name, svg, rows).then((message) => {
      ui.post(message);
    });
  });
  return made;
}

async function exported(name: string, svg: Element, rows: Rows): Promise<WebviewMessage> {
  const picture = standalone(name, svg);
  const png = await drawn(picture, svg.getBoundingClientRect());
  return { type: 'exportChart', name, svg: picture, csv: csv(rows), png };
}

/** What the page's style sheet gives a drawing. */
const styles = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-dasharray', 'opacity'],
  ...['font-family', 'font-size', 'font-weight', 'font-variant-numeric', 'text-anchor', 'color'],
];

/** The drawing as a file of its own: its colours written out, on the page's background, with a title. */
function standalone(name: string, svg: Element): string {
  const copy = svg.cloneNode(true) as SVGElement;
  const [originals, copies] = [svg, copy].map((root) => [root, ...root.querySelectorAll('*')]);
  originals?.forEach((original, i) => {
    const computed = getComputedStyle(original);
    for (const style of styles) copies?.[i]?.setAttribute(style, computed.getPropertyValue(style));
    copies?.[i]?.removeAttribute('class');
  });
  const { width, height } = svg.getBoundingClientRect();
  const namespace = 'http://www.w3.org/2000/svg';
  const back = document.createElementNS(namespace, 'rect');
  const background = getComputedStyle(document.body).backgroundColor;
  for (const [key, value] of Object.entries({ width: '100%', height: '100%', fill: background }))
    back.setAttribute(key, value);
  const title = document.createElementNS(namespace, 'title');
  title.textContent = svg.getAttribute('aria-label') ?? name;
  copy.prepend(title, back);
  copy.setAttribute('xmlns', namespace);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return new XMLSerializer().serializeToString(copy);
}

const PIXELS = 2;

/** The picture as a PNG, base64, at twice its size; empty where the browser can't draw it. */
async function drawn(svg: string, { width, height }: DOMRect): Promise<string> {
  const image = new Image();
  const loaded = new Promise<boolean>((resolve) => {
    image.onload = () => {
      resolve(true);
    };
    image.onerror = () => {
      resolve(false);
    };
  });
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  if (!(await loaded)) return '';
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * PIXELS);
  canvas.height = Math.round(height * PIXELS);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
}
