import type { PackFiles } from '../../src/packs/folder.ts';
import { lessonTexts } from '../../src/packs/scaffold/texts.ts';

/** A pack of so many lessons as `groundloop new lesson` makes them, ten to a module. */
export function manyLessons(count: number): PackFiles {
  const files = new Map<string, string>();
  const outline = ['schema: 1', `id: many-${count}`, 'version: 1.0.0', 'title: Many lessons', 'modules:'];
  for (let i = 0; i < count; i++) {
    const module = Math.floor(i / 10);
    if (i % 10 === 0) {
      outline.push(`  - id: m${module}`, `    number: ${module + 1}`, `    title: Module ${module}`, '    lessons:');
    }
    outline.push(`      - { id: lesson-${i} }`);
    for (const [path, text] of lessonTexts(`lesson-${i}`, `Lesson ${i}`)) files.set(path, text);
  }
  files.set('pack.yaml', `${outline.join('\n')}\n`);
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}
