import { startOf } from '../src/core/figures/corners.ts';
import type { Values } from '../src/core/figures/model.ts';
import { drawFigure } from '../src/core/figures/models.ts';
import type { FigureView } from '../src/protocol/webview.ts';
import { button } from './components.ts';
import { curveCharts } from './curves.ts';
import { element } from './element.ts';
import { exportMenu } from './exportChart.ts';
import { figureNumbers, figureTable } from './figureTable.ts';
import { figurePlace } from './prediction.ts';
import { sliderControl } from './slider.ts';
import type { Ui } from './ui.ts';

/** The reader has stopped moving a slider when nothing came for so long, in milliseconds. */
const SETTLED = 600;
/** As wide as a drawing is where nothing says otherwise, and at least. */
const WIDTH = 560;
const LEAST_WIDTH = 240;

/** A figure that runs. */
export interface LiveFigure {
  readonly root: HTMLElement;
  /** Puts the sliders somewhere, as if the reader had. */
  set(values: Values): void;
  /** What happens with the sliders where they are. */
  sentence(): string;
}

/** A figure whose prediction was made: curves, their ghosts, sliders, numbers. Computes here, at every change. */
export function liveFigure(figure: FigureView, first: Values, keep: (values: Values) => void, ui: Ui): LiveFigure {
  const { id, title, model, fixed, sliders, language } = figure;
  const start = drawFigure(model, { ...fixed, ...startOf(sliders) });
  const atStart = (): boolean => sliders.every(({ parameter, start: value }) => values[parameter] === value);
  let values = first;
  let drawing = drawFigure(model, { ...fixed, ...values });
  let width = WIDTH;

  const sentence = element('p', { class: 'sentence' });
  const charts = element('div', { class: 'curves' });
  const scroll = element('div', {
    class: 'scroll',
    tabindex: '0',
    role: 'region',
    'aria-label': ui.text('figureTable', { title }),
  });
  const details = element(
    'details',
    { 'data-key': `figure-${id}-table` },
    element('summary', { 'data-key': `figure-${id}-table-summary` }, ui.text('table')),
    scroll,
  );
  const draw = (): void => {
    drawing = drawFigure(model, { ...fixed, ...values });
    sentence.textContent = drawing.sentence;
    charts.replaceChildren(...curveCharts({ now: drawing, start: atStart() ? null : start }, width, ui));
    if (details.open) scroll.replaceChildren(figureTable(drawing));
  };
  const soon = oncePerFrame(draw);
  // Said once the slider rests: while it moves, a screen reader says its value.
  const settle = whenSettled(() => {
    ui.announce(drawing.sentence);
  });
  const change = (changed: Values): void => {
    values = { ...values, ...changed };
    keep(values);
    soon();
    settle();
  };
  const controls = sliders.map((slider) => {
    const { parameter } = slider;
    const moved = (value: number): void => {
      change({ [parameter]: value });
    };
    const control = sliderControl(`figure-${id}-${parameter}`, slider, language, moved, ui);
    return { parameter, control };
  });
  const set = (changed: Values): void => {
    change(changed);
    for (const { parameter, control } of controls) control.show(values[parameter] ?? NaN);
  };
  details.addEventListener('toggle', () => {
    scroll.replaceChildren(...(details.open ? [figureTable(drawing)] : []));
  });
  const exports = drawing.charts.map(({ label }, i) =>
    exportMenu(
      {
        key: `figure-${id}-${i}`,
        title: label,
        table: () => figureNumbers(drawing, i),
        picture: () => {
          const chart = charts.children[i];
          const svg = chart?.querySelector<SVGSVGElement>('svg.plot');
          const key = [...(chart?.querySelectorAll<HTMLElement>('.key li') ?? [])];
          return svg ? { svg, summary: drawing.sentence, key } : null;
        },
      },
      ui,
    ),
  );
  const reset = (): void => {
    set(startOf(sliders));
  };
  const root = element(
    'div',
    { class: 'running' },
    element('h3', { tabindex: '-1', 'data-key': figurePlace(id, 'result') }, ui.text('figureResult')),
    sentence,
    charts,
    ...exports,
    element(
      'div',
      { class: 'sliders', role: 'group', 'aria-label': ui.text('figureSliders', { title }) },
      ...controls.map(({ control }) => control.root),
      button(ui.text('figureReset'), reset, { 'data-key': `figure-${id}-reset` }),
    ),
    details,
  );
  for (const { parameter, control } of controls) control.show(values[parameter] ?? NaN);
  draw();
  // A drawing is made as wide as its place is, so that its letters are as large as the text's, however narrow.
  new ResizeObserver(([entry]) => {
    const room = Math.floor(entry?.contentRect.width ?? 0);
    if (room === 0 || Math.max(LEAST_WIDTH, room) === width) return;
    width = Math.max(LEAST_WIDTH, room);
    soon();
  }).observe(charts);
  return { root, set, sentence: () => drawing.sentence };
}

/** However often a slider moves, the eye sees a frame. */
function oncePerFrame(draw: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      draw();
    });
  };
}

function whenSettled(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, SETTLED);
  };
}
