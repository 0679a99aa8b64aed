import { LEAST_ANSWERS, type Discrimination, type QuestionStatistics } from '../questions.ts';
import type { ClassStatistics } from '../statistics.ts';
import { madeWords } from '../madeElsewhere.ts';
import { count, listed, percent, plural } from '../words.ts';
import { markup, type Html } from './html.ts';
import { bar, names, table, who } from './parts.ts';

/** Lines of a list that could be as long as the class. */
const LINES = 50;

export function questions({ questions: all, answersShared, learners }: ClassStatistics): Html {
  const [first] = all;
  const shared = `${count(answersShared)} of ${count(learners)} shared their answers to the quizzes`;
  if (!first)
    return markup`<h2 id="questions">Questions</h2>
      <p>${shared}.</p>`;
  const backwards = all.filter(({ discrimination: d }) => d.kind === 'known' && d.high < 0).length;
  const rows = all.map(
    (question) =>
      markup`<tr>
        <th scope="row">${question.ask} <small>${question.id !== question.ask && question.id}</small></th>
        <td class="wide">${bar([{ size: question.right, look: 'sound' }], question.answered)}</td>
        <td class="n">${count(question.right)} of ${count(question.answered)}</td>
        <td class="n">${percent(question.right, question.answered)}</td>
        ${discriminationCell(question.discrimination)}
        <td>${tempting(question)}</td>
      </tr>`,
  );
  return markup`<h2 id="questions">Questions</h2>
    <p>
      ${shared}; counted is the first answer to each question. The hardest: ${percent(first.right, first.answered)} got
      “${first.ask}”
      right.${backwards > 0 && ` ${plural(backwards, 'question is', 'questions are')} answered rightly rather by those who get the others wrong: look for a mistake in ${backwards === 1 ? 'it' : 'them'}.`}
    </p>
    ${table(
      'questions',
      markup`<tr>
        <th scope="col">Question, the hardest first</th>
        <th scope="col"><span class="key sound"></span>right</th>
        <th scope="col" class="n">Right</th>
        <th scope="col" class="n">Share</th>
        <th scope="col" class="n">Discrimi&shy;nation</th>
        <th scope="col">Most chosen wrong answer</th>
      </tr>`,
      rows,
      'sortable',
    )}
    <p>
      <small
        >Discrimination: how far being right goes along with the share of the learner’s other questions that are right,
        from −1 to 1, and its range at about 95 %. Under 0.2 it says little; under 0 the question works backwards. Fewer than
        ${LEAST_ANSWERS} answers are too few to tell.</small
      >
    </p>`;
}

const signed = (n: number): string => n.toFixed(2).replace('-', '−');

function discriminationCell(d: Discrimination): Html {
  switch (d.kind) {
    case 'known':
      return markup`<td class="n" data-value="${d.r.toFixed(4)}">
        ${signed(d.r)} <small>${signed(d.low)} to ${signed(d.high)}</small>
      </td>`;
    case 'too-few':
      return markup`<td class="n" data-value="-2">too few answers</td>`;
    case 'no-spread':
      return markup`<td class="n" data-value="-2">all alike</td>`;
  }
}

const tempting = ({ tempting: wrong }: QuestionStatistics): Html | string =>
  wrong ? markup`${wrong.text} <small>${count(wrong.count)} ×</small>` : 'none';

