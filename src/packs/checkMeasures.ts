import type { Lab } from '../core/course/lab.ts';
import type { PackReader } from './reader.ts';
import type { YamlFile } from './yamlFile.ts';

/**
 * What can be wrong with a lab's own measures although they can be read. Whether the code works is for `groundloop check`,
 * which runs it.
 */
export function checkMeasures(
  reader: PackReader,
  yaml: YamlFile<Lab>,
  { measures, world }: Lab,
  code: string | undefined,
  folder: string,
): void {
  const report = (code: string, message: string, ...path: (string | number)[]): void => {
    reader.report(code, message, `${folder}/lab.yaml`, yaml.locate(path));
  };
  if (measures.length === 0) {
    if (code === undefined) return;
    const message = 'lab.yaml lists no measures: say there what this code measures, or take the file out.';
    reader.report('lab.unexpected-measures', message, `${folder}/measures.ts`);
    return;
  }
  if (code === undefined) {
    report('lab.no-measures', 'There is no file `measures.ts` with the code of these measures.', 'measures');
  }
  if (world.kind !== 'loop') {
    const message = `Only a loop has generations to measure, and this lab's world is of the kind \`${world.kind}\`.`;
    report('lab.measures-kind', message, 'measures');
  }
  measures.forEach(({ id }, i) => {
    if (measures.findIndex((other) => other.id === id) === i) return;
    report('lab.measure-twice', `Another measure has the id \`${id}\` too.`, 'measures', i, 'id');
  });
}
