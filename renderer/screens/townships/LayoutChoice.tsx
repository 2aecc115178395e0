/** Word 版式: the built-in layout or the office's own template, taken in here and checked. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { shell } from '../../api';
import { tell, useJob, useRead, useWrite } from '../../hooks';
import { showFailure } from '../../notices';

export function LayoutChoice(): ReactNode {
  const template = useRead('layoutTemplate', {});
  const taking = useJob('takeLayoutTemplate');
  const saving = useJob('saveLayoutSample');
  const dropping = useWrite('dropLayoutTemplate');

  const take = async (): Promise<void> => {
    const chosen = await shell().chooseFiles('template');
    if (chosen) await taking.start({ grant: chosen.token });
  };
  const saveSample = async (): Promise<void> => {
    const place = await shell().chooseSave('original', '版式模板.docx');
    const saved = place ? await saving.start({ grant: place.token }) : null;
    if (saved) showFailure(`已存为“${saved.fileName}”。`, '', true);
  };
  return (
    <fieldset>
      <legend>Word 版式</legend>
      <span className="export-layout" data-testid="layout-name">
        {template.data ? `本单位模板“${template.data.name}”` : '内置版式'}
      </span>
      <Button size="small" data-testid="layout-take" onClick={() => void take().catch(tell)}>
        选模板…
      </Button>
      {template.data ? (
        <Button size="small" data-testid="layout-drop" onClick={() => void dropping.run({})}>
          用内置版式
        </Button>
      ) : (
        <Button
          size="small"
          title="一份 Word 文档，要填的地方写着〔标题〕〔序号〕这样的名称，照着改成本单位的版式"
          data-testid="layout-sample"
          onClick={() => void saveSample().catch(tell)}
        >
          存样例模板…
        </Button>
      )}
    </fieldset>
  );
}
