import type * as vscode from 'vscode';
import type { LabFiles, Pack } from '../core/course/pack.ts';
import type { System } from '../core/course/system.ts';
import type { PipelineRef } from './pipelineRef.ts';

/** A pipeline that can be run beside another, and what is known of it. */
export interface ComparedPipeline {
  readonly ref: PipelineRef;
  readonly pack: Pack;
  readonly files: LabFiles;
  /** The system that it is, or was before somebody changed it; null for a lab's. */
  readonly system: System | null;
  /** What tells it from others of that name. */
  readonly note: string;
  readonly uri: vscode.Uri;
  /** The pipeline as it is now. Throws where it can't be read. */
  readonly source: () => Promise<string>;
  /** The same where it is known already; missing for what never changes. */
  readonly current?: () => string | undefined;
}
