/** 附件: papers that came with the request, kept in the project by their content. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { RequestDetail } from '../../../shared/views/requests';
import { shell } from '../../api';
import { dateText } from '../../format';
import { tell, useJob, useWrite } from '../../hooks';

export function RequestPapers({ request, canWrite }: { request: RequestDetail; canWrite: boolean }): ReactNode {
  const attach = useWrite('attachRequestPaper');
  const save = useJob('saveRequestPaper');
  const choose = async (): Promise<void> => {
    const grant = await shell().chooseFiles('sources');
    if (grant) await attach.run({ requestId: request.id, grant: grant.token });
  };
  const keep = async (paperId: number, name: string): Promise<void> => {
    const grant = await shell().chooseSave('original', name);
    if (grant) await save.start({ paperId, grant: grant.token });
  };
  return (
    <section className="card" aria-label="附件">
      <h2 className="card-head">
        附件 <span className="muted small">{request.papers.length} 件</span>
        <span className="push" />
        {canWrite ? (
          <Button size="small" data-testid="request-attach" onClick={() => void choose().catch(tell)}>
            附上文件…
          </Button>
        ) : null}
      </h2>
      {request.papers.length === 0 ? null : (
        <ul className="request-papers">
          {request.papers.map(({ id, name, size, at, sha256 }) => (
            <li key={id} data-testid="request-paper">
              <button
                type="button"
                className="link cut"
                title={`校验码 ${sha256}`}
                onClick={() => void keep(id, name).catch(tell)}
              >
                {name}，另存…
              </button>
              <span className="muted small">
                {Math.max(1, Math.round(size / 1024))} KB　{dateText(at)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
