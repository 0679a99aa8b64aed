import type { MarkedPrediction } from '../src/core/course/figure.ts';
import type { FigureView } from '../src/protocol/webview.ts';
import { button } from './components.ts';
import { element, icon } from './element.ts';
import type { Ui } from './ui.ts';

/** Where focus goes in a figure. */
export const figurePlace = (id: string, place: 'ask' | 'reply' | 'result'): string => `figure-${id}-${place}`;

/** Asks what will happen before anything is drawn. The host says how it went. */
export function predictionForm({ id, ask, options, language: lang }: FigureView, ui: Ui): HTMLElement {
  const radios = options.map((option) =>
    element('input', {
      type: 'radio',
      name: `figure-${id}`,
      value: option.id,
      'data-key': `figure-${id}-option-${option.id}`,
    }),
  );
  const missing = element('p', { class: 'missing', role: 'alert' });
  const run = (): void => {
    const chosen = radios.find(({ checked }) => checked);
    if (!chosen) {
      missing.replaceChildren(icon('warning'), ui.text('figureChoose'));
      radios[0]?.focus();
      return;
    }
    ui.post({ type: 'predict', figure: id, option: chosen.value });
    ui.goTo(figurePlace(id, 'reply'));
  };
  const rows = options.map((option, i) =>
    element('label', { class: 'option' }, radios[i], element('span', { lang }, option.text)),
  );
  const form = element(
    'fieldset',
    { class: 'prediction' },
    element(
      'legend',
      { tabindex: '-1', 'data-key': figurePlace(id, 'ask') },
      element('span', { class: 'quiet' }, `${ui.text('figurePredict')} `),
      element('span', { class: 'strong', lang }, ask),
    ),
    element('div', { class: 'options' }, ...rows),
    missing,
    button(ui.text('figureRun'), run, { 'data-key': `figure-${id}-run` }),
  );
  for (const radio of radios) {
    radio.addEventListener('change', () => {
      missing.replaceChildren();
    });
    radio.addEventListener('keydown', ({ key }) => {
      if (key === 'Enter') run();
    });
  }
  return form;
}

/** How a prediction went: in words, then the reply to it. */
export function predictionReply(figure: FigureView, predicted: MarkedPrediction, ui: Ui): HTMLElement {
  const { correct, reply } = predicted;
  const textOf = (option: string): string => figure.options.find(({ id }) => id === option)?.text ?? '';
  return element(
    'div',
    { class: `reply ${correct ? 'right' : 'wrong'}` },
    element('p', { class: 'quiet', lang: figure.language }, figure.ask),
    element(
      'h3',
      { class: 'mark', tabindex: '-1', 'data-key': figurePlace(figure.id, 'reply') },
      icon(correct ? 'pass' : 'error'),
      ui.text(correct ? 'figureRight' : 'figureWrong'),
    ),
    element('p', {}, ui.text('figureSaid', { text: textOf(predicted.chosen) })),
    !correct && element('p', {}, ui.text('figureWas', { text: textOf(predicted.right) })),
    element('p', { lang: figure.language }, reply),
  );
}

/** The same for a screen reader, when it comes. */
export const replyWords = ({ correct, reply }: MarkedPrediction, ui: Ui): string =>
  `${ui.text(correct ? 'figureRight' : 'figureWrong')}. ${reply}`;
