import type { PanelState, ReportView } from '../src/protocol/webview.ts';
import { differs } from './announce.ts';
import type { Page } from './page.ts';

/** Where a report begins: its verdict or, before anything has run, the lab's name. Unlike any section of a lesson. */
export const verdictPlace = 'report:verdict';
/** What stopped the newest run. */
export const faultPlace = 'report:fault';

/** Where the report tells how the newest run ended: by its fault, else by its verdict. */
export const newsPlace = (report: ReportView | null): string =>
  (report?.fault ?? report?.verdict?.fault) ? faultPlace : verdictPlace;

/** Whether a run has ended between two states of one lab; one that was cancelled leaves no news. */
function ended(before: PanelState | null, { of, report: now }: PanelState): boolean {
  const old = before?.of === of ? before.report : null;
  return old !== null && now !== null && !now.running && differs([old.run, old.fault], [now.run, now.fault]);
}

/** Remembers that a run has ended where the reader doesn't see it, until they do: the foot leads to it meanwhile. */
export function createNews(
  page: Page,
  changed: () => void,
): { show(before: PanelState | null, now: PanelState): void; readonly unseen: boolean } {
  let unseen = false;
  let place = newsPlace(null);
  let waiting = false;
  window.addEventListener('scroll', () => {
    if (!unseen || waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (!page.sees(place)) return;
      unseen = false;
      changed();
    });
  });
  return {
    get unseen() {
      return unseen;
    },
    show(before, now) {
      place = newsPlace(now.report);
      unseen = (ended(before, now) || (unseen && before?.of === now.of)) && !page.sees(place);
    },
  };
}
