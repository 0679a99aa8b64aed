import { showCodeLenses } from './codeLenses.ts';
import { showDiagnostics } from './diagnostics.ts';
import { DisposableStore } from './disposables.ts';
import { showFlawHovers } from './flawHover.ts';
import { showInlayHints } from './inlayHints.ts';
import type { InlineSuggestions } from './inlineSuggestions.ts';
import type { Labs } from './labs.ts';
import type { LessonLinks } from './lessonLinks.ts';
import type { ProgressStore } from './progressStore.ts';
import { showQuickFixes } from './quickFixes.ts';

export interface InPipelinesParts {
  readonly labs: Labs;
  readonly progress: ProgressStore;
  readonly links: LessonLinks;
  readonly inline: InlineSuggestions;
}

/** All that Groundloop shows on the learner's own lines. */
export function showInPipelines({ labs, progress, links, inline }: InPipelinesParts): DisposableStore {
  const store = new DisposableStore();
  store.add(showDiagnostics(labs, links));
  store.add(showFlawHovers(labs));
  store.add(showQuickFixes(labs, progress));
  store.add(showInlayHints(labs));
  store.add(showCodeLenses(labs, progress, inline));
  return store;
}
