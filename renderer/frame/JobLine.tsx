/** One running job: what it does, how far it is, and the way to stop it. */
import { Button, Progress } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { figure } from '../format';
import type { RunningJob } from '../notices';
import { JOB_WORDS } from '../text';

/** Shorter jobs are not worth a strip that comes and goes. */
const SHOWN_AFTER = 700;

export function JobLine({ job }: { job: RunningJob }): ReactNode {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SHOWN_AFTER);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  const { progress } = job;
  const total = progress?.total ?? 0;
  return (
    <div className="job" data-testid={`job-${job.method}`}>
      <b>{JOB_WORDS[job.method] ?? JOB_WORDS.other}</b>
      {progress ? (
        <span>
          {total > 0 ? `${figure(progress.done)} / ${figure(total)}` : figure(progress.done)} {progress.what}
        </span>
      ) : null}
      {total > 0 && progress ? (
        <Progress className="job-bar" percent={Math.floor((progress.done / total) * 100)} size="small" />
      ) : null}
      <Button size="small" onClick={job.cancel}>
        取消
      </Button>
    </div>
  );
}
