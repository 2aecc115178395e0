/** Scratch. */
import { mkdtempSync } from 'node:fs';
import { it } from 'vitest';
import { launch } from './launch';
it('start', { timeout: 180_000 }, async () => {
  const userData = mkdtempSync('/tmp/v/ud-');
  for (let i = 0; i < 5; i += 1) {
    const t0 = Date.now();
    const s = await launch({ userData });
    const t1 = Date.now();
    await s.page.locator('[data-testid="start-new"]').click({ trial: true });
    const t2 = Date.now();
    const inside = await s.page.evaluate(() => {
      const nav = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming;
      const paint = performance.getEntriesByType('paint').map((p) => [p.name, Math.round(p.startTime)]);
      const res = performance.getEntriesByType('resource').map((r) => [r.name.slice(-18), Math.round(r.startTime), Math.round((r as PerformanceResourceTiming).responseEnd)]);
      return { origin: performance.timeOrigin, dcl: Math.round(nav.domContentLoadedEventEnd), interactive: Math.round(nav.domInteractive), load: Math.round(nav.loadEventEnd), paint, res, now: Math.round(performance.now()) };
    });
    console.log('launch', t1 - t0, 'usable', t2 - t0, 'origin', Math.round(inside.origin - t0), JSON.stringify(inside));
    await s.close();
  }
});
