import type { Pack } from '../core/course/pack.ts';
import { nodeId, type CourseNode } from '../packs/outlineNodes.ts';
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
    case 'review':
      return undefined;
    case undefined:
      return labId === undefined ? undefined : nodeOfLab(pack, labId);
  }
}

/** The node of a lab, or of a known system that is run as one. */
export const nodeOfLab = (pack: Pack, labId: string): string =>
  nodeId(pack.id, pack.systems.has(labId) ? 'system' : 'lab', labId);

/** The lab that a node is, or is run as. */
export function labOfNode(node: CourseNode): string | undefined {
  if (node.kind === 'system') return node.systemId;
  return node.kind === 'lab' ? node.labId : undefined;
}

/** Something belongs to what is shown if it is that itself, or a part of it: the quiz of a lesson is shown in the lesson. */
export const belongsTo = (
  id: string,
  shown: string,
  parent: (id: string) => { readonly id: string } | undefined,
): boolean => id === shown || parent(id)?.id === shown;
