import type { Values } from './model.ts';

/** What moves, and between which values. */
export interface Moving {
  readonly parameter: string;
  readonly from: number;
  readonly to: number;
  readonly start: number;
}

/** Where a figure's sliders stand at first. */
export const startOf = (sliders: readonly Moving[]): Values =>
  Object.fromEntries(sliders.map(({ parameter, start }) => [parameter, start]));

/** Every way in which all sliders are at one end or the other. */
export function cornersOf(sliders: readonly Moving[]): Values[] {
  return sliders.reduce<Values[]>(
    (corners, { parameter, from, to }) =>
      corners.flatMap((corner) => [from, to].map((value) => ({ ...corner, [parameter]: value }))),
    [{}],
  );
}
