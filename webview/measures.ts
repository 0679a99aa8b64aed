import type { GenerationMetrics, OwnMeasures, Verdict } from '../src/core/grading/verdict.ts';
import type { WebviewStringKey } from '../src/protocol/webviewStrings.ts';
import { inPercent, rounded } from './chartTable.ts';
import { number, percent, type Ui } from './ui.ts';

/** A number that each generation has, and how it is written. */
export interface Measure {
  /** Tells it from the others of a page. */
  readonly key: string;
  readonly name: string;
  /** What is counted, in a sentence. */
  readonly means: string;
  readonly unit: OwnMeasures['list'][number]['unit'];
  /** NaN where a generation doesn't have it. */
  readonly of: (generation: GenerationMetrics) => number;
  /** What a lab asks of its own measure, and the section that explains it. */
  readonly own?: OwnMeasures['list'][number];
}

type Named = Pick<Measure, 'of'> & { readonly name: WebviewStringKey; readonly means: WebviewStringKey };

const everywhere: readonly Named[] = [
  { name: 'knowledge', means: 'knowledgeMeans', of: ({ knowledge }) => knowledge },
  { name: 'tailAlive', means: 'tailAliveMeans', of: ({ tailAlive }) => tailAlive },
  { name: 'diversity', means: 'diversityMeans', of: ({ diversity }) => diversity },
];

/** What goes wrong in this kind of world. */
function particular(first: GenerationMetrics | undefined): readonly Named[] {
  if (first?.agent) {
    return [
      { name: 'success', means: 'successMeans', of: (generation) => generation.agent?.success ?? 0 },
      { name: 'whenFailing', means: 'whenFailingMeans', of: (generation) => generation.agent?.whenFailing ?? 0 },
    ];
  }
  if (first?.harm) {
    return [{ name: 'harm', means: 'harmMeans', of: (generation) => generation.harm?.total ?? 0 }];
  }
  return [{ name: 'flattery', means: 'flatteryMeans', of: ({ flattery }) => flattery }];
}

/** What is measured in every world, in this kind of one, and by the lab itself. */
export function measuresOf({ metrics, measures }: Pick<Verdict, 'metrics' | 'measures'>, ui: Ui): readonly Measure[] {
  const named = [...everywhere, ...particular(metrics?.generations[0])];
  const own = measures?.fault ? [] : (measures?.list ?? []);
  return [
    ...named.map(({ name, means, of }) => {
      return { key: name, name: ui.text(name), means: ui.text(means), unit: 'percent' as const, of };
    }),
    ...own.map((each) => ({
      key: `own-${each.id}`,
      name: each.title,
      means: each.means,
      unit: each.unit,
      of: (generation: GenerationMetrics) => generation.measures?.[each.id] ?? NaN,
      own: each,
    })),
  ];
}

/** A value for people. */
export function written({ unit }: Pick<Measure, 'unit'>, value: number): string {
  if (!Number.isFinite(value)) return '–';
  return unit === 'percent' ? percent(value) : number(value);
}

/** A value for a spreadsheet, and the head of its column. */
export const plain = ({ unit }: Measure, value: number): number | string =>
  !Number.isFinite(value) ? '' : unit === 'percent' ? inPercent(value) : rounded(value);

export const headOf = ({ unit }: Measure, name: string, ui: Ui): string =>
  unit === 'percent' ? ui.text('exportPercent', { name }) : name;

/** The ends of an axis, and the marks on it where Plot doesn't choose them. */
export interface Axis {
  readonly domain: [number, number];
  readonly ticks?: number[];
}

/** Shares run from 0 to 1, and further where they do. */
export function axisOf({ unit }: Measure, values: readonly number[]): Axis {
  const there = values.filter(Number.isFinite);
  const most = Math.max(unit === 'percent' ? 1 : 0, ...there);
  const domain: [number, number] = [Math.min(0, ...there), most];
  return unit === 'percent' ? { domain, ticks: [0, 0.5, 1] } : { domain };
}

/** What the lab asks of it and whether it is reached, in words; null where nothing is asked. */
export function askedOf({ own }: Measure, ui: Ui): string | null {
  if (own?.required === undefined || own.met === undefined) return null;
  const required = written(own, own.required);
  const asked = ui.text(own.good === 'high' ? 'measureAtLeast' : 'measureAtMost', { required });
  return [asked, ui.text(own.met ? 'measureMet' : 'measureUnmet')].join(ui.text('space'));
}
