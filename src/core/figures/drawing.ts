/** What a figure shows, as data: nothing of it knows how it will be drawn. */
export interface Drawing {
  readonly x: Axis;
  /** One chart for each quantity: what has another unit is never on the same axis. */
  readonly charts: readonly Chart[];
  /** What happened, with its numbers, in one plain sentence or two. */
  readonly sentence: string;
}

export interface Axis {
  readonly label: string;
  readonly scale: 'linear' | 'log';
}

/** How the numbers of a chart are written: a share from 0 to 1, things counted, a number, or a loss in nats. */
export type Unit = 'percent' | 'count' | 'number' | 'loss';

export interface Chart {
  readonly label: string;
  readonly unit: Unit;
  /** Whether 0 belongs on the axis; where it doesn't, differences would drown in the distance to it. */
  readonly fromZero: boolean;
  readonly series: readonly Series[];
  readonly marks: readonly Mark[];
}

export interface Series {
  /** Stays the same, whatever the parameters. */
  readonly id: string;
  readonly name: string;
  /** What the figure is about, or what it is compared with. */
  readonly role: 'primary' | 'reference';
  readonly points: readonly Point[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A place on the x axis that matters. */
export interface Mark {
  readonly x: number;
  readonly label: string;
}

/** A curve over whole numbers from `first` to `last`. */
export function overWhole(first: number, last: number, y: (x: number) => number): Point[] {
  return Array.from({ length: last - first + 1 }, (_, i) => ({ x: first + i, y: y(first + i) }));
}

/** A curve of a loop: each generation's share follows from the one before. */
export function overGenerations(start: number, generations: number, next: (share: number) => number): Point[] {
  const points = [{ x: 0, y: start }];
  for (let x = 1, y = start; x <= generations; x++) points.push({ x, y: (y = next(y)) });
  return points;
}

/** The value that a curve has at its end. */
export const lastOf = (points: readonly Point[]): number => points.at(-1)?.y ?? NaN;
/** The value that a curve has at x; NaN where it has none. */
export const valueAt = (points: readonly Point[], x: number): number => points.find((point) => point.x === x)?.y ?? NaN;

/** Whether every curve has points, and finite ones only. */
export const isDrawable = ({ charts }: Drawing): boolean =>
  charts
    .flatMap(({ series }) => series)
    .every(({ points }) => points.length > 0 && points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)));
