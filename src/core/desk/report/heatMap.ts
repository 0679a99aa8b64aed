import type { FlawState } from '../../grading/verdict.ts';
import type { Row } from '../row.ts';
import type { LabStatistics } from '../statistics.ts';
import { count } from '../words.ts';
import { markup, type Html } from './html.ts';
import { scoreOf, table, who } from './parts.ts';

/** Learners shown: more could not be read, and would make a file that browsers are slow with. */
export const HEAT_ROWS = 250;

const CELLS: Readonly<Record<FlawState, Html>> = {
  flawed: markup`<td class="f"><i>found</i></td>`,
  provisional: markup`<td class="p"><i>undecided</i></td>`,
  clear: markup`<td class="c"><i>clear</i></td>`,
  'not-applicable': markup`<td class="a"><i>can’t apply</i></td>`,
};

/** Learners × flaws, the lowest score first. The words in the cells are what the marks stand for. */
export function heatMap({ graded, flaws }: LabStatistics, id: string): Html {
  const heading = markup`<h3 id="${id}">Learner by learner</h3>`;
  if (flaws.length === 0) return heading;
  const states = (row: Row): Map<string, FlawState> => new Map(row.flaws.map((flaw) => [flaw.id, flaw.state]));
  const rows = [...graded]
    .sort((a, b) => (a.score ?? 0) - (b.score ?? 0))
    .slice(0, HEAT_ROWS)
    .map((row) => {
      const own = states(row);
      return markup`<tr>
        <th scope="row">${who(row)}</th>
        <td class="n">${scoreOf(row)}</td>
        ${flaws.map(({ id }) => CELLS[own.get(id) ?? 'not-applicable'])}
      </tr> `;
    });
  const head = markup`<tr>
    <th scope="col">Learner</th>
    <th scope="col" class="n">Score</th>
    ${flaws.map(({ id, title }) => markup`<th scope="col" class="up"><span>${id} ${title}</span></th>`)}
  </tr>`;
  const more = graded.length > HEAT_ROWS;
  return markup`${heading}
    <p>
      ${more && `The ${HEAT_ROWS} lowest scores of ${count(graded.length)} are shown; every number above counts all of them. `}Lowest
      score first, most frequent flaw first<span class="scripted">; press a heading to sort by it</span>.
    </p>
    <p class="legend">
      <span class="f cell" aria-hidden="true"></span> found <span class="p cell" aria-hidden="true"></span> undecided:
      too close to the limit <span class="c cell" aria-hidden="true"></span> clear
      <span class="a cell" aria-hidden="true"></span> can’t apply
    </p>
    ${table(id, head, rows, 'heat sortable')}`;
}
