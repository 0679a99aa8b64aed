import { NEAR } from '../nearIdentical.ts';
import { LEAST_ANSWERS } from '../questions.ts';
import { percent } from '../words.ts';
import { markup } from './html.ts';

/** What the numbers mean, and what they don't. */
export const methods = markup`<h2 id="methods">How it is worked out</h2>
  <dl>
    <dt>What counts</dt>
    <dd>
      The latest submission of each learner for each lab. Learners are told apart by the id in their submission; without
      one, by name and key. A signature says that nothing was changed since it was exported, and which machine it comes
      from; it doesn’t say who sat there.
    </dd>
    <dt>Flaws</dt>
    <dd>
      Found by changing the world that a pipeline runs in and looking at what happens. Flaws are not independent: one
      may bring another about. “Undecided” is too close to the limit after the last seed.
    </dd>
    <dt>Quiz and flaw</dt>
    <dd>
      Of those who have a flaw and shared their answers: who got more than half of the questions right that are about
      the section which explains it; where nobody answered such a question, of the quiz of that section’s lesson.
    </dd>
    <dt>Discrimination</dt>
    <dd>
      The point-biserial correlation of being right with the share of the learner’s other questions that are right: the
      item itself is left out (Henrysson 1963, <cite>Psychometrika</cite> 28, 211–218, doi:10.1007/BF02289618). The
      range is Fisher’s, at about 95 %. Quizzes are short, so the share of the others is a rough measure of knowledge.
      Fewer than ${LEAST_ANSWERS} answers: not worked out.
    </dd>
    <dt>Near-identical</dt>
    <dd>
      Prints are hashes of runs of code, without names, numbers, comments and layout (winnowing: Schleimer, Wilkerson
      and Aiken 2003, doi:10.1145/872757.872770). Prints that more than half of the class has are taken out. Two
      submissions with at least ${percent(NEAR, 1)} of their prints in common (Jaccard) are put into one group, and so
      are those who are alike to any of a group. So code that more than half of the class copied isn’t seen.
    </dd>
  </dl>`;
