/** The window on an office screen whose text is magnified: it is no larger than the screen, so that nothing lies outside. */
import { expect, it } from 'vitest';
import { launchInTest } from './launch';

it.each(['1.5', '2.6'])('opens inside a screen that magnifies %s times', async (scale) => {
  const { app } = await launchInTest({ switches: [`--force-device-scale-factor=${scale}`] });
  const [bounds, area] = await app.evaluate(({ BrowserWindow, screen }) => [
    BrowserWindow.getAllWindows()[0]?.getBounds(),
    screen.getPrimaryDisplay().workArea,
  ]);
  // Whole screen pixels are rounded up.
  expect(bounds?.width).toBeLessThanOrEqual((area?.width ?? 0) + 1);
  expect(bounds?.height).toBeLessThanOrEqual((area?.height ?? 0) + 1);
});
