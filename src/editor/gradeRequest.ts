import { language } from '../core/base/say.ts';
import type { LabFiles, Pack } from '../core/course/pack.ts';
import { DEFAULT_LIMITS, type GradeRequest } from '../protocol/worker.ts';
import { hashCode } from '../sandbox/hashCode.ts';
import { pipelineName } from '../workspace/createLab.ts';

/** Everyone's verdicts in the editor are about the same seeds. */
export const SEED_BLOCK = 0;

export function gradeRequest(
  { files, pack }: { readonly files: LabFiles; readonly pack: Pack },
  source: string,
): GradeRequest {
  return {
    type: 'grade',
    lab: files.lab,
    measures: files.measures,
    pack: { id: pack.id, version: pack.version, hash: pack.hash },
    source,
    fileName: pipelineName,
    codeHash: hashCode(source),
    translation: language(),
    seedBlock: SEED_BLOCK,
    limits: DEFAULT_LIMITS,
  };
}
