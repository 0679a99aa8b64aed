import { nodeId } from '../packs/outlineNodes.ts';
import type { PanelSubject } from './panelSubject.ts';

/** The node of the outline that stands for what a panel shows. */
export function nodeOfSubject({ pack, lesson, labId, page }: PanelSubject): string | undefined {
  if (lesson) return nodeId(pack.id, 'lesson', lesson.id);
  switch (page?.kind) {
    case 'start':
    case 'glossary':
      return nodeId(pack.id, page.kind);
    case 'test':
      return nodeId(pack.id, 'test', page.module.id);
    // Not of the course: two pipelines, side by side.
    case 'compare':
      return undefined;
    case undefined:
      return labId === undefined ? undefined : nodeId(pack.id, 'lab', labId);
  }
}

/** Something belongs to what is shown if it is that itself, or a part of it: the quiz of a lesson is shown in the lesson. */
export const belongsTo = (
  id: string,
  shown: string,
  parent: (id: string) => { readonly id: string } | undefined,
): boolean => id === shown || parent(id)?.id === shown;
