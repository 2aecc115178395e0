/** Groups of tests: the engine in plain Node, documents through LibreOffice, the real Electron window; and measurements. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    passWithNoTests: false,
    projects: [
      {
        test: {
          name: 'engine',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', 'test/office/**', '**/node_modules/**'],
          pool: 'forks',
          // Left to itself, one of two cores stays idle.
          maxWorkers: 2,
          testTimeout: 90_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'office',
          include: ['test/office/**/*.test.ts'],
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.ts'],
          // Runtime, build and, without a display, a virtual one.
          globalSetup: ['scripts/window-tests-setup.mjs'],
          pool: 'forks',
          // One window at a time: two would fight for the focus and for two processor cores.
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // A busy machine is slow, not wrong.
          expect: { poll: { timeout: 15_000 } },
        },
      },
      {
        test: {
          // Killed processes, power cuts, failing disks; `npm run faults -- --release` for the long figures.
          name: 'faults',
          include: ['test/faults/**/*.faults.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: process.env.SHUANGSHU_FAULTS === 'release' ? 36_000_000 : 300_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          // Not part of `npm test`: `npm run soak`.
          name: 'soak',
          include: ['test/soak/**/*.soak.ts'],
          pool: 'forks',
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'bench',
          include: ['test/bench/**/*.bench.ts'],
          globalSetup: ['scripts/window-tests-setup.mjs'],
          pool: 'forks',
          // Measurements would disturb each other.
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
