import { tells, type Piece, type Telling } from './pieces.ts';

/** More than this part of what the learner hasn't found of a solution is too much. */
const most = 0.34;

/** Counts what is told of each solution, line by line and in any order: who asks for one small piece after another gets a part of it. */
export class Tally {
  readonly #solutions: readonly (readonly Piece[])[];
  readonly #own: Telling;
  readonly #told: Set<string>;
  readonly #found = new Map<string, boolean>();

  /**
   * @param own the learner's pipeline: what stands there they have found, unless it was told to them before
   * @param told the shapes of what was told before; grows
   */
  constructor(solutions: readonly (readonly Piece[])[], own: Telling, told: Set<string>) {
    this.#solutions = solutions;
    this.#own = own;
    this.#told = told;
  }

  /** The pieces that a text tells. */
  read(text: Telling): ReadonlySet<Piece> {
    return new Set(this.#solutions.flat().filter((piece) => tells(text, piece)));
  }

  /** Whether there is something new in what is told, and too much of a solution together with what was told before. */
  isTooMuch(read: ReadonlySet<Piece>): boolean {
    return this.#solutions.some((solution) => {
      const hidden = solution.filter((piece) => this.#isTold(piece) || !this.#isFound(piece));
      const told = hidden.filter((piece) => this.#isTold(piece));
      const news = hidden.filter((piece) => !this.#isTold(piece) && read.has(piece));
      return news.length > 0 && told.length + news.length > most * hidden.length;
    });
  }

  /** Counts what was told; what the learner has found is no news. */
  tell(read: ReadonlySet<Piece>): void {
    for (const piece of read) if (!this.#isFound(piece)) this.#told.add(piece.shape);
  }

  /** Counts what was told earlier, even what stands in the learner's pipeline by now: who found it can't be known. */
  remember(read: ReadonlySet<Piece>): void {
    for (const { shape } of read) this.#told.add(shape);
  }

  #isTold({ shape }: Piece): boolean {
    return this.#told.has(shape);
  }

  #isFound(piece: Piece): boolean {
    const known = this.#found.get(piece.shape) ?? tells(this.#own, piece);
    this.#found.set(piece.shape, known);
    return known;
  }
}
