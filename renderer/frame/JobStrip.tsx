/** Running jobs above the status bar; never in the way of work. */
import { type ReactNode, Suspense, useEffect } from 'react';
import { lazyInKit } from '../lazyInKit';
import { useNotices } from '../notices';

const JobLine = lazyInKit(async () => (await import('./JobLine')).JobLine);

/** Jobs that only read or compare are left without a question. */
const MAKES_FILES = /^(export|save|make|send|pack|unpack|archive|restore|bringBack|workHere|backUp|confirm)/;

export function JobStrip(): ReactNode {
  const { jobs } = useNotices();
  useHeldWindow(jobs.some(({ method }) => MAKES_FILES.test(method)));
  return (
    <div className="jobs" role="status">
      <Suspense>
        {jobs.map((job) => (
          <JobLine key={job.key} job={job} />
        ))}
      </Suspense>
    </div>
  );
}

/** Closing the window is asked about (electron/window.ts) while `held`. */
function useHeldWindow(held: boolean): void {
  useEffect(() => {
    if (!held) return;
    const hold = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, [held]);
}
