/** The project's name in the top bar: its file, a copy, a backup, its check and the way out. */

import type { ReactNode } from 'react';
import type { Summary } from '../../../shared/views';
import { Menu } from '../../components/menus/Menu';
import { useRead } from '../../hooks';
import type { ProjectDeeds } from './useProjectDeeds';

interface ProjectMenuProps {
  readonly summary: Summary;
  readonly deeds: ProjectDeeds;
  readonly onInfo: () => void;
  readonly onPack: () => void;
}

export function ProjectMenu({ summary, deeds, onInfo, onPack }: ProjectMenuProps): ReactNode {
  const copy = useRead('workingCopy', {});
  const items = [
    ...(copy.data ? [{ key: 'back', label: '带回原处', act: deeds.bringBack }] : []),
    { key: 'info', label: '项目信息和校验…', act: onInfo },
    ...(summary.readOnly ? [] : [{ key: 'backup', label: '现在备份', act: deeds.backUp }]),
    { key: 'copy', label: '另存副本…', act: deeds.saveCopy },
    ...(summary.readOnly ? [] : [{ key: 'pack', label: '加密移交包…', act: onPack }]),
    ...(summary.readOnly ? [] : [{ key: 'anchor', label: '存照…', act: deeds.saveAnchor }]),
    { key: 'close', label: '关闭项目，回到开始页', act: deeds.close },
  ];
  return (
    <Menu
      menu={{
        items: items.map(({ key, label }) => ({ key, label: <span data-testid={`project-${key}`}>{label}</span> })),
        onClick: ({ key }) => items.find((item) => item.key === key)?.act(),
      }}
    >
      <button type="button" className="project-name" data-testid="project-menu">
        <span className="cut">{summary.name}</span>
        <span aria-hidden>▾</span>
      </button>
    </Menu>
  );
}
