import type { Slider } from '../src/core/course/figure.ts';
import { element } from './element.ts';
import type { Ui } from './ui.ts';
import { inField, onSlider, writingOf, type Writing } from './writing.ts';

export interface SliderControl {
  readonly root: HTMLElement;
  show(value: number): void;
}

/** One slider of a figure: a native range, for keys and pointers, and a field for the number. `language` is its label's. */
export function sliderControl(
  key: string,
  slider: Slider,
  language: string,
  onChange: (value: number) => void,
  ui: Ui,
): SliderControl {
  const writing = writingOf(slider);
  const words = (value: number): string => withSuffix(value, writing, ui);
  const limits = {
    min: inField(slider.from, writing),
    max: inField(slider.to, writing),
    step: inField(slider.step, writing),
  };
  const id = `${key}-range`;
  const range = element('input', { type: 'range', id, 'data-key': id, ...limits });
  const field = element('input', {
    type: 'number',
    'data-key': `${key}-field`,
    // Its unit stands beside it.
    'aria-describedby': writing.suffix === '' ? undefined : `${key}-unit`,
    'aria-label': ui.text('figureNumber', { label: slider.label }),
    ...limits,
  });
  let shown = slider.start;
  const mark = (value: number): void => {
    shown = value;
    range.value = inField(value, writing);
    range.setAttribute('aria-valuetext', words(value));
  };
  const show = (value: number): void => {
    mark(value);
    field.value = inField(value, writing);
  };
  range.addEventListener('input', () => {
    show(onSlider(slider, range.valueAsNumber / writing.factor));
    onChange(shown);
  });
  // While a number is being written it may be anything; what is no place on the slider waits until it is done.
  field.addEventListener('input', () => {
    const value = field.valueAsNumber / writing.factor;
    if (!(value >= slider.from && value <= slider.to)) return;
    mark(onSlider(slider, value));
    onChange(shown);
  });
  field.addEventListener('change', () => {
    const value = field.valueAsNumber / writing.factor;
    show(Number.isFinite(value) ? onSlider(slider, value) : shown);
    onChange(shown);
  });
  const suffix = suffixOf(writing, ui);
  const root = element(
    'div',
    { class: 'slider' },
    element('label', { for: id, lang: language }, slider.label),
    element('span', { class: 'end', 'aria-hidden': 'true' }, words(slider.from)),
    range,
    element('span', { class: 'end', 'aria-hidden': 'true' }, words(slider.to)),
    element(
      'span',
      { class: 'field' },
      field,
      suffix !== '' && element('span', { id: `${key}-unit`, 'aria-hidden': 'true' }, suffix),
    ),
  );
  show(shown);
  return { root, show };
}

const suffixOf = ({ suffix }: Writing, ui: Ui): string =>
  suffix === '' ? '' : ui.text(suffix === 'percent' ? 'percentSign' : 'billion');

function withSuffix(value: number, writing: Writing, ui: Ui): string {
  const number = Number(inField(value, writing)).toLocaleString(document.documentElement.lang || 'en', {
    minimumFractionDigits: writing.decimals,
    maximumFractionDigits: writing.decimals,
  });
  if (writing.suffix === 'percent') return ui.text('percent', { n: number });
  return `${number} ${suffixOf(writing, ui)}`.trim();
}
