import type { SourceView } from '../core/grading/program.ts';
import type { Places } from './compiled.ts';
import { placeKey } from './places.ts';
import { callSite } from './stacks.ts';

/** What the grader may ask about the learner's source. */
export function makeSourceView(places: Places): SourceView {
  return {
    callSite,
    callSpan: (at) => places.spots.get(placeKey(at)),
    returnSpan: () => places.lastReturn,
  };
}
