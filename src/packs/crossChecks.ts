import type { Avoided } from '../core/course/avoid.ts';
import type { Outline, Source } from '../core/course/pack.ts';
import { plural } from '../core/desk/words.ts';
import type { CheckedBody, LinkPlace } from './checkLesson.ts';
import { packLink, type PackLink } from './markdown.ts';
import type { ParsedLab } from './parseLab.ts';
import type { ParsedLesson } from './parseLesson.ts';
import type { ParsedSystem } from './parseSystem.ts';
import type { PackReader } from './reader.ts';
import type { YamlFile } from './yamlFile.ts';

export const outlineFile = 'pack.yaml';
export const bibliographyFile = 'bibliography.yaml';
export const hintsFile = 'hints.yaml';
export const avoidFile = 'avoid.yaml';

/** Everything is listed once, and everything on disk is listed. */
export function checkOutline(
  reader: PackReader,
  yaml: YamlFile<Outline>,
  outline: Outline,
  lessonIds: ReadonlySet<string>,
  labIds: ReadonlySet<string>,
  systemIds: ReadonlySet<string>,
): void {
  const seen = new Set<string>();
  const once = (kind: string, id: string, ...path: (string | number)[]): void => {
    const key = `${kind} ${id}`;
    if (seen.has(key)) {
      reader.report('pack.duplicate-id', `The ${kind} \`${id}\` is listed twice.`, outlineFile, yaml.locate(path));
    }
    seen.add(key);
  };
  outline.modules.forEach((module, m) => {
    once('module', module.id, 'modules', m, 'id');
    if (module.capstone !== undefined) once('lab', module.capstone, 'modules', m, 'capstone');
    module.lessons.forEach((lesson, l) => {
      once('lesson', lesson.id, 'modules', m, 'lessons', l, 'id');
      if (lesson.lab !== undefined) once('lab', lesson.lab, 'modules', m, 'lessons', l, 'lab');
    });
  });
  outline.labs.forEach((lab, l) => {
    once('lab', lab, 'labs', l);
  });
  outline.systems.forEach((system, s) => {
    once('system', system, 'systems', s);
    if (!labIds.has(system)) return;
    const message = `A lab has the id \`${system}\` too. Whoever asks for it must get one of them: give this system another id.`;
    reader.report('pack.duplicate-id', message, outlineFile, yaml.locate(['systems', s]));
  });
  for (const [kind, ids] of [
    ['lesson', lessonIds],
    ['lab', labIds],
    ['system', systemIds],
  ] as const) {
    for (const id of ids) {
      if (!seen.has(`${kind} ${id}`)) reader.report('pack.not-listed', notListed[kind], `${kind}s/${id}`);
    }
  }
}

const notListed = {
  lesson: 'No module in pack.yaml lists this lesson. List it, or take the folder out.',
  lab: 'Nothing in pack.yaml lists this lab. Give it to a lesson, list it under `labs`, or take the folder out.',
  system: 'Nothing in pack.yaml lists this system. List it under `systems`, or take the folder out.',
} as const;

/** Labs point at lessons: at the one they belong to, and per flaw at the section that explains it. */
export function checkLabLessons(
  reader: PackReader,
  outline: Outline | undefined,
  lessons: ReadonlyMap<string, ParsedLesson | undefined>,
  labs: ReadonlyMap<string, ParsedLab>,
): void {
  const listed = outline?.modules.flatMap((module) => module.lessons) ?? [];
  for (const [id, { yaml }] of labs) {
    if (!yaml?.value) continue;
    const { lesson, rubric, measures } = yaml.value;
    const report = (code: string, message: string, ...path: (string | number)[]): void => {
      reader.report(code, message, `labs/${id}/lab.yaml`, yaml.locate(path));
    };
    const owner = listed.find((entry) => entry.lab === id)?.id;
    if (lesson === undefined) {
      if (owner !== undefined) {
        report('lab.other-lesson', `In pack.yaml a lesson has this lab: say so here with \`lesson: ${owner}\`.`);
      }
    } else if (!lessons.has(lesson)) report('lab.unknown-lesson', `This pack has no lesson \`${lesson}\`.`, 'lesson');
    else if (owner !== undefined && owner !== lesson) {
      report('lab.other-lesson', `In pack.yaml another lesson than \`${lesson}\` has this lab.`, 'lesson');
    } else if (owner === undefined && outline?.labs.includes(id)) {
      const message = `In pack.yaml no lesson has this lab. Give it to \`${lesson}\` there, or take this line out.`;
      report('lab.other-lesson', message, 'lesson');
    }
    const targets = [
      ...Object.entries(rubric.lessons).map(([flaw, target]) => ({ target, path: ['rubric', 'lessons', flaw] })),
      ...measures.flatMap(({ lesson: target }, i) =>
        target === undefined ? [] : [{ target, path: ['measures', i, 'lesson'] }],
      ),
    ];
    for (const { target, path } of targets) {
      const [lessonId = '', section = ''] = target.split('#');
      const problem = !lessons.has(lessonId)
        ? `This pack has no lesson \`${lessonId}\`. Write \`lesson#section\`.`
        : lessons.get(lessonId)?.sections.has(section) === false
          ? `The lesson \`${lessonId}\` has no section \`${section}\`.`
          : undefined;
      if (problem !== undefined) report('lab.unknown-section', problem, ...path);
    }
  }
}

