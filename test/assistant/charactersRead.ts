/**
 * How many characters are given to regular expressions meanwhile: a count of work that is the same on every machine.
 * Each search counts from where it begins to where it finds something, or to the end.
 */
export async function charactersRead(run: () => Promise<void>): Promise<number> {
  const { exec } = RegExp.prototype;
  let count = 0;
  RegExp.prototype.exec = function (text) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const found = exec.call(this, text);
    count += found ? found.index + found[0].length - from : this.sticky ? 1 : Math.max(0, text.length - from);
    return found;
  };
  try {
    await run();
  } finally {
    RegExp.prototype.exec = exec;
  }
  return count;
}
