import { z } from 'zod';
import { figureModels, type ModelName } from '../figures/models.ts';
import type { Range } from '../figures/range.ts';
import { idSchema } from './id.ts';
import { schemaVersion } from './lab.ts';
import type { LessonProgress } from './progress.ts';

const modelNames = Object.keys(figureModels) as ModelName[];

/** What a learner can move: a parameter of the model, in its own unit (a share is a number from 0 to 1). */
export const sliderSchema = z.strictObject({
  parameter: z.string().min(1),
  label: z.string().min(1),
  /** How its numbers are written. */
  unit: z.enum(['percent', 'count', 'number']),
  from: z.number(),
  to: z.number(),
  step: z.number().positive(),
  start: z.number(),
});

const optionSchema = z.strictObject({
  id: idSchema,
  text: z.string().min(1),
  right: z.boolean().default(false),
  /** What happened and why, to whoever predicted this. */
  reply: z.string().min(1),
});

/** `figures/<id>.yaml`: a model that runs in the page. What its parameters may be is for the model to say. */
export const figureSchema = z.strictObject({
  schema: schemaVersion,
  title: z.string().min(1),
  model: z.enum(modelNames),
  /** Parameters that don't move; what is named nowhere is as usual. */
  fixed: z.record(z.string(), z.number()).default({}),
  sliders: z.array(sliderSchema).min(1).max(2),
  /** Asked before anything is drawn, about the figure as it starts. */
  prediction: z
    .strictObject({ ask: z.string().min(1), options: z.array(optionSchema).min(2) })
    .refine((asked) => asked.options.filter(({ right }) => right).length === 1, {
      error: 'mark exactly one option `right: true`',
    }),
});

export type Slider = z.infer<typeof sliderSchema>;

export interface Figure extends Omit<z.infer<typeof figureSchema>, 'schema'> {
  readonly id: string;
}

const numberSchema = ({ least, most, whole }: Range): z.ZodNumber =>
  (whole ? z.int() : z.number()).min(least).max(most);

/** What a model's parameters may be, and what they are unless a figure says otherwise. */
export function parametersSchema(model: ModelName): z.ZodType<Record<string, number>> {
  const ranges = Object.entries<Range>(figureModels[model].parameters);
  return z.strictObject(
    Object.fromEntries(ranges.map(([name, range]) => [name, numberSchema(range).default(range.usual)])),
  );
}

/** What the learner sees of a prediction that was made. */
export interface MarkedPrediction {
  readonly chosen: string;
  readonly right: string;
  readonly correct: boolean;
  readonly reply: string;
}

/** Marks one prediction; undefined where the figure has no such option. */
export function markPrediction({ prediction }: Figure, optionId: string): MarkedPrediction | undefined {
  const chosen = prediction.options.find(({ id }) => id === optionId);
  const right = prediction.options.find((option) => option.right);
  if (!chosen || !right) return undefined;
  return { chosen: chosen.id, right: right.id, correct: chosen === right, reply: chosen.reply };
}

/** Whether a prediction counts: of an option there is, and the first. Afterwards one has seen what happens. */
export const isFirstPrediction = (figure: Figure, optionId: string, soFar: LessonProgress): boolean =>
  markPrediction(figure, optionId) !== undefined && predictionOf(figure, soFar) === undefined;

/** What a learner has predicted of a figure; undefined where nothing, or an option that is gone from the pack. */
export function predictionOf(figure: Figure, { predictions }: LessonProgress): MarkedPrediction | undefined {
  const option = Object.hasOwn(predictions, figure.id) ? predictions[figure.id] : undefined;
  return option === undefined ? undefined : markPrediction(figure, option);
}
