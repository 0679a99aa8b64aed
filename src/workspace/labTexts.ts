import { basename } from 'node:path';
import type { LabFiles } from '../core/course/pack.ts';
import { editorConfig, typesPath } from '../packs/editorFiles.ts';

export const pipelineName = 'pipeline.ts';

/** What a learner gets of a lab, by path with `/`: never the solutions, variants or answers. The manifest comes on top. */
export function labTexts(
  files: Pick<LabFiles, 'readme' | 'skeleton' | 'prompts'>,
  types: string,
): ReadonlyMap<string, string> {
  return new Map([
    ['README.md', files.readme],
    [pipelineName, files.skeleton],
    ['tsconfig.json', editorConfig({ files: [pipelineName, typesPath] })],
    ...[...files.prompts].map(([file, text]) => [`prompts/${basename(file)}`, text] as const),
    [typesPath, types],
  ]);
}
