import type { ProgressSubject } from '../core/course/progress.ts';
import { nodeId, type CourseNode, type PackNode, type TaskNode } from './outlineNodes.ts';

/** What is to be done in a part of a course, in order. Capstones are offers: they come last, or not at all. */
export function tasksOf(node: CourseNode, { capstones = false } = {}): TaskNode[] {
  const all = flat(node);
  const required = all.filter((task) => !isCapstone(task));
  return capstones ? [...required, ...all.filter(isCapstone)] : required;
}

/**
 * Where to go on: with what the learner did last, if there is more to it, else with what follows; at the end come the
 * things that were left out on the way. The pack of the last thing goes before the others. Null where all is done.
 */
export function nextTask(packs: readonly PackNode[], latest: ProgressSubject | null): TaskNode | null {
  const here = packs.find(({ packId }) => latest?.key.startsWith(`${packId}/`));
  const ordered = here ? [here, ...packs.filter((pack) => pack !== here)] : packs;
  for (const pack of ordered) {
    const tasks = tasksOf(pack, { capstones: true });
    const at = tasks.findIndex(({ id }) => pack === here && latest && id === idOf(pack, latest));
    const from = Math.max(at, 0);
    const found = [...tasks.slice(from), ...tasks.slice(0, from)].find(({ stage }) => stage !== 'done');
    if (found) return found;
  }
  return null;
}

const idOf = ({ packId }: PackNode, { kind, key }: ProgressSubject): string =>
  nodeId(packId, kind, key.slice(packId.length + 1));

function flat(node: CourseNode): TaskNode[] {
  // Labs that no lesson has are for who wants more.
  if (node.kind === 'labs') return [];
  const below = node.children.flatMap(flat);
  return isTask(node) ? [node, ...below] : below;
}

const isTask = (node: CourseNode): node is TaskNode =>
  node.kind === 'lesson' || node.kind === 'quiz' || node.kind === 'lab' || node.kind === 'test';

const isCapstone = (task: TaskNode): boolean => task.kind === 'lab' && task.capstone;
