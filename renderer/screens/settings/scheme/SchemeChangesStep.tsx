/** What a changed scheme moves: where the items of each category that goes are to stand, then one action. */
import { Button, Input, Radio, Select, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { sectionKey, sectionOfKey } from '../../../../shared/logic/schemes/schemeLists';
import { movesPassingOn, renamesAmong } from '../../../../shared/logic/schemes/sectionRenames';
import type { Scheme } from '../../../../shared/model/scheme';
import type { SectionGone } from '../../../../shared/views/schemes';
import { sectionChoices } from '../../../components/items/sectionChoices';
import { figure } from '../../../format';
import { useRead, useWrite } from '../../../hooks';

interface StepProps {
  readonly scheme: Scheme;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

const fieldsOf = (list: Scheme['lists'][number]): string[] => list.fields.map(({ label }) => `${list.name}“${label}”`);

export function SchemeChangesStep({ scheme, onBack, onDone }: StepProps): ReactNode {
  const changes = useRead('previewScheme', { scheme });
  const before = useRead('scheme', {});
  const write = useWrite('changeScheme');
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  /** By chain of names, whether it is one. */
  const [passes, setPasses] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [reason, setReason] = useState('');
  if (!changes.data || !before.data) return <Skeleton active paragraph={{ rows: 4 }} />;
  const { gone, passedOn, added, hiddenFields, fieldsBack } = changes.data;
  const targetOf = (section: SectionGone): string =>
    chosen.get(sectionKey(section)) ?? (section.proposed ? sectionKey(section.proposed) : '');
  const chains = passedOn.map((one) => ({ ...one, key: [one.listId, ...one.names].join('\n') }));
  const isPassedOn = ({ listId, category }: SectionGone): boolean =>
    chains.some((one) => passes.get(one.key) === true && one.listId === listId && one.names[0] === category);
  const mapped = gone.filter((section) => !isPassedOn(section));
  const open = mapped.filter((section) => targetOf(section) === '').length;
  const unsaid = chains.filter(({ key }) => !passes.has(key)).length;
  const options = sectionChoices(scheme.lists);
  const moves = [
    ...chains.filter(({ key }) => passes.get(key)).flatMap(movesPassingOn),
    ...mapped.map((section) => ({
      from: { listId: section.listId, category: section.category },
      to: sectionOfKey(targetOf(section)),
    })),
  ];
  const renamed = new Set(renamesAmong(moves, before.data, scheme).map(({ from }) => sectionKey(from)));
  const known = new Set(before.data.lists.flatMap(fieldsOf));
  const newFields = scheme.lists.flatMap(fieldsOf).filter((field) => !known.has(field));
  const run = async (): Promise<void> => {
    if (await write.run({ scheme, moves, reason: reason.trim() })) onDone();
  };
  return (
    <>
      <p>
        {[
          `新增类别 ${figure(added)} 个，去掉的类别里有事项、拟办增减或申请的 ${figure(gone.length)} 个。`,
          '事项、来源、依据和历次文字都不变。只改名称的类别记为“类别改名”，不算调类，表态仍有效，以前各轮、各版照当时的名称；',
          '其余的事项换类别，记为当前轮次的“调类”，计 0。拟办的增减、没有决定的申请跟着改到新类别。',
        ].join('')}
      </p>
      {mapped.map((section) => (
        <div key={sectionKey(section)} className="scheme-row scheme-move" data-testid="scheme-move">
          <span>
            {section.list} · {section.category}（在库 {figure(section.live)} 项
            {section.subtracted > 0 ? `，已核减 ${figure(section.subtracted)} 项` : ''}
            {section.towns > 0 ? `，分镇列入 ${figure(section.towns)} 处` : ''}
            {section.prepared > 0 ? `，拟办的增减 ${figure(section.prepared)} 条` : ''}
            {section.requests > 0 ? `，没有决定的申请 ${figure(section.requests)} 件` : ''}）→
          </span>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            value={targetOf(section) || null}
            aria-label={`${section.list} ${section.category}调到哪一类`}
            placeholder="调到哪一类"
            options={options}
            onChange={(value: string | null) => setChosen(new Map([...chosen, [sectionKey(section), value ?? '']]))}
          />
          {renamed.has(sectionKey(section)) ? <span className="tag scheme-renamed">改名</span> : null}
        </div>
      ))}
      {chains.map(({ key, names }) => (
        <fieldset key={key} className="note" data-testid="scheme-passed-on">
          <p>
            “{names[0]}”不再有，“{names[1]}”排在它的位置上。是哪一种？
          </p>
          <Radio.Group
            value={passes.get(key) ?? null}
            options={[
              { value: true, label: `依次改名，事项各随各的类别：${names.map((name) => `“${name}”`).join('→')}` },
              { value: false, label: `去掉“${names[0]}”，新增“${names.at(-1) ?? ''}”` },
            ]}
            onChange={({ target }) => setPasses(new Map([...passes, [key, target.value === true]]))}
          />
        </fieldset>
      ))}
      {newFields.length > 0 ? (
        <p className="note" data-testid="scheme-new-fields">
          新增栏目：{newFields.join('；')}。没有填过的各项里还是空的，到事项库填（可批量改）。
        </p>
      ) : null}
      {fieldsBack.map(({ label, items }) => (
        <p key={label} className="note" data-testid="scheme-field-back">
          栏目“{label}”以前有过，{figure(items)} 项里填过的内容重新显示。
        </p>
      ))}
      {hiddenFields.map(({ label, items }) => (
        <p key={label} className="note">
          栏目“{label}”不再显示，{figure(items)} 项里填过的内容仍随事项保存，加回栏目就能看到。
        </p>
      ))}
      <Input.TextArea
        rows={2}
        value={reason}
        maxLength={2_000}
        placeholder="为什么改体例"
        onChange={(event) => setReason(event.target.value)}
        data-testid="scheme-reason"
      />
      <div className="scheme-foot" data-foot>
        <span className="muted small">
          {unsaid > 0
            ? '先选上面是改名，还是去掉和新增'
            : open > 0
              ? `还有 ${figure(open)} 类没有选调到哪里`
              : '可一次撤销'}
        </span>
        <span className="push" />
        <Button onClick={onBack}>回去改</Button>
        <Button
          type="primary"
          disabled={open > 0 || unsaid > 0 || reason.trim() === ''}
          loading={write.running}
          onClick={() => void run()}
          data-testid="scheme-do"
        >
          改体例
        </Button>
      </div>
    </>
  );
}
