/** F6: the regions of the window in reading order, and stepping from one to the next. */

/** Bar, steps, page head, filters, lists and grids, panes, action bars, equations. */
const REGIONS = [
  '.top',
  '.rail',
  '.page-head',
  '.facets',
  '[role=grid]',
  '[role=listbox]',
  '.page-body',
  '.pool-foot',
  '.action-pane',
  '[role=toolbar]',
  '.jobs',
  '.status',
].join(', ');

const FOCUSABLE =
  'button:not([disabled]), input:not([disabled]), select, textarea, a[href], [tabindex]:not([tabindex="-1"])';

/** Focuses the next region (or the one before) that has something to focus; in a dialog it stays there. */
export function goToRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>(REGIONS)].filter(isReachable);
  const here = regions.findLastIndex((region) => region.contains(document.activeElement));
  for (let turn = 1; turn <= regions.length; turn += 1) {
    const from = here < 0 && step > 0 ? -1 : Math.max(here, 0);
    const region = regions[(from + step * turn + regions.length * 2) % regions.length];
    const target = region && firstFocusable(region);
    if (!target) continue;
    target.focus();
    return;
  }
}

function isReachable(element: HTMLElement): boolean {
  return element.getClientRects().length > 0 && element.closest('[inert], .ant-modal-root') === null;
}

function firstFocusable(region: HTMLElement): HTMLElement | null {
  if (region.tabIndex >= 0) return region;
  return (
    [...region.querySelectorAll<HTMLElement>(FOCUSABLE)].find(
      (element) => element.tabIndex >= 0 && isReachable(element),
    ) ?? null
  );
}
