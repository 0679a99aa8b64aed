import type { Drawing } from './drawing.ts';
import type { Range } from './range.ts';

/** Values of parameters by name; a figure's own say only what isn't as usual. */
export type Values = Readonly<Record<string, number>>;

/** A model that a figure can show. Pure: the same values make the same drawing, everywhere and always. */
export interface FigureModel {
  readonly parameters: Readonly<Record<string, Range>>;
  /** What isn't given is as usual. Values must be within their ranges. */
  draw(values: Values): Drawing;
}

export function figureModel<P extends string>(
  parameters: Readonly<Record<P, Range>>,
  draw: (values: Readonly<Record<P, number>>) => Drawing,
): FigureModel {
  const usual: Values = Object.fromEntries(
    Object.entries<Range>(parameters).map(([name, range]) => [name, range.usual]),
  );
  return { parameters, draw: (values) => draw({ ...usual, ...values } as Readonly<Record<P, number>>) };
}
