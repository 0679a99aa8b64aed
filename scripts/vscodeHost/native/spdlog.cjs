// Stands in for VS Code's native logger, which is not built (see install.ts): output channels are log files that the
// workbench reads, so without a logger *Show Log* would stay empty. One file, no rotation.
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
  #file;
  #level = 2;
  #pattern = true;

  constructor(_kind, _name, file) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, '');
    for (const [level, name] of levels.entries()) {
      this[name] = (message) => {
        if (level < this.#level) return;
        const time = new Date().toISOString().replace('T', ' ').slice(0, 23);
        appendFileSync(this.#file, this.#pattern ? `${time} [${name}] ${message}\n` : message);
      };
    }
  }
  getLevel() {
    return this.#level;
  }
  setLevel(level) {
    this.#level = level;
  }
  setPattern() {
    this.#pattern = true;
  }
  clearFormatters() {
    this.#pattern = false;
  }
  flush() {}
  drop() {}
}

const create = (kind) => (name, file) => Promise.resolve(new Logger(kind, name, file));

// One by one: an ES module that imports this file sees only names assigned so.
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = create('rotating');
exports.createAsyncRotatingLogger = create('rotating_async');
