/** What the coach reads in a pipeline: which calls stand on which line. It doesn't run or judge it. */
export interface Stop {
  /** From 1. */
  readonly line: number;
  /** The line, without indentation and comments. */
  readonly code: string;
  /** As the task's table and `calls.ts` name it: `model.sample`, `filter`, `capability`. */
  readonly call: string;
}

/** The services that a lab's task describes in its tables: call → what it does, in the lab's own words. Pure. */
export function servicesIn(task: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, first = '', words = ''] of task.matchAll(/^\|([^|\n]*`[^|\n]*)\|([^|\n]*)\|/gm)) {
    const codes = [...first.matchAll(/`([^`]+)`/g)];
    // `a`, `b` | what a is; what b is |
    const each = words.split(/; |, and /);
    codes.forEach(([, code = ''], i) => {
      const call = /^(?:[gcl]\.)?([a-zA-Z]+(?:\.[a-zA-Z]+)?)(?!\.)\b/.exec(code)?.[1];
      const own = (codes.length > 1 && each.length === codes.length ? each[i] : words)?.trim() ?? '';
      if (call !== undefined && own !== '' && !found.has(call)) found.set(call, own);
    });
  }
  return found;
}

/** The calls of a pipeline in the order of its lines. @param calls those worth telling */
export function readPipeline(pipeline: string, calls: Iterable<string>): Stop[] {
  const patterns = [...calls].map((call) => ({
    call,
    pattern: new RegExp(`(?:\\.|[{,]\\s*)${call.replaceAll('.', '\\.')}(?![\\w.])`),
  }));
  return withoutComments(pipeline)
    .split('\n')
    .flatMap((text, i) => {
      const code = text.trim();
      if (/^(?:import|export type|interface)\b/.test(code)) return [];
      return patterns
        .flatMap(({ call, pattern }) => {
          const at = code.search(pattern);
          return at < 0 ? [] : [{ at, stop: { line: i + 1, code, call } }];
        })
        .sort((a, b) => a.at - b.at)
        .map(({ stop }) => stop);
    });
}

/** Comments become spaces; lines stay where they are. */
export const withoutComments = (code: string): string =>
  code.replace(/\/\*[^]*?\*\/|(?<![:'"`])\/\/[^\n]*/g, (comment) => comment.replace(/[^\n]/g, ' '));
