import type { Problem } from '../core/base/result.ts';
import { measuresOf } from '../core/course/capstone.ts';
import { labFileSchema, type Lab } from '../core/course/lab.ts';
import type { Verdict } from '../core/grading/verdict.ts';
import type { PackFiles } from '../packs/folder.ts';
import { problemAt } from '../packs/position.ts';
import { parseYaml } from '../packs/yamlFile.ts';

/** Where a lab's reference numbers aren't those that its pipeline comes to, and what is right. */
export function checkReference(files: PackFiles, lab: Lab, id: string, { capstone }: Verdict): Problem[] {
  const listed = lab.capstone?.references.findIndex((reference) => reference.id === id) ?? -1;
  const reference = lab.capstone?.references[listed];
  const file = `labs/${lab.id}/lab.yaml`;
  if (!lab.capstone || !reference) return [];
  if (!capstone) return [problemAt('check.reference', `references/${id}.ts was not measured.`, file)];
  const yaml = parseYaml(file, files.get(file) ?? '', labFileSchema);
  return measuresOf(lab.capstone).flatMap((measure) => {
    const right = capstone.measures.find((one) => one.measure === measure)?.value ?? null;
    if (reference.measures[measure] === right) return [];
    const { line, column } = yaml.locate(['capstone', 'references', listed, 'measures', measure]);
    const message = `On seeds ${capstone.seeds.join(' and ')} references/${id}.ts comes to another number: write \`${measure}: ${right}\`.`;
    return [problemAt('check.reference', message, file, line, column)];
  });
}
