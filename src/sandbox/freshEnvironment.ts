/** What a process of ours gets to see. Never the parent's environment: it holds people's keys. */
export function freshEnvironment(): NodeJS.ProcessEnv {
  const { SystemRoot } = process.env;
  return {
    TZ: 'UTC',
    NODE_NO_WARNINGS: '1',
    // Inside an Electron editor, its executable is the only Node there is.
    ...(process.versions['electron'] ? { ELECTRON_RUN_AS_NODE: '1' } : {}),
    // Windows programs don't start without it.
    ...(SystemRoot ? { SystemRoot } : {}),
  };
}
