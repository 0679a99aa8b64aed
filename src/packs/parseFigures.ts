import { figureSchema, type Figure } from '../core/course/figure.ts';
import { idSchema } from '../core/course/id.ts';
import type { Simulate } from '../core/course/quiz.ts';
import { checkFigure, isOnStep } from './checkFigure.ts';
import type { FigurePlace } from './checkLesson.ts';
import type { PackReader } from './reader.ts';
import { parseYaml } from './yamlFile.ts';

const figureFile = figureSchema.transform(({ schema, ...figure }): Omit<Figure, 'id'> => figure);

/** The figures of a lesson: by id, undefined where one is broken. */
export type ParsedFigures = ReadonlyMap<string, Figure | undefined>;

/** Reads `figures/` of a lesson. */
export function parseFigures(reader: PackReader, lessonFolder: string): ParsedFigures {
  const folder = `${lessonFolder}/figures`;
  const figures = new Map<string, Figure | undefined>();
  for (const [name, text] of reader.folder(folder, '.yaml')) {
    const id = name.slice(0, -'.yaml'.length);
    const file = `${folder}/${name}`;
    if (!idSchema.safeParse(id).success) {
      reader.report('figure.id', 'A figure is named with lower-case letters, digits and single hyphens.', file);
    }
    const yaml = reader.keep(parseYaml(file, text, figureFile));
    if (yaml.value) checkFigure(reader, file, yaml, yaml.value);
    figures.set(id, yaml.value && { ...yaml.value, id });
  }
  return figures;
}

/** Every block of a page shows a figure that there is, and another one each. */
export function checkFigurePlaces(
  reader: PackReader,
  file: string,
  places: readonly FigurePlace[],
  figures: ParsedFigures,
): void {
  const shown = new Set<string>();
  for (const { id, line } of places) {
    if (!figures.has(id)) reader.report('lesson.no-figure', noFigure(id, figures), file, { line, column: 1 });
    else if (shown.has(id)) {
      reader.report('lesson.figure-twice', `The figure \`${id}\` is shown above already.`, file, { line, column: 1 });
    }
    shown.add(id);
  }
}

function noFigure(id: string, figures: ParsedFigures): string {
  if (id === '') return 'Say which figure: `::: figure id`, with the name of a file in `figures/`.';
  const there = [...figures.keys()].map((known) => `\`${known}\``).join(', ');
  const mend = there === '' ? 'Write it, or take the block out.' : `There is ${there}.`;
  return `This page has no file \`figures/${id}.yaml\`. ${mend}`;
}

/** Every figure of a lesson is shown in its text. */
export function checkFiguresShown(
  reader: PackReader,
  lessonFolder: string,
  places: readonly FigurePlace[],
  figures: ParsedFigures,
): void {
  for (const id of figures.keys()) {
    if (places.some((place) => place.id === id)) continue;
    const message = `The lesson doesn't show this figure. Put \`::: figure ${id}\` … \`:::\` into its text, or take the file out.`;
    reader.report('figure.not-shown', message, `${lessonFolder}/figures/${id}.yaml`);
  }
}

/** What is wrong with what a question wants to show in a figure: the message, and where below `simulate`. */
export function objectionsTo(
  { figure: id, set }: Simulate,
  figures: ParsedFigures,
): { message: string; path: string[] }[] {
  if (!figures.has(id)) return [{ message: `The lesson has no figure \`${id}\`.`, path: ['figure'] }];
  const figure = figures.get(id);
  if (!figure) return [];
  return Object.entries(set).flatMap(([name, value]) => {
    const slider = figure.sliders.find(({ parameter }) => parameter === name);
    const path = ['set', name];
    if (!slider) {
      const known = figure.sliders.map(({ parameter }) => `\`${parameter}\``).join(', ');
      return [{ message: `The figure \`${id}\` has no slider for \`${name}\`; it has ${known}.`, path }];
    }
    const { from, to, step } = slider;
    if (value >= from && value <= to && isOnStep(slider, value)) return [];
    const message = `The slider for \`${name}\` goes from ${from} to ${to} in steps of ${step}; it can't be at ${value}.`;
    return [{ message, path }];
  });
}
