import type { Simulate } from '../src/core/course/quiz.ts';
import { startOf } from '../src/core/figures/corners.ts';
import type { FigureView, PanelState } from '../src/protocol/webview.ts';
import { element } from './element.ts';
import { liveFigure, type LiveFigure } from './figure.ts';
import type { FigureMemory } from './figureMemory.ts';
import { figurePlace, predictionForm, predictionReply, replyWords } from './prediction.ts';
import { renderSections, type Section } from './sections.ts';
import { language, type Ui } from './ui.ts';

/** The figures of the lesson on the page. */
export interface Figures {
  /** Fills the places that the lesson's text has for them. What didn't change stays as it is, with its focus. */
  render(text: HTMLElement, state: PanelState): void;
  /** Puts a figure's sliders where a question wants them and goes there; asks for the prediction first. */
  simulate(wanted: Simulate): void;
}

export function createFigures(memory: FigureMemory, ui: Ui): Figures {
  const live = new Map<string, LiveFigure>();
  let figures: readonly FigureView[] = [];

  const sectionsOf = (figure: FigureView): Section[] => {
    const { id, predicted } = figure;
    if (!predicted) {
      live.delete(id);
      return [{ key: 'prediction', input: figure, build: () => predictionForm(figure, ui) }];
    }
    const run = (): HTMLElement => {
      const keep = (values: Record<string, number>): void => {
        memory.keep(id, values);
      };
      const made = liveFigure(figure, memory.valuesOf(figure), keep, ui);
      live.set(id, made);
      return made.root;
    };
    return [
      { key: 'reply', input: figure, build: () => predictionReply(figure, predicted, ui) },
      { key: 'run', input: figure, build: run },
    ];
  };

  return {
    render(text, { of, lesson }) {
      memory.turnTo(of);
      figures = lesson?.figures ?? [];
      for (const figure of figures) {
        const place = text.querySelector<HTMLElement>(`figure[data-figure="${CSS.escape(figure.id)}"]`);
        if (!place) continue;
        const body = bodyOf(place);
        const asked = body.querySelector('fieldset') !== null;
        renderSections(body, sectionsOf(figure));
        for (const words of afterwards(place)) words.hidden = !figure.predicted;
        if (asked && figure.predicted) {
          ui.announce(`${replyWords(figure.predicted, ui)} ${live.get(figure.id)?.sentence() ?? ''}`);
        }
      }
    },
    simulate({ figure: id, set }) {
      const figure = figures.find((one) => one.id === id);
      if (!figure) return;
      const values = { ...startOf(figure.sliders), ...set };
      memory.keep(id, values);
      live.get(id)?.set(values);
      if (!figure.predicted) ui.announce(ui.text('figurePredictFirst'));
      ui.goTo(figurePlace(id, figure.predicted ? 'result' : 'ask'));
    },
  };
}

/** What the author says once it has run: read before, it would give the prediction away. */
const afterwards = (place: HTMLElement): HTMLElement[] => [
  ...place.querySelectorAll<HTMLElement>(':scope > .body ~ *'),
];

/** Where a figure is built: below its caption and the author's first paragraph. */
function bodyOf(place: HTMLElement): HTMLElement {
  const there = place.querySelector<HTMLElement>(':scope > .body');
  if (there) return there;
  const body = element('div', { class: 'body', lang: language() });
  const first = place.querySelector(':scope > p');
  if (first) first.after(body);
  else place.append(body);
  return body;
}
