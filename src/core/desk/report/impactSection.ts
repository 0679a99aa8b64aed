import { changeKinds, changeWords, found, impactSentence, type Change, type RegradeImpact } from '../regradeImpact.ts';
import { count, listed, plural } from '../words.ts';
import { markup, type Html } from './html.ts';
import { bar, scoreOf, table, who } from './parts.ts';

/** Changed verdicts shown: the most important kinds first. */
const CHANGES_SHOWN = 200;

export function impactSection(impact: RegradeImpact): Html {
  const { changes, flaws, onlyBefore, onlyAfter, versions } = impact;
  const missing = [
    ...(onlyBefore > 0 ? [`${plural(onlyBefore, 'submission was', 'submissions were')} graded only before`] : []),
    ...(onlyAfter > 0 ? [`${plural(onlyAfter, 'submission', 'submissions')} only now`] : []),
  ];
  const kinds = changeKinds
    .map((kind) => ({ kind, n: changes.filter((change) => change.kind === kind).length }))
    .filter(({ n }) => n > 0);
  const most = Math.max(...kinds.map(({ n }) => n));
  return markup`<h2 id="impact">Impact of grading again</h2>
    <p>
      ${impactSentence(impact)}
      ${impact.compared > 0 && markup`Before: <bdi>${listed(versions.before)}</bdi>; now: <bdi>${listed(versions.after)}</bdi>.`}
      ${missing.length > 0 && ` Not compared: ${listed(missing)}.`}
    </p>
    ${
      changes.length > 0 &&
      markup`<h3 id="impact-kinds">What changes</h3>
        ${table(
          'impact-kinds',
          markup`<tr>
            <th scope="col">Change</th>
            <th scope="col">How many</th>
            <th scope="col" class="n">Sub&shy;missions</th>
          </tr>`,
          kinds.map(
            ({ kind, n }) =>
              markup`<tr>
                <th scope="row">${sentenceCase(changeWords(kind, false))}</th>
                <td class="wide">
                  ${bar([{ size: n, look: kind === 'pass-to-fail' || kind === 'not-gradable-now' ? 'flawed' : 'sound' }], most)}
                </td>
                <td class="n">${count(n)}</td>
              </tr>`,
          ),
        )}`
    }
    ${
      flaws.length > 0 &&
      markup`<h3 id="impact-flaws">Flaws that come and go</h3>
        ${table(
          'impact-flaws',
          markup`<tr>
            <th scope="col">Flaw</th>
            <th scope="col" class="n">Found only now</th>
            <th scope="col" class="n">Found only before</th>
          </tr>`,
          flaws.map(
            ({ id, title, appears, disappears }) =>
              markup`<tr>
                <th scope="row"><small>${id}</small> ${title}</th>
                <td class="n">${count(appears)}</td>
                <td class="n">${count(disappears)}</td>
              </tr>`,
          ),
        )}`
    }
    ${
      changes.length > 0 &&
      markup`<h3 id="impact-whose">Whose</h3>
        ${table(
          'impact-whose',
          markup`<tr>
            <th scope="col">Learner</th>
            <th scope="col">Change</th>
            <th scope="col" class="n">Before</th>
            <th scope="col" class="n">Now</th>
            <th scope="col">Flaws that come (+) and go (−)</th>
          </tr>`,
          changes.slice(0, CHANGES_SHOWN).map(changeRow),
          'sortable',
        )}
        ${changes.length > CHANGES_SHOWN && markup`<p>The first ${CHANGES_SHOWN} are shown; ${plural(changes.length - CHANGES_SHOWN, 'more is', 'more are')} not.</p>`}`
    }`;
}

function changeRow({ kind, before, after }: Change): Html {
  const [was, is] = [found(before), found(after)];
  const moved = [
    ...is.filter((id) => !was.includes(id)).map((id) => `+${id}`),
    ...was.filter((id) => !is.includes(id)).map((id) => `−${id}`),
  ];
  return markup`<tr>
    <th scope="row">${who(after)}</th>
    <td>${changeWords(kind, true)}</td>
    <td class="n">${scoreOf(before)}</td>
    <td class="n">${scoreOf(after)}</td>
    <td>${moved.join(', ') || 'none'}</td>
  </tr>`;
}

const sentenceCase = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
