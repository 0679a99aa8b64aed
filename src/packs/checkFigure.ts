import { parametersSchema, type Figure, type Slider } from '../core/course/figure.ts';
import { cornersOf, startOf } from '../core/figures/corners.ts';
import { isDrawable } from '../core/figures/drawing.ts';
import { drawFigure, figureModels, type ModelName } from '../core/figures/models.ts';
import { explainIssue } from './explainIssue.ts';
import type { PackReader } from './reader.ts';
import type { YamlFile } from './yamlFile.ts';

type Report = (code: string, message: string, ...path: (string | number)[]) => void;

/** Checks a figure against its model: what is named, between which values it moves, and whether it computes there. */
export function checkFigure(
  reader: PackReader,
  file: string,
  yaml: YamlFile<unknown>,
  figure: Omit<Figure, 'id'>,
): void {
  const before = reader.problems.length;
  const report: Report = (code, message, ...path) => {
    reader.report(code, message, file, yaml.locate(path));
  };
  for (const [name, value] of Object.entries(figure.fixed)) {
    const wrong = objection(figure.model, name, value);
    if (wrong !== undefined) report('figure.parameter', wrong, 'fixed', name);
  }
  const moving = new Set<string>();
  figure.sliders.forEach((slider, s) => {
    checkSlider(figure.model, slider, (code, message, ...path) => {
      report(code, message, 'sliders', s, ...path);
    });
    const { parameter } = slider;
    if (moving.has(parameter) || Object.hasOwn(figure.fixed, parameter)) {
      const message = `\`${parameter}\` is set in this figure already. Name it once: under \`fixed\` or as one slider.`;
      report('figure.duplicate-parameter', message, 'sliders', s, 'parameter');
    }
    moving.add(parameter);
  });
  const options = new Set<string>();
  figure.prediction.options.forEach(({ id }, o) => {
    if (options.has(id)) {
      report('figure.duplicate-option', `Two options have the id \`${id}\`.`, 'prediction', 'options', o, 'id');
    }
    options.add(id);
  });
  if (reader.problems.length === before) checkComputes(figure, report);
}

/** What is wrong with a value of a model's parameter, in words; undefined where nothing is. */
function objection(model: ModelName, parameter: string, value: number): string | undefined {
  const names = Object.keys(figureModels[model].parameters);
  if (!names.includes(parameter)) {
    const known = names.map((name) => `\`${name}\``).join(', ');
    return `The model \`${model}\` has no parameter \`${parameter}\`; it has ${known}.`;
  }
  const schema = parametersSchema(model);
  const [issue] = schema.safeParse({ [parameter]: value }, { reportInput: true }).error?.issues ?? [];
  return issue && explainIssue(issue, schema)[0]?.message;
}

function checkSlider(model: ModelName, slider: Slider, report: Report): void {
  const { parameter, from, to, step, start } = slider;
  const { parameters } = figureModels[model];
  const range = Object.hasOwn(parameters, parameter) ? parameters[parameter] : undefined;
  if (!range) {
    report('figure.parameter', objection(model, parameter, start) ?? '', 'parameter');
    return;
  }
  for (const [end, value] of [
    ['from', from],
    ['to', to],
  ] as const) {
    const wrong = objection(model, parameter, value);
    if (wrong !== undefined) report('figure.slider-range', `\`${end}\` can't be there: ${wrong}`, end);
  }
  if (from >= to) report('figure.slider-range', '`from` must be less than `to`.', 'from');
  else if (start < from || start > to) {
    report('figure.slider-start', `\`start\` must be from ${from} to ${to}, but it is ${start}.`, 'start');
  } else if (!isOnStep(slider, to) || !isOnStep(slider, start)) {
    const where = isOnStep(slider, to) ? `\`start\`, ${start},` : `\`to\`, ${to},`;
    report('figure.slider-step', `In steps of ${step} from ${from} one doesn't come to ${where} exactly.`, 'step');
  } else if (range.whole && !Number.isInteger(step)) {
    report('figure.slider-step', `\`${parameter}\` is a whole number: \`step\` must be one, too.`, 'step');
  }
}

/** Whether a slider can stand at a value. */
export function isOnStep({ from, step }: Pick<Slider, 'from' | 'step'>, value: number): boolean {
  const steps = (value - from) / step;
  return Math.abs(steps - Math.round(steps)) < 1e-6;
}

/** A figure that can't be drawn where its sliders can be put would be found out by a learner. */
function checkComputes({ model, fixed, sliders }: Omit<Figure, 'id'>, report: Report): void {
  for (const values of [startOf(sliders), ...cornersOf(sliders)]) {
    if (isDrawable(drawFigure(model, { ...fixed, ...values }))) continue;
    const where = Object.entries(values).map(([name, value]) => `\`${name}\` = ${value}`);
    report('figure.not-finite', `With ${where.join(' and ')} this figure has no finite numbers to draw.`, 'sliders');
  }
}
