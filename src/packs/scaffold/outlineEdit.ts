import { isMap, isSeq, parseDocument, type Document, type YAMLMap } from 'yaml';
import { fail, succeed, type Result } from '../../core/base/result.ts';
import { outlineFile } from '../crossChecks.ts';

/** `pack.yaml` with a lesson more, at the end of a module; the last module unless told. Comments stay. */
export function withLesson(outline: string, lesson: string, moduleId?: string): Result<string> {
  const document = parseDocument(outline);
  const modules = mapsIn(document, 'modules');
  const module = moduleId === undefined ? modules.at(-1) : modules.find((one) => one.get('id') === moduleId);
  if (!module) {
    const known = modules.map((one) => String(one.get('id'))).join(', ');
    return refuse(`It has no module \`${moduleId ?? ''}\`. Modules: ${known || 'none'}.`);
  }
  module.addIn(['lessons'], document.createNode({ id: lesson }));
  return succeed(textOf(document));
}

/** `pack.yaml` with a lab more: that of a lesson, or one of its own. */
export function withLab(outline: string, lab: string, lesson?: string): Result<string> {
  const document = parseDocument(outline);
  if (lesson === undefined) {
    if (isSeq(document.get('labs'))) document.addIn(['labs'], lab);
    else document.set('labs', document.createNode([lab]));
    return succeed(textOf(document));
  }
  const lessons = mapsIn(document, 'modules').flatMap((module) => {
    const list = module.get('lessons');
    return isSeq(list) ? list.items.filter(isMap) : [];
  });
  const found = lessons.find((one) => one.get('id') === lesson);
  if (!found) return refuse(`It has no lesson \`${lesson}\`.`);
  if (found.has('lab')) return refuse(`The lesson \`${lesson}\` has the lab \`${String(found.get('lab'))}\` already.`);
  found.set('lab', lab);
  return succeed(textOf(document));
}

/** Long lines stay as they are. */
const textOf = (document: Document): string => `${document.toString({ lineWidth: 0 }).trimEnd()}\n`;

function mapsIn(document: Document, key: string): YAMLMap[] {
  const list = document.get(key);
  return isSeq(list) ? list.items.filter((item) => isMap(item)) : [];
}

const refuse = (message: string) => fail({ code: 'new.outline', message, where: { file: outlineFile } });
