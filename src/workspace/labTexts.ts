import { basename } from 'node:path';
import type { LabFiles } from '../core/course/pack.ts';

export const pipelineName = 'pipeline.ts';
const typesPath = '.groundloop/types/groundloop.d.ts';

/** For the editor's IntelliSense only: grading never reads it. */
const editorConfig = {
  compilerOptions: {
    target: 'ES2022',
    lib: ['ES2022'],
    module: 'ESNext',
    moduleResolution: 'bundler',
    strict: true,
    noEmit: true,
    types: [],
  },
  files: [pipelineName, typesPath],
};

/** What a learner gets of a lab, by path with `/`: never the solutions, variants or answers. The manifest comes on top. */
export function labTexts(
  files: Pick<LabFiles, 'readme' | 'skeleton' | 'prompts'>,
  types: string,
): ReadonlyMap<string, string> {
  return new Map([
    ['README.md', files.readme],
    [pipelineName, files.skeleton],
    ['tsconfig.json', `${JSON.stringify(editorConfig, null, 2)}\n`],
    ...[...files.prompts].map(([file, text]) => [`prompts/${basename(file)}`, text] as const),
    [typesPath, types],
  ]);
}
