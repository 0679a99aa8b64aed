import type { SourceView } from '../core/grading/program.ts';
import type { Places } from './compiled.ts';
import { placeKey } from './places.ts';
import { callSite } from './stacks.ts';

/** What the grader may ask about the learner's source. */
export function makeSourceView(places: Places): SourceView {
  return {
    callSite,
    // Reading an item's text runs code of ours, as a call does.
    callSpan: (at) => places.spots.get(placeKey(at)) ?? places.reads.get(placeKey(at)),
    returnSpan: () => places.lastReturn,
  };
}
