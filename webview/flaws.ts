import type { FlawState, FlawVerdict, Verdict } from '../src/core/grading/verdict.ts';
import { flawPlace, hintPlace } from '../src/protocol/places.ts';
import type { LessonView, ReportView } from '../src/protocol/webview.ts';
import { button } from './components.ts';
import { element, icon } from './element.ts';
import { lessonButton, lessonPlace } from './lessonPlace.ts';
import { exactly, measured } from './measured.ts';
import { safeNodes } from './safeHtml.ts';
import type { Section } from './sections.ts';
import { whole, type Ui } from './ui.ts';
import { whatIfStrip } from './whatIf.ts';

type Hints = ReportView['hints'][string];

const icons: Readonly<Record<FlawState, string>> = {
  flawed: 'error',
  provisional: 'question',
  clear: 'pass',
  'not-applicable': 'dash',
};

/** Flawed first, then what is not settled, each in full; then the rest, a line each. */
export function flawSections(
  verdict: Verdict,
  hints: ReportView['hints'],
  lesson: LessonView | null,
  ui: Ui,
): Section[] {
  const inState = (state: FlawState): FlawVerdict[] => verdict.flaws.filter((flaw) => flaw.state === state);
  const open = [...inState('flawed'), ...inState('provisional')];
  const sections: Section[] = [];
  if (verdict.flaws.length > 0) {
    sections.push({ key: 'found', input: null, build: () => element('h2', {}, ui.text('found')) });
  }
  for (const flaw of open) {
    const place = lessonPlace(flaw.evidence.lesson, lesson);
    const taken = hints[flaw.id];
    // In a capstone the score is a place among reference points: no flaw has points of its own.
    const points = verdict.scored === false || verdict.capstone ? undefined : flaw.weight;
    const build = (): HTMLElement => openFlaw(flaw, taken, place, points, ui);
    sections.push({ key: `flaw ${flaw.id}`, input: [flaw, taken, place, points], build });
  }
  const clear = inState('clear');
  if (clear.length > 0) {
    const rows = (): HTMLElement[] => clear.map((flaw) => clearRow(flaw, verdict.passed, ui));
    const build = (): HTMLElement => compactList(ui.text('clear'), rows());
    sections.push({ key: 'clear', input: [clear, verdict.passed], build });
  }
  const unused = inState('not-applicable');
  if (unused.length > 0) {
    const rows = (): HTMLElement[] =>
      unused.map((flaw) => compactRow(flaw, false, ui, flaw.evidence.sentence, exactly(flaw, ui)));
    sections.push({ key: 'unused', input: unused, build: () => compactList(ui.text('notApplicable'), rows()) });
  }
  return sections;
}

/** @param points what it is worth, where that is counted */
function openFlaw(
  flaw: FlawVerdict,
  hints: Hints | undefined,
  place: string | undefined,
  points: number | undefined,
  ui: Ui,
): HTMLElement {
  const { where, evidence } = flaw;
  const headingId = flawPlace(flaw.id);
  const ask = (): void => {
    ui.post({ type: 'askAbout', flaw: flaw.id });
  };
  return element(
    'article',
    { class: 'flaw', 'aria-labelledby': headingId },
    element(
      'div',
      { class: 'flaw-head' },
      element(
        'h3',
        { id: headingId, tabindex: '-1', 'data-key': headingId },
        stateMark(flaw.state, ui),
        element('span', { class: 'strong' }, flaw.title),
      ),
      where && lineLink(where, ui.text('line', { line: where.line }), `line-${flaw.id}`, ui),
      element('span', { class: 'measure' }, ...measured(flaw, ui), nearMark(flaw, ui)),
    ),
    element('p', { class: 'column' }, evidence.sentence),
    element(
      'p',
      { class: 'quiet column' },
      points === undefined
        ? flaw.limit
        : [flaw.limit, ui.text('points', { points: whole(points) })].join(ui.text('space')),
    ),
    reasons(flaw, ui),
    evidence.whatIf && whatIfStrip(flaw.id, evidence.whatIf, ui),
    hints && hints.shown.length > 0 && hintList(flaw, hints, ui),
    element(
      'p',
      { class: 'actions' },
      hints && hints.shown.length < hints.of && hintButton(flaw, hints, ui),
      place !== undefined && lessonButton(place, `read-${flaw.id}`, flaw.title, ui),
      button(ui.text('askAboutFlaw'), ask, {
        appearance: 'secondary',
        'data-key': `ask-${flaw.id}`,
        'aria-label': `${ui.text('askAboutFlaw')}: ${flaw.title}`,
      }),
    ),
  );
}

/** The word beside a number that is within the noise of its limit. */
const nearMark = ({ effect, evidence }: FlawVerdict, ui: Ui): HTMLElement | false =>
  effect !== null &&
  evidence.nearLimit &&
  element('span', { class: 'state near' }, icon('warning'), ui.text('nearLimit'));

