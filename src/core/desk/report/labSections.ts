import { MANY_RUNGS, type FlawStatistics } from '../flawStatistics.ts';
import { LEAST_CLASS, LEAST_PRINTS, NEAR } from '../nearIdentical.ts';
import type { Reason } from '../reasons.ts';
import type { LabStatistics } from '../statistics.ts';
import { count, percent, plural, points } from '../words.ts';
import { heatMap } from './heatMap.ts';
import { markup, type Html } from './html.ts';
import { bar, names, scoreOf, table, who } from './parts.ts';

/** Groups of near-identical submissions shown: the largest. */
const GROUPS_SHOWN = 50;

/** All about one lab. @param key what the ids of its headings begin with */
export const labSection = (lab: LabStatistics, key: string): Html =>
  markup`     <h2 id="${key}">${lab.title}</h2>
    ${lab.graded.length === 0 ? markup`<p>None of its submissions could be graded.</p>` : [scores(lab, `${key}-scores`), flaws(lab, `${key}-flaws`), heatMap(lab, `${key}-map`), hints(lab, `${key}-hints`)]}
    ${alike(lab, `${key}-alike`)}`;

function scores({ scores: { bins, median, mean }, graded, passed }: LabStatistics, id: string): Html {
  const most = Math.max(...bins.map((bin) => bin.passed + bin.failed));
  if (median === undefined || mean === undefined)
    return markup`<h3 id="${id}">Scores</h3>
      <p>There are no scores in this lab.</p>`;
  const rows = bins.map(
    ({ from, to, passed, failed }) =>
      markup`<tr>
        <th scope="row">${from === to ? from : `${from}–${to}`}</th>
        <td class="wide">
          ${bar(
            [
              { size: passed, look: 'sound' },
              { size: failed, look: 'open' },
            ],
            most,
          )}
        </td>
        <td class="n">${count(passed)}</td>
        <td class="n">${count(failed)}</td>
      </tr>`,
  );
  return markup`<h3 id="${id}">Scores</h3>
    <p>
      ${count(passed)} of ${count(graded.length)} passed (${percent(passed, graded.length)}). The median score is
      ${points(median)}, the mean ${points(mean)}.
    </p>
    ${table(
      id,
      markup`<tr>
        <th scope="col">Score</th>
        <th scope="col"><span class="key sound"></span>passed <span class="key open"></span>not</th>
        <th scope="col" class="n">Passed</th>
        <th scope="col" class="n">Not</th>
      </tr>`,
      rows,
      'bins',
    )}`;
}

function flaws({ flaws: all, graded, unexplained }: LabStatistics, id: string): Html {
  const [first] = all;
  if (!first)
    return markup`<h3 id="${id}">What was found</h3>
      <p>No flaw is looked for in this lab.</p>
      ${notPassed(unexplained, `${id}-none`)}`;
  const n = graded.length;
  const summary =
    first.states.flawed === 0
      ? 'No flaw was found in any submission.'
      : `The most frequent is “${first.title}”, found in ${count(first.states.flawed)} of ${count(n)} (${percent(first.states.flawed, n)}).`;
  const rows = all.map(
    (flaw) =>
      markup`<tr>
        <th scope="row"><small>${flaw.id}</small> ${flaw.title}</th>
        <td class="wide">
          ${bar(
            [
              { size: flaw.states.flawed, look: 'flawed' },
              { size: flaw.states.provisional, look: 'near' },
            ],
            n,
          )}
        </td>
        <td class="n">${count(flaw.states.flawed)}</td>
        <td class="n">${count(flaw.states.provisional)}</td>
        <td class="n">${count(flaw.states.clear)}</td>
        <td class="n">${count(flaw.states['not-applicable'])}</td>
        <td>${quiz(flaw)}</td>
      </tr>`,
  );
  return markup`<h3 id="${id}">What was found</h3>
    <p>${summary}</p>
    ${table(
      id,
      markup`<tr>
        <th scope="col">Flaw</th>
        <th scope="col"><span class="key flawed"></span>found, <span class="key near"></span>undecided</th>
        <th scope="col" class="n">Found</th>
        <th scope="col" class="n">Un&shy;decided</th>
        <th scope="col" class="n">Clear</th>
        <th scope="col" class="n">Can’t apply</th>
        <th scope="col">Those who have it, in the quiz</th>
      </tr>`,
      rows,
    )}
    ${notPassed(unexplained, `${id}-none`)}`;
}

/** A low score that no flaw explains would be a riddle. */
const notPassed = (unexplained: readonly Reason[], id: string): Html | false =>
  unexplained.length > 0 &&
  markup`<h3 id="${id}">Not passed, and no flaw found</h3>
    ${table(
      id,
      markup`<tr>
        <th scope="col">What the verdict says, for example</th>
        <th scope="col" class="n">Sub&shy;missions</th>
        <th scope="col">Whose</th>
      </tr>`,
      unexplained.map(
        ({ words, rows }) =>
          markup`<tr>
            <th scope="row">${words}</th>
            <td class="n">${count(rows.length)}</td>
            <td>${names(rows)}</td>
          </tr>`,
      ),
    )}`;

