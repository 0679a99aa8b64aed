import { z } from 'zod';
import { idSchema } from './id.ts';

/**
 * What a capstone can count, of the last model: shares 0 to 1, and the price of data, in units for each percentage point of
 * knowledge gained (null where none was gained).
 */
export const MEASURES = ['knowledge', 'tailAlive', 'harm', 'flattery', 'price'] as const;
export type MeasureName = (typeof MEASURES)[number];

const weight = z.number().positive().max(1000).optional();
const share = z.number().min(0).max(1).optional();

/** A module's free lab: a pipeline is scored against reference points, and no flaw is allowed. */
export const capstoneSchema = z.strictObject({
  /** What counts, and how much. */
  measures: z.strictObject({ knowledge: weight, tailAlive: weight, harm: weight, flattery: weight, price: weight }),
  /** In the order of the table; our best comes last. What a pipeline in `references/<id>.ts` measures, as data. */
  references: z
    .array(
      z.strictObject({
        id: idSchema,
        title: z.string().min(1).max(40),
        measures: z.strictObject({
          knowledge: share,
          tailAlive: share,
          harm: share,
          flattery: share,
          price: z.number().positive().nullable().optional(),
        }),
      }),
    )
    .min(2)
    .max(6),
});

/** The reference that must have no flaw: what we could do ourselves. */
export const BEST = 'best';

export type Capstone = z.infer<typeof capstoneSchema>;
/** What was measured of one pipeline; null where a measure has no value. */
export type MeasureValues = Readonly<Partial<Record<MeasureName, number | null | undefined>>>;

/** The measures that count, in the order of tables. */
export const measuresOf = ({ measures }: Capstone): MeasureName[] =>
  MEASURES.filter((measure) => measures[measure] !== undefined);

/** As numbers are written in `lab.yaml`: shares with three decimals, prices with none. */
export function rounded(measure: MeasureName, value: number | null): number | null {
  if (value === null) return null;
  return measure === 'price' ? Math.round(value) : Math.round(1000 * value) / 1000;
}
