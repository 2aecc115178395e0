/** The project's name in the top bar: its file, its check and the way out. */
import { Dropdown } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Summary } from '../../shared/views';
import { useProjectDoor } from '../project';
import { ProjectInfo } from './ProjectInfo';

export function ProjectMenu({ summary }: { summary: Summary }): ReactNode {
  const [infoOpen, setInfoOpen] = useState(false);
  const door = useProjectDoor();
  const act = (key: string): void => {
    if (key === 'info') setInfoOpen(true);
    if (key === 'close') void door.close();
  };
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'info', label: '项目信息、备份、校验…' },
            { key: 'close', label: '关闭项目，回到开始页' },
          ],
          onClick: ({ key }) => act(key),
        }}
      >
        <button type="button" className="project-name" data-testid="project-menu">
          <span className="cut">{summary.name}</span>
          <span aria-hidden>▾</span>
        </button>
      </Dropdown>
      {infoOpen ? <ProjectInfo summary={summary} onClose={() => setInfoOpen(false)} /> : null}
    </>
  );
}
