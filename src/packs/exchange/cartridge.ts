import type { Pack } from '../../core/course/pack.ts';
import type { PackFiles } from '../folder.ts';
import { lessonHtml, lessonImage, lessonPage, startHtml, startPage } from './cartridgePage.ts';
import { cartridgeQuiz } from './cartridgeQuiz.ts';
import { qtiIdentifier } from './qtiItem.ts';
import { questionSets, type QuestionSet } from './questionPools.ts';
import { element, xmlDocument, type XmlElement } from './xml.ts';

const namespace = 'http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1';
const metadataNamespace = 'http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest';
const schemas = 'http://www.imsglobal.org/profile/cc/ccv1p3';

/** What stands in a cartridge's table of contents, with the file behind it. */
interface Entry {
  readonly identifier: string;
  readonly title: string;
  readonly file: string;
  readonly text: string;
  /** Pictures of a page: path → SVG. None for what is asked. */
  readonly images: PackFiles | 'quiz';
}

/** A pack as the files of a Common Cartridge 1.3: lessons as pages, quizzes and tests, in the pack's modules. Pure. */
export function cartridge(pack: Pack): PackFiles {
  const start = startEntry(pack);
  const modules = modulesOf(pack);
  const entries = [...start, ...modules.flatMap((module) => module.entries)];
  const manifest = element(
    'manifest',
    {
      xmlns: namespace,
      'xmlns:lomimscc': metadataNamespace,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': [
        `${namespace} ${schemas}/ccv1p3_imscp_v1p2_v1p0.xsd`,
        `${metadataNamespace} ${schemas}/LOM/ccv1p3_lommanifest_v1p0.xsd`,
      ].join(' '),
      identifier: `${qtiIdentifier(pack.id)}_pack`,
    },
    metadata(pack),
    element(
      'organizations',
      {},
      element(
        'organization',
        { identifier: 'course', structure: 'rooted-hierarchy' },
        element(
          'item',
          { identifier: 'root' },
          ...start.map(item),
          ...modules.map(({ id, title, entries: own }) =>
            element(
              'item',
              { identifier: `${qtiIdentifier(id)}_module` },
              element('title', {}, title),
              ...own.map(item),
            ),
          ),
        ),
      ),
    ),
    element('resources', {}, ...entries.map(resource)),
  );
  return new Map([
    ['imsmanifest.xml', xmlDocument(manifest)],
    ...entries.map(({ file, text }) => [file, text] as const),
    ...entries.flatMap(({ images }) => (images === 'quiz' ? [] : [...images])),
  ]);
}

const startEntry = (pack: Pack): Entry[] =>
  pack.start
    ? [
        {
          identifier: 'start_page',
          title: pack.start.title,
          file: startPage,
          text: startHtml(pack, pack.start),
          images: new Map(),
        },
      ]
    : [];

function modulesOf(pack: Pack): { id: string; title: string; entries: Entry[] }[] {
  const sets = questionSets(pack);
  const asked = (kind: QuestionSet['kind'], of: string): Entry[] =>
    sets
      .filter((set) => set.kind === kind && set.of === of)
      .map((set) => ({
        identifier: set.identifier,
        title: set.title,
        file: `quizzes/${set.identifier}.xml`,
        text: xmlDocument(cartridgeQuiz(set)),
        images: 'quiz',
      }));
  return pack.modules.map(({ id, title, lessons }) => ({
    id,
    title,
    entries: [
      ...lessons
        .flatMap((entry) => pack.lessons.get(entry.id) ?? [])
        .flatMap((lesson) => [
          {
            identifier: `${qtiIdentifier(lesson.id)}_lesson`,
            title: lesson.title,
            file: lessonPage(lesson.id),
            text: lessonHtml(pack, lesson),
            images: new Map([...lesson.images].map(([path, svg]) => [lessonImage(lesson.id, path), svg])),
          },
          ...asked('quiz', lesson.id),
        ]),
      ...asked('test', id),
    ],
  }));
}

const item = ({ identifier, title }: Entry): XmlElement =>
  element('item', { identifier: `item_${identifier}`, identifierref: identifier }, element('title', {}, title));

/** Of what is asked, a resource may not say where it begins. */
function resource({ identifier, file, images }: Entry): XmlElement {
  if (images === 'quiz') {
    const type = 'imsqti_xmlv1p2/imscc_xmlv1p3/assessment';
    return element('resource', { identifier, type }, element('file', { href: file }));
  }
  const files = [file, ...images.keys()].map((href) => element('file', { href }));
  return element('resource', { identifier, type: 'webcontent', href: file }, ...files);
}

const metadata = ({ title, language }: Pack): XmlElement =>
  element(
    'metadata',
    {},
    element('schema', {}, 'IMS Common Cartridge'),
    element('schemaversion', {}, '1.3.0'),
    element(
      'lomimscc:lom',
      {},
      element(
        'lomimscc:general',
        {},
        element('lomimscc:title', {}, element('lomimscc:string', { language }, title)),
        element('lomimscc:language', {}, language),
      ),
    ),
  );
