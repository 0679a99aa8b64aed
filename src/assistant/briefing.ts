import type { Fault, Verdict } from '../core/grading/verdict.ts';
import type { SupportLevel } from '../core/course/lab.ts';
import type { Pack } from '../core/course/pack.ts';
import type { Setting } from '../core/course/settings.ts';

/**
 * What a pack says that the assistant may know and tell. By its type it has no place for solutions, variants, references,
 * answer keys or what a lab expects: what isn't here can't leak from here.
 */
export type OpenPack = Pick<Pack, 'id' | 'title'> & {
  readonly lessons: readonly OpenLesson[];
  readonly glossary: readonly {
    readonly id: string;
    readonly term: string;
    readonly definition: string;
    readonly lesson: string;
  }[];
  readonly bibliography: readonly { readonly key: string; readonly text: string; readonly url: string }[];
  /** For flaws that some lab of the pack explains, the section: `lessonId#section`. */
  readonly explainedIn: Readonly<Record<string, string>>;
};

export interface OpenLesson {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    readonly text: string;
    readonly sources: readonly string[];
  }[];
}

/** Everything an answer about one lab may rest on, as it was when the learner asked. */
export interface Briefing {
  readonly pack: OpenPack;
  readonly lab: {
    readonly id: string;
    readonly title: string;
    readonly task: string;
    readonly persona: string;
    readonly opening: string;
    /** Starter prompts, by the names of their files. */
    readonly prompts: readonly { readonly name: string; readonly text: string }[];
    /** Topics that the instructor wants left to the class. */
    readonly avoid: readonly string[];
    /** How far the assistant goes: `questions` asks only; `concepts` explains too; `hints` also gives the lab's hints. */
    readonly support: SupportLevel;
    /** For each flaw in play: the section that explains it, as `lessonId#section`. */
    readonly explainedIn: Readonly<Record<string, string>>;
    /** What of the lab's world a simulation may change. */
    readonly settings: readonly Setting[];
  };
  /** The learner's file as it stands on the screen. */
  readonly pipeline: string;
  /** The newest verdict; stale where the file was changed since. */
  readonly verdict: { readonly verdict: Verdict; readonly stale: boolean } | null;
  /** Where the newest run couldn't be graded. */
  readonly fault: Fault | null;
  /** Hints taken so far, by flaw. Those that weren't taken are not known here. */
  readonly hintsTaken: Readonly<Record<string, readonly string[]>>;
}

/** What an answer may cause beside words. Each is done by the editor; none writes a file of the learner's. */
export interface Deeds {
  /** Takes the next hint of a flaw, or of the first flaw found that has one left, as the button does. */
  nextHint(
    flaw: string | undefined,
  ): Promise<
    { readonly flaw: string; readonly number: number; readonly of: number; readonly text: string } | undefined
  >;
  /**
   * Runs the learner's pipeline as it stands in the lab's world with settings changed, in the sandbox.
   * @param change settings of the preset by name; unknown names and values out of range were refused before
   */
  simulate(change: Readonly<Record<string, number>>, signal: AbortSignal): Promise<Verdict | Fault>;
}

export interface Turn {
  readonly role: 'learner' | 'assistant';
  readonly text: string;
}

/** A piece of an answer, in the order in which pieces are shown. Text is Markdown; links to the course are `groundloop:` hrefs. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  /** A tool was used: what for, in words. */
  | { readonly kind: 'tool'; readonly name: string; readonly words: string }
  /** Nothing comes for a moment, and why: shown until the next piece. */
  | { readonly kind: 'wait'; readonly words: string }
  /** What came so far is taken back and must not stay on the screen; `text` says why and what to do instead. */
  | { readonly kind: 'withheld'; readonly text: string }
  /** The answer ends early; what was shown stays. `mend` names the one useful button. */
  | {
      readonly kind: 'problem';
      readonly code: string;
      readonly message: string;
      readonly mend?: 'retry' | 'key' | 'budget' | 'consent' | 'settings';
    };

/** Claude or the offline coach. */
export interface Assistant {
  /** What the foot of the chat says: `Offline coach`, or the model's name. */
  readonly label: string;
  /**
   * Answers the newest turn of the learner's, the last of `turns`. Never throws for what can be expected: a `problem` is the
   * last piece then. Stops soon after `signal` is aborted.
   */
  answer(turns: readonly Turn[], briefing: Briefing, deeds: Deeds, signal: AbortSignal): AsyncIterable<Piece>;
}
