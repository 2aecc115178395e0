/** 改体例: lists, categories, columns, numbering and layout of this project's own copy; first what moves, then one action. */
import { Button, Input, Select, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { freshListId } from '../../../../shared/logic/schemes/freshIds';
import { schemeProblem } from '../../../../shared/logic/schemes/schemeProblem';
import { MERGE_REASON } from '../../../../shared/model/round';
import { type Scheme, type SchemeList, schemeSchema } from '../../../../shared/model/scheme';
import { call } from '../../../api';
import { Dialog } from '../../../components/dialogs/Dialog';
import { PaperFields } from '../../../components/paper/PaperFields';
import { tell, useFreshRead, useRead } from '../../../hooks';
import { Labelled } from './Labelled';
import { ListEditor } from './ListEditor';
import { SchemeChangesStep } from './SchemeChangesStep';
import { titleKept, titleShown } from './titleWords';
import './scheme.css';

export function SchemeDialog({ onClose }: { onClose: () => void }): ReactNode {
  const current = useFreshRead('scheme', {});
  const [edited, setEdited] = useState<Scheme | null>(null);
  const [looking, setLooking] = useState(false);
  const scheme = edited ?? current;
  if (!scheme) return null;
  const checked = schemeSchema.safeParse(scheme);
  const problem = checked.success ? '' : schemeProblem(scheme, checked.error.issues);
  return (
    <Dialog
      title={looking ? '改体例：有什么变动' : '改体例（只改本项目的一份，不动随程序的体例）'}
      width={980}
      className="scheme-dialog"
      footer={null}
      onCancel={onClose}
    >
      {looking && checked.success ? (
        <SchemeChangesStep scheme={checked.data} onBack={() => setLooking(false)} onDone={onClose} />
      ) : (
        <>
          <SchemeHead scheme={scheme} onChange={setEdited} />
          <SchemeTabs scheme={scheme} onChange={setEdited} />
          <div className="scheme-foot" data-foot>
            <span className="alarm" role="status">
              {problem}
            </span>
            <span className="push" />
            <Button onClick={onClose}>取消</Button>
            <Button
              type="primary"
              disabled={edited === null || problem !== ''}
              onClick={() => setLooking(true)}
              data-testid="scheme-look"
            >
              看有什么变动…
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}

interface EditProps {
  readonly scheme: Scheme;
  readonly onChange: (scheme: Scheme) => void;
}

function SchemeHead({ scheme, onChange }: EditProps): ReactNode {
  const presets = useRead('schemes', {});
  const start = (id: string): void => {
    call('preset', { id }).then(onChange).catch(tell);
  };
  return (
    <div className="scheme-pair">
      <Labelled label="体例名称">
        <Input
          value={scheme.name}
          maxLength={60}
          onChange={(event) => onChange({ ...scheme, name: event.target.value })}
          data-testid="scheme-name"
        />
      </Labelled>
      <Labelled label="清单标题（〔县名〕〔镇名〕〔清单名〕照实印）">
        <Input
          value={titleShown(scheme.title)}
          maxLength={120}
          onChange={(event) => onChange({ ...scheme, title: titleKept(event.target.value) })}
        />
      </Labelled>
      <Labelled label="换一种体例为底">
        <Select
          value={null}
          placeholder="随程序的体例"
          options={(presets.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id: string | null) => id !== null && start(id)}
          data-testid="scheme-preset"
        />
      </Labelled>
      <div className="scheme-reasons">
        <Labelled label="核减的缘由（可增减，写好一个按回车）">
          <Select
            mode="tags"
            aria-label="核减的缘由"
            value={scheme.subtractReasons}
            tokenSeparators={['、', '，', ';', '；']}
            open={false}
            suffixIcon={null}
            data-testid="scheme-reasons"
            onChange={(reasons) => onChange({ ...scheme, subtractReasons: withMerging(reasons) })}
          />
        </Labelled>
      </div>
    </div>
  );
}

/** 合并 has its own counting and stays among the reasons, whatever an office adds or leaves out. */
function withMerging(reasons: readonly string[]): string[] {
  const own = [...new Set(reasons.map((reason) => reason.trim()).filter((reason) => reason !== ''))];
  return own.includes(MERGE_REASON) ? own : [...own, MERGE_REASON];
}

/** Ids of lists are letters and figures. */
const PAPER_TAB = '·paper';

function SchemeTabs({ scheme, onChange }: EditProps): ReactNode {
  const [active, setActive] = useState(scheme.lists[0]?.id ?? '');
  const { lists, paper } = scheme;
  const long = paper.orientation === 'landscape' ? 297 : 210;
  const width = long - paper.margins.left - paper.margins.right;
  const put = (next: readonly SchemeList[]): void => onChange({ ...scheme, lists: [...next] });
  const add = (): void => {
    const id = freshListId();
    const [first] = lists;
    if (!first) return;
    put([
      ...lists,
      {
        ...first,
        id,
        name: `新清单${lists.length + 1}`,
        short: `新${lists.length + 1}`,
        catalogue: undefined,
      },
    ]);
    setActive(id);
  };
  const remove = (id: string): void => {
    const left = lists.filter((list) => list.id !== id);
    if (left.length === 0) return;
    put(left);
    setActive(left[0]?.id ?? '');
  };
  const open = active === PAPER_TAB || lists.some(({ id }) => id === active) ? active : (lists[0]?.id ?? '');
  return (
    <div className="scheme-tabs">
      <div className="scheme-lists">
        {lists.length > 1 && open !== PAPER_TAB ? (
          <Button size="small" onClick={() => remove(open)} data-testid="scheme-drop-list">
            去掉这张
          </Button>
        ) : null}
        <Button size="small" onClick={add} data-testid="scheme-add-list">
          加一张清单
        </Button>
      </div>
      <Tabs
        type="card"
        activeKey={open}
        onChange={setActive}
        items={[
          ...lists.map((list) => ({
            key: list.id,
            label: list.name,
            children: (
              <ListEditor
                list={list}
                width={width}
                onChange={(next) => put(lists.map((one) => (one.id === list.id ? next : one)))}
              />
            ),
          })),
          {
            key: PAPER_TAB,
            label: <span data-testid="scheme-paper">版式</span>,
            children: <PaperFields sheet value={paper} onChange={(next) => onChange({ ...scheme, paper: next })} />,
          },
        ]}
      />
    </div>
  );
}