function stateMark(state: FlawState, ui: Ui): HTMLElement {
  const word = ui.text(state === 'flawed' ? 'stateFlawed' : 'stateProvisional');
  return element('span', { class: `state ${state}` }, icon(icons[state]), word);
}

function lineLink(span: { line: number; column: number }, label: string, key: string, ui: Ui): HTMLElement {
  const link = element('button', { type: 'button', class: 'link', 'data-key': key }, label);
  link.addEventListener('click', () => {
    ui.post({ type: 'reveal', line: span.line, column: span.column });
  });
  return link;
}

function reasons(flaw: FlawVerdict, ui: Ui): HTMLElement {
  const { evidence, related, where } = flaw;
  const rows = (
    [
      ['changed', evidence.changed],
      ['happened', evidence.happened],
      ['matters', evidence.why],
      ['tryNext', evidence.fix],
      ['inNumbers', exactly(flaw, ui)],
    ] as const
  ).map(([key, text]) => element('div', {}, element('dt', {}, ui.text(key)), element('dd', {}, text)));
  // Its own line is named in the heading already.
  const elsewhere = related.filter(({ span }) => span.line !== where?.line || span.column !== where.column);
  const places = elsewhere.map(({ span, message }, index) =>
    element(
      'li',
      {},
      lineLink(span, ui.text('line', { line: span.line }), `related-${flaw.id}-${index}`, ui),
      ` ${message}`,
    ),
  );
  return element(
    'details',
    { open: flaw.state === 'flawed', 'data-key': `why-${flaw.id}-${flaw.state}` },
    element('summary', { 'data-key': `why-summary-${flaw.id}` }, ui.text('why')),
    element('dl', { class: 'column' }, ...rows),
    places.length > 0 && element('p', { class: 'strong' }, ui.text('related')),
    places.length > 0 && element('ul', {}, ...places),
  );
}

function hintButton(flaw: FlawVerdict, { shown, of }: Hints, ui: Ui): HTMLElement {
  const place = { next: shown.length + 1, total: of };
  const ask = (): void => {
    ui.post({ type: 'hint', flaw: flaw.id });
    ui.goTo(hintPlace(flaw.id, place.next));
  };
  return button(ui.text('hint', place), ask, {
    'data-key': `hint-button-${flaw.id}`,
    'aria-label': ui.text('hintFor', { ...place, title: flaw.title }),
  });
}

const hintList = (flaw: FlawVerdict, { shown }: Hints, ui: Ui): HTMLElement =>
  element(
    'div',
    { class: 'hints column' },
    element('p', { class: 'label' }, icon('lightbulb'), ui.text('hintsFor', { title: flaw.title })),
    element('ol', {}, ...shown.map((html, index) => hintItem(html, hintPlace(flaw.id, index + 1)))),
  );

function hintItem(html: string, place: string): HTMLElement {
  const item = element('li', { tabindex: '-1', 'data-key': place });
  item.append(safeNodes(html));
  // Where one can scroll, one must be able to get with the keyboard.
  for (const pre of item.querySelectorAll('pre')) pre.tabIndex = 0;
  return item;
}

const compactList = (title: string, rows: readonly HTMLElement[]): HTMLElement =>
  element('section', { class: 'compact' }, element('h3', { class: 'quiet' }, title), element('ul', {}, ...rows));

/** One line a flaw that was looked for; how opens below it, and is open where it is what made the pipeline pass. */
function clearRow(flaw: FlawVerdict, passed: boolean, ui: Ui): HTMLElement {
  const { evidence, limit } = flaw;
  return compactRow(
    flaw,
    passed,
    ui,
    evidence.changed,
    element('span', { class: 'measure' }, ...measured(flaw, ui), nearMark(flaw, ui)),
    element('span', { class: 'quiet' }, limit),
    element('span', { class: 'quiet' }, exactly(flaw, ui)),
  );
}

function compactRow(flaw: FlawVerdict, open: boolean, ui: Ui, ...paragraphs: (string | HTMLElement)[]): HTMLElement {
  const { id, state, title, evidence } = flaw;
  return element(
    'li',
    {},
    element(
      'details',
      { open, 'data-key': `compact-${id}-${state}-${open ? 'shown' : 'folded'}` },
      element(
        'summary',
        { 'data-key': `compact-summary-${id}` },
        element('span', { class: `state ${state}` }, icon(icons[state])),
        // A tick beside the name of a flaw would read as the claim that it is there.
        state === 'clear' ? ui.text('notFound', { title }) : title,
        evidence.nearLimit && element('span', { class: 'quiet' }, ` · ${ui.text('nearLimit')}`),
      ),
      ...paragraphs.map((paragraph) => element('p', { class: 'column' }, paragraph)),
    ),
  );
}
