import type { CommandId } from './commandIds.ts';

/** The address of a command with one argument, as links in hovers take it. Brackets would end a Markdown link. */
export function commandLink(command: CommandId, args: Readonly<Record<string, unknown>>): string {
  const encoded = encodeURIComponent(JSON.stringify([args])).replace(/[()]/g, (bracket) =>
    bracket === '(' ? '%28' : '%29',
  );
  return `command:${command}?${encoded}`;
}