export function verdicts({
  disagreements: { compared, without, rows, passedThereOnly, reasons, elsewhere },
}: ClassStatistics): Html {
  const made = elsewhere.map((one) => ` ${madeWords(one)} (${listed(one.which)}).`).join('');
  const alone =
    made === '' ? '' : ' That alone is no difference: what counts then is the score, the result and the flaws.';
  const none = `${made}${alone}${without > 0 ? ` ${plural(without, 'submission has', 'submissions have')} no receipt to compare.` : ''}`;
  const heading = markup`<h2 id="verdicts">Verdicts on the learners’ machines</h2>`;
  if (rows.length === 0) {
    return markup`${heading}
      <p>
        ${compared === 0 ? 'There is none to compare.' : compared === 1 ? 'The one verdict that came with a submission agrees.' : `All ${count(compared)} verdicts that came with submissions agree.`}${none}
      </p>`;
  }
  return markup`${heading}
    <p>
      ${count(rows.length)} of ${count(compared)} verdicts that came with submissions
      ${rows.length === 1 ? 'does' : 'do'} not agree with the one here; ${count(passedThereOnly.length)} of them passed
      there and not here.${none}
    </p>
    ${table(
      'verdicts',
      markup`<tr>
        <th scope="col">Why, for example</th>
        <th scope="col" class="n">Sub&shy;missions</th>
        <th scope="col">Whose</th>
      </tr>`,
      reasons.slice(0, LINES).map(
        ({ words, rows }) =>
          markup`<tr>
            <th scope="row">${words}</th>
            <td class="n">${count(rows.length)}</td>
            <td>${names(rows)}</td>
          </tr>`,
      ),
    )}${notShown(reasons.length)}`;
}

export function problems({ problems: all }: ClassStatistics): Html {
  const heading = markup`<h2 id="problems">What could not be graded</h2>`;
  if (all.length === 0)
    return markup`${heading}
      <p>Nothing: every file was graded.</p>`;
  const rows = all.reduce((sum, { rows }) => sum + rows.length, 0);
  return markup`${heading}
    <p>
      ${plural(rows, 'file has', 'files have')} no verdict, for ${plural(all.length, 'reason', 'reasons')}. A fault of
      the pipeline is no flaw: nothing is said about what its author understood.
    </p>
    ${table(
      'problems',
      markup`<tr>
        <th scope="col">Why, for example</th>
        <th scope="col">Outcome</th>
        <th scope="col" class="n">Files</th>
        <th scope="col">Which</th>
      </tr>`,
      all.slice(0, LINES).map(
        ({ words, code, rows }) =>
          markup`<tr>
            <th scope="row">${words} <small>${code}</small></th>
            <td>${rows[0]?.outcome}</td>
            <td class="n">${count(rows.length)}</td>
            <td>${names(rows)}</td>
          </tr>`,
      ),
    )}${notShown(all.length)}`;
}

/** Which files count, and who signed them. */
export function counted({ files, latest, learners, sharedKeys }: ClassStatistics): Html {
  const { counted, setAside, refused, copies } = latest;
  const otherKey = setAside.filter((one) => one.otherKey);
  return markup`<h2 id="counted">What is counted</h2>
    <p>
      Of ${plural(files, 'file', 'files')}, ${count(counted.length)} count: the latest of each learner for each lab, as
      the submissions date themselves, from ${plural(learners, 'learner', 'learners')}. ${count(setAside.length)}
      ${setAside.length === 1 ? 'is an earlier one' : 'are earlier ones'}, ${count(refused.length)}
      ${refused.length === 1 ? 'was' : 'were'} refused, and ${count(copies.length)}
      ${copies.length === 1 ? 'is a copy' : 'are copies'} of another file, byte for byte.
    </p>
    ${
      otherKey.length > 0 &&
      markup`<p>
          In ${plural(otherKey.length, 'case', 'cases')}, the latest submission and an earlier one are signed with
          different keys: two machines, or two people. Make sure that it is the learner’s:
        </p>
        <ul>
          ${otherKey.slice(0, LINES).map(({ row, by }) => markup`<li>${who(by)}: <bdi>${by.file}</bdi> takes the place of <bdi>${row.file}</bdi></li>`)}
        </ul>
        ${notShown(otherKey.length)}`
    }
    ${
      sharedKeys.length > 0 &&
      markup`<p>${plural(sharedKeys.length, 'key', 'keys')} signed for several people, who share a machine:</p>
        <ul>
          ${sharedKeys.slice(0, LINES).map((rows) => markup`<li>${names(rows)}</li>`)}
        </ul>
        ${notShown(sharedKeys.length)}`
    }`;
}

const notShown = (all: number): Html | false =>
  all > LINES && markup`<p>The first ${LINES} are shown; ${plural(all - LINES, 'more is', 'more are')} not.</p>`;