const quiz = ({ quiz: known, states }: FlawStatistics): Html | string =>
  known
    ? markup`${count(known.passed)} of ${count(known.answered)} got most of
        ${known.about === 'section' ? 'the questions on it' : 'its lesson’s quiz'} right <small>${known.lesson}</small>`
    : states.flawed > 0
      ? 'no answers'
      : '';

function hints({ flaws: all, hintsShared, graded }: LabStatistics, id: string): Html {
  const taken = all
    .map((flaw) => ({ flaw, some: flaw.rungs.slice(1).reduce((sum, n) => sum + n, 0) }))
    .filter(({ some }) => some > 0);
  const shared = `${count(hintsShared)} of ${count(graded.length)} shared which hints they took`;
  if (taken.length === 0)
    return markup`<h3 id="${id}">Hints</h3>
      <p>${shared}${hintsShared > 0 && '; nobody took any'}.</p>`;
  const deepest = [...taken].sort((a, b) => b.some - a.some)[0] ?? taken[0];
  const rungs = Array.from({ length: MANY_RUNGS }, (_, i) => i + 1);
  const name = (rung: number): string => (rung === MANY_RUNGS ? `${rung} or more` : String(rung));
  const rows = taken.map(
    ({ flaw, some }) =>
      markup`<tr>
        <th scope="row"><small>${flaw.id}</small> ${flaw.title}</th>
        <td class="wide">
          ${bar(
            rungs.map((rung) => ({ size: flaw.rungs[rung] ?? 0, look: `rung${rung}` })),
            hintsShared,
          )}
        </td>
        ${rungs.map((rung) => markup`<td class="n">${count(flaw.rungs[rung] ?? 0)}</td>`)}
        <td class="n">${count(flaw.foundAfterHints)} of ${count(some)}</td>
      </tr>`,
  );
  return markup`<h3 id="${id}">Hints</h3>
    <p>
      ${shared}. Most asked for help with “${deepest?.flaw.title}”: ${count(deepest?.some ?? 0)} took at least one rung
      of its ladder, and it is still found in ${count(deepest?.flaw.foundAfterHints ?? 0)} of their submissions.
    </p>
    ${table(
      id,
      markup`<tr>
        <th scope="col">Flaw</th>
        <th scope="col">Share by rungs taken, darker for more</th>
        ${rungs.map((rung) => markup`<th scope="col" class="n"><span class="key rung${rung}"></span>${name(rung)}</th>`)}
        <th scope="col" class="n">Still found</th>
      </tr>`,
      rows,
    )}`;
}

function alike({ alike: { enough, compared, tooShort, groups } }: LabStatistics, id: string): Html {
  const heading = markup`<h3 id="${id}">Near-identical submissions</h3>`;
  if (!enough) {
    return markup`${heading}
      <p>With fewer than ${LEAST_CLASS} submissions, shared code can’t be told from code that everybody was given.</p>`;
  }
  const about = `Compared are ${plural(compared, 'submission', 'submissions')} by their own code; what more than half of the class shares, such as the skeleton, counts for nothing, unless more than half have hardly anything else.${tooShort > 0 ? ` ${count(tooShort)} ${tooShort === 1 ? 'has' : 'have'} too little code of their own to compare (fewer than ${LEAST_PRINTS} prints).` : ''}`;
  if (groups.length === 0)
    return markup`${heading}
      <p>None. ${about}</p>`;
  const people = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const rows = groups.slice(0, GROUPS_SHOWN).map(
    ({ rows, similarity }) =>
      markup`<tr>
        <td class="n">${count(rows.length)}</td>
        <td class="n">${similarity ? range(similarity) : `at least ${percent(NEAR, 1)}`}</td>
        <td>
          ${rows.length <= 3 ? rows.map((row, i) => markup`${i > 0 && ', '}${who(row)}: ${scoreOf(row)}`) : names(rows)}
        </td>
      </tr>`,
  );
  return markup`${heading}
    <p>
      ${plural(people, 'submission', 'submissions')} in ${plural(groups.length, 'group', 'groups')} share at least
      ${percent(NEAR, 1)} of their own code with another. ${about} Alike need not mean copied: short solutions to the
      same task look alike. Read both before you ask.
    </p>
    ${table(
      id,
      markup`<tr>
        <th scope="col" class="n">Sub&shy;missions</th>
        <th scope="col" class="n">Shared code</th>
        <th scope="col">Whose, with scores in small groups</th>
      </tr>`,
      rows,
    )}
    ${groups.length > GROUPS_SHOWN && markup`<p>The ${GROUPS_SHOWN} largest groups are shown; ${plural(groups.length - GROUPS_SHOWN, 'more is', 'more are')} not.</p>`}`;
}

const range = ({ least, greatest }: { readonly least: number; readonly greatest: number }): string => {
  const [low, high] = [percent(least, 1), percent(greatest, 1)];
  return low === high ? high : `${low} to ${high}`;
};
