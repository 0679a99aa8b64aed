import * as vscode from 'vscode';
import { deepLinkParts, parseDeepLink, type DeepLink, type LinkProblem } from '../packs/deepLink.ts';
import { nodeId, type CourseNode } from '../packs/outlineNodes.ts';
import type { LessonLinks } from './lessonLinks.ts';
import { openItem, type ItemParts } from './openItem.ts';

/** Asks before anything opens; true if the learner agrees. */
export type Confirm = (question: string, detail: string) => Thenable<boolean>;

/**
 * Answers `vscode://groundloop.groundloop/…`. Anyone can make such a link, so nothing opens before the learner agreed; but
 * for those that our own findings carry.
 */
export function registerDeepLinks(parts: ItemParts, own: LessonLinks): vscode.Disposable {
  return vscode.window.registerUriHandler({
    handleUri: async (uri) => {
      try {
        if (!(await own.follow(uri))) await followLink(parts, uri);
      } catch (error) {
        parts.notices.fault(vscode.l10n.t('Opening a link'), error);
      }
    },
  });
}

/** Opens what a link names, if the learner agrees. The node opened; undefined where none was, and the learner knows why. */
export async function followLink(
  parts: ItemParts,
  uri: vscode.Uri,
  confirm: Confirm = confirmed,
): Promise<string | undefined> {
  const parsed = parseDeepLink(uri);
  if (!parsed.ok) {
    void parts.notices.problem({ code: `link.${parsed.problem}`, message: problemText(parsed.problem) });
    return undefined;
  }
  const link = parsed.value;
  const { packs, node: find } = await parts.course.outline();
  const pack = packs.find(({ packId }) => packId === link.pack);
  const node = find(nodeId(link.pack, link.kind, link.id));
  if (!pack || !node) {
    const message = pack
      ? missingText(link, pack.title)
      : vscode.l10n.t('The link is to the course "{0}", which is not installed.', link.pack);
    void parts.notices.problem({ code: 'link.unknown', message });
    return undefined;
  }
  if (!(await confirm(questionOf(node), detailOf(node, pack.title)))) return undefined;
  await openItem(parts, node, link.section === undefined ? {} : { goTo: link.section });
  return node.id;
}

/** The link to a node, as this VS Code would open it; undefined where there is none. */
export function linkOf(node: CourseNode): string | undefined {
  const link = linkTo(node);
  return link && deepLink(link);
}

/** A link that this VS Code opens, wherever it is followed. */
export function deepLink(link: DeepLink): string {
  const { path, fragment } = deepLinkParts(link);
  return vscode.Uri.from({ scheme: vscode.env.uriScheme, authority: 'groundloop.groundloop', path, fragment }).toString(
    true,
  );
}

function linkTo(node: CourseNode): DeepLink | undefined {
  const { packId: pack } = node;
  switch (node.kind) {
    case 'continue':
      return linkTo(node.to);
    case 'lesson':
    case 'quiz':
      return { kind: 'lesson', pack, id: node.lessonId };
    case 'lab':
      return { kind: 'lab', pack, id: node.labId };
    case 'test':
      return { kind: 'test', pack, id: node.moduleId };
    default:
      return undefined;
  }
}

const confirmed: Confirm = async (question, detail) => {
  const open = vscode.l10n.t('Open');
  return (await vscode.window.showInformationMessage(question, { modal: true, detail }, open)) === open;
};

function questionOf(node: CourseNode): string {
  switch (node.kind) {
    case 'lab':
      return vscode.l10n.t('A link asks Groundloop to open the lab "{0}".', node.title);
    case 'test':
      return vscode.l10n.t('A link asks Groundloop to open the test of module {0}, "{1}".', node.number, node.title);
    default:
      return vscode.l10n.t('A link asks Groundloop to open the lesson "{0}".', node.title);
  }
}

function detailOf(node: CourseNode, course: string): string {
  const from = vscode.l10n.t('Course: {0}', course);
  if (node.kind !== 'lab') return from;
  return `${from}\n${vscode.l10n.t('If you have not started it yet, you are asked for the folder to put it in. Nothing runs by itself.')}`;
}

function missingText({ kind, id }: DeepLink, course: string): string {
  switch (kind) {
    case 'lab':
      return vscode.l10n.t(
        'The link is to a lab "{0}", and "{1}" has none of that name. It may be for a newer version.',
        id,
        course,
      );
    case 'lesson':
      return vscode.l10n.t(
        'The link is to a lesson "{0}", and "{1}" has none of that name. It may be for a newer version.',
        id,
        course,
      );
    case 'test':
      return vscode.l10n.t(
        'The link is to the test of a module "{0}", and "{1}" has none of that name. It may be for a newer version.',
        id,
        course,
      );
  }
}

function problemText(problem: LinkProblem): string {
  switch (problem) {
    case 'not-a-link':
      return vscode.l10n.t(
        'The link is incomplete, so nothing was opened. It should end in lab, lesson or test, a course and a name, like {0}.',
        '/lab/groundloop-course/star-loop',
      );
    case 'unknown-kind':
      return vscode.l10n.t('The link is to something Groundloop cannot open. Links lead to a lab, a lesson or a test.');
    case 'bad-id':
      return vscode.l10n.t(
        'A name in the link has characters that no name has, so nothing was opened. Perhaps it was cut off or changed on its way: ask for it again.',
      );
    case 'unexpected-part':
      return vscode.l10n.t('The link asks for more than a place in a course, so nothing was opened.');
  }
}
