import type { Briefing } from '../briefing.ts';
import { labHref } from '../links.ts';

/** What the task itself says under a heading, as a quotation; empty where it says nothing. */
export function goingFurther({ lab, pack }: Pick<Briefing, 'lab' | 'pack'>): string {
  const text = /^## Going further\s*\n([^]*?)(?=^## |(?![^]))/m.exec(lab.task)?.[1]?.trim();
  if (text === undefined || text === '') return '';
  const lines = text.replace(/(?<!\n)\n(?!\n)/g, ' ').split('\n');
  return [...lines.map((line) => `> ${line}`.trimEnd()), '>', `> — [${lab.title}](${labHref(pack.id, lab.id)})`].join(
    '\n',
  );
}
