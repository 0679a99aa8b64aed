/** A signal that Ctrl-C, or whoever ends the process, gives. Until it is disposed of, the process outlives the first one. */
export function interrupted(): { readonly signal: AbortSignal; readonly dispose: () => void } {
  const stop = new AbortController();
  const abort = (): void => {
    stop.abort();
  };
  process.once('SIGINT', abort);
  process.once('SIGTERM', abort);
  const dispose = (): void => {
    process.off('SIGINT', abort);
    process.off('SIGTERM', abort);
  };
  return { signal: stop.signal, dispose };
}
