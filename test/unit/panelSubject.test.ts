import assert from 'node:assert/strict';
import { labSubject, lessonSubject, subjectOfKey, subjectOfTitle } from '../../src/editor/panelSubject.ts';
import { PackLibrary } from '../../src/packs/library.ts';
import { samplePack, withFolder } from '../support/samplePack.ts';

/** The sample pack, with its lab a second time, under the id of its lesson and without a lesson. */
const files = {
  ...samplePack,
  ...Object.fromEntries(
    Object.entries(samplePack)
      .filter(([path]) => path.startsWith('labs/lab1/'))
      .map(([path, text]) => [path.replace('lab1', 'l1'), text]),
  ),
  'pack.yaml': `${samplePack['pack.yaml'] ?? ''}labs: [l1]\n`,
  'labs/l1/lab.yaml': (samplePack['labs/lab1/lab.yaml'] ?? '')
    .replace('id: lab1', 'id: l1')
    .replace('title: Lab', 'title: Free play')
    .replace('lesson: l1\n', ''),
};

const withLibrary = (use: (library: PackLibrary) => Promise<void>): Promise<void> =>
  withFolder(Object.fromEntries(Object.entries(files).map(([path, text]) => [`sample/${path}`, text])), (folder) =>
    use(new PackLibrary(folder)),
  );

describe('What a panel is about', () => {
  it('is the lesson of a lab that has one', async () => {
    await withLibrary(async (library) => {
      const lab = (await library.lab('sample/lab1')) ?? assert.fail();
      const found = (await library.lesson('sample/l1')) ?? assert.fail();
      const subject = labSubject(lab.pack, lab.files);
      assert.deepEqual(subject, lessonSubject(found.pack, found.lesson));
      assert.deepEqual([subject.title, subject.lesson?.id, subject.labId], ['Loops', 'l1', 'lab1']);
    });
  });

  it('is the lab itself where it has none', async () => {
    await withLibrary(async (library) => {
      const { pack, files } = (await library.lab('sample/l1')) ?? assert.fail();
      const { title, lesson, labId } = labSubject(pack, files);
      assert.deepEqual([title, lesson, labId], ['Free play', null, 'l1']);
    });
  });

  it('comes back by its key, where a lesson and a lab have one id too, and by its title', async () => {
    await withLibrary(async (library) => {
      const { pack, files } = (await library.lab('sample/l1')) ?? assert.fail();
      const lesson = pack.lessons.get('l1') ?? assert.fail();
      for (const subject of [labSubject(pack, files), lessonSubject(pack, lesson)]) {
        assert.deepEqual(await subjectOfKey(library, subject.key), subject);
        assert.deepEqual(await subjectOfTitle(library, subject.title), subject);
      }
      // The panel of a lab with a lesson is called one or the other, by what it shows.
      const lab = (await library.lab('sample/lab1')) ?? assert.fail();
      assert.deepEqual(await subjectOfTitle(library, lab.files.lab.title), labSubject(lab.pack, lab.files));
      for (const key of ['', 'lab:', 'sample/gone', 'lab:sample/gone']) {
        assert.equal(await subjectOfKey(library, key), undefined);
      }
    });
  });
});
