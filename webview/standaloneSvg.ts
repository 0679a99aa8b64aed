import { paintLike, plainColour } from './plainPaint.ts';

const NAMESPACE = 'http://www.w3.org/2000/svg';
const MARGIN = 12;
const LINE = 16;
/** The room of an average letter at 11 pixels. */
const LETTER = 6;
/** Where a key's words begin, behind its piece of curve. */
const INDENT = 36;

/** A chart as it is on the page, with what is said of it. */
export interface Picture {
  readonly svg: SVGSVGElement;
  readonly title: string;
  readonly summary: string;
  /** The rows of its key: each with a `.swatch` or a `.sample`. */
  readonly key: readonly HTMLElement[];
}

/** What can be read without this page: its title above, its key below, and the colours of the theme written in. */
export function standaloneSvg({ svg, title, summary, key }: Picture): SVGSVGElement {
  const { width, height } = svg.viewBox.baseVal;
  const ink = plainColour(getComputedStyle(svg).color).colour;
  const made = create('svg', { xmlns: NAMESPACE, role: 'img', 'font-size': '11', fill: ink });
  made.setAttribute('font-family', getComputedStyle(document.body).fontFamily);
  made.append(worded('title', title), worded('desc', summary));
  const background = create('rect', { fill: plainColour(getComputedStyle(document.body).backgroundColor).colour });
  made.append(background);

  let top = MARGIN;
  const write = (words: string, x: number, weight: string): void => {
    for (const line of wrapped(words, (width + MARGIN - x) / LETTER)) {
      made.append(worded('text', line, { x, y: top + 11, 'font-weight': weight }));
      top += LINE;
    }
  };
  write(title, MARGIN, '600');
  const chart = svg.cloneNode(true) as SVGSVGElement;
  paintLike(chart, svg);
  for (const name of ['role', 'aria-label']) chart.removeAttribute(name);
  for (const [name, value] of Object.entries({ x: MARGIN, y: top, width, height, overflow: 'visible' })) {
    chart.setAttribute(name, String(value));
  }
  made.append(chart);
  top += height + (key.length > 0 ? LINE / 2 : 0);
  for (const row of key) {
    const mark = markOf(row, top);
    if (mark) made.append(mark);
    write(row.textContent.trim(), mark ? INDENT + MARGIN : MARGIN, '400');
  }
  const size = { width: width + 2 * MARGIN, height: top + MARGIN };
  for (const [name, value] of Object.entries(size)) {
    made.setAttribute(name, String(value));
    background.setAttribute(name, String(value));
  }
  made.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
  return made;
}

/** The piece of curve, or the patch of colour, that a row of a key begins with. */
function markOf(row: HTMLElement, top: number): SVGElement | null {
  const sample = row.querySelector<SVGSVGElement>('svg');
  if (sample) {
    const copy = sample.cloneNode(true) as SVGSVGElement;
    paintLike(copy, sample);
    for (const [name, value] of Object.entries({ x: MARGIN, y: top + 1 })) copy.setAttribute(name, String(value));
    return copy;
  }
  const swatch = row.querySelector('.swatch');
  if (!swatch) return null;
  const { backgroundColor, borderTopColor, borderTopLeftRadius } = getComputedStyle(swatch);
  return create('rect', {
    x: MARGIN + 9,
    y: top + 2,
    width: 10,
    height: 10,
    rx: borderTopLeftRadius === '50%' ? 5 : 0,
    fill: plainColour(backgroundColor).colour,
    stroke: plainColour(borderTopColor).colour,
  });
}

function create<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | number>> = {},
): SVGElementTagNameMap[K] {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function worded(
  name: 'title' | 'desc' | 'text',
  words: string,
  attributes: Readonly<Record<string, string | number>> = {},
): SVGElement {
  const made = create(name, attributes);
  made.textContent = words;
  return made;
}

/** Words in lines of about so many letters. */
function wrapped(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
