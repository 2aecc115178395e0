/** Running jobs above the status bar; never in the way of work. */
import { type ReactNode, Suspense } from 'react';
import { lazyInKit } from '../lazyInKit';
import { useNotices } from '../notices';

const JobLine = lazyInKit(async () => (await import('./JobLine')).JobLine);

export function JobStrip(): ReactNode {
  const { jobs } = useNotices();
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
