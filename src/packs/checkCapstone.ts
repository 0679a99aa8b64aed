import { BEST, type Capstone, measuresOf } from '../core/course/capstone.ts';
import type { Lab } from '../core/course/lab.ts';
import type { PackReader } from './reader.ts';
import type { YamlFile } from './yamlFile.ts';

/**
 * What can be wrong with a capstone's reference points although they can be read. Whether their numbers are right is for
 * `groundloop check`, which runs the pipelines.
 */
export function checkCapstone(
  reader: PackReader,
  yaml: YamlFile<Lab>,
  lab: Lab,
  capstone: Capstone,
  files: ReadonlyMap<string, string>,
  folder: string,
): void {
  const report = (code: string, message: string, ...path: (string | number)[]): void => {
    reader.report(code, message, `${folder}/lab.yaml`, yaml.locate(path));
  };
  const { world, rubric } = lab;
  const { references } = capstone;
  if (world.kind !== 'loop') {
    const message = `Only a loop has what a capstone measures, and this lab's world is of the kind \`${world.kind}\`.`;
    report('lab.capstone-kind', message, 'capstone');
    return;
  }
  if (rubric.passMark < 1 || rubric.passMark > 99) {
    const message =
      'The pass mark of a capstone is one of its score: write one from 1 to 99, for example `passMark: 70`.';
    report('lab.capstone-mark', message, 'rubric', 'passMark');
  }
  checkMeasures(capstone, world.harms.length > 0, report);

  references.forEach(({ id }, i) => {
    const at = ['capstone', 'references', i, 'id'];
    if (references.findIndex((other) => other.id === id) < i) {
      report('lab.capstone-twice', `Another reference has the id \`${id}\` too.`, ...at);
    }
    if (!files.has(`${id}.ts`)) {
      report(
        'lab.no-reference',
        `There is no file \`references/${id}.ts\` with the pipeline of this reference.`,
        ...at,
      );
    }
  });
  if (references.at(-1)?.id !== BEST) {
    const message = `Let the last reference be what you could do yourself, without a flaw, with the id \`${BEST}\`.`;
    report('lab.capstone-best', message, 'capstone', 'references', references.length - 1, 'id');
  }
  for (const name of files.keys()) {
    if (references.some(({ id }) => name === `${id}.ts`)) continue;
    const message =
      'No reference in lab.yaml (capstone › references) has this id: list it there, or take the file out.';
    reader.report('lab.unexpected-reference', message, `${folder}/references/${name}`);
  }
}

type Report = (code: string, message: string, ...path: (string | number)[]) => void;

/** What counts is measured of every reference, and tells at least two of them apart. */
function checkMeasures(capstone: Capstone, hasHarm: boolean, report: Report): void {
  const { measures, references } = capstone;
  const counted = measuresOf(capstone);
  if (counted.length === 0) {
    report('lab.capstone-nothing', 'Say what counts, for example `knowledge: 40`.', 'capstone', 'measures');
  }
  if (measures.harm !== undefined && !hasHarm) {
    const message = 'This world has no classes of harm: count `flattery`, or add world › harms.';
    report('lab.capstone-harm', message, 'capstone', 'measures', 'harm');
  } else if (measures.harm !== undefined && measures.flattery !== undefined) {
    const message = 'A harmful answer is a flattering one: count `harm` or `flattery`, not both.';
    report('lab.capstone-harm', message, 'capstone', 'measures', 'flattery');
  }
  references.forEach(({ id, measures: values }, i) => {
    const at = ['capstone', 'references', i, 'measures'] as const;
    for (const measure of counted) {
      if (values[measure] !== undefined) continue;
      report('lab.capstone-value', `Say what \`${measure}\` is for \`${id}\`; it counts in this lab.`, ...at);
    }
    for (const measure of Object.keys(values)) {
      if (counted.some((name) => name === measure)) continue;
      const message = `\`${measure}\` doesn't count in this lab: give it a weight in capstone › measures, or take it out.`;
      report('lab.capstone-value', message, ...at, measure);
    }
  });
  for (const measure of counted) {
    const known = new Set(references.flatMap(({ measures: values }) => values[measure] ?? []));
    if (known.size >= 2 || references.some(({ measures: values }) => values[measure] === undefined)) continue;
    const message = `All references have the same \`${measure}\`, so there is no scale: add one that differs, or let it not count.`;
    report('lab.capstone-scale', message, 'capstone', 'measures', measure);
  }
}
