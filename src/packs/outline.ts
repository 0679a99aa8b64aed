import type { Pack } from '../core/course/pack.ts';
import type { Progress } from '../core/course/progress.ts';
import { knownSystems, type SystemEntry } from './knownSystems.ts';
import { nextTask, tasksOf } from './nextTask.ts';
import { labNode, moduleNode, shareOf, stageOf } from './outlineModule.ts';
import {
  nodeId,
  type ContinueNode,
  type CourseNode,
  type PackNode,
  type PlainNode,
  type ReviewNode,
  type SystemNode,
  type TaskNode,
} from './outlineNodes.ts';

/** The whole course as a tree, and how far the learner is. */
export interface Outline {
  readonly packs: readonly PackNode[];
  /** The rows on top: a single pack needs no row of its own. */
  readonly roots: readonly CourseNode[];
  /** The one thing to do next; null where everything is done. */
  readonly next: TaskNode | null;
  readonly node: (id: string) => CourseNode | undefined;
  /** The node that holds another one; undefined at the top. */
  readonly parent: (id: string) => CourseNode | undefined;
}

/** The row of the one next thing. No pack can have this id. */
export const continueId = ':continue';

/** The row of what is to be reviewed. */
export const reviewId = ':review';

/** Everything there is to learn, in the order of the packs, with the learner's progress, and how many cards are due. Pure. */
export function outlineOf(
  packs: readonly Pack[],
  progress: Progress,
  systemsOf: (pack: Pack) => readonly SystemEntry[] = knownSystems,
  reviewsDue = 0,
): Outline {
  const nodes = packs.map((pack) => packNode(pack, progress, systemsOf(pack)));
  const next = nextTask(nodes, progress.latest);
  const [only, ...others] = nodes;
  const content = only && others.length === 0 ? only.children : nodes;
  const roots = [
    ...(next ? [continueNode(next, nodes)] : []),
    ...content,
    ...(reviewsDue > 0 ? [reviewNode(reviewsDue)] : []),
  ];
  const known = new Map<string, { node: CourseNode; parent: CourseNode | undefined }>();
  const add = (node: CourseNode, parent: CourseNode | undefined): void => {
    known.set(node.id, { node, parent });
    for (const child of node.children) add(child, node);
  };
  for (const root of roots) add(root, undefined);
  return {
    packs: nodes,
    roots,
    next,
    node: (id) => known.get(id)?.node,
    parent: (id) => known.get(id)?.parent,
  };
}

function continueNode(to: TaskNode, packs: readonly PackNode[]): ContinueNode {
  const share = packs.find(({ packId }) => packId === to.packId)?.share ?? shareOf([]);
  return { kind: 'continue', id: continueId, packId: to.packId, title: to.title, children: [], to, share };
}

const reviewNode = (due: number): ReviewNode => ({
  kind: 'review',
  id: reviewId,
  packId: '',
  title: '',
  children: [],
  due,
});

function packNode(pack: Pack, progress: Progress, systems: readonly SystemEntry[]): PackNode {
  const modules = pack.modules.map((module) => moduleNode(pack, module, progress));
  const taken = new Set(pack.modules.flatMap(({ lessons, capstone }) => [capstone, ...lessons.map(({ lab }) => lab)]));
  const alone = [...pack.labs.keys()].filter((id) => !taken.has(id));
  const tasks = modules.flatMap((module) => tasksOf(module));
  return {
    kind: 'pack',
    id: pack.id,
    packId: pack.id,
    title: pack.title,
    stage: stageOf(tasks),
    share: shareOf(tasks),
    children: [
      ...(pack.start ? [plain(pack, 'start', pack.start.title)] : []),
      ...modules,
      ...group(
        plain(pack, 'labs'),
        alone.flatMap((id) => labNode(pack, id, progress) ?? []),
      ),
      ...group(
        plain(pack, 'systems'),
        systems.map((system) => systemNode(pack, system)),
      ),
      ...([...pack.lessons.values()].some(({ terms }) => terms.length > 0) ? [plain(pack, 'glossary')] : []),
    ],
  };
}

const plain = ({ id }: Pack, kind: PlainNode['kind'], title = ''): PlainNode => ({
  kind,
  id: nodeId(id, kind),
  packId: id,
  title,
  children: [],
});

const systemNode = ({ id: packId }: Pack, { id, title, summary }: SystemEntry): SystemNode => ({
  kind: 'system',
  id: nodeId(packId, 'system', id),
  packId,
  title,
  systemId: id,
  summary,
  children: [],
});

/** A group without anything in it is not shown. */
const group = (node: PlainNode, children: readonly CourseNode[]): PlainNode[] =>
  children.length === 0 ? [] : [{ ...node, children }];
