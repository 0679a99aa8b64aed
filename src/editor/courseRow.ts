import * as vscode from 'vscode';
import type { CourseNode, Stage } from '../packs/outlineNodes.ts';
import { commandIds } from './commandIds.ts';
import { figuresOf, labelOf, spokenRow, tooltipOf } from './courseWords.ts';

/** What the outline doesn't know of a row. */
export interface RowPlace {
  readonly expanded: boolean;
  /** Its lab is open in this window. */
  readonly here: boolean;
}

/** A node of the outline as a row of the tree. */
export function courseRow(node: CourseNode, place: RowPlace): vscode.TreeItem {
  const row = new vscode.TreeItem(labelOf(node));
  row.id = node.id;
  row.description = figuresOf(node);
  row.tooltip = tooltipOf(node);
  row.accessibilityInformation = { label: spokenRow(node) };
  row.iconPath = iconOf(node);
  row.contextValue = contextOf(node, place.here);
  if (node.children.length > 0) {
    const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
    row.collapsibleState = place.expanded ? Expanded : Collapsed;
  }
  if (!holdsOnly.has(node.kind)) row.command = { title: '', command: commandIds.openItem, arguments: [node.id] };
  return row;
}

/** These hold other rows; there is nothing to open. */
const holdsOnly: ReadonlySet<CourseNode['kind']> = new Set(['pack', 'module', 'labs', 'systems']);

const stageIcons: Readonly<Record<Stage, vscode.ThemeIcon>> = {
  done: new vscode.ThemeIcon('pass-filled'),
  'under-way': new vscode.ThemeIcon('color-mode'),
  'to-do': new vscode.ThemeIcon('circle-large-outline'),
};

type PlainKind = Exclude<CourseNode, { readonly stage: Stage }>['kind'];

const kindIcons: Readonly<Record<PlainKind, vscode.ThemeIcon>> = {
  continue: new vscode.ThemeIcon('debug-continue'),
  start: new vscode.ThemeIcon('home'),
  labs: new vscode.ThemeIcon('beaker'),
  systems: new vscode.ThemeIcon('telescope'),
  system: new vscode.ThemeIcon('circuit-board'),
  glossary: new vscode.ThemeIcon('book'),
  review: new vscode.ThemeIcon('history'),
};

const iconOf = (node: CourseNode): vscode.ThemeIcon =>
  'stage' in node ? stageIcons[node.stage] : kindIcons[node.kind];

/** What `when` clauses of menus ask for, as words: the kind first, then what can be done. */
function contextOf(node: CourseNode, here: boolean): string {
  const words: string[] = [node.kind];
  if ('stage' in node) words.push(node.stage);
  if (here) words.push('here');
  switch (node.kind) {
    case 'lesson': {
      const lab = node.children.find(({ kind }) => kind === 'lab');
      if (node.children.some(({ kind }) => kind === 'quiz')) words.push('hasQuiz');
      if (lab && 'stage' in lab) words.push(lab.stage === 'to-do' ? 'startLab' : 'openLab');
      break;
    }
    case 'lab':
      words.push(node.stage === 'to-do' ? 'startLab' : 'openLab');
      if (node.lesson) words.push('hasLesson');
      break;
    case 'module':
      if (node.children.some(({ kind }) => kind === 'test')) words.push('hasTest');
      break;
    default:
  }
  return words.join(' ');
}
