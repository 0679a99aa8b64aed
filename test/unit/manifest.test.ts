import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { chatViewId, commandIds, contextKeys, courseViewId, panelViewType } from '../../src/editor/commandIds.ts';

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string; readonly enablement?: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when: string }[]>>;
    readonly keybindings: readonly {
      readonly command: string;
      readonly key: string;
      readonly mac?: string;
      readonly when: string;
    }[];
    readonly viewsContainers: { readonly activitybar: readonly { readonly id: string; readonly icon: string }[] };
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string; readonly when: string }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly title: string;
        readonly description: string;
        readonly media: { readonly markdown: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
  };
}

const text = readFileSync('package.json', 'utf8');
const manifest = JSON.parse(text) as Manifest;
const texts = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Readonly<Record<string, string>>;
const known: readonly string[] = Object.values(commandIds);
/** What a placeholder such as `%view.course%` stands for. */
const english = (placeholder: string): string => texts[placeholder.slice(1, -1)] ?? '';

const steps = manifest.contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);

describe('package.json', () => {
  it('contributes exactly the commands of the table, all in one category', () => {
    assert.deepEqual(manifest.contributes.commands.map((c) => c.command).sort(), [...known].sort());
    for (const command of manifest.contributes.commands) assert.equal(command.category, 'Groundloop');
  });

  it('has menus and keys only for commands that exist, each with a when clause', () => {
    const uses = [...Object.values(manifest.contributes.menus).flat(), ...manifest.contributes.keybindings];
    assert.ok(uses.length > 0);
    for (const use of uses) {
      // In a tree, VS Code has Ctrl+F on another key; here people expect it.
      assert.ok(known.includes(use.command) || use.command === 'list.find', use.command);
      assert.ok(use.when, use.command);
    }
  });

  it('gives no key to two commands', () => {
    for (const system of ['key', 'mac'] as const) {
      const keys = manifest.contributes.keybindings.map((binding) => binding[system] ?? binding.key);
      assert.equal(new Set(keys).size, keys.length, system);
    }
  });

  it('names only context keys that the extension sets', () => {
    const keys: readonly string[] = [...Object.values(contextKeys), courseViewId, chatViewId, panelViewType];
    const clauses = [
      ...manifest.contributes.commands.map((c) => c.enablement ?? ''),
      ...Object.values(manifest.contributes.menus).flatMap((menu) => menu.map((m) => m.when)),
      ...manifest.contributes.keybindings.map((k) => k.when),
      ...manifest.contributes.viewsWelcome.map((w) => w.when),
      ...steps.flatMap((step) => step.completionEvents).filter((event) => event.startsWith('onContext:')),
    ].join(' ');
    const named = clauses.match(/groundloop\.\w+/g) ?? [];
    assert.ok(named.length > 0);
    for (const key of named) assert.ok(keys.includes(key), key);
  });

  it('has an English text for every placeholder, and none too many', () => {
    const placeholders = [...text.matchAll(/"%([^%"]+)%"/g)].map((match) => match[1] ?? '');
    assert.deepEqual([...new Set(placeholders)].sort(), Object.keys(texts).sort());
  });

  it('wakes up for a lab, however deep in the folder it is', () => {
    assert.ok(manifest.activationEvents.includes('workspaceContains:**/.groundloop/lab.json'));
  });

  it('wakes up to restore a lesson panel', () => {
    assert.ok(manifest.activationEvents.includes(`onWebviewPanel:${panelViewType}`));
  });

  it('wakes up for a link', () => {
    assert.ok(manifest.activationEvents.includes('onUri'));
  });

  it('has containers with icons of our own: one for the course, and one for the chat, which needs all the height', () => {
    const containers = manifest.contributes.viewsContainers.activitybar;
    for (const { icon } of containers) assert.ok(existsSync(icon), icon);
    assert.deepEqual(
      containers.map((container) => manifest.contributes.views[container.id]?.map(({ id }) => id)),
      [[courseViewId], [chatViewId]],
    );
    for (const { view } of manifest.contributes.viewsWelcome) assert.equal(view, courseViewId);
  });

  it('links welcome and walkthrough to commands that exist', () => {
    const contents = [...manifest.contributes.viewsWelcome.map((w) => w.contents), ...steps.map((s) => s.description)];
    for (const content of contents) {
      const linked = [...english(content).matchAll(/\(command:([\w.]+)\)/g)].map((match) => match[1] ?? '');
      assert.ok(linked.length > 0, content);
      for (const command of linked) assert.ok(known.includes(command), command);
    }
  });

  it('has a walkthrough of five steps, each with a text and something that completes it', () => {
    assert.equal(steps.length, 5);
    for (const { media, completionEvents } of steps) {
      assert.ok(existsSync(media.markdown), media.markdown);
      assert.equal(completionEvents.length, 1);
      const [kind, name] = completionEvents[0]?.split(':') ?? [];
      if (kind === 'onCommand') assert.ok(known.includes(name ?? ''), name);
      else assert.equal(kind, 'onContext');
    }
  });
});