/** A system names the lesson that tells of it, or a section of it. */
export function checkSystemLessons(
  reader: PackReader,
  lessons: ReadonlyMap<string, ParsedLesson | undefined>,
  systems: ReadonlyMap<string, ParsedSystem>,
): void {
  for (const [id, { yaml }] of systems) {
    const [lesson, section] = yaml?.value?.lesson?.split('#') ?? [];
    if (!yaml || lesson === undefined) continue;
    const problem = !lessons.has(lesson)
      ? `This pack has no lesson \`${lesson}\`.`
      : section !== undefined && lessons.get(lesson)?.sections.has(section) === false
        ? `The lesson \`${lesson}\` has no section \`${section}\`.`
        : undefined;
    if (problem === undefined) continue;
    reader.report('system.unknown-lesson', problem, `systems/${id}/system.yaml`, yaml.locate(['lesson']));
  }
}

/** A module's test draws from what its lessons bring; ids are unique within it. */
export function checkTests(
  reader: PackReader,
  yaml: YamlFile<Outline>,
  outline: Outline,
  lessons: ReadonlyMap<string, ParsedLesson | undefined>,
): void {
  outline.modules.forEach(({ test, lessons: listed }, m) => {
    const questions = listed.flatMap(({ id }) => (lessons.get(id)?.test ?? []).map((question) => ({ id, question })));
    const draw = yaml.locate(['modules', m, 'test', 'draw']);
    if (test && test.draw > questions.length) {
      const message = `The lessons of this module have ${plural(questions.length, 'question', 'questions')} for its test: draw at most as many, or add some to lessons/…/test.yaml.`;
      reader.report('pack.test-too-short', message, outlineFile, draw);
    }
    const seen = new Set<string>();
    for (const { id, question } of questions) {
      if (seen.has(question.id)) {
        const message = `Another lesson's test has a question \`${question.id}\` too. Give this one an id of its own.`;
        reader.report('quiz.duplicate-question', message, `lessons/${id}/test.yaml`);
      }
      seen.add(question.id);
    }
  });
}

/** Links lead to what the pack has. */
export function checkLinks(reader: PackReader, links: readonly LinkPlace[], has: (link: PackLink) => boolean): void {
  for (const { href, file, line, column } of links) {
    const link = packLink(href);
    if (!link || has(link)) continue;
    const what = link.section === undefined ? `${link.kind} \`${link.id}\`` : `section \`${href}\``;
    reader.report('lesson.link', `This pack has no ${what}. Check the spelling.`, file, { line, column });
  }
}

/** What refutes a claim is a source of the pack; that it isn't cited in a text is no matter. */
export function checkAvoided(
  reader: PackReader,
  yaml: YamlFile<Avoided> | undefined,
  sources: ReadonlyMap<string, Source> | undefined,
): void {
  yaml?.value?.claims.forEach(({ source }, c) => {
    if (source === undefined || !sources || sources.has(source)) return;
    const message = `\`${source}\` isn't in bibliography.yaml. Add it there, or name another source.`;
    reader.report('pack.unknown-source', message, avoidFile, yaml.locate(['claims', c, 'source']));
  });
}

/** Every source is cited somewhere. */
export function checkSources(
  reader: PackReader,
  yaml: YamlFile<unknown>,
  sources: Record<string, Source>,
  citing: readonly (Pick<CheckedBody, 'cited'> | undefined)[],
): void {
  for (const key of Object.keys(sources)) {
    if (citing.some((page) => page?.cited.has(key))) continue;
    const message = `No lesson or system cites \`@${key}\`. Cite it, or take it out.`;
    reader.report('pack.unused-source', message, bibliographyFile, yaml.locate(['sources', key]));
  }
}
