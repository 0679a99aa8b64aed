import type { FlawState, FlawVerdict, Verdict } from '../src/core/grading/verdict.ts';
import { hintPlace } from '../src/protocol/places.ts';
import type { LessonView, ReportView } from '../src/protocol/webview.ts';
import type { WebviewStringKey } from '../src/protocol/webviewStrings.ts';
import { button } from './components.ts';
import { element, icon } from './element.ts';
import type { Section } from './sections.ts';
import { decimal, whole, type Ui } from './ui.ts';

type Hints = ReportView['hints'][string];

const looks: Readonly<Record<FlawState, { icon: string; word: WebviewStringKey }>> = {
  flawed: { icon: 'error', word: 'stateFlawed' },
  provisional: { icon: 'question', word: 'stateProvisional' },
  clear: { icon: 'pass', word: 'stateClear' },
  'not-applicable': { icon: 'dash', word: 'stateNotApplicable' },
};

/** Flawed first, then what is not settled, each in full; then the rest, a line each. */
export function flawSections(verdict: Verdict, hints: ReportView['hints'], lesson: LessonView, ui: Ui): Section[] {
  const inState = (state: FlawState): FlawVerdict[] => verdict.flaws.filter((flaw) => flaw.state === state);
  const open = [...inState('flawed'), ...inState('provisional')];
  const sections: Section[] = [];
  if (verdict.flaws.length > 0) {
    sections.push({ key: 'found', input: null, build: () => element('h2', {}, ui.text('found')) });
  }
  for (const flaw of open) {
    const section = lessonSection(flaw, lesson);
    const taken = hints[flaw.id];
    const build = (): HTMLElement => openFlaw(flaw, taken, section, ui);
    sections.push({ key: `flaw ${flaw.id}`, input: [flaw, taken, section], build });
  }
  const clear = inState('clear');
  if (clear.length > 0) {
    sections.push({ key: 'clear', input: clear, build: () => compactList('clear', clear, ui) });
  }
  const unused = inState('not-applicable');
  if (unused.length > 0) {
    sections.push({ key: 'unused', input: unused, build: () => compactList('notApplicable', unused, ui) });
  }
  return sections;
}

/** The section of the lesson on the other tab that explains the flaw, if it is in that lesson. */
function lessonSection({ evidence }: FlawVerdict, lesson: LessonView): string | undefined {
  const [id, section] = evidence.lesson.split('#');
  return id === lesson.id && lesson.sections.some((known) => known.id === section) ? section : undefined;
}

function openFlaw(flaw: FlawVerdict, hints: Hints | undefined, section: string | undefined, ui: Ui): HTMLElement {
  const { where, evidence } = flaw;
  const headingId = `flaw-${flaw.id}`;
  const read = (): void => {
    if (section === undefined) return;
    ui.post({ type: 'showTab', tab: 'lesson' });
    ui.goTo(section);
  };
  return element(
    'article',
    { class: 'flaw', 'aria-labelledby': headingId },
    element(
      'div',
      { class: 'flaw-head' },
      element(
        'h3',
        { id: headingId, tabindex: '-1', 'data-key': `flaw-${flaw.id}` },
        stateMark(flaw.state, ui),
        element('span', { class: 'strong' }, flaw.title),
      ),
      where && lineLink(where, ui.text('line', { line: where.line }), `line-${flaw.id}`, ui),
      ...measured(flaw, ui),
    ),
    element('p', { class: 'column' }, evidence.sentence),
    element('p', { class: 'quiet column' }, `${flaw.limit} ${ui.text('points', { points: whole(flaw.weight) })}`),
    reasons(flaw, ui),
    hints && hints.shown.length > 0 && hintList(flaw, hints, ui),
    element(
      'p',
      { class: 'actions' },
      hints && hints.shown.length < hints.of && hintButton(flaw, hints, ui),
      section !== undefined &&
        button(ui.text('lessonLink'), read, { appearance: 'secondary', 'data-key': `read-${flaw.id}` }),
    ),
  );
}

const stateMark = (state: FlawState, ui: Ui): HTMLElement =>
  element('span', { class: `state ${state}` }, icon(looks[state].icon), ui.text(looks[state].word));

function lineLink(span: { line: number; column: number }, label: string, key: string, ui: Ui): HTMLElement {
  const link = element('button', { type: 'button', class: 'link', 'data-key': key }, label);
  link.addEventListener('click', () => {
    ui.post({ type: 'reveal', line: span.line, column: span.column });
  });
  return link;
}

/** The effect with its unit, beside the threshold. */
function measured({ effect, se, threshold, sound, evidence }: FlawVerdict, ui: Ui): HTMLElement[] {
  if (effect === null) return [];
  const found =
    se === null
      ? ui.text('measuredExact', { effect: decimal(effect) })
      : ui.text('measured', { effect: decimal(effect), se: decimal(se) });
  const needs = ui.text(sound === 'at-least' ? 'needsAtLeast' : 'needsAtMost', { limit: decimal(threshold) });
  return [
    element('span', { class: 'number' }, `${found} ${evidence.unit}`),
    element('span', { class: 'number' }, needs),
    ...(evidence.nearLimit ? [element('span', { class: 'state near' }, icon('warning'), ui.text('nearLimit'))] : []),
  ];
}

function reasons(flaw: FlawVerdict, ui: Ui): HTMLElement {
  const { evidence, related } = flaw;
  const rows = (
    [
      ['changed', evidence.changed],
      ['happened', evidence.happened],
      ['matters', evidence.why],
      ['tryNext', evidence.fix],
    ] as const
  ).map(([key, text]) => element('div', {}, element('dt', {}, ui.text(key)), element('dd', {}, text)));
  const places = related.map(({ span, message }, index) =>
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
    element('p', { class: 'label' }, icon('lightbulb'), ui.text('hints')),
    element(
      'ol',
      {},
      ...shown.map((text, index) => element('li', { tabindex: '-1', 'data-key': hintPlace(flaw.id, index + 1) }, text)),
    ),
  );

/** One line a flaw; what was measured opens below it. */
function compactList(title: 'clear' | 'notApplicable', flaws: readonly FlawVerdict[], ui: Ui): HTMLElement {
  const rows = flaws.map((flaw) =>
    element(
      'li',
      {},
      element(
        'details',
        { 'data-key': `compact-${flaw.id}-${flaw.state}` },
        element(
          'summary',
          { 'data-key': `compact-summary-${flaw.id}` },
          element('span', { class: `state ${flaw.state}` }, icon(looks[flaw.state].icon)),
          flaw.title,
          flaw.evidence.nearLimit && element('span', { class: 'quiet' }, ` · ${ui.text('nearLimit')}`),
        ),
        element('p', { class: 'column' }, flaw.evidence.sentence),
        element('p', { class: 'measure' }, ...measured(flaw, ui)),
        element('p', { class: 'quiet column' }, flaw.limit),
      ),
    ),
  );
  return element(
    'section',
    { class: 'compact' },
    element('h3', { class: 'quiet' }, ui.text(title)),
    element('ul', {}, ...rows),
  );
}
