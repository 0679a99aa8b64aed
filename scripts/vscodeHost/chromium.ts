import { findProgram } from '../programs.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** What Chromium needs to start in a container and to leave the network alone. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of Chromium: from the PATH, else from Debian's packages where that can work. Throws an error for people. */
export const findChromium = (log: (line: string) => void): Promise<string> =>
  findProgram(
    {
      names,
      what: 'Chromium is needed to run VS Code without a desktop',
      debian: 'chromium',
      brew: '--cask google-chrome',
    },
    log,
  );
