import * as vscode from 'vscode';
import { progressKey } from '../core/course/progress.ts';
import type { Outline } from '../packs/outline.ts';
import type { CourseNode } from '../packs/outlineNodes.ts';
import { courseViewId } from './commandIds.ts';
import type { Course } from './course.ts';
import { courseRow } from './courseRow.ts';
import { DisposableStore } from './disposables.ts';
import type { Labs } from './labs.ts';
import { labOfNode } from './shownInCourse.ts';

/**
 * The course in the side bar. Its elements are the ids of the outline's nodes, which outlive every change of the outline:
 * whoever holds a row, a menu or a selection, holds something that can be looked up again.
 */
export class CourseTree implements vscode.TreeDataProvider<string>, vscode.Disposable {
  readonly #course: Course;
  readonly #labs: Labs;
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.#changed.event;
  readonly view: vscode.TreeView<string>;

  constructor(course: Course, labs: Labs) {
    this.#course = course;
    this.#labs = labs;
    this.view = this.#store.add(
      vscode.window.createTreeView(courseViewId, { treeDataProvider: this, showCollapseAll: true }),
    );
    const change = (): void => {
      this.#changed.fire(undefined);
    };
    this.#store.add(course.onDidChange(change));
    this.#store.add(labs.onDidChangeList(change));
  }

  async getChildren(id?: string): Promise<string[]> {
    const outline = await this.#course.outline();
    if (id !== undefined) return outline.node(id)?.children.map((child) => child.id) ?? [];
    // Without rows, the view shows what `viewsWelcome` in package.json has for this moment.
    return this.#course.isNew ? [] : outline.roots.map((root) => root.id);
  }

  async getTreeItem(id: string): Promise<vscode.TreeItem> {
    const outline = await this.#course.outline();
    const node = outline.node(id);
    if (!node) return new vscode.TreeItem('');
    return courseRow(node, { expanded: node.kind === 'pack' || leadsToNext(outline, id), here: this.#isHere(node) });
  }

  async getParent(id: string): Promise<string | undefined> {
    return (await this.#course.outline()).parent(id)?.id;
  }

  dispose(): void {
    this.#store.dispose();
  }

  #isHere(node: CourseNode): boolean {
    const labId = labOfNode(node);
    return labId !== undefined && this.#labs.byKey(progressKey(node.packId, labId)) !== undefined;
  }
}

/** What holds the one next thing is open from the start. */
function leadsToNext({ next, parent }: Outline, id: string): boolean {
  for (let above = next?.id; above !== undefined; above = parent(above)?.id) if (above === id) return true;
  return false;
}
