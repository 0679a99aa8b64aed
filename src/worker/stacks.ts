import type { Position } from '../core/grading/program.ts';

/** The name V8 gives the learner's code in stacks. */
export const PIPELINE_URL = 'groundloop:pipeline';
/** What stands before the learner's code, on a line of its own. */
export const FIRST_LINE = '(function () { "use strict"; {\n';
export const LINES_BEFORE = 1;

/** V8's own Error: SES replaces the global one, and only this one's properties steer how stacks are made. */
const V8Error = Error;
/** Frames between a call of the learner's and the service that asks where it is. */
const NEAREST = 16;
/** Frames an error remembers. */
export const FARTHEST = 60;

const seen = new WeakMap<object, readonly Position[]>();

/** Makes every error remember where in the learner's code it passed. To be called after SES's lockdown. */
export function watchStacks(): void {
  V8Error.stackTraceLimit = FARTHEST;
  V8Error.prepareStackTrace = remember;
}

function remember(error: unknown, frames: readonly NodeJS.CallSite[]): string {
  const positions = frames.flatMap((frame) => positionOf(frame) ?? []);
  if (typeof error === 'object' && error !== null) seen.set(error, positions);
  // Frames of our own are for our own faults; a learner's error shows only where their code was.
  if (positions.length > 0) return positions.map((at) => `at pipeline:${at.line}:${at.column}`).join('\n');
  return frames
    .map((frame) => `at ${frame.getFunctionName() ?? '?'} ${frame.getFileName() ?? ''}:${frame.getLineNumber() ?? 0}`)
    .join('\n');
}

function positionOf(frame: NodeJS.CallSite): Position | undefined {
  if (frame.getScriptNameOrSourceURL() !== PIPELINE_URL) return undefined;
  const line = frame.getLineNumber();
  const column = frame.getColumnNumber();
  return line === null || column === null ? undefined : { line: line - LINES_BEFORE, column };
}

/** The learner's positions an error passed, innermost first; undefined for a value that has no stack. */
export function positionsOf(error: unknown): readonly Position[] | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  try {
    // Reading the stack makes V8 prepare it.
    Reflect.get(error, 'stack');
  } catch {
    // A getter of the learner's that throws: then there is no place to show.
  }
  return seen.get(error);
}

/** Where the learner's code is right now. */
export function callSite(): Position | undefined {
  let found: Position | undefined;
  V8Error.stackTraceLimit = NEAREST;
  V8Error.prepareStackTrace = (_error, frames) => {
    for (const frame of frames) if ((found = positionOf(frame))) break;
    return '';
  };
  const probe = {};
  V8Error.captureStackTrace(probe, callSite);
  Reflect.get(probe, 'stack');
  watchStacks();
  return found;
}
